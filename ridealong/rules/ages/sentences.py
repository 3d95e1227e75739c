"""Who may ride by age, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.hours.sentences import window
from ridealong.rules.words import WHO, Line, clock, days_of_week

UNTOLD = {"minors.exception_role": "that there is an exception is told; who makes it is said to whom it concerns"}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    yield Line(WHO, _("Age"), " ".join(_ages(rules)), is_key=True)
    if rules.minors.policy != "never" and rules.minors.from_age < rules.min_age and (limits := [*_minor_limits(rules)]):
        yield Line(WHO, _("Under %(age)s") % {"age": rules.min_age}, " ".join(limits))


def from_age(rules: Rules) -> int:
    """The youngest age at which somebody may ride without an exception."""
    if rules.minors.policy in {"with_consent", "accompanied"}:
        return min(rules.minors.from_age, rules.min_age)
    return rules.min_age


def _ages(rules: Rules) -> Iterator[str]:
    minors, needs_guardian = rules.minors, rules.minors.guardian_under > rules.min_age > 0
    rides_younger = minors.policy != "never" and minors.from_age < rules.min_age
    yield _from(from_age(rules))
    if rides_younger and minors.policy == "accompanied":
        yield _("Under %(age)s, only together with an adult.") % {"age": rules.min_age}
    if rides_younger and minors.policy == "program_only":
        yield _("Younger riders only with a school or explorer program.")
    if rides_younger and minors.policy == "by_exception":
        yield _("Younger riders need an exception.")
    if minors.policy != "never" and minors.exception_from_age is not None:
        yield _by_exception(minors.exception_from_age)
    if needs_guardian or (rides_younger and minors.policy == "with_consent"):
        yield _("Under %(age)s, a parent or guardian signs too.") % {"age": rules.consent_under}
    if rules.max_age is not None:
        yield _("At most %(age)s.") % {"age": rules.max_age}


def _from(age: int) -> str:
    return _("%(age)s or older on the day of the ride.") % {"age": age} if age else _("Any age.")


def _by_exception(age: int) -> str:
    return _("From %(age)s with an exception.") % {"age": age} if age else _("Younger with an exception.")


def _minor_limits(rules: Rules) -> Iterator[str]:
    minors = rules.minors
    if minors.max_hours is not None:
        yield _("At most %(hours)g hours.") % {"hours": minors.max_hours}
    if minors.earliest_start is not None:
        yield _("The ride begins at %(time)s or later.") % {"time": clock(minors.earliest_start)}
    if minors.latest_end is not None:
        yield _("The ride ends by %(time)s.") % {"time": clock(minors.latest_end)}
    yield from (window(each) for each in minors.windows)
    if len(minors.days) < 7:
        yield _("On %(days)s.") % {"days": days_of_week(minors.days)}
    if minors.signers == "all":
        yield _("All parents and guardians sign.")
    if minors.signers == "guardian_and_minor":
        yield _("The minor signs too.")
    if minors.guardian_present:
        yield _("A parent or guardian comes to the station.")
