"""Whether a ride lies in the allowed hours. Station time; windows may cross midnight."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from ridealong.program.rules import WEEKDAYS, Hours, Window, Wish


def _stretch(window: Window, on: date) -> tuple[datetime, datetime]:
    """The window as it stands on the clock when it begins on `on` (naive station time)."""
    last_day = on + timedelta(days=1) if window.crosses_midnight else on
    return datetime.combine(on, window.start), datetime.combine(last_day, window.end)


def fits(wish: Wish, windows: Iterable[Window]) -> bool:
    """Whether one window holds the whole ride. Clock times are compared, so a changing clock changes nothing."""
    starts, ends = wish.starts_at.replace(tzinfo=None), wish.ends_at.replace(tzinfo=None)
    for window in windows:
        if window.station and wish.station and window.station != wish.station:
            continue
        for first_day in (starts.date(), starts.date() - timedelta(days=1)):
            if WEEKDAYS[first_day.weekday()] not in window.days:
                continue
            opens, closes = _stretch(window, first_day)
            if opens <= starts and ends <= closes:
                return True
    return False


def starts_allowed(wish: Wish, hours: Hours) -> bool:
    """Whether the ride begins at one of the fixed starts, where there are any."""
    return not hours.fixed_starts or wish.starts_at.time().replace(tzinfo=None) in hours.fixed_starts


def ends_by(wish: Wish, latest: time) -> bool:
    """Whether the ride is over by `latest` of the evening it begins in; a ride past midnight never is."""
    evening = datetime.combine(wish.on, latest)
    if latest < time(6):
        evening += timedelta(days=1)
    return wish.ends_at.replace(tzinfo=None) <= evening
