"""What is planned between two moments: the statements behind the board, each put together once a process."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from ridealong.core.statements import Slot, Things
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.shifts.models import Seat, Shift
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import WaiverStatus

OF_A_RIDE = (
    "seat",
    "status",
    "starts_at",
    "ends_at",
    "application",
    "rider__legal_name",
    "rider__preferred_name",
)


@dataclass(frozen=True)
class Planned:
    """A shift with its seats, and who holds each."""

    shift: Shift
    seats: list[tuple[Seat, Any]]  # the ride knows `is_signed`


def planned(start: datetime, end: datetime) -> list[Planned]:
    """Shifts that begin in that time, one officer's after the other's. Three queries, however many there are."""
    values = {"start": start, "end": end}
    held = {ride.seat_id: ride for ride in reversed(_rides().run(values))}  # the first of each seat
    seats: dict[UUID, list[tuple[Seat, Any]]] = defaultdict(list)
    for seat in _seats().run(values):
        seats[seat.shift_id].append((seat, held.get(seat.pk)))
    return [Planned(shift, seats[shift.pk]) for shift in _shifts().run(values)]


@cache
def _shifts() -> Things:
    shifts = Shift.objects.filter(is_cancelled=False, starts_at__gte=Slot("start"), starts_at__lt=Slot("end"))
    return Things.of(
        shifts.select_related("officer", "station").order_by("officer__surname", "officer_id", "starts_at")
    )


@cache
def _seats() -> Things:
    seats = Seat.objects.filter(shift__starts_at__gte=Slot("start"), shift__starts_at__lt=Slot("end"))
    return Things.of(seats)


@cache
def _rides() -> Things:
    within = {"seat__shift__starts_at__gte": Slot("start"), "seat__shift__starts_at__lt": Slot("end")}
    signed = Waiver.objects.filter(application=OuterRef("application"), status=WaiverStatus.SIGNED).order_by()
    rides = Ride.objects.filter(status__in=HOLDS_SEAT, **within).annotate(is_signed=Subquery(signed.values("pk")[:1]))
    return Things.of(rides.select_related("rider").only(*OF_A_RIDE))
