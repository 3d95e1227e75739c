"""Papers the desk prints one by one: a shift's packet, an officer's report, a decision's letter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from ridealong import documents
from ridealong.admin import own_pages
from ridealong.applications.application import Application
from ridealong.applications.deciding import letters
from ridealong.core import history
from ridealong.core.languages import current_language
from ridealong.rides import ride_papers
from ridealong.rides.models import Ride
from ridealong.shifts.models import Shift


@require_safe
def packet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sealed; each case in it notes who took it along."""
    user = own_pages.allowed(request, "ridealong.view_ride", "ridealong.view_rider")
    shift = get_object_or_404(Shift.objects.select_related("officer", "station", "unit"), pk=pk)
    pdf = ride_papers.sealed_packet(shift, current_language())
    ride_papers.note_packet(shift, by=user)
    return own_pages.pdf(pdf, f"packet-{shift.on.isoformat()}-{shift.officer.badge_number}")


@require_safe
def ride_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = own_pages.allowed(request, "ridealong.view_ridereport")
    related = ("application__rule_set", "rider", "report", "checked_in_by", "seat__shift__officer",
               "seat__shift__station", "seat__shift__unit")  # fmt: skip
    ride = get_object_or_404(Ride.objects.select_related(*related).exclude(report=None), pk=pk)
    pdf = documents.render(ride_papers.report(ride, current_language()))
    history.record("ride.report_printed", ride, by=user)
    return own_pages.pdf(pdf, f"ride-report-{ride.application.reference}")


@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The decision, ready for an envelope."""
    user = own_pages.allowed(request, "ridealong.view_application")
    application = get_object_or_404(Application.objects.select_related("rider", "program", "station"), pk=pk)
    try:
        pdf = documents.render(letters.of(application))
    except letters.NotDecided as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:ridealong_application_change", pk)
    history.record("application.letter_printed", application, by=user)
    return own_pages.pdf(pdf, f"letter-{application.reference}")
