"""What the officer's pages ask the database each time, put together once a process."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, UUIDField, Value, When
from django.db.models.functions import Coalesce

from ridealong.core.statements import Slot, Statement, Things
from ridealong.rides.models import Ride, Rides
from ridealong.rides.status import HOLDS_SEAT, ON_THE_ROAD, RIDDEN, RideStatus
from ridealong.shifts.models import Officer, Seat, Shift

ROWS = 10  # of a list on the page of today
SHIFTS_A_PAGE = 20
RELATED = (
    "application__rule_set",
    "application__program",
    "application__rider",
    "rider",
    "waiver",
    "report",
    "seat__shift__station",
    "seat__shift__officer__account",
)
OUT_FIRST = Case(When(status__in=[*ON_THE_ROAD, RideStatus.CHECKED_IN], then=Value(0)), default=Value(1))
HOST = Slot("host", UUIDField())


def told(rides: Rides) -> Rides:
    """With all that is told of each, and `ridden_before`: how often its rider had ridden by then."""
    earlier = Ride.objects.filter(rider=OuterRef("rider"), status__in=RIDDEN, starts_at__lt=OuterRef("starts_at"))
    counted = earlier.order_by().values("rider").annotate(number=Count("pk")).values("number")
    return rides.select_related(*RELATED).annotate(ridden_before=Coalesce(Subquery(counted), 0))


@lru_cache(maxsize=1)
def host() -> Things:
    """The officer of an `account`, while active."""
    officers = Officer.objects.filter(account=Slot("account", UUIDField()), is_active=True)
    return Things.of(officers.select_related("station", "account"))


@lru_cache(maxsize=1)
def one_ride() -> Things:
    return Things.of(told(Ride.objects.for_officer(HOST)).filter(pk=Slot("ride", UUIDField())))


@lru_cache(maxsize=1)
def ahead() -> Things:
    """Rides that are not over, the one on the road first."""
    first = Ride.objects.beside(HOST).active().order_by(OUT_FIRST, "starts_at", "id")[: ROWS + 1]
    found = told(Ride.objects.filter(pk__in=first.values("pk")))
    return Things.of(found.order_by(OUT_FIRST, "starts_at", "id").prefetch_related("pauses"))


@lru_cache(maxsize=1)
def ridden() -> Things:
    """The last that ended after `since`; none of them began before `begun`, which is what the index goes by."""
    rides = Ride.objects.beside(HOST).filter(status__in=RIDDEN, starts_at__gt=Slot("begun"), ended_at__gt=Slot("since"))
    last = rides.order_by("-starts_at")[:ROWS]
    return Things.of(told(Ride.objects.filter(pk__in=last.values("pk"))).order_by("-starts_at"))


@dataclass
class ShiftsAhead:
    """The host's shifts as a paginator leafs through them; the first leaf, asked for nearly always, is prepared."""

    host: Officer
    now: datetime

    def __len__(self) -> int:
        return sum(number for (number,) in _number_ahead().run(self._asked))

    def __getitem__(self, leaf: slice) -> list[Shift]:
        if leaf.start == 0:
            return _first_ahead().run(self._asked)[leaf]
        return list(_planned(self.host.pk, self.now)[leaf])

    @property
    def _asked(self) -> dict[str, Any]:
        return {"host": self.host.pk, "now": self.now}


def _planned(host: Slot | UUID, now: Slot | datetime) -> QuerySet[Shift]:
    ahead = Shift.objects.filter(officer=host, is_cancelled=False, ends_at__gt=now)
    return ahead.select_related("station", "unit")


@lru_cache(maxsize=1)
def _first_ahead() -> Things:
    return Things.of(_planned(HOST, Slot("now"))[:SHIFTS_A_PAGE])


@lru_cache(maxsize=1)
def _number_ahead() -> Statement:
    by_host = _planned(HOST, Slot("now")).order_by().values("officer")
    return Statement.of(by_host.annotate(number=Count("pk")).values_list("number"))


@lru_cache(maxsize=1)
def seats() -> Things:
    """Of the host's shifts that begin between `first` and `last`."""
    of_shifts = Seat.objects.filter(shift__officer=HOST, shift__starts_at__range=(Slot("first"), Slot("last")))
    return Things.of(of_shifts.order_by("shift", "number"))


@lru_cache(maxsize=1)
def holders() -> Things:
    """The rides that hold those seats."""
    holding = Ride.objects.filter(status__in=HOLDS_SEAT, seat__shift__officer=HOST)
    between = holding.filter(seat__shift__starts_at__range=(Slot("first"), Slot("last")))
    return Things.of(between.select_related("rider"))
