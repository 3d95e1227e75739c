"""Asks the worker for many papers at once: those of a day, a month, or any days between."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from ridealong.program import clock
from ridealong.program.models import Station
from ridealong.rides import printing
from ridealong.rides.printing import Kind, NothingToPrint
from ridealong.web.access import user_of

PERMISSIONS = {
    Kind.WAIVERS: "ridealong.view_waiver",
    Kind.PACKETS: "ridealong.view_rider",
    Kind.CERTIFICATES: "ridealong.work_case",
}
LONGEST = timedelta(days=366)
YEARS = range(2000, 2101)


class PrintForm(forms.Form):
    kind = forms.ChoiceField(label=_("What to print"), widget=forms.RadioSelect)
    station = forms.ModelChoiceField(
        Station.objects.all(), label=_("Station"), required=False, empty_label=_("All stations")
    )
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date", "class": "ra-w-10"}))
    until = forms.DateField(
        label=_("Through"),
        widget=forms.DateInput(attrs={"type": "date", "class": "ra-w-10"}),
        help_text=_("Rides that begin on these days."),
    )
    form = forms.ChoiceField(
        label=_("As"),
        choices=[
            ("pdf", _("One PDF for the printer")),
            ("zip", _("A ZIP with a file each, sealed where it is sealed")),
        ],
        help_text=_("More than 250 papers become several PDFs, together in a ZIP."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, kind.label) for kind, permission in PERMISSIONS.items() if by.has_perm(permission)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and not (since.year in YEARS and until.year in YEARS):
            raise ValidationError({"until": _("Please check the years.")})
        if since and until and until < since:
            raise ValidationError({"until": _("Choose the first day or a later one.")})
        if since and until and until - since > LONGEST:
            raise ValidationError({"until": _("Choose at most a year.")})
        return data

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From midnight to midnight by the desk's clock."""
        zone = clock.zone()
        since: date = self.cleaned_data["since"]
        after: date = self.cleaned_data["until"] + timedelta(days=1)
        return datetime.combine(since, time(), zone), datetime.combine(after, time(), zone)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    if not user.has_perm("ridealong.view_ride") or not any(map(user.has_perm, PERMISSIONS.values())):
        raise PermissionDenied
    today = timezone.localdate(timezone=clock.zone())
    start = {"kind": Kind.WAIVERS, "since": today, "until": today, "form": "pdf"}
    form = PrintForm(request.POST if request.method == "POST" else None, initial=start, by=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        is_zip = data["form"] == "zip"
        try:
            batch = printing.ask(Kind(data["kind"]), form.span, by=user, station=data["station"], is_zip=is_zip)
        except NothingToPrint as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("admin:batch", batch.pk)
    context = {**admin.site.each_context(request), "title": _("Print many papers"), "form": form}
    return TemplateResponse(request, "admin/printing.html", context)
