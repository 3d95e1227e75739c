"""Reading and signing the waiver, on screen or on paper, and the copy to keep."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.applications.status import ApplicationStatus
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions, drawings, evidence
from ridealong.waivers.models import WaiverText
from ridealong.waivers.status import Audience, WaiverStatus
from ridealong.web import markup
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, fields, status
from ridealong.web.rider.downloads import pdf

LONGEST_DRAWING = 400_000  # characters of a PNG as a data URL


class SignForm(forms.Form):
    """The typed name is the signature; consent to sign electronically is a box of its own."""

    text = forms.UUIDField(widget=forms.HiddenInput)
    agrees_to_electronic = forms.BooleanField(
        label=_("I agree to sign this electronically. I can get a paper copy at the front desk, free, now or later"),
        error_messages={"required": _("Agree to sign electronically, or choose to sign on paper below.")},
    )
    has_read = forms.BooleanField(
        label=_("I have read the whole text above and mean to sign it"),
        error_messages={"required": _("Read the text to its end, then say so here.")},
    )
    typed_name = fields.line(
        _("Type your legal name"),
        max_length=200,
        autocomplete="name",
        help_text=_("As on your ID. This is your signature."),
        error_messages={"required": _("Type your name to sign.")},
    )
    drawing = forms.CharField(required=False, max_length=LONGEST_DRAWING, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, text: WaiverText) -> None:
        super().__init__(data, initial={"text": text.pk})
        self.fields["typed_name"].widget.attrs["class"] = "ra-signline"

    def clean_drawing(self) -> str:
        try:
            return drawings.clean(self.cleaned_data["drawing"])
        except drawings.Unreadable as error:
            raise ValidationError(str(error)) from error


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Shows the whole text and takes the signature. A text that changed meanwhile is shown again, unsigned."""
    case = cases.find(request.user, pk)
    if not _may_sign(case):
        return redirect("rider:case", pk)
    try:
        text = actions.text_for_rider(case.application, case.ride.on if case.ride else None)
    except actions.CannotSign as error:
        messages.error(request, str(error))
        return redirect("rider:case", pk)
    form = SignForm(request.POST if request.method == "POST" else None, text=text)
    if form.is_valid():
        shown = WaiverText.objects.in_force().filter(pk=form.cleaned_data["text"]).first()
        if shown is None or shown.pk != text.pk:
            messages.warning(request, _("The text has changed since you opened the page. Please read it again."))
            return redirect("rider:sign", pk)
        try:
            waiver = actions.open_for(case.application, by=request.user)
            actions.sign(waiver, by=request.user, act=_act(request, form), text=text, window=_window(case))
        except (actions.CannotSign, IllegalMove) as error:
            form.add_error("typed_name", str(error))
        else:
            messages.success(request, _("Signed. Your copy is below, to keep."))
            return redirect("rider:case", pk)
    context = {
        "case": case,
        "form": form,
        "text": text,
        "body": markup.to_html(text.body),
        "is_paper_allowed": "paper" in case.rules.waiver.channels,
    }
    return render(request, "rider/sign.html", context)


def _may_sign(case: cases.Case) -> bool:
    """Once the application is approved, where the program lets people sign on screen, and only once."""
    is_time = case.status == ApplicationStatus.APPROVED and case.signs_online
    return is_time and not (case.has_signed or case.is_signed or case.has_ridden)


def _window(case: cases.Case) -> tuple[datetime, datetime] | None:
    """The hours the waiver is for, once there is a ride."""
    return (case.ride.starts_at, case.ride.ends_at) if case.ride else None


def _act(request: SignedInRequest, form: SignForm) -> actions.Act:
    data = form.cleaned_data
    return actions.Act(
        typed_name=data["typed_name"],
        identified_by="email_code",
        drawing=data["drawing"],
        agrees_to_electronic=data["agrees_to_electronic"],
        network_address=request.META.get("REMOTE_ADDR", ""),
        browser=request.headers.get("User-Agent", "")[:300],
    )


@citizen
@require_safe
def print_out(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The waiver with what we know filled in, to sign with a pen."""
    case = cases.find(request.user, pk)
    if case.status != ApplicationStatus.APPROVED:
        return redirect("rider:case", pk)
    application = case.application
    if case.waiver and case.waiver.status in {WaiverStatus.AWAITING, WaiverStatus.PARTLY_SIGNED}:
        file = actions.prefilled_pdf(case.waiver)
    else:
        file = actions.blank_pdf(application.program, Audience.ADULT, application.rider.language)
    return pdf(file, f"waiver-{application.reference}")


@citizen
@require_safe
def download(request: SignedInRequest, pk: UUID, file: UUID) -> HttpResponse:
    """The sealed bytes, as they were signed."""
    case = cases.find(request.user, pk)
    sealed = get_object_or_404(status.files_of(case.application), pk=file)
    try:
        content = actions.read_file(sealed, by=request.user)
    except evidence.FileChanged:
        messages.error(request, _("This file cannot be read just now. Please call the ride-along desk."))
        return redirect("rider:case", pk)
    return pdf(content, f"{sealed.kind}-{case.application.reference}", is_download=True)
