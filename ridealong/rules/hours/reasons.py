"""Reasons of the hours wished: length, windows, shift, and dates on which nobody rides."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.hours import windows
from ridealong.rules.moments import ALWAYS_ASKED
from ridealong.rules.notice.calendar import off_between
from ridealong.rules.reason import Kind, Reason
from ridealong.rules.ride import Wish
from ridealong.rules.words import clock

LOOK_AHEAD_DAYS = 60  # how far a first date is looked for


def _clocks(*times: object) -> str:
    return ", ".join(clock(at) for at in times)  # type: ignore[arg-type]


_starts = lazy(_clocks, str)
ENDS_BEFORE_START = Kind(
    "ends_before_start",
    _("The ride must end after it starts."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose a later end."),
)
TOO_SHORT = Kind(
    "too_short",
    _("A ride lasts at least %(hours)g hours."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose %(hours)g hours or more."),
    exception="length.override_role",
)
TOO_LONG = Kind(
    "too_long",
    _("A ride lasts at most %(hours)g hours."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose %(hours)g hours or less."),
    exception="length.override_role",
)
OUTSIDE = Kind(
    "outside_hours",
    _("The ride must lie within the hours of the program."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose hours that the rules list."),
    exception="hours.override_role",
)
FIXED_START = Kind(
    "fixed_start",
    _("Rides begin at %(starts)s."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose one of these: %(starts)s."),
    exception="hours.override_role",
)
WHOLE_SHIFT = Kind(
    "whole_shift",
    _("Riders stay for the whole shift here."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose a whole shift."),
    exception="length.override_role",
)
SHIFT_START = Kind(
    "shift_start",
    _("Rides begin %(minutes)s minutes after the shift does."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose the start of a shift."),
    exception="length.override_role",
)
BLACKOUT = Kind(
    "blackout",
    _("Nobody rides on this date. Please choose another one."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose another date."),
    exception="hours.override_role",
)
HOLIDAY = Kind(
    "holiday",
    _("Nobody rides on a holiday."),
    rows.HOURS,
    ALWAYS_ASKED,
    remedy=_("Choose another date."),
    exception="hours.override_role",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    wish = facts.wish
    if wish is None:
        return
    if wish.knows_length:
        if wish.ends_at.timestamp() <= wish.starts_at.timestamp():
            yield ENDS_BEFORE_START.stands()
            return
        yield from _about_length(wish, rules)
    holidays = off_between(wish, facts.counted_on, rules, facts.holidays)
    if not windows.are_open(wish, rules.hours.windows):
        yield OUTSIDE.stands(rules, passes_on=_first_open(wish, rules, holidays))
    elif wish.knows_start:
        yield from _about_shift(wish, rules)
    if wish.knows_start and not windows.starts_allowed(wish, rules.hours):
        yield FIXED_START.stands(rules, starts=_starts(*rules.hours.fixed_starts))
    yield from _about_closed_days(wish, rules, holidays)


def _about_length(wish: Wish, rules: Rules) -> Iterator[Reason]:
    length = rules.length
    if wish.hours < length.min_hours and not length.whole_shift:
        yield TOO_SHORT.stands(rules, hours=length.min_hours)
    if wish.hours > length.max_hours:
        yield TOO_LONG.stands(rules, hours=length.max_hours)


def _about_shift(wish: Wish, rules: Rules) -> Iterator[Reason]:
    length = rules.length
    is_asked = length.at_shift_start or (length.whole_shift and wish.knows_length)
    if not is_asked or windows.keeps_to_shift(wish, length, rules.hours):
        return
    if length.whole_shift:
        yield WHOLE_SHIFT.stands(rules)
    else:
        yield SHIFT_START.stands(rules, minutes=length.start_offset_minutes)


def _about_closed_days(wish: Wish, rules: Rules, holidays: frozenset[date]) -> Iterator[Reason]:
    if windows.is_blacked_out(wish, rules.hours):
        yield BLACKOUT.stands(rules, passes_on=_first_open(wish, rules, holidays))
    if windows.is_on_holiday(wish, rules.hours, holidays):
        yield HOLIDAY.stands(rules, passes_on=_first_open(wish, rules, holidays))


def _first_open(wish: Wish, rules: Rules, holidays: frozenset[date]) -> date | None:
    """The first date after the one wished on which the same hours are open; none when none comes soon."""
    hours = rules.hours
    if wish.knows_start and hours.windows and not windows.fits(wish, hours.windows, any_day=True):
        return None
    for days in range(1, LOOK_AHEAD_DAYS + 1):
        later = _later(wish, days)
        is_closed = windows.is_blacked_out(later, hours) or windows.is_on_holiday(later, hours, holidays)
        if windows.are_open(later, hours.windows) and not is_closed:
            return later.on
    return None


def _later(wish: Wish, days: int) -> Wish:
    """The same hours on the clock, so many days later."""
    ahead = timedelta(days=days)
    return replace(wish, starts_at=wish.starts_at + ahead, ends_at=wish.ends_at + ahead, shift=None)
