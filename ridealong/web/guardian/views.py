"""A guardian reads, consents and signs, or declines; afterwards the page shows the receipt and where things stand."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.applications import facts
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.core.languages import current_language
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions as waivers
from ridealong.waivers import evidence, moments, signing, waiver_papers
from ridealong.waivers.models import WaiverText
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.status import Audience
from ridealong.web import handover
from ridealong.web.access import SignedInRequest, citizen, public
from ridealong.web.guardian import cases
from ridealong.web.guardian.cases import Case
from ridealong.web.signing import ConsentForm

REFUSALS = (CannotSign, CannotConsent, IllegalMove)


@citizen
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Everyone this person was asked to answer for."""
    guardians = cases.of_account(request.user).order_by("-invited_at")
    return render(request, "guardian/mine.html", {"guardians": guardians})


@citizen
@require_safe
def case(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = cases.find(request.user, pk)
    text = _text(found)
    return _page(request, found, text, ConsentForm(text=text) if text else None)


@citizen
@require_POST
def sign(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = cases.find(request.user, pk)
    text = _text(found)
    if text is None or not (found.may_sign and found.signs_online):
        messages.info(request, _("There is nothing to sign at the moment."))
        return redirect("guardian:case", pk)
    form = ConsentForm(request.POST, text=text)
    if not form.is_valid():
        return _page(request, found, text, form)
    if form.cleaned_data["text"] != text.pk:
        messages.warning(request, _("The text has changed since you opened the page. Please read it again."))
        return redirect("guardian:case", pk)
    try:
        _consent_and_sign(request, found, form, text)
    except REFUSALS as error:
        form.add_error("typed_name", str(error))
        return _page(request, found, text, form)
    if handover.end(request, pk):
        return redirect("guardian:hand-back")
    messages.success(request, _("Signed. Your receipt is below, to keep."))
    return redirect("guardian:case", pk)


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Says no, or takes a yes back before the ride."""
    found = cases.find(request.user, pk)
    if not (found.may_sign or found.may_take_back):
        return redirect("guardian:case", pk)
    if request.method != "POST":
        return render(request, "guardian/decline.html", {"case": found})
    try:
        waivers.refuse_guardian(found.guardian, by=request.user)
    except REFUSALS as error:
        messages.error(request, str(error))
    else:
        if handover.end(request, pk):
            return redirect("guardian:hand-back")
        messages.success(request, _("You declined. The ride will not take place without you."))
    return redirect("guardian:case", pk)


@public
@require_safe
def hand_back(request: HttpRequest) -> HttpResponse:
    """After a visit on somebody else's device: nobody is signed in, and nothing of anybody is shown."""
    return render(request, "guardian/hand_back.html")


@citizen
@require_safe
def paper(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The waiver to sign with a pen, with what is known filled in once the case has one."""
    found = cases.find(request.user, pk)
    if not found.may_sign:
        raise Http404
    application, language = found.application, current_language()
    waiver = application.waivers.awaiting_signature().first()
    try:
        file = (
            waiver_papers.prefilled_pdf(waiver)
            if waiver
            else waiver_papers.blank_pdf(application.program, Audience.GUARDIAN, language)
        )
    except WaiverText.DoesNotExist:
        messages.error(request, _("There is no waiver text yet. Please call the ride-along desk."))
        return redirect("guardian:case", pk)
    return _pdf(file, f"waiver-{application.reference}", "inline")


@citizen
@require_safe
def download(request: SignedInRequest, pk: UUID, file: UUID) -> HttpResponse:
    """The sealed bytes, as they were signed."""
    found = cases.find(request.user, pk)
    sealed = get_object_or_404(cases.files(pk, found.application.pk), pk=file)
    try:
        content = waivers.read_file(sealed, by=request.user)
    except evidence.FileChanged:
        messages.error(request, _("This file cannot be read just now. Please call the ride-along desk."))
        return redirect("guardian:case", pk)
    return _pdf(content, f"{sealed.kind}-{found.application.reference}", "attachment")


def _consent_and_sign(request: SignedInRequest, found: Case, form: ConsentForm, text: WaiverText) -> None:
    act, latest_end = form.act(request, identified_by="email_code"), form.cleaned_data["latest_end"]
    signing.consent_and_sign(found.guardian, by=request.user, act=act, text=text, latest_end=latest_end)


def _text(found: Case) -> WaiverText | None:
    """What there is to sign, in the language of the page; None while nothing is published."""
    try:
        return signing.text_for(found.application, Audience.GUARDIAN, current_language())
    except CannotSign:
        return None


def _page(request: SignedInRequest, found: Case, text: WaiverText | None, form: ConsentForm | None) -> HttpResponse:
    context = {
        "case": found,
        "wishes": facts.wishes(found.application),
        "text": text,
        "form": form,
        "is_paper_allowed": moments.takes(found.application, "paper"),
        "files": cases.all_files().run({"guardian": found.guardian.pk, "case": found.application.pk}),
    }
    signs_here = form and found.may_sign and found.signs_online
    return render(request, "guardian/sign.html" if signs_here else "guardian/case.html", context)


def _pdf(content: bytes, name: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": f'{disposition}; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
