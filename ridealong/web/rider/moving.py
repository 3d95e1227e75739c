"""Free seats a rider may move to: asked of the plain rules, in the same few queries for one seat and for many."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ridealong.applications import actions as applications
from ridealong.applications import facts, keepapart
from ridealong.applications.eligibility import Person, earliest, evaluate
from ridealong.program.calendar import holidays_around
from ridealong.program.rules import PastRide, Wish
from ridealong.rides import history, matching
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.shifts.models import Officer, Seat
from ridealong.shifts.rules import Stretch
from ridealong.web.rider.cases import Case

MOST_OFFERS = 5
MOST_LOOKED_AT = 60


@dataclass(frozen=True)
class Offer:
    """A seat, and the hours in it that are as long as the ride was."""

    seat: Seat
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo


def offers(case: Case) -> list[Offer]:
    """At most five, soonest first. Caps, staffing and what changes meanwhile are the booking's to check."""
    if case.ride is None:
        return []
    past, person = history.of(case.application.rider), _person(case)
    set_aside = applications.set_aside(case.application)
    found: list[Offer] = []
    for seat in _free(case.ride):
        offer = _hours(case, case.ride, seat)
        if offer and not _against(case, offer, person, past) - set_aside:
            found.append(offer)
        if len(found) == MOST_OFFERS:
            break
    return found


def _free(ride: Ride) -> list[Seat]:
    taken = Ride.objects.filter(seat=OuterRef("pk"), status__in=HOLDS_SEAT)
    seats = Seat.objects.open().filter(
        ~Exists(taken),
        shift__starts_at__gt=timezone.now(),
        shift__station__programs=ride.application.program_id,
        shift__officer__in=Officer.objects.hosting().exclude(account__in=keepapart.conflicts_of(ride.application)),
    )
    related = "shift__station", "shift__officer", "shift__unit"
    return list(seats.select_related(*related).order_by("shift__starts_at", "number")[:MOST_LOOKED_AT])


def _hours(case: Case, ride: Ride, seat: Seat) -> Offer | None:
    """The hours of the ride as it is, on the day of the other shift; else from the shift's start."""
    shift, zone, length = seat.shift, seat.shift.station.zone, case.rules.length
    if length.whole_shift:
        return Offer(seat, shift.starts_at, shift.ends_at, zone)
    first = shift.starts_at + timedelta(minutes=length.start_offset_minutes)
    clock = ride.starts_at.astimezone(zone)
    usual = first.astimezone(zone).replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    starts_at = usual if usual >= first and not length.at_shift_start else first
    ends_at = starts_at.astimezone(UTC) + (ride.ends_at - ride.starts_at)
    return Offer(seat, starts_at, ends_at, zone) if ends_at <= shift.ends_at else None


def _against(case: Case, offer: Offer, person: Person, past: list[PastRide]) -> set[str]:
    wish = Wish(
        offer.starts_at.astimezone(offer.zone),
        offer.ends_at.astimezone(offer.zone),
        str(offer.seat.shift.station_id),
        str(offer.seat.shift.officer_id),
        shift=(offer.seat.shift.starts_at, offer.seat.shift.ends_at),
        unit=offer.seat.shift.unit.kind if offer.seat.shift.unit else "",
    )
    application, shift = case.application, offer.seat.shift
    applied_at = application.submitted_at or application.created_at
    decision = evaluate(
        person,
        wish,
        application.rule_set.rules,
        past_rides=past,
        applied_on=applied_at.astimezone(offer.zone).date(),
        applied_at=applied_at,
        holidays=holidays_around(applied_at.year),
    )
    place = matching.Place(Stretch(shift.starts_at, shift.ends_at))
    reasons = [
        *decision.reasons,
        *matching.about_place(place, wish),
        *matching.about_papers(_papers(case), wish.on, case.rules.officers),
    ]
    return {reason.code for reason in reasons}


def _person(case: Case) -> Person:
    """As the booking sees the rider: consent and a guardian's own limit count, what was approved is settled."""
    guardians = facts.standing_guardians(case.application)
    return Person(
        born_on=case.application.rider.born_on,
        category=case.application.category,
        guardian_consents=facts.guardians_consent(case.application),
        latest_end=earliest([guardian.latest_end for guardian in guardians]),
    )


def _papers(case: Case) -> matching.Papers:
    clearance = case.clearance
    return matching.Papers(
        approved_until_on=case.application.approved_until_on,
        needs_clearance=facts.needs_clearance(case.application),
        cleared_until_on=clearance.valid_until_on if clearance else None,
        is_held=case.application.held_at is not None,
    )
