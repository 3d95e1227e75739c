"""How long before a ride one must apply, and when a period of rides is full."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ridealong.program.rules import Frequency, Notice, PastRide


def business_days_between(first: date, last: date, holidays: frozenset[date]) -> int:
    """Working days after `first` up to and with `last`, weekends and holidays left out."""
    span = (last - first).days
    days = (first + timedelta(days=number) for number in range(1, span + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def earliest_date(applied_on: date, notice: Notice, holidays: frozenset[date]) -> date:
    """The first date of a ride that keeps the notice. Hours are rounded up to days here."""
    if notice.unit == "business_days":
        day, left = applied_on, notice.amount
        while left > 0:
            day += timedelta(days=1)
            left -= day.weekday() < 5 and day not in holidays
        return day
    days = notice.amount if notice.unit == "days" else -(-notice.amount // 24)
    return applied_on + timedelta(days=days)


def is_kept(
    applied_on: date, applied_at: datetime | None, ride_at: datetime, notice: Notice, holidays: frozenset[date]
) -> bool:
    """Whether the application came in time. `applied_at` and `ride_at` are aware; hours need the former."""
    if notice.unit == "hours" and applied_at is not None:
        return ride_at.timestamp() - applied_at.timestamp() >= notice.amount * 3600
    return ride_at.date() >= earliest_date(applied_on, notice, holidays)


def _same_period(ride: date, on: date, limit: Frequency) -> bool:
    match limit.period:
        case "rolling":
            return abs((on - ride).days) < limit.days
        case "calendar_year":
            return ride.year == on.year
        case "calendar_quarter":
            return (ride.year, (ride.month - 1) // 3) == (on.year, (on.month - 1) // 3)
        case "calendar_month":
            return (ride.year, ride.month) == (on.year, on.month)
        case _:
            return True


def _counted(past: Iterable[PastRide], officer: str, limit: Frequency) -> list[date]:
    return sorted(ride.on for ride in past if limit.per == "any" or (officer and ride.officer == officer))


def has_room(past: Iterable[PastRide], on: date, officer: str, limit: Frequency) -> bool:
    """Whether one more ride on `on` stays within the limit."""
    return sum(_same_period(ride, on, limit) for ride in _counted(past, officer, limit)) < limit.count


def next_room(past: Iterable[PastRide], on: date, officer: str, limit: Frequency) -> date | None:
    """The first date from `on` at which the limit has room; none for a lifetime that is used up."""
    rides = _counted(past, officer, limit)
    if limit.count == 0 or (limit.period == "lifetime" and len(rides) >= limit.count):
        return None
    candidates = sorted({on, *(_period_end(ride, limit) for ride in rides)})
    full = [day for day in candidates if day >= on]
    return next((day for day in full if sum(_same_period(ride, day, limit) for ride in rides) < limit.count), None)


def _period_end(ride: date, limit: Frequency) -> date:
    """The first day on which this ride does not count any more."""
    match limit.period:
        case "calendar_year":
            return date(ride.year + 1, 1, 1)
        case "calendar_quarter":
            month = (ride.month - 1) // 3 * 3 + 4
            return date(ride.year + month // 13, (month - 1) % 12 + 1, 1)
        case "calendar_month":
            return date(ride.year + ride.month // 12, ride.month % 12 + 1, 1)
        case _:
            return ride + timedelta(days=limit.days)
