"""The program's month or year: on the screen with charts, and as a paper."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ridealong import documents
from ridealong.admin import own_pages
from ridealong.admin.fields import Select
from ridealong.admin.records.bars import FOOT, HEIGHT, WIDTH, drawn
from ridealong.core import history
from ridealong.core.languages import current_language
from ridealong.core.statements import Things
from ridealong.documents.paperwork import ProgramReport
from ridealong.program import clock
from ridealong.program.models import Program
from ridealong.rides import reporting
from ridealong.rides.reporting import Period
from ridealong.web.access import user_of

YEARS = 12  # back
WIDE = {"class": "select form-select"}


class PeriodForm(forms.Form):
    program = forms.TypedChoiceField(label=_("Program"), widget=Select(WIDE))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, widget=Select(WIDE))
    month = forms.TypedChoiceField(label=_("Month"), coerce=int, widget=Select(WIDE))

    def __init__(self, *args: Any, programs: Sequence[Program], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [(str(program.pk), program.name) for program in programs]  # type: ignore[attr-defined]
        self.fields["program"].coerce = {str(program.pk): program for program in programs}.get  # type: ignore[attr-defined]
        year = timezone.localdate().year
        months = [(number, reporting.month_name(number)) for number in range(1, 13)]
        self.fields["year"].choices = [(number, number) for number in range(year, year - YEARS, -1)]  # type: ignore[attr-defined]
        self.fields["month"].choices = [(0, _("The whole year")), *months]  # type: ignore[attr-defined]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    form, found = _asked(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Program report"),
        "form": form,
        "report": found,
        "charts": [drawn(chart) for chart in found.charts] if found else [],
        "query": request.GET.urlencode(),
        "size": (WIDTH, HEIGHT, HEIGHT - FOOT),
    }
    return TemplateResponse(request, "admin/report.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    form, found = _asked(request)
    if found is None:
        return show(request)
    period = f"{form.cleaned_data['year']}-{form.cleaned_data['month']:02}"
    history.record("program.report_printed", form.cleaned_data["program"], by=user_of(request))
    return own_pages.pdf(documents.render(found), f"report-{period}")


@cache
def _programs() -> Things:
    return Things.of(Program.objects.all())


def _asked(request: HttpRequest) -> tuple[PeriodForm, ProgramReport | None]:
    """The form and what it asks for; without a question, this month of the first program."""
    own_pages.allowed(request, "ridealong.view_application")
    today = timezone.localdate(timezone=clock.zone())
    programs = _programs().run()
    start = {"program": programs[0].pk if programs else None, "year": today.year, "month": today.month}
    form = PeriodForm(request.GET if "year" in request.GET else start, programs=programs)
    if not form.is_valid():
        return form, None
    period = Period(form.cleaned_data["year"], form.cleaned_data["month"], clock.zone())
    return form, reporting.report(form.cleaned_data["program"], period, current_language())
