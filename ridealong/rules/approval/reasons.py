"""Reasons of the decision: a no not long ago, an approval that is over, a case on hold."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.person import Person
from ridealong.rules.reason import Kind, Reason

DENIED = Kind(
    "denied_recently",
    _("After a no, one waits %(days)s days before one applies again."),
    rows.PROGRAM,
    frozenset({Moment.APPLY}),
    field="program",
)
LAPSED = Kind(
    "approval_lapsed",
    _("The approval does not reach to this date."),
    rows.APPROVAL,
    frozenset({Moment.BOOK}),
    field="application",
)
HELD = Kind(
    "on_hold",
    _("This case is on hold."),
    rows.APPROVAL,
    frozenset({Moment.BOOK}),
    field="application",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    """A denial counts on the day somebody applies, where that is known."""
    person, wait = facts.person, rules.arrival.wait_after_denial_days
    asked_on = facts.counted_on or facts.on
    again_on = person.may_apply_on or (person.denied_on and person.denied_on + timedelta(days=wait))
    if again_on and asked_on and asked_on < again_on:
        yield DENIED.stands(days=wait, passes_on=again_on)
    if person.is_held:
        yield HELD.stands()
    until_on = _approved_until(person, rules)
    if until_on and facts.on and facts.on > until_on:
        yield LAPSED.stands()


def _approved_until(person: Person, rules: Rules) -> date | None:
    """The last day of an approval: what was promised with it, else as the rules count."""
    if person.approved_until_on or person.approved_on is None:
        return person.approved_until_on
    return person.approved_on + timedelta(days=rules.validity.approval_days)
