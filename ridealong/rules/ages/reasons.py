"""Reasons of age: too young, too old, consent, and the limits of a minor's ride."""

from collections.abc import Iterable, Iterator
from datetime import date, time

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.base import WEEKDAYS
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.hours import windows
from ridealong.rules.moments import ALWAYS_ASKED, Moment
from ridealong.rules.person import MORNING, Person, age_on, birthday, earliest
from ridealong.rules.reason import Kind, Point, Reason
from ridealong.rules.ride import Wish
from ridealong.rules.words import clock

_clock = lazy(clock, str)
AT_THE_STATION = frozenset({Moment.ARRIVE})

TOO_OLD = Kind(
    "too_old", _("Riders are at most %(age)s on the day of the ride."), rows.AGE, ALWAYS_ASKED, field="born_on"
)
TOO_YOUNG = Kind(
    "too_young", _("Riders must be at least %(age)s on the day of the ride."), rows.AGE, ALWAYS_ASKED, field="born_on"
)
PROGRAM_ONLY = Kind(
    "minor_program_only",
    _("Riders under %(age)s ride only in a school or explorer program."),
    rows.AGE,
    ALWAYS_ASKED,
    remedy=_("Ask your school or explorer post."),
    field="born_on",
)
EXCEPTION = Kind(
    "minor_exception",
    _("Riders under %(age)s need an exception."),
    rows.AGE,
    ALWAYS_ASKED,
    exception="minors.exception_role",
    field="born_on",
)
NOT_ACCOMPANIED = Kind(
    "not_accompanied",
    _("Riders under %(age)s ride only together with an adult."),
    rows.GUARDIAN,
    AT_THE_STATION,
    remedy=_("Bring an adult who rides along."),
    field="guardian",
    point=Point("accompanied", _("An adult rides along"), _("An adult must ride along."), 2),
)
CONSENT = Kind(
    "guardian_consent",
    _("Riders under %(age)s need the consent of a parent or guardian."),
    rows.GUARDIAN,
    frozenset({Moment.CHECK, Moment.DECIDE, Moment.BOOK}),
    remedy=_("Ask a parent or guardian to consent."),
    field="guardian",
)
UNNAMED = Kind(
    "guardian_unnamed",
    _("Name a parent or guardian."),
    rows.GUARDIAN,
    frozenset({Moment.APPLY}),
    field="guardian",
    section="guardian",
)
OTHERS_UNNAMED = Kind(
    "guardian_unnamed",
    _("Name every parent or guardian, or say that there is only one."),
    rows.GUARDIAN,
    frozenset({Moment.APPLY}),
    field="guardian",
    section="guardian",
)
GUARDIAN_PRESENT = Kind(
    "guardian_present",
    _("A parent or guardian must be at the station when the ride begins."),
    rows.GUARDIAN,
    AT_THE_STATION,
    remedy=_("Come together with a parent or guardian."),
    field="guardian",
    point=Point("guardian", _("A parent or guardian is here"), _("A parent or guardian must be here."), 2),
)
GUARDIAN_ID = Kind(
    "guardian_identification",
    _("The parent or guardian shows a photo ID too."),
    rows.GUARDIAN,
    AT_THE_STATION,
    remedy=_("Ask the parent or guardian to bring a photo ID."),
    field="guardian",
    point=Point(
        "guardian_id",
        _("The guardian’s ID matches"),
        _("The ID of the parent or guardian must be seen, and match."),
        2,
    ),
)
LATEST_END = Kind(
    "minor_latest_end",
    _("A minor's ride ends by %(time)s."),
    rows.MINORS,
    ALWAYS_ASKED,
    remedy=_("Choose hours that end by %(time)s."),
)
MINOR_HOURS = Kind(
    "minor_hours",
    _("A minor's ride lasts at most %(hours)g hours."),
    rows.MINORS,
    ALWAYS_ASKED,
    remedy=_("Choose %(hours)g hours or less."),
)
TOO_EARLY = Kind(
    "minor_earliest_start",
    _("A minor's ride begins at %(time)s or later."),
    rows.MINORS,
    ALWAYS_ASKED,
    remedy=_("Choose hours that begin at %(time)s or later."),
)
MINOR_DAYS = Kind(
    "minor_days",
    _("Minors do not ride on this day of the week."),
    rows.MINORS,
    ALWAYS_ASKED,
    remedy=_("Choose another day of the week."),
)
MINOR_WINDOWS = Kind(
    "minor_windows",
    _("A minor's ride must lie within the hours for minors."),
    rows.MINORS,
    ALWAYS_ASKED,
    remedy=_("Choose other hours."),
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    person, on = facts.person, facts.asked_on
    if not (on and person.born_on):
        return
    age, minors = age_on(person.born_on, on), rules.minors
    if rules.max_age is not None and age > rules.max_age:
        yield TOO_OLD.stands(age=rules.max_age)
    if age < rules.min_age:
        if refused := _refused(person, person.born_on, age, rules):
            yield refused
            return
        yield from _exceptions(person.born_on, age, rules)
        if minors.policy == "accompanied" and person.accompanied is False:
            yield NOT_ACCOMPANIED.stands(age=rules.min_age)
        yield from _about_minors_ride(facts.wish, rules) if facts.wish else ()
    if age < rules.consent_under:
        yield from _about_guardian(person, rules)
        program_end = minors.latest_end if age < rules.min_age else None
        yield from _about_end((program_end, person.latest_end), facts.wish) if facts.wish else ()


def _refused(person: Person, born_on: date, age: int, rules: Rules) -> Reason | None:
    """Why somebody under the program's age cannot ride at all."""
    minors = rules.minors
    youngest = min(minors.from_age, rules.min_age)
    if minors.exception_from_age is not None:
        youngest = min(youngest, minors.exception_from_age)
    if minors.policy == "never":
        youngest = rules.min_age
    if age < youngest:
        return TOO_YOUNG.stands(age=youngest, passes_on=birthday(born_on, youngest))
    category = rules.category(person.category)
    if minors.policy == "program_only" and not (category and category.youth_program):
        return PROGRAM_ONLY.stands(age=rules.min_age, passes_on=birthday(born_on, rules.min_age))
    return None


def _exceptions(born_on: date, age: int, rules: Rules) -> Iterator[Reason]:
    minors = rules.minors
    limit = rules.min_age if minors.policy == "by_exception" else min(minors.from_age, rules.min_age)
    if age < limit:
        yield EXCEPTION.stands(rules, age=limit, passes_on=birthday(born_on, limit))


def _about_guardian(person: Person, rules: Rules) -> Iterator[Reason]:
    if person.guardians_named == 0:
        yield UNNAMED.stands()
    elif person.guardians_named == 1 and rules.minors.signers == "all" and person.has_one_guardian is False:
        yield OTHERS_UNNAMED.stands()
    if person.guardian_consents is False:
        yield CONSENT.stands(age=rules.consent_under)
    if rules.minors.guardian_present and person.guardian_present is False:
        yield GUARDIAN_PRESENT.stands()
    if rules.identification.guardian_too and person.guardian_id is False:
        yield GUARDIAN_ID.stands()


def _about_end(ends: Iterable[time | None], wish: Wish) -> Iterator[Reason]:
    end = earliest(ends)
    if end is not None and wish.knows_start and not windows.ends_by(wish, end):
        yield LATEST_END.stands(time=_clock(end))


def _about_minors_ride(wish: Wish, rules: Rules) -> Iterator[Reason]:
    minors = rules.minors
    if minors.max_hours is not None and wish.knows_length and wish.hours > minors.max_hours:
        yield MINOR_HOURS.stands(hours=minors.max_hours)
    if minors.earliest_start is not None and wish.knows_start and _is_too_early(wish, minors.earliest_start):
        yield TOO_EARLY.stands(time=_clock(minors.earliest_start))
    if WEEKDAYS[wish.starts_at.weekday()] not in minors.days:
        yield MINOR_DAYS.stands()
    if not windows.are_open(wish, minors.windows):
        yield MINOR_WINDOWS.stands()


def _is_too_early(wish: Wish, earliest_start: time) -> bool:
    """By the clock of the station; what begins after midnight belongs to the evening before."""
    return MORNING <= wish.starts_at.time() < earliest_start
