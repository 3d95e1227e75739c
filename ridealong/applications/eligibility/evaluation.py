"""May this person ride, then and there? Values in, a decision with every reason out. No ORM, no clock.

Each rule is evaluated for the date of the ride. A value that is not given (None) leaves its rule unasked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ridealong.program import notice, windows
from ridealong.program.rules import WEEKDAYS, Frequency, PastRide, Role, Rules, Wish

MORNING = time(6)  # an evening's "latest end" of 00:30 is later than one of 23:00


class Outcome(StrEnum):
    ELIGIBLE = "eligible"
    NEEDS_EXCEPTION = "needs_exception"
    INELIGIBLE = "ineligible"


@dataclass(frozen=True)
class Reason:
    """Why not: a stable code, a sentence, and what turns the no into a yes.

    `override` names the role that may set a soft rule aside; `passes_on` is the first date on which it would pass.
    """

    code: str
    sentence: str | Promise
    values: Mapping[str, Any] = field(default_factory=dict)
    override: Role | None = None
    passes_on: date | None = None
    field: str = "ride"

    def __str__(self) -> str:
        return str(self.sentence) % self.values if self.values else str(self.sentence)


@dataclass(frozen=True)
class Person:
    """What the rules need to know of somebody."""

    born_on: date | None = None
    category: str = "citizen"
    invitation: bool | None = None
    guardian_consents: bool | None = None  # for a minor
    ties: frozenset[str] | None = None
    answers: Mapping[str, bool] | None = None  # disqualifier code: applies
    attestation: str = ""  # "talk": wants to speak to the coordinator
    has_relative_here: bool | None = None
    has_open_case: bool | None = None
    is_banned: bool = False
    clearance: str | None = None  # "clear", "not_clear", "supervisor_decides"
    latest_end: time | None = None  # a guardian's own


@dataclass(frozen=True)
class Decision:
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.reasons]


def age_on(born_on: date, on: date) -> int:
    """Years completed on that date. Who was born on February 29 has a birthday on March 1 in other years."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def birthday(born_on: date, age: int) -> date:
    """The day on which somebody is that old."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def earliest(ends: Iterable[time | None]) -> time | None:
    """The earliest of several "no later than" of one evening; hours after midnight are late, not early."""
    given = [end for end in ends if end is not None]
    return min(given, key=lambda end: (end < MORNING, end), default=None)


def evaluate(
    person: Person,
    wish: Wish | None,
    rules: Rules,
    *,
    past_rides: Sequence[PastRide] = (),
    applied_on: date | None = None,
    applied_at: datetime | None = None,
    holidays: frozenset[date] = frozenset(),
) -> Decision:
    """All reasons against this ride, from hard rules first, under the category's rules."""
    category = rules.category(person.category)
    merged = rules.for_category(person.category)
    reasons = [*_about_program(person, merged, category is None), *_about_person(person, merged)]
    on = wish.on if wish else applied_on
    if on and person.born_on:
        reasons += _about_age(person, person.born_on, on, wish, merged)
    if wish:
        reasons += _about_hours(wish, merged)
        reasons += _about_frequency(wish, merged, past_rides)
        reasons += _about_notice(wish, merged, applied_on, applied_at, holidays)
    return Decision(_outcome(reasons), tuple(sorted(reasons, key=lambda reason: reason.override is not None)))


def _outcome(reasons: Iterable[Reason]) -> Outcome:
    kinds = {reason.override is None for reason in reasons}
    if True in kinds:
        return Outcome.INELIGIBLE
    return Outcome.NEEDS_EXCEPTION if kinds else Outcome.ELIGIBLE


def _about_program(person: Person, rules: Rules, is_unknown: bool) -> Iterator[Reason]:
    if person.is_banned:
        yield Reason("contact_coordinator", _("Please contact the coordinator before you apply."), field="program")
    if rules.status == "paused":
        yield Reason("program_paused", _("The program is paused for now."), field="program")
    category = rules.category(person.category)
    if is_unknown:
        yield Reason("category_unknown", _("This program has no such kind of rider."), field="category")
    elif category and category.access == "invitation" and person.invitation is False:
        yield Reason(
            "invitation", _("This kind of ride is by invitation. Ask the coordinator for a code."), field="category"
        )
    elif rules.status == "restricted" and person.invitation is False:
        yield Reason("invitation", _("The program is open by invitation only for now."), field="program")


def _about_person(person: Person, rules: Rules) -> Iterator[Reason]:
    if rules.residency.policy == "required" and person.ties is not None and not person.ties & set(rules.residency.ties):
        yield Reason("residency", _("This program is for people who live, work or study here."), field="ties")
    for item in rules.disqualifiers if person.answers else ():
        if person.answers and person.answers.get(item.code):
            override = None if item.hard else item.decided_by
            yield Reason(
                "disqualifier",
                _("One of the listed reasons stands against a ride."),
                override=override,
                field="attestation",
            )
    if person.attestation == "talk":
        yield Reason(
            "disqualifier",
            _("The coordinator talks with you about the listed reasons first."),
            override="coordinator",
            field="attestation",
        )
    if person.has_open_case:
        yield Reason(
            "open_case", _("While a case is open, the coordinator decides."), override="coordinator", field="conflict"
        )
    if person.clearance == "not_clear":
        yield Reason("clearance", _("The records check stands against a ride."), field="clearance")
    if person.clearance == "supervisor_decides":
        yield Reason(
            "clearance", _("A supervisor decides about the records check."), override="supervisor", field="clearance"
        )


def _about_age(person: Person, born_on: date, on: date, wish: Wish | None, rules: Rules) -> Iterator[Reason]:
    age, minors = age_on(born_on, on), rules.minors
    if age >= rules.min_age:
        if age < minors.guardian_under and person.guardian_consents is False:
            yield _guardian_missing(minors.guardian_under)
        return
    adult_on = birthday(born_on, rules.min_age)
    if minors.policy in {"never", "program_only"} or age < minors.from_age:
        limit = rules.min_age if minors.policy in {"never", "program_only"} else min(minors.from_age, rules.min_age)
        yield Reason(
            "too_young",
            _("Riders must be at least %(age)s on the day of the ride."),
            {"age": limit},
            passes_on=birthday(born_on, limit),
            field="born_on",
        )
        return
    if minors.policy == "by_exception":
        yield Reason(
            "minor_exception",
            _("Riders under %(age)s need an exception."),
            {"age": rules.min_age},
            override=minors.exception_role,
            passes_on=adult_on,
            field="born_on",
        )
    if person.guardian_consents is False:
        yield _guardian_missing(rules.min_age)
    if wish:
        yield from _about_minors_ride(person, wish, rules)


def _guardian_missing(age: int) -> Reason:
    return Reason(
        "guardian_consent",
        _("Riders under %(age)s need the consent of a parent or guardian."),
        {"age": age},
        field="guardian",
    )


def _about_minors_ride(person: Person, wish: Wish, rules: Rules) -> Iterator[Reason]:
    minors = rules.minors
    if minors.max_hours is not None and wish.hours > minors.max_hours:
        yield Reason("minor_hours", _("A minor's ride lasts at most %(hours)g hours."), {"hours": minors.max_hours})
    if WEEKDAYS[wish.starts_at.weekday()] not in minors.days:
        yield Reason("minor_days", _("Minors do not ride on this day of the week."))
    ends = [end for end in (minors.latest_end, person.latest_end) if end is not None]
    for end in ends:
        if not windows.ends_by(wish, end):
            yield Reason("minor_latest_end", _("A minor's ride ends by %(time)s."), {"time": f"{end:%H:%M}"})
            return


def _about_hours(wish: Wish, rules: Rules) -> Iterator[Reason]:
    length, hours = rules.length, rules.hours
    if wish.ends_at.timestamp() <= wish.starts_at.timestamp():
        yield Reason("ends_before_start", _("The ride must end after it starts."))
        return
    if wish.hours < length.min_hours and not length.whole_shift:
        yield Reason("too_short", _("A ride lasts at least %(hours)g hours."), {"hours": length.min_hours})
    if wish.hours > length.max_hours:
        yield Reason("too_long", _("A ride lasts at most %(hours)g hours."), {"hours": length.max_hours})
    if hours.windows and not windows.fits(wish, hours.windows):
        yield Reason("outside_hours", _("The ride must lie within the hours of the program."))
    if not windows.starts_allowed(wish, hours):
        starts = ", ".join(f"{start:%H:%M}" for start in hours.fixed_starts)
        yield Reason("fixed_start", _("Rides begin at %(starts)s."), {"starts": starts})
    if {wish.on, wish.ends_at.date()} & set(hours.blackout_dates):
        yield Reason("blackout", _("Nobody rides on this date. Please choose another one."))


def _about_frequency(wish: Wish, rules: Rules, past: Sequence[PastRide]) -> Iterator[Reason]:
    for limit in rules.frequency:
        if limit.per == "officer" and not wish.officer:
            continue
        if not notice.has_room(past, wish.on, wish.officer, limit):
            yield _too_often(wish, limit, past)


def _too_often(wish: Wish, limit: Frequency, past: Sequence[PastRide]) -> Reason:
    passes_on = notice.next_room(past, wish.on, wish.officer, limit)
    code = "frequency_officer" if limit.per == "officer" else "frequency"
    sentence = (
        _("You have ridden as often as the program allows with this officer.")
        if limit.per == "officer"
        else _("You have ridden as often as the program allows in this time.")
    )
    return Reason(code, sentence, override=limit.override_role, passes_on=passes_on)


def _about_notice(
    wish: Wish, rules: Rules, applied_on: date | None, applied_at: datetime | None, holidays: frozenset[date]
) -> Iterator[Reason]:
    if applied_on is None or notice.is_kept(applied_on, applied_at, wish.starts_at, rules.notice, holidays):
        return
    first = notice.earliest_date(applied_on, rules.notice, holidays)
    words = {
        "days": _("We need %(amount)s days to read, check and schedule."),
        "business_days": _("We need %(amount)s business days to read, check and schedule."),
        "hours": _("We need %(amount)s hours to read, check and schedule."),
    }
    yield Reason(
        "notice",
        words[rules.notice.unit],
        {"amount": rules.notice.amount},
        override=rules.notice.override_role,
        passes_on=first,
    )
