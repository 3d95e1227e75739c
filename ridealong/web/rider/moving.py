"""Free seats a rider may move to: asked of the plain rules, in the same few queries for one seat and for many."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ridealong.applications import facts
from ridealong.applications.deciding import chain
from ridealong.applications.riders import keeping_apart
from ridealong.rides import fitting, history
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.rules.facts import Facts
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.person import Person
from ridealong.rules.ride import PastRide
from ridealong.shifts.models import Officer, Seat
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
    past, person = history.of(case.application.rider), facts.person_of(case.application)
    set_aside = chain.set_aside(case.application)
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
        shift__officer__in=Officer.objects.hosting().exclude(account__in=keeping_apart.conflicts_of(ride.application)),
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
    wish = fitting.wish_for(offer.seat, offer.starts_at, offer.ends_at)
    applied_at = case.application.submitted_at or case.application.created_at
    asked = Facts(person, wish, past_rides=past, applied_at=applied_at, holidays=holidays_around(applied_at.year))
    return set(judge(asked, case.application.rule_set.rules, Moment.BOOK).codes)
