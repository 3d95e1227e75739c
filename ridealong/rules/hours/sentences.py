"""When one may ride, as sentences."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ridealong.core import times
from ridealong.rules.document import Rules
from ridealong.rules.hours.parameters import Closure, Hours, Length, Window
from ridealong.rules.words import WHEN, Line, clock, day_of_year, days_of_week, exception, together, words

A_DAY = 24  # hours: no limit


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    length, hours = rules.length, rules.hours
    more = together(_least(length), exception(length.override_role))
    yield Line(WHEN, _("How long"), _most(length), is_key=not length.whole_shift, more=more)
    if length.at_shift_start:
        yield Line(WHEN, _("Begins"), _with_the_shift(length.start_offset_minutes))
    if hours.shifts and (length.whole_shift or length.at_shift_start):
        yield Line(WHEN, _("Shifts"), together(*map(window, hours.shifts)))
    if hours.windows:
        said = together(*map(window, hours.windows))
        yield Line(WHEN, _("Hours"), said, more=exception(hours.override_role))
    if hours.fixed_starts:
        starts = ", ".join(clock(start) for start in hours.fixed_starts)
        yield Line(WHEN, _("Starts"), _("Rides begin at %(starts)s.") % {"starts": starts})
    if closed := [*_closed(hours, language)]:
        yield Line(WHEN, _("Not on"), "; ".join(closed))


def _most(length: Length) -> str:
    is_limited = length.max_hours < A_DAY
    if length.whole_shift:
        said = _("A whole shift, up to %(hours)g hours.") if is_limited else _("A whole shift.")
    else:
        said = _("Up to %(hours)g hours.") if is_limited else _("No limit.")
    return said % {"hours": length.max_hours}


def _least(length: Length) -> str:
    """Nothing where it is a matter of course."""
    if length.whole_shift or length.min_hours < 1:
        return ""
    said = _("At least an hour.") if length.min_hours == 1 else _("At least %(hours)g hours.")
    return said % {"hours": length.min_hours}


def _with_the_shift(minutes: int) -> str:
    if not minutes:
        return _("Rides begin with the officer's shift.")
    return _("Rides begin %(minutes)s minutes after the shift does.") % {"minutes": minutes}


def window(opened: Window) -> str:
    """Days and hours of a window, of minors too."""
    parts = [_hours(opened)]
    if opened.station:
        parts.append(_("At one station only."))
    if opened.from_day and opened.until_day:
        span = {"first": day_of_year(opened.from_day), "last": day_of_year(opened.until_day)}
        parts.append(_("From %(first)s to %(last)s.") % span)
    if opened.fit == "whole":
        parts.append(_("All of it."))
    if opened.fit == "starts_with":
        parts.append(_("From its beginning."))
    return together(*parts)


def _hours(window: Window) -> str:
    days = _("Every day") if len(window.days) == 7 else capfirst(days_of_week(window.days))
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
    about = [words(closure.name, language), _("at one station") if closure.station else ""]
    named = ", ".join(filter(None, about))
    return f"{span} ({named})" if named else span
