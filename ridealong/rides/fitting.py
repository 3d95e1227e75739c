"""Gathers what the rules ask about a booking: a rider's case, a seat, and a stretch of time."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.riders import keeping_apart
from ridealong.applications.riders.keep_apart import Kind
from ridealong.rides import history, matching
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.reason import Reason
from ridealong.rules.ride import Host, Place, Wish
from ridealong.shifts.models import Officer, Seat, SeatStatus, Shift
from ridealong.shifts.rules import Stretch, least_on_duty


def objections(
    application: Application, seat: Seat, *, starts_at: datetime, ends_at: datetime, moving: Ride | None = None
) -> list[Reason]:
    """Every reason against this booking on its own date, hard ones first. Times are aware.

    A reason with `override` is soft: that role may set it aside. `moving` is a ride that is only being moved.
    """
    apart = keeping_apart.officers_of(application.rider, starts_at.astimezone(seat.shift.station.zone).date())
    wish = wish_for(seat, starts_at, ends_at, is_kept_apart=str(seat.shift.officer.account_id) in apart)
    rules = application.rule_set.rules.for_ride(application.category, facts.age_on(application, wish.on), wish.station)
    person = replace(
        facts.person_of(application, wish.on), relatives_stations=_stations_of_relatives(application, wish.on, rules)
    )
    applied_at = application.submitted_at or application.created_at
    asked = Facts(
        person,
        wish,
        past_rides=history.of(application.rider),
        applied_at=applied_at,
        holidays=holidays_around(applied_at.year),
        taken=_taken(application, seat, wish, moving),
        on_duty=_on_duty(seat.shift, wish, rules),
    )
    return list(judge(asked, application.rule_set.rules, Moment.BOOK).reasons)


def wish_for(seat: Seat, starts_at: datetime, ends_at: datetime, *, is_kept_apart: bool = False) -> Wish:
    """A stretch of time in a seat, as the rules see it. Times are aware."""
    shift, officer, zone = seat.shift, seat.shift.officer, seat.shift.station.zone
    return Wish(
        starts_at.astimezone(zone),
        ends_at.astimezone(zone),
        str(shift.station_id),
        str(shift.officer_id),
        shift=(shift.starts_at, shift.ends_at),
        unit=shift.unit.kind if shift.unit else "",
        host=Host(officer.is_active, officer.takes_riders, officer.is_probationary, officer.is_flagged),
        place=Place(seat.status == SeatStatus.OPEN and not shift.is_cancelled, is_kept_apart),
    )


def _stations_of_relatives(application: Application, on: date, rules: Rules) -> frozenset[str]:
    """Where officers work who are noted as relatives or partners of the rider; asked only where a rule does."""
    if not rules.officers.no_relatives_at_station:
        return frozenset()
    relatives = keeping_apart.officers_of(application.rider, on, kinds=[Kind.RELATIVE, Kind.PARTNER])
    stations = Officer.objects.filter(account__in=[UUID(pk) for pk in relatives]).values_list("station", flat=True)
    return frozenset(map(str, stations))


def _on_duty(shift: Shift, wish: Wish, rules: Rules) -> int | None:
    """How many officers of the station are on duty all through the ride; counted only where a rule asks."""
    if rules.officers.min_on_duty is None:
        return None
    planned = Shift.objects.during(shift.station, wish.starts_at, wish.ends_at)
    ends = planned.values_list("starts_at", "ends_at")
    return least_on_duty(Stretch(wish.starts_at, wish.ends_at), [Stretch(*each) for each in ends])


def _taken(application: Application, seat: Seat, wish: Wish, moving: Ride | None) -> dict[str, int]:
    """Other rides of the program that a cap would count. One query."""
    others = Ride.objects.filter(status__in=HOLDS_SEAT, application__program=application.program_id)
    at_once = Q(starts_at__lt=wish.ends_at, ends_at__gt=wish.starts_at)
    counts = {
        "car": at_once & Q(seat__shift=seat.shift_id),
        "shift": Q(seat__shift=seat.shift_id),
        "station": at_once & Q(seat__shift__station=seat.shift.station_id),
    }
    if seat.shift.sector:
        counts["sector"] = counts["station"] & Q(seat__shift__sector=seat.shift.sector)
    for name, (first, last) in matching.periods(wish.starts_at).items():
        counts[name] = Q(starts_at__gte=first, starts_at__lt=last)
    counts["station_day"] = counts["day"] & Q(seat__shift__station=seat.shift.station_id)
    counts["officer_week"] = counts["week"] & Q(seat__shift__officer=seat.shift.officer_id)
    counts["officer_month"] = counts["month"] & Q(seat__shift__officer=seat.shift.officer_id)
    others = others.exclude(pk=moving.pk) if moving else others
    return others.aggregate(**{name: Count("pk", filter=condition) for name, condition in counts.items()})
