"""What a rider has ridden so far, and for how long. Only what happened: hours are never invented."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from ridealong.applications.intake.imports import EarlierRide
from ridealong.applications.riders.rider import Rider
from ridealong.core.statements import Slot, Statement, Things
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, CancelledFor, RideStatus
from ridealong.rules.ride import PastRide

OUTCOMES: dict[str, Literal["ridden", "no_show", "cancelled"]] = {
    **dict.fromkeys(RIDDEN, "ridden"),
    RideStatus.NO_SHOW: "no_show",
    RideStatus.CANCELLED: "cancelled",
}
READ = (
    "rider",
    "status",
    "starts_at",
    "is_late_cancel",
    "application__category",
    "seat__shift__officer",
    "seat__shift__station__time_zone",
)


def of(rider: Rider) -> list[PastRide]:
    """What may count toward the frequency limits of this rider: see `of_many`."""
    known = {"rider": rider.pk}
    return [*map(_past, _rides_of_one().run(known)), *(PastRide(on) for _rider, on in _earlier_of_one().run(known))]


def of_many(riders: Iterable[UUID]) -> dict[UUID, list[PastRide]]:
    """The rides of each that took place, were missed, or were called off by the rider, dated by their station's clock,
    and those from before this program was in use. Two queries, however many riders there are."""
    found: dict[UUID, list[PastRide]] = {rider: [] for rider in riders}
    for ride in _counting(Ride.objects.filter(rider__in=list(found))):
        found[ride.rider_id].append(_past(ride))
    for rider, on in EarlierRide.objects.filter(rider__in=list(found)).values_list("rider", "on"):
        found[rider].append(PastRide(on))
    return found


def _counting(rides: "QuerySet[Ride]") -> "QuerySet[Ride]":
    """Those that may count, with no more columns than it takes to say so."""
    called_off = {"status": RideStatus.CANCELLED, "cancelled_for__in": [CancelledFor.OFFICER, CancelledFor.DEPARTMENT]}
    mine = rides.filter(status__in=OUTCOMES).exclude(**called_off)
    return mine.select_related("seat__shift__station", "application").only(*READ)


@cache
def _rides_of_one() -> Things:
    return Things.of(_counting(Ride.objects.filter(rider=Slot("rider", UUIDField()))))


@cache
def _earlier_of_one() -> Statement:
    return Statement.of(EarlierRide.objects.filter(rider=Slot("rider", UUIDField())).values_list("rider", "on"))


def _past(ride: Ride) -> PastRide:
    shift = ride.seat.shift
    return PastRide(
        on=ride.on,
        officer=str(shift.officer_id),
        station=str(shift.station_id),
        category=ride.application.category,
        outcome="no_show" if ride.is_late_cancel else OUTCOMES[ride.status],
    )


def missed(rider: Rider, *, since_on: date | None = None) -> int:
    """How often this rider did not come, or called off too late; from that day on, where one is given."""
    found = Ride.objects.filter(Q(status=RideStatus.NO_SHOW) | Q(is_late_cancel=True), rider=rider)
    return sum(since_on is None or ride.on > since_on for ride in found.select_related("seat__shift__station"))


def time_ridden(ride: Ride) -> timedelta | None:
    """From start to end without the pauses; None while either is unknown."""
    if ride.started_at is None or ride.ended_at is None:
        return None
    pauses = [(pause.paused_at, pause.resumed_at) for pause in ride.pauses.all()]
    return without_pauses(ride.started_at, ride.ended_at, pauses)


def without_pauses(
    started_at: datetime, ended_at: datetime, pauses: Iterable[tuple[datetime, datetime | None]]
) -> timedelta:
    """Time in the seat. A pause that nobody ended lasted until the ride was over."""
    away = sum((min(back or ended_at, ended_at) - left for left, back in pauses if left < ended_at), timedelta())
    return ended_at - started_at - away
