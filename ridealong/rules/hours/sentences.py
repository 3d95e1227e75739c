"""When one may ride, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.core import times
from ridealong.rules.document import Rules
from ridealong.rules.hours.parameters import Closure, Hours, Window
from ridealong.rules.words import WHEN, Line, clock, day_of_year, days_of_week, words


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    length, hours = rules.length, rules.hours
    if length.whole_shift:
        yield Line(WHEN, _("How long"), _("A whole shift, up to %(hours)g hours.") % {"hours": length.max_hours})
    else:
        yield Line(WHEN, _("How long"), _("Up to %(hours)g hours.") % {"hours": length.max_hours}, is_key=True)
    if length.at_shift_start:
        yield Line(WHEN, _("Begins"), _with_the_shift(length.start_offset_minutes))
    if hours.windows:
        yield Line(WHEN, _("Hours"), " ".join(_window(window) for window in hours.windows))
    if hours.fixed_starts:
        starts = ", ".join(clock(start) for start in hours.fixed_starts)
        yield Line(WHEN, _("Starts"), _("Rides begin at %(starts)s.") % {"starts": starts})
    if closed := [*_closed(hours, language)]:
        yield Line(WHEN, _("Not on"), "; ".join(closed))


def _with_the_shift(minutes: int) -> str:
    if not minutes:
        return _("Rides begin with the officer's shift.")
    return _("Rides begin %(minutes)s minutes after the shift does.") % {"minutes": minutes}


def _window(window: Window) -> str:
    parts = [_hours(window)]
    if window.station:
        parts.append(_("At one station only."))
    if window.from_day and window.until_day:
        span = {"first": day_of_year(window.from_day), "last": day_of_year(window.until_day)}
        parts.append(_("From %(first)s to %(last)s.") % span)
    if window.fit == "whole":
        parts.append(_("All of it."))
    if window.fit == "starts_with":
        parts.append(_("From its beginning."))
    return " ".join(parts)


def _hours(window: Window) -> str:
    days = _("Every day") if len(window.days) == 7 else days_of_week(window.days)
    if window.is_whole_day:
        return _("%(days)s, at any hour.") % {"days": days}
    span = {"start": clock(window.start), "end": clock(window.end), "days": days}
    if window.crosses_midnight and window.end.hour + window.end.minute:
        return _("%(days)s, %(start)s to %(end)s the next day.") % span
    return _("%(days)s, %(start)s to %(end)s.") % span


def _closed(hours: Hours, language: str) -> Iterator[str]:
    yield from (times.day(day) for day in hours.blackout_dates)
    yield from (day_of_year(day) for day in hours.blackout_days)
    yield from (_closure(closure, language) for closure in hours.closures)
    if not hours.rides_on_holidays:
        yield _("holidays")


def _closure(closure: Closure, language: str) -> str:
    span = _("%(first)s to %(last)s") % {"first": times.day(closure.first_on), "last": times.day(closure.last_on)}
    name = words(closure.name, language)
    return f"{span} ({name})" if name else span
