"""Whether a ride lies in the allowed hours. Station time; windows may cross midnight."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from ridealong.rules.base import WEEKDAYS
from ridealong.rules.hours.parameters import Hours, Length, Window
from ridealong.rules.person import MORNING
from ridealong.rules.ride import Wish

LONGEST_SHIFT = timedelta(hours=12)
FIT = {
    "within": lambda opens, closes, starts, ends: opens <= starts and ends <= closes,
    "starts_with": lambda opens, closes, starts, ends: opens == starts and ends <= closes,
    "whole": lambda opens, closes, starts, ends: opens == starts and ends == closes,
}


def fits(wish: Wish, windows: Iterable[Window], *, any_day: bool = False) -> bool:
    """Whether one window holds the whole ride. Clock times are compared, so a changing clock changes nothing.

    With `any_day`, whether it would on some other day of the week or of the year.
    """
    starts, ends = _on_the_clock(wish)
    for window, opens, closes in _stretches(wish, windows, any_day=any_day):
        if window.is_whole_day and window.fit == "within" and opens.date() == starts.date():
            return True
        fit = "starts_with" if window.fit == "whole" and not wish.knows_length else window.fit
        if FIT[fit](opens, closes, starts, ends):
            return True
    return False


def are_open(wish: Wish, windows: Sequence[Window]) -> bool:
    """Whether the windows hold the ride; without its hour, whether one opens on its date. No windows: any hour."""
    if not windows:
        return True
    if wish.knows_start:
        return fits(wish, windows)
    return any(wish.on in {opens.date(), closes.date()} for _window, opens, closes in _stretches(wish, windows))


def starts_allowed(wish: Wish, hours: Hours) -> bool:
    """Whether the ride begins at one of the fixed starts, where there are any."""
    return not hours.fixed_starts or wish.starts_at.time().replace(tzinfo=None) in hours.fixed_starts


def shifts_of(wish: Wish, hours: Hours) -> list[tuple[datetime, datetime]]:
    """The shifts the ride could belong to, on the station's clock: the chosen officer's, or the patrol's, or those
    windows that are short enough to be shifts. Empty when nothing is known."""
    if wish.shift:
        first, last = (moment.astimezone(wish.starts_at.tzinfo).replace(tzinfo=None) for moment in wish.shift)
        return [(first, last)]
    stretches = ((opens, closes) for _window, opens, closes in _stretches(wish, hours.shifts or hours.windows))
    return [(opens, closes) for opens, closes in stretches if hours.shifts or closes - opens <= LONGEST_SHIFT]


def keeps_to_shift(wish: Wish, rule: Length, hours: Hours) -> bool:
    """Whether the ride begins (and, as a whole shift, ends) with a shift; yes, where no shift is known."""
    known = bool(wish.shift or hours.shifts) or any(window.lasts <= LONGEST_SHIFT for window in hours.windows)
    starts, ends = _on_the_clock(wish)
    offset = timedelta(minutes=rule.start_offset_minutes) if rule.at_shift_start else timedelta()
    for opens, closes in shifts_of(wish, hours):
        if starts == opens + offset and (ends == closes or not (rule.whole_shift and wish.knows_length)):
            return True
    return not known


def ends_by(wish: Wish, latest: time) -> bool:
    """Whether the ride is over by `latest` of its evening; hours before six belong to the evening before."""
    starts, ends = _on_the_clock(wish)
    evening = starts.date() - timedelta(days=starts.time() < MORNING)
    return ends <= datetime.combine(evening + timedelta(days=latest < MORNING), latest)


def days_touched(wish: Wish) -> set[date]:
    """The dates on which any of the ride lies; one that ends at midnight does not touch the next day."""
    starts, ends = _on_the_clock(wish)
    return {starts.date(), (ends - timedelta(microseconds=1)).date()} if ends > starts else {starts.date()}


def is_blacked_out(wish: Wish, hours: Hours) -> bool:
    """Whether the ride touches a date on which nobody rides."""
    for day in days_touched(wish):
        if day in hours.blackout_dates or f"{day:%m-%d}" in hours.blackout_days:
            return True
        for closure in hours.closures:
            if closure.first_on <= day <= closure.last_on and not _is_elsewhere(closure.station, wish):
                return True
    return False


def is_on_holiday(wish: Wish, hours: Hours, holidays: frozenset[date]) -> bool:
    return not hours.rides_on_holidays and not holidays.isdisjoint(days_touched(wish))


def _on_the_clock(wish: Wish) -> tuple[datetime, datetime]:
    return wish.starts_at.replace(tzinfo=None), wish.ends_at.replace(tzinfo=None)


def _is_elsewhere(station: str, wish: Wish) -> bool:
    return bool(station and wish.station and station != wish.station)


def _stretches(
    wish: Wish, windows: Iterable[Window], *, any_day: bool = False
) -> Iterator[tuple[Window, datetime, datetime]]:
    """The windows of the ride's station that open on its day or the one before, as they stand on the clock."""
    today = wish.starts_at.date()
    for window in windows:
        if _is_elsewhere(window.station, wish):
            continue
        for on in (today, today - timedelta(days=1)):
            if any_day or (WEEKDAYS[on.weekday()] in window.days and window.is_in_season(on)):
                opens = datetime.combine(on, window.start)
                yield window, opens, opens + window.lasts
