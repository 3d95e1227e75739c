"""The roll call of a station's day, as paper."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from ridealong import documents
from ridealong.admin import own_pages
from ridealong.admin.front import ON_THE_SHEET
from ridealong.admin.needs.look import today
from ridealong.applications.status import GuardianStatus
from ridealong.core import history, phone
from ridealong.core.languages import current_language
from ridealong.documents import content
from ridealong.program.letterhead import on_paper
from ridealong.program.models import Station
from ridealong.rides.models import Ride
from ridealong.rides.road import waiver_doubts
from ridealong.rides.status import BOOKED
from ridealong.rules.person import age_on


@require_safe
def print_today(request: HttpRequest, station: UUID) -> HttpResponse:
    """Today's rides of one station as a PDF. Who printed it is noted."""
    user = own_pages.allowed(request, "ridealong.view_ride")
    place = get_object_or_404(Station, pk=station)
    pdf = documents.render(_sheet(place))
    history.record("station.day_sheet_printed", place, by=user)
    return own_pages.pdf(pdf, f"rides-{timezone.localdate(timezone=place.zone).isoformat()}")


def _sheet(station: Station) -> content.DaySheet:
    start, end = today(station.zone)
    rides = Ride.objects.filter(
        seat__shift__station=station, starts_at__gte=start, starts_at__lt=end, status__in=ON_THE_SHEET
    )
    related = ("application__rule_set", "rider", "waiver", "seat__shift__officer", "seat__shift__station",
               "seat__shift__unit")  # fmt: skip
    ordered = rides.select_related(*related).prefetch_related("application__guardians").order_by("starts_at")
    return content.DaySheet(
        department=on_paper(),
        station=station.name,
        on=start.date(),
        rides=tuple(_line(ride) for ride in ordered),
        printed_at=timezone.now(),
        language=current_language(),
        zone=station.time_zone,
    )


def _line(ride: Ride) -> content.DayRide:
    case, shift = ride.application, ride.seat.shift
    guardians = [guardian for guardian in case.guardians.all() if guardian.status == GuardianStatus.CONSENTED]
    return content.DayRide(
        ride=content.Ride(
            starts_at=ride.starts_at,
            ends_at=ride.ends_at,
            station=shift.station.name,
            officer=str(shift.officer),
            badge_number=shift.officer.badge_number,
            unit=str(shift.unit or ""),
        ),
        rider=_rider(ride, ride.on),
        reference=case.reference,
        status=str(ride.get_status_display()),
        guardians=tuple(
            content.Guardian(person.name, person.relation, phone.display(str(person.phone))) for person in guardians
        ),
        doubts=tuple(str(doubt) for doubt in waiver_doubts(ride)) if ride.status in BOOKED else (),
    )


def _rider(ride: Ride, on: date) -> content.Rider:
    rider, case = ride.rider, ride.application
    born_on: date | None = rider.born_on
    return content.Rider(
        name=rider.name,
        age=age_on(born_on, on) if born_on else None,
        phone=phone.display(str(rider.phone)),
        emergency_contact=_joined([case.emergency_name, case.emergency_relation, str(case.emergency_phone or "")]),
    )


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
