"""Reasons of the records check. Only its outcome is known."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.person import Person
from ridealong.rules.reason import Kind, Reason

AGAINST = Kind(
    "clearance",
    _("The records check stands against a ride."),
    rows.CLEARANCE,
    frozenset({Moment.DECIDE, Moment.BOOK}),
    field="clearance",
)
OPEN = Kind(
    "clearance_open",
    _("The records check is not recorded yet."),
    rows.CLEARANCE,
    frozenset({Moment.DECIDE}),
    field="clearance",
)
OVER = Kind(
    "clearance_lapsed",
    _("The records check has lapsed. Ask for a new one."),
    rows.CLEARANCE,
    frozenset({Moment.DECIDE}),
    field="clearance",
)
TO_DECIDE = Kind(
    "clearance",
    _("A supervisor decides about the records check."),
    rows.CLEARANCE,
    frozenset({Moment.DECIDE}),
    exception="clearance.decided_by",
    field="clearance",
)
LAPSED = Kind(
    "clearance_lapsed",
    _("The records check does not reach to this date. Ask for a new one."),
    rows.CLEARANCE,
    frozenset({Moment.BOOK}),
    field="clearance",
)
AGREEMENT = Kind(
    "clearance_agreement",
    _("Agree to the records check."),
    rows.CLEARANCE,
    frozenset({Moment.APPLY}),
    field="clearance",
    section="agreements",
)
AUTHORIZATION = Kind(
    "clearance_authorization",
    _("The records check needs a signed authorization."),
    rows.CLEARANCE,
    frozenset({Moment.APPLY}),
    remedy=_("Sign the authorization."),
    field="clearance",
    section="agreements",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    if not is_asked(facts, rules):
        return
    person, on = facts.person, facts.on
    if person.clearance == "not_clear":
        yield AGAINST.stands()
    if person.clearance == "none":
        yield OPEN.stands()
    if person.clearance == "lapsed":
        yield OVER.stands()
    if person.clearance == "supervisor_decides":
        yield TO_DECIDE.stands(rules)
    until_on = _cleared_until(person, rules)
    if on and (person.clearance in {"none", "lapsed"} or (until_on and on > until_on)):
        yield LAPSED.stands()
    if person.agrees_to_check is False:
        yield AGREEMENT.stands()
    if rules.clearance.signed_authorization and person.authorizes_check is False:
        yield AUTHORIZATION.stands()


def is_asked(facts: Facts, rules: Rules) -> bool:
    """Whether the records of such a rider are checked at all."""
    return rules.clearance.required and (rules.clearance.minors_too or not facts.is_minor(rules))


def _cleared_until(person: Person, rules: Rules) -> date | None:
    """The last day of a records check: what was noted with it, else as the rules count."""
    if person.cleared_until_on or person.cleared_on is None:
        return person.cleared_until_on
    return person.cleared_on + timedelta(days=rules.validity.clearance_days)
