"""The line across a row: the hours of a day with one stretch of them marked.

Pure geometry: aware datetimes and a zone in, numbers for SVG attributes out. The numbers are strings already,
because a template in Spanish would write 28,6 and no browser would draw it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import ceil
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from ridealong.core import times

UNITS_PER_HOUR = 10
SOME_DAY = date(2026, 1, 1)
DAY_STARTS = time(6)  # a police day: 6 AM to 6 AM, so that an evening is not cut at midnight


@dataclass(frozen=True)
class Bar:
    kind: str  # a class of ridealong's .ra-shift: n (after dark), w, "w is-mine", is-rest, is-mine
    x: str
    width: str
    y: int = 5
    height: int = 10


@dataclass(frozen=True)
class ShiftLine:
    width: int
    ticks: tuple[int, ...]
    bars: tuple[Bar, ...]
    now: str  # where the clock stands, or ""
    label: str
    hours: tuple[str, ...]


def whole_day(
    start: datetime, end: datetime, zone: ZoneInfo, *, is_mine: bool, dark: tuple[datetime, datetime] | None = None
) -> ShiftLine:
    """The day from 6 AM to 6 AM that holds `start`; what runs past its end is cut there, the words still tell it."""
    local = _wall(start, zone)
    first = datetime.combine(local.date(), DAY_STARTS) - timedelta(days=local.time() < DAY_STARTS)
    night = (_wall(dark[0], zone) - first, _wall(dark[1], zone) - first) if dark else None
    return _any_day(local - first, _wall(end, zone) - first, night, is_mine=is_mine, language=get_language())


@lru_cache(maxsize=1024)
def _any_day(
    start: timedelta, end: timedelta, dark: tuple[timedelta, timedelta] | None, *, is_mine: bool, language: str | None
) -> ShiftLine:
    """The same hours look the same on every day; counted from 6 AM."""
    first = datetime.combine(SOME_DAY, DAY_STARTS)
    axis = _Axis(first, 24)
    night = (axis.bar("n", first + dark[0], first + dark[1], 0, 20),) if dark else ()
    bars = (*night, axis.bar("w is-mine" if is_mine else "w", first + start, first + end))
    label = times.hours((first + start).replace(tzinfo=UTC), (first + end).replace(tzinfo=UTC), "UTC")
    return ShiftLine(axis.width, axis.ticks(3), bars, "", label, axis.hours(6))


def one_ride(start: datetime, end: datetime, zone: ZoneInfo, *, now: datetime | None = None) -> ShiftLine:
    """One ride from an hour before to an hour after it. Before it starts a mark shows the time; while it runs,
    what is over is solid and what is to come is dashed."""
    first = _wall(start, zone).replace(minute=0) - timedelta(hours=1)
    last = _wall(end, zone)
    length = ceil((last - first) / timedelta(hours=1)) + 1
    axis = _Axis(first, length + length % 2)  # even, so that a label every two hours ends on the last tick
    mark = _wall(now, zone) if now else None
    if now and mark and start <= now < end:
        here = axis.bar("is-mine", mark - timedelta(minutes=4), mark + timedelta(minutes=4), 0, 20)
        bars: tuple[Bar, ...] = (axis.bar("w", _wall(start, zone), mark), axis.bar("is-rest", mark, last), here)
        mark = None
    else:
        bars = (axis.bar("w is-mine", _wall(start, zone), last),)
    position = axis.x(mark) if mark and axis.holds(mark) else ""
    return ShiftLine(axis.width, axis.ticks(1), bars, position, times.hours(start, end, zone), axis.hours(2))


@dataclass(frozen=True)
class _Axis:
    first: datetime  # wall clock, without zone: the line shows what a clock on the wall shows
    length: int  # hours

    @property
    def width(self) -> int:
        return self.length * UNITS_PER_HOUR

    def holds(self, at: datetime) -> bool:
        return timedelta() <= at - self.first <= timedelta(hours=self.length)

    def _units(self, at: datetime) -> float:
        return min(max((at - self.first).total_seconds() / 3600 * UNITS_PER_HOUR, 0), self.width)

    def x(self, at: datetime) -> str:
        return f"{self._units(at):.4g}"

    def bar(self, kind: str, start: datetime, end: datetime, y: int = 5, height: int = 10) -> Bar:
        return Bar(kind, self.x(start), f"{max(self._units(end) - self._units(start), 1):.4g}", y, height)

    def ticks(self, every: int) -> tuple[int, ...]:
        return tuple(hour * UNITS_PER_HOUR for hour in range(0, self.length + 1, every))

    def hours(self, every: int) -> tuple[str, ...]:
        marks = (self.first + timedelta(hours=mark) for mark in range(0, self.length + 1, every))
        return tuple(times.hour(mark.replace(tzinfo=UTC), "UTC") for mark in marks)


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
