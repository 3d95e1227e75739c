"""How long before a ride one must apply."""

from datetime import date, datetime, time, timedelta

from ridealong.rules.base import WEEKDAYS
from ridealong.rules.notice.parameters import Notice


def business_days_between(first: date, last: date, holidays: frozenset[date]) -> int:
    """Working days after `first` up to and with `last`, weekends and holidays left out."""
    span = (last - first).days
    days = (first + timedelta(days=number) for number in range(1, span + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def counts_as_of(applied_on: date, at: time | None, notice: Notice) -> date:
    """The date an application counts from: the next day where it came at the cutoff or later."""
    is_late = notice.cutoff is not None and at is not None and at >= notice.cutoff
    return applied_on + timedelta(days=is_late)


def earliest_date(applied_on: date, notice: Notice, holidays: frozenset[date]) -> date:
    """The first date of a ride that keeps the notice and the deadlines. Hours are rounded up to days here."""
    if notice.unit == "business_days":
        first = _business_days_after(applied_on, notice.amount, holidays)
    else:
        days = notice.amount if notice.unit == "days" else -(-notice.amount // 24)
        first = applied_on + timedelta(days=days)
    return max(first, _after_deadlines(applied_on, notice, holidays))


def is_kept(
    applied_on: date, applied_at: datetime | None, ride_at: datetime, notice: Notice, holidays: frozenset[date]
) -> bool:
    """Whether the application came in time. `applied_at` and `ride_at` are aware; hours need the former."""
    local = applied_at.astimezone(ride_at.tzinfo).time() if applied_at else None
    counted_on = counts_as_of(applied_on, local, notice)
    if notice.unit == "hours" and applied_at is not None:
        is_ahead = ride_at.timestamp() - applied_at.timestamp() >= notice.amount * 3600
        return is_ahead and ride_at.date() >= _after_deadlines(counted_on, notice, holidays)
    return ride_at.date() >= earliest_date(counted_on, notice, holidays)


def last_date(applied_on: date, notice: Notice) -> date | None:
    """The last date of a ride one may apply for on that day, where there is one."""
    return applied_on + timedelta(days=notice.most_days) if notice.most_days is not None else None


def _business_days_after(day: date, left: int, holidays: frozenset[date]) -> date:
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in holidays
    return day


def _after_deadlines(applied_on: date, notice: Notice, holidays: frozenset[date]) -> date:
    """The first date that the second notice and the deadlines of week and month leave open."""
    first = _business_days_after(applied_on, notice.and_business_days, holidays)
    if notice.week_closes is not None:
        monday = applied_on - timedelta(days=applied_on.weekday())
        is_closed = applied_on.weekday() > WEEKDAYS.index(notice.week_closes)
        first = max(first, monday + timedelta(days=14 if is_closed else 7))
    if notice.month_closes is not None:
        next_month = (applied_on.replace(day=1) + timedelta(days=32)).replace(day=1)
        is_closed = applied_on.day > notice.month_closes
        first = max(first, (next_month + timedelta(days=32)).replace(day=1) if is_closed else next_month)
    return first
