"""Reasons of age: too young, too old, consent, and the limits of a minor's ride."""

from collections.abc import Iterable, Iterator
from datetime import date, time

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility.decision import Reason
from ridealong.applications.eligibility.person import Person, age_on, birthday, earliest
from ridealong.program import windows
from ridealong.program.describe import clock
from ridealong.program.rules import WEEKDAYS, Rules, Wish

_clock = lazy(clock, str)


def about_age(person: Person, born_on: date, on: date, wish: Wish | None, rules: Rules) -> Iterator[Reason]:
    age, minors = age_on(born_on, on), rules.minors
    if rules.max_age is not None and age > rules.max_age:
        yield Reason(
            "too_old", _("Riders are at most %(age)s on the day of the ride."), {"age": rules.max_age}, field="born_on"
        )
    if age < rules.min_age:
        refused = _refused(person, born_on, age, rules)
        if refused:
            yield refused
            return
        yield from _exceptions(born_on, age, rules)
        if minors.policy == "accompanied" and person.accompanied is False:
            yield Reason(
                "not_accompanied",
                _("Riders under %(age)s ride only together with an adult."),
                {"age": rules.min_age},
                field="guardian",
                remedy=_("Bring an adult who rides along."),
            )
        yield from _about_minors_ride(wish, rules) if wish else ()
    if age < max(rules.min_age, minors.guardian_under):
        yield from _about_guardian(person, rules)
        program_end = minors.latest_end if age < rules.min_age else None
        yield from _about_end((program_end, person.latest_end), wish) if wish else ()


def _refused(person: Person, born_on: date, age: int, rules: Rules) -> Reason | None:
    """Why somebody under the program's age cannot ride at all."""
    minors = rules.minors
    youngest = min(minors.from_age, rules.min_age)
    if minors.exception_from_age is not None:
        youngest = min(youngest, minors.exception_from_age)
    if minors.policy == "never":
        youngest = rules.min_age
    if age < youngest:
        return Reason(
            "too_young",
            _("Riders must be at least %(age)s on the day of the ride."),
            {"age": youngest},
            passes_on=birthday(born_on, youngest),
            field="born_on",
        )
    category = rules.category(person.category)
    if minors.policy == "program_only" and not (category and category.youth_program):
        return Reason(
            "minor_program_only",
            _("Riders under %(age)s ride only in a school or explorer program."),
            {"age": rules.min_age},
            passes_on=birthday(born_on, rules.min_age),
            field="born_on",
            remedy=_("Ask your school or explorer post."),
        )
    return None


def _exceptions(born_on: date, age: int, rules: Rules) -> Iterator[Reason]:
    minors = rules.minors
    limit = rules.min_age if minors.policy == "by_exception" else min(minors.from_age, rules.min_age)
    if age < limit:
        yield Reason(
            "minor_exception",
            _("Riders under %(age)s need an exception."),
            {"age": limit},
            override=minors.exception_role,
            passes_on=birthday(born_on, limit),
            field="born_on",
        )


def _about_guardian(person: Person, rules: Rules) -> Iterator[Reason]:
    age = max(rules.min_age, rules.minors.guardian_under)
    if person.guardian_consents is False:
        yield Reason(
            "guardian_consent",
            _("Riders under %(age)s need the consent of a parent or guardian."),
            {"age": age},
            field="guardian",
            remedy=_("Ask a parent or guardian to consent."),
        )
    if rules.minors.guardian_present and person.guardian_present is False:
        yield Reason(
            "guardian_present",
            _("A parent or guardian must be at the station when the ride begins."),
            field="guardian",
            remedy=_("Come together with a parent or guardian."),
        )
    if rules.identification.guardian_too and person.guardian_id is False:
        yield Reason(
            "guardian_identification",
            _("The parent or guardian shows a photo ID too."),
            field="guardian",
            remedy=_("Ask the parent or guardian to bring a photo ID."),
        )


def _about_end(ends: Iterable[time | None], wish: Wish) -> Iterator[Reason]:
    end = earliest(ends)
    if end is not None and wish.knows_start and not windows.ends_by(wish, end):
        yield Reason(
            "minor_latest_end",
            _("A minor's ride ends by %(time)s."),
            {"time": _clock(end)},
            remedy=_("Choose hours that end by %(time)s."),
        )


def _about_minors_ride(wish: Wish, rules: Rules) -> Iterator[Reason]:
    minors = rules.minors
    if minors.max_hours is not None and wish.knows_length and wish.hours > minors.max_hours:
        yield Reason(
            "minor_hours",
            _("A minor's ride lasts at most %(hours)g hours."),
            {"hours": minors.max_hours},
            remedy=_("Choose %(hours)g hours or less."),
        )
    if WEEKDAYS[wish.starts_at.weekday()] not in minors.days:
        yield Reason(
            "minor_days", _("Minors do not ride on this day of the week."), remedy=_("Choose another day of the week.")
        )
    if not windows.are_open(wish, minors.windows):
        yield Reason(
            "minor_windows",
            _("A minor's ride must lie within the hours for minors."),
            remedy=_("Choose other hours."),
        )
