"""Rules that can be stored but cannot be meant: a window too short for a ride, a date that is closed anyway."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ridealong.rules.base import WEEKDAYS
from ridealong.rules.document import Rules
from ridealong.rules.hours import windows
from ridealong.rules.hours.parameters import Window
from ridealong.rules.ride import Wish

A_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)  # of a leap year, so that every day of a season is in it
TOO_SHORT = gettext_lazy("the window is %(lasts)g hours long, the shortest ride %(ride)g")
TOO_LONG = gettext_lazy("the slot is %(lasts)g hours long, the longest ride %(ride)g")
NO_CATEGORY = gettext_lazy("there is no category %(codes)s")
Warnings = Iterator[tuple[str, str]]


def warnings(rules: Rules) -> list[tuple[str, str]]:
    """(path, message) of what is probably a mistake, also in the overrides of categories, ages and stations."""
    own = [*_of_one(rules), *_of_lists(rules)]
    found = list(own)
    known = {message for _path, message in own}
    for path, overrides, merged in _overridden(rules):
        if merged == rules and overrides:
            found.append((path, _("these overrides change nothing")))
        found += [(f"{path}.{where}", said) for where, said in _of_one(merged) if said not in known]
    return list(dict.fromkeys(found))


def _overridden(rules: Rules) -> Iterator[tuple[str, object, Rules]]:
    for name in ("categories", "ages", "stations"):
        for number, item in enumerate(getattr(rules, name)):
            yield f"{name}.{number}.overrides", item.overrides, rules.with_overrides(item.overrides)


def _of_one(rules: Rules) -> Warnings:
    """What one person's rules say against each other."""
    return chain(_of_ages(rules), _of_minors_rides(rules), _of_windows(rules), _of_dates(rules), _of_limits(rules))


def _of_ages(rules: Rules) -> Warnings:
    minors = rules.minors
    if rules.max_age is not None and rules.max_age < rules.min_age:
        yield "max_age", _("max_age is under min_age: no adult can ride")
    if minors.policy == "never":
        return
    if minors.from_age >= rules.min_age and rules.min_age > 0:
        yield "minors.from_age", _("from_age is not under min_age: no minor can ride")
    if rules.min_age > 18 and minors.policy == "with_consent":
        yield "minors.policy", _("adults under %(age)s need a guardian's consent") % {"age": rules.min_age}
    if minors.exception_from_age is not None and minors.exception_from_age >= minors.from_age:
        yield "minors.exception_from_age", _("exception_from_age is not under from_age: it has no effect")


def _of_minors_rides(rules: Rules) -> Warnings:
    minors, length = rules.minors, rules.length
    if minors.policy == "never":
        return
    if minors.max_hours is not None and minors.max_hours < length.min_hours:
        yield "minors.max_hours", _("a minor's longest ride is shorter than the shortest ride")
    if not minors.days:
        yield "minors.days", _("minors have no day to ride")
    opened = {day for window in rules.hours.windows for day in window.days}
    if minors.days and rules.hours.windows and opened.isdisjoint(minors.days):
        yield "minors.days", _("no window opens on the days of minors")
    if (
        minors.latest_end
        and rules.hours.windows
        and not any(_can_end_by(window, rules) for window in rules.hours.windows)
    ):
        yield "minors.latest_end", _("no window holds a ride that ends so early")


def _can_end_by(window: Window, rules: Rules) -> bool:
    """Whether the shortest ride, begun at some half hour of the window, is over in time."""
    latest, shortest = rules.minors.latest_end, timedelta(hours=rules.length.min_hours)
    opens = datetime.combine(A_MONDAY.date(), window.start)
    starts = (opens + timedelta(minutes=30 * step) for step in range(48))
    closes = opens + window.lasts
    return latest is None or any(
        start + shortest <= closes and windows.ends_by(Wish(start, start + shortest), latest) for start in starts
    )


def _of_windows(rules: Rules) -> Warnings:
    length, hours = rules.length, rules.hours
    for number, window in enumerate(hours.windows):
        path, lasts = f"hours.windows.{number}", window.lasts.total_seconds() / 3600
        if not window.days:
            yield path, _("the window opens on no day")
        if lasts < length.min_hours:
            yield path, TOO_SHORT % {"lasts": lasts, "ride": length.min_hours}
        if window.fit == "whole" and lasts > length.max_hours:
            yield path, TOO_LONG % {"lasts": lasts, "ride": length.max_hours}
        if (window.from_day is None) != (window.until_day is None):
            yield path, _("a season needs from_day and until_day")
    for number, start in enumerate(hours.fixed_starts):
        at = datetime.combine(A_MONDAY.date(), start)
        days = (at + timedelta(days=day) for day in range(366))
        shortest = timedelta(hours=length.min_hours)
        if hours.windows and not any(windows.fits(Wish(day, day + shortest), hours.windows) for day in days):
            yield f"hours.fixed_starts.{number}", _("no window holds a ride that begins then")


def _of_dates(rules: Rules) -> Warnings:
    hours = rules.hours
    opened = {day for window in hours.windows for day in window.days}
    after_midnight = any(window.crosses_midnight for window in hours.windows)
    for number, day in enumerate(hours.blackout_dates):
        path = f"hours.blackout_dates.{number}"
        if day in hours.blackout_dates[:number]:
            yield path, _("the date stands twice")
        if hours.windows and WEEKDAYS[day.weekday()] not in opened and not after_midnight:
            yield path, _("no window opens on that day of the week anyway")
        if any(closure.first_on <= day <= closure.last_on and not closure.station for closure in hours.closures):
            yield path, _("the date lies in one of the closures anyway")


def _of_limits(rules: Rules) -> Warnings:
    notice, validity = rules.notice, rules.validity
    days = notice.amount // 24 if notice.unit == "hours" else notice.amount
    if days > validity.approval_days:
        yield "notice.amount", _("the notice is longer than an approval holds")
    if rules.clearance.required and days > validity.clearance_days:
        yield "notice.amount", _("the notice is longer than a records check holds")
    if notice.most_days is not None and days > notice.most_days:
        yield "notice.most_days", _("one may not apply so early as the notice asks")
    for number, limit in enumerate(rules.frequency):
        if limit.count == 0:
            yield f"frequency.{number}.count", _("nobody can ride")
        if limit in rules.frequency[:number]:
            yield f"frequency.{number}", _("the limit stands twice")
    if rules.residency.policy == "required" and not rules.residency.ties:
        yield "residency.ties", _("no tie counts: nobody can ride")
    if not rules.waiver.channels:
        yield "waiver.channels", _("there is no way to sign the waiver")
    for name, cap in rules.caps:
        if cap == 0:
            yield f"caps.{name}", _("nobody can ride")


def _of_lists(rules: Rules) -> Warnings:
    """Codes that point nowhere, and kinds of riders nobody decides about."""
    codes = {category.code for category in rules.categories}
    for name in ("approval", "documents", "questions"):
        for number, item in enumerate(getattr(rules, name)):
            if unknown := sorted(set(item.categories) - codes):
                yield f"{name}.{number}.categories", NO_CATEGORY % {"codes": ", ".join(unknown)}
    if unknown := sorted(set(rules.officers.ask_categories) - codes):
        yield "officers.ask_categories", NO_CATEGORY % {"codes": ", ".join(unknown)}
    if all(category.access == "closed" for category in rules.categories):
        yield "categories", _("every kind of rider is closed: nobody can apply")
    is_for_youth = any(category.youth_program or "minors" in category.overrides for category in rules.categories)
    if rules.minors.policy == "program_only" and not is_for_youth:
        yield "minors.policy", _("no category is a youth_program: no minor can ride")
    for number, category in enumerate(rules.categories):
        steps = rules.for_category(category.code).approval
        if category.access != "closed" and not any(
            not step.under_age and (not step.categories or category.code in step.categories) for step in steps
        ):
            yield f"categories.{number}", _("nobody approves adults of the kind %(code)s") % {"code": category.code}
    for number, group in enumerate(rules.ages):
        if group.under_age is not None and group.from_age >= group.under_age:
            yield f"ages.{number}", _("from_age is not under under_age: the group is empty")
