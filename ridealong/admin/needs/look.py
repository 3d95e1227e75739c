"""Who looks at the desk, and when: what selections depend on besides the rows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from ridealong.applications.deciding import delegates
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import ClearanceStatus, GuardianStatus
from ridealong.core.statements import Slot
from ridealong.program import clock

FEW = 500  # marks that are looked up before the list is read
MOMENTS = ("now", "midnight", "next_midnight", "season", "season_of_rides", "report_due")
LONGEST_RIDE = timedelta(days=2)  # no ride lasts so long


class Look:
    """All but the person is read when first asked for."""

    few: frozenset[str] | None = None  # kinds of marks that are known to be few

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Whose steps of the chain wait for this person."""
        return tuple(delegates.own_or_lent(self.user))

    @cached_property
    def zone(self) -> ZoneInfo:
        return clock.zone()

    @cached_property
    def moments(self) -> "dict[str, Any]":
        now = timezone.now()
        midnight, next_midnight = today(self.zone)
        known = {"now": now, "midnight": midnight, "next_midnight": next_midnight}
        season, due = now - timedelta(days=90), now - timedelta(days=2)
        return known | {"season": season, "season_of_rides": season - LONGEST_RIDE, "report_due": due}

    def marks(self, kind: str) -> "QuerySet[Any]":
        """Rows that mark a case as waiting for something."""
        return MARKS[kind](self)

    def is_few(self, kind: str) -> bool:
        """Whether the marks are looked up before the list is read. Counted without an order: a thousand marks are not
        sorted to learn that they are many."""
        if self.few is None:
            return self.marks(kind).order_by()[: FEW + 1].count() <= FEW
        return kind in self.few


class AnyTime(Look):
    """For statements that are put together once: moments are slots."""

    def __init__(self, roles: tuple[str, ...], few: frozenset[str] = frozenset()) -> None:
        self.roles, self.few = roles, few
        self.moments = {name: Slot(name) for name in MOMENTS}


MARKS: dict[str, Callable[[Look], "QuerySet[Any]"]] = {
    "decide": lambda look: Decision.objects.filter(verdict="", role__in=look.roles),
    "clearance": lambda look: Clearance.objects.filter(status=ClearanceStatus.REQUESTED),
    "guardian_declined": lambda look: Guardian.objects.filter(status=GuardianStatus.DECLINED),
    "unannounced": lambda look: Unannounced.objects.all(),
}


def today(zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From this midnight to the next, by that clock."""
    midnight = timezone.localtime(timezone=zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight, midnight + timedelta(days=1)
