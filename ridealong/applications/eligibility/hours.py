"""Reasons of the hours wished: length, windows, shift, and dates on which nobody rides."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility.decision import Reason
from ridealong.program import windows
from ridealong.program.describe import clock
from ridealong.program.rules import Rules, Wish

LOOK_AHEAD_DAYS = 60  # how far a first date is looked for


def _clocks(*times: object) -> str:
    return ", ".join(clock(at) for at in times)  # type: ignore[arg-type]


_starts = lazy(_clocks, str)


def about_hours(wish: Wish, rules: Rules, holidays: frozenset[date]) -> Iterator[Reason]:
    if wish.knows_length:
        if wish.ends_at.timestamp() <= wish.starts_at.timestamp():
            yield Reason("ends_before_start", _("The ride must end after it starts."), remedy=_("Choose a later end."))
            return
        yield from _about_length(wish, rules)
    if not windows.are_open(wish, rules.hours.windows):
        yield _outside(wish, rules, holidays)
    elif wish.knows_start:
        yield from _about_shift(wish, rules)
    if wish.knows_start and not windows.starts_allowed(wish, rules.hours):
        yield Reason(
            "fixed_start",
            _("Rides begin at %(starts)s."),
            {"starts": _starts(*rules.hours.fixed_starts)},
            override=rules.hours.override_role,
            remedy=_("Choose one of these: %(starts)s."),
        )
    yield from _about_closed_days(wish, rules, holidays)


def _about_length(wish: Wish, rules: Rules) -> Iterator[Reason]:
    length = rules.length
    if wish.hours < length.min_hours and not length.whole_shift:
        yield Reason(
            "too_short",
            _("A ride lasts at least %(hours)g hours."),
            {"hours": length.min_hours},
            override=length.override_role,
            remedy=_("Choose %(hours)g hours or more."),
        )
    if wish.hours > length.max_hours:
        yield Reason(
            "too_long",
            _("A ride lasts at most %(hours)g hours."),
            {"hours": length.max_hours},
            override=length.override_role,
            remedy=_("Choose %(hours)g hours or less."),
        )


def _outside(wish: Wish, rules: Rules, holidays: frozenset[date]) -> Reason:
    return Reason(
        "outside_hours",
        _("The ride must lie within the hours of the program."),
        override=rules.hours.override_role,
        passes_on=_first_open(wish, rules, holidays),
        remedy=_("Choose hours that the rules list."),
    )


def _about_shift(wish: Wish, rules: Rules) -> Iterator[Reason]:
    length = rules.length
    is_asked = length.at_shift_start or (length.whole_shift and wish.knows_length)
    if not is_asked or windows.keeps_to_shift(wish, length, rules.hours):
        return
    if length.whole_shift:
        yield Reason(
            "whole_shift",
            _("Riders stay for the whole shift here."),
            override=length.override_role,
            remedy=_("Choose a whole shift."),
        )
    else:
        yield Reason(
            "shift_start",
            _("Rides begin %(minutes)s minutes after the shift does."),
            {"minutes": length.start_offset_minutes},
            override=length.override_role,
            remedy=_("Choose the start of a shift."),
        )


def _about_closed_days(wish: Wish, rules: Rules, holidays: frozenset[date]) -> Iterator[Reason]:
    closed = {
        "blackout": (
            windows.is_blacked_out(wish, rules.hours),
            _("Nobody rides on this date. Please choose another one."),
        ),
        "holiday": (windows.is_on_holiday(wish, rules.hours, holidays), _("Nobody rides on a holiday.")),
    }
    for code, (is_closed, sentence) in closed.items():
        if is_closed:
            yield Reason(
                code,
                sentence,
                override=rules.hours.override_role,
                passes_on=_first_open(wish, rules, holidays),
                remedy=_("Choose another date."),
            )


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
