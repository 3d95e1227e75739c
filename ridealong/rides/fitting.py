"""Gathers what the rules ask about a booking: a rider's case, a seat, and a stretch of time."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from ridealong.applications import eligibility, facts, keepapart
from ridealong.applications.eligibility import Person, Reason, evaluate
from ridealong.applications.keepapart import Kind
from ridealong.applications.models import Application
from ridealong.applications.status import ClearanceOutcome, ClearanceStatus, GuardianStatus
from ridealong.program.calendar import holidays_around
from ridealong.program.rules import Rules, Wish
from ridealong.rides import history, matching
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.shifts.models import Officer, Seat, SeatStatus, Shift
from ridealong.shifts.rules import Stretch, least_on_duty


def objections(
    application: Application, seat: Seat, *, starts_at: datetime, ends_at: datetime, moving: Ride | None = None
) -> list[Reason]:
    """Every reason against this booking on its own date, hard ones first. Times are aware.

    A reason with `override` is soft: that role may set it aside. `moving` is a ride that is only being moved.
    """
    zone = seat.shift.station.zone
    shift = seat.shift
    wish = Wish(
        starts_at.astimezone(zone),
        ends_at.astimezone(zone),
        str(shift.station_id),
        str(shift.officer_id),
        shift=(shift.starts_at, shift.ends_at),
        unit=shift.unit.kind if shift.unit else "",
    )
    apart = keepapart.officers_of(application.rider, wish.on)
    place, age = _place(seat, apart), facts.age_on(application, wish.on)
    rules = application.rule_set.rules.for_ride(application.category, age, wish.station)
    found = [
        *matching.about_place(place, wish),
        *matching.about_officer(place, rules.officers),
        *matching.about_papers(_papers(application, rules, wish.on), wish.on, rules.officers),
        *_about_rider(application, wish, rules, _taken(application, seat, wish, moving), _on_duty(shift, wish, rules)),
    ]
    return sorted(found, key=lambda reason: reason.override is not None)


def _about_rider(
    application: Application, wish: Wish, rules: Rules, taken: dict[str, int], on_duty: int | None
) -> tuple[Reason, ...]:
    applied_at = application.submitted_at or application.created_at
    decision = evaluate(
        _person(application, wish.on, rules),
        wish,
        application.rule_set.rules,
        past_rides=history.of(application.rider),
        applied_on=applied_at.astimezone(wish.starts_at.tzinfo).date(),
        applied_at=applied_at,
        holidays=holidays_around(applied_at.year),
        taken=taken,
        on_duty=on_duty,
    )
    return decision.reasons


def _person(application: Application, on: date, rules: Rules) -> Person:
    """Only what may change between approval and ride; what the approval settled stays settled."""
    consented = application.guardians.filter(status=GuardianStatus.CONSENTED)
    ends = consented.values_list("latest_end", flat=True) if facts.is_minor(application, on) else []
    return Person(
        born_on=application.rider.born_on,
        category=application.category,
        guardian_consents=facts.guardians_consent(application),
        is_banned=application.rider.bans.in_force(on).exists(),
        latest_end=eligibility.earliest(ends),
        # The station chosen with the wishes is the one of the rider's own district, where the rules ask for it.
        home_station=str(application.station_id or ""),
        relatives_stations=_stations_of_relatives(application, on, rules),
    )


def _stations_of_relatives(application: Application, on: date, rules: Rules) -> frozenset[str]:
    """Where officers work who are noted as relatives or partners of the rider; asked only where a rule does."""
    if not rules.officers.no_relatives_at_station:
        return frozenset()
    relatives = keepapart.officers_of(application.rider, on, kinds=[Kind.RELATIVE, Kind.PARTNER])
    stations = Officer.objects.filter(account__in=[UUID(pk) for pk in relatives]).values_list("station", flat=True)
    return frozenset(map(str, stations))


def _papers(application: Application, rules: Rules, on: date) -> matching.Papers:
    recorded = application.clearances.filter(status=ClearanceStatus.RECORDED)
    cleared = recorded.exclude(outcome=ClearanceOutcome.NOT_CLEAR).first()
    return matching.Papers(
        approved_until_on=application.approved_until_on,
        needs_clearance=rules.clearance.required
        and (rules.clearance.minors_too or not facts.is_minor(application, on)),
        cleared_until_on=cleared.valid_until_on if cleared else None,
        is_held=application.held_at is not None,
        has_relative_here=bool(application.has_relative_here),
    )


def _place(seat: Seat, apart: set[str]) -> matching.Place:
    shift, officer = seat.shift, seat.shift.officer
    return matching.Place(
        shift=Stretch(shift.starts_at, shift.ends_at),
        is_open=seat.status == SeatStatus.OPEN and not shift.is_cancelled,
        is_officer_active=officer.is_active,
        takes_riders=officer.takes_riders,
        is_probationary=officer.is_probationary,
        is_flagged=officer.is_flagged,
        is_kept_apart=str(officer.account_id) in apart,
    )


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
