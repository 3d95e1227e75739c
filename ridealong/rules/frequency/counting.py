"""How often somebody may ride: when a period is full, and from when on there is room again."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from ridealong.rules.frequency.parameters import Frequency
from ridealong.rules.ride import PastRide

MONTHS = {"calendar_year": 12, "calendar_half_year": 6, "calendar_quarter": 3, "calendar_month": 1}


@lru_cache(4096)
def months_after(day: date, months: int) -> date:
    """The same day so many months later (or earlier), the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def has_room(past: Iterable[PastRide], ride: PastRide, limit: Frequency) -> bool:
    """Whether `ride` stays within the limit, beside those of the past and those already booked."""
    return _has_room(_counted(past, ride, limit), ride.on, limit)


def next_room(past: Iterable[PastRide], ride: PastRide, limit: Frequency) -> date | None:
    """The first date from that of `ride` on at which the limit has room; None when there never is."""
    days = _counted(past, ride, limit)
    if limit.count == 0 or (limit.period == "lifetime" and len(days) >= limit.count):
        return None
    candidates = sorted({ride.on, *(_counts_until(day, limit) for day in days)})
    return next((day for day in candidates if day >= ride.on and _has_room(days, day, limit)), None)


def _counted(past: Iterable[PastRide], ride: PastRide, limit: Frequency) -> list[date]:
    """The days of the rides that count beside this one, in order."""
    same = [other for other in past if other.outcome in limit.counts]
    if limit.per != "any":
        same = [other for other in same if getattr(other, limit.per) == getattr(ride, limit.per)]
    return sorted(other.on for other in same)


def _has_room(days: Sequence[date], on: date, limit: Frequency) -> bool:
    if limit.count == 0:
        return False
    if limit.period == "rolling":
        begins = [on, *(day for day in days if day <= on < _counts_until(day, limit))]
        return all(_within(days, begin, _counts_until(begin, limit)) < limit.count for begin in begins)
    if limit.period == "lifetime":
        return len(days) < limit.count
    first = _period_start(on, limit)
    return sum(_period_start(day, limit) == first for day in days) < limit.count


def _within(days: Sequence[date], first: date, end: date) -> int:
    return sum(first <= day < end for day in days)


def _counts_until(day: date, limit: Frequency) -> date:
    """The first day on which a ride of that day does not count any more."""
    if limit.period == "rolling":
        return months_after(day, limit.months) if limit.months else _days_after(day, limit.days)
    if limit.period == "lifetime":
        return date.max
    if limit.period == "calendar_week":
        return _days_after(_period_start(day, limit), 7)
    return _starts_in(_month_of(day, limit) + MONTHS[limit.period], limit)


def _period_start(day: date, limit: Frequency) -> date:
    """The first day of the week, month, quarter, half year or year that holds `day`."""
    if limit.period == "calendar_week":
        return _days_after(day, -day.weekday())
    return _starts_in(_month_of(day, limit), limit)


def _month_of(day: date, limit: Frequency) -> int:
    """The month, counted from the year 0, in which the period that holds `day` begins."""
    length, month = MONTHS[limit.period], day.year * 12 + day.month - 1
    month -= (month - _first_month(limit)) % length
    return month if _starts_in(month, limit) <= day else month - length


def _starts_in(month: int, limit: Frequency) -> date:
    """The day of that month on which a period begins: the last where it has no such day."""
    wanted = 1 if limit.period == "calendar_month" else int(limit.year_starts[3:])
    first = months_after(date(1, 1, 1), month - 12)
    if first == date.max:
        return first
    return first.replace(day=min(wanted, monthrange(first.year, first.month)[1]))


def _first_month(limit: Frequency) -> int:
    return 0 if limit.period == "calendar_month" else int(limit.year_starts[:2]) - 1


def _days_after(day: date, days: int) -> date:
    return day + timedelta(days=days) if (date.max - day).days >= days else date.max
