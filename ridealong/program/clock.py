"""The clock that hangs over the desk: "today", and the hours of all that belongs to no station."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from ridealong.program.models import Department

CACHE_KEY = "department-clock"
CACHE_SECONDS = 60


def zone() -> ZoneInfo:
    """The department's own, whatever the machine says. One query at most, then none for a minute."""
    name: str | None = cache.get(CACHE_KEY)
    if name is None:
        name = Department.objects.values_list("time_zone", flat=True).first() or settings.TIME_ZONE
        cache.set(CACHE_KEY, name, CACHE_SECONDS)
    return ZoneInfo(name)


def wind(**_: object) -> None:
    """From now on "today" is the department's, in this thread: before each page, and before each task."""
    timezone.activate(zone())


def forget() -> None:
    """After the department moved its clock: this process follows at once, others within a minute."""
    cache.delete(CACHE_KEY)
