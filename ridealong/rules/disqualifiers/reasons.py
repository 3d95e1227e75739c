"""Listed reasons against a ride. Single answers are nobody's business afterwards."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.base import Role
from ridealong.rules.disqualifiers.parameters import Disqualifier
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.frequency.counting import months_after
from ridealong.rules.moments import BEFORE_A_DATE, Moment
from ridealong.rules.person import Answer
from ridealong.rules.reason import Kind, Reason

RANKS: tuple[Role, ...] = ("officer", "coordinator", "supervisor", "command")
STANDS = Kind(
    "disqualifier",
    _("One of the listed reasons stands against a ride."),
    rows.DISQUALIFIERS,
    BEFORE_A_DATE,
    exception="disqualifiers.decided_by",
    field="attestation",
)
UNANSWERED = Kind(
    "disqualifiers_unanswered",
    _("Read the list of reasons and answer it."),
    rows.DISQUALIFIERS,
    frozenset({Moment.APPLY}),
    field="attestation",
    section="questions",
)
TALK = Kind(
    "disqualifier",
    _("The coordinator talks with you about the listed reasons first."),
    rows.DISQUALIFIERS,
    BEFORE_A_DATE,
    exception="coordinator",
    field="attestation",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    """One hard reason at most, and one soft one."""
    person = facts.person
    answers = person.answers or {}
    standing = [
        (item, *_standing(answers[item.code], facts.asked_on, item))
        for item in rules.disqualifiers
        if item.code in answers
    ]
    hard = [until for item, stands, until in standing if stands and item.hard]
    soft = [(item.decided_by, until) for item, stands, until in standing if stands and not item.hard]
    if hard:
        yield _disqualified(hard, None)
    if soft:
        yield _disqualified([until for _role, until in soft], max((role for role, _until in soft), key=RANKS.index))
    if person.stage == "draft" and rules.disqualifiers and not person.attestation:
        yield UNANSWERED.stands()
    if person.attestation == "talk":
        yield TALK.stands()


def _standing(answer: Answer, on: date | None, item: Disqualifier) -> tuple[bool, date | None]:
    """Whether the reason stands on that date, and until when, where a date is known."""
    months = item.look_back_months
    if isinstance(answer, bool):
        return answer, None
    if months is None:
        return True, None
    if isinstance(answer, int):
        return answer < months, None
    until = months_after(answer, months)
    return on is None or on < until, until


def _disqualified(until: list[date | None], role: Role | None) -> Reason:
    last = max((day for day in until if day), default=None) if all(until) else None
    return STANDS.stands_unless(role, passes_on=last)
