"""How many seats of some shifts are offered, and how many are taken."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, UUIDField

from ridealong.core.statements import Slot, Statement
from ridealong.rides.status import HOLDS_SEAT
from ridealong.shifts.models import Seat, SeatStatus


def seats_of(shifts: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Of each shift, open and taken; one that has no seat is not there. One query."""
    rows = _counted(len(shifts)).run({str(place): pk for place, pk in enumerate(shifts)}) if shifts else []
    return {shift: (offered, taken) for shift, offered, taken in rows}


@lru_cache(maxsize=64)
def _counted(number: int) -> Statement:
    shifts: list[Any] = [Slot(str(place), UUIDField()) for place in range(number)]
    counts = {
        "offered": Count("pk", filter=Q(status=SeatStatus.OPEN), distinct=True),
        "taken": Count("pk", filter=Q(rides__status__in=HOLDS_SEAT), distinct=True),
    }
    return Statement.of(Seat.objects.filter(shift__id__in=shifts).order_by().values_list("shift").annotate(**counts))
