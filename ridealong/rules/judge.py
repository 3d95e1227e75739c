"""The one judge: facts in, a decision with every reason out. No ORM, no clock."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ridealong.rules.decision import Decision, decide
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.families import FAMILIES
from ridealong.rules.moments import Moment
from ridealong.rules.person import Person
from ridealong.rules.ride import PastRide, Wish


def judge(facts: Facts, rules: Rules, moment: Moment | None = None) -> Decision:
    """All reasons against this ride on its own date, hard ones first, under the rules of category, station and age.

    With a moment, only the reasons that concern it; without, all that the facts are known for.
    """
    own = rules.for_ride(facts.person.category, facts.age, facts.wish.station if facts.wish else "")
    found = [reason for family in FAMILIES for reason in family.reasons(facts, own)]
    return decide(reason for reason in found if moment is None or moment in reason.kind.moments)


def evaluate(
    person: Person,
    wish: Wish | None,
    rules: Rules,
    *,
    moment: Moment | None = None,
    past_rides: Sequence[PastRide] = (),
    applied_on: date | None = None,
    applied_at: datetime | None = None,
    holidays: frozenset[date] | None = None,
    taken: Mapping[str, int] | None = None,
    on_duty: int | None = None,
) -> Decision:
    """The judge, asked with the facts one by one (see Facts)."""
    return judge(Facts(person, wish, past_rides, applied_on, applied_at, holidays, taken, on_duty), rules, moment)
