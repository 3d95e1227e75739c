"""Reading and signing the waiver, on screen or on paper, and the copy to keep."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.applications.status import ApplicationStatus
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions, evidence, signing, waiver_papers
from ridealong.waivers.models import WaiverText
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.status import Audience, WaiverStatus
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, status
from ridealong.web.rider.downloads import pdf
from ridealong.web.signing import SignForm


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Shows the whole text and takes the signature. A text that changed meanwhile is shown again, unsigned."""
    case = cases.find(request.user, pk)
    if not case.may_sign:
        return redirect("rider:case", pk)
    try:
        text = signing.text_for_rider(case.application, case.ride.on if case.ride else None)
    except CannotSign as error:
        messages.error(request, str(error))
        return redirect("rider:case", pk)
    posted = request.POST if request.method == "POST" else None
    form = SignForm(posted, text=text, has_initials=case.rules.waiver.initials_per_page)
    if form.is_valid():
        shown = WaiverText.objects.in_force().filter(pk=form.cleaned_data["text"]).first()
        if shown is None or shown.pk != text.pk:
            messages.warning(request, _("The text has changed since you opened the page. Please read it again."))
            return redirect("rider:sign", pk)
        try:
            waiver = signing.open_for(case.application, by=request.user)
            act = form.act(request, identified_by="email_code")
            signing.sign(waiver, by=request.user, act=act, text=text, window=_window(case))
        except (CannotSign, IllegalMove) as error:
            form.add_error("typed_name", str(error))
        else:
            messages.success(request, _("Signed. Your copy is below, to keep."))
            return redirect("rider:case", pk)
    context = {
        "case": case,
        "form": form,
        "text": text,
        "is_paper_allowed": "paper" in case.rules.waiver.channels,
    }
    return render(request, "rider/sign.html", context)


def _window(case: cases.Case) -> tuple[datetime, datetime] | None:
    """The hours the waiver is for, once there is a ride."""
    return case.ride.window if case.ride else None


@citizen
@require_safe
def print_out(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The waiver with what we know filled in, to sign with a pen."""
    case = cases.find(request.user, pk)
    application = case.application
    if not (case.status == ApplicationStatus.APPROVED or case.may_sign):
        return redirect("rider:case", pk)
    if case.waiver and case.waiver.status in {WaiverStatus.AWAITING, WaiverStatus.PARTLY_SIGNED}:
        file = waiver_papers.prefilled_pdf(case.waiver)
    else:
        file = waiver_papers.blank_pdf(application.program, Audience.ADULT, application.rider.language)
    return pdf(file, f"waiver-{application.reference}")


@citizen
@require_safe
def download(request: SignedInRequest, pk: UUID, file: UUID) -> HttpResponse:
    """The sealed bytes, as they were signed."""
    case = cases.find(request.user, pk)
    sealed = get_object_or_404(status.files_of(pk), pk=file)
    try:
        content = actions.read_file(sealed, by=request.user)
    except evidence.FileChanged:
        messages.error(request, _("This file cannot be read just now. Please call the ride-along desk."))
        return redirect("rider:case", pk)
    return pdf(content, f"{sealed.kind}-{case.application.reference}", is_download=True)
