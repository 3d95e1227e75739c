"""What a rider has ridden so far, and for how long. Only what happened: hours are never invented."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ridealong.applications.imports import EarlierRide
from ridealong.applications.models import Rider
from ridealong.program.rules import PastRide
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus


def of(rider: Rider) -> list[PastRide]:
    """The rides that count toward the frequency limits: those that took place, dated by their station's clock, and
    those from before this program was in use."""
    rides = Ride.objects.filter(rider=rider, status__in=RIDDEN).select_related("seat__shift__station")
    earlier = EarlierRide.objects.filter(rider=rider).values_list("on", flat=True)
    return [*(PastRide(on=ride.on, officer=str(ride.seat.shift.officer_id)) for ride in rides), *map(PastRide, earlier)]


def missed(rider: Rider) -> int:
    """How often this rider did not come."""
    return Ride.objects.filter(rider=rider, status=RideStatus.NO_SHOW).count()


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
