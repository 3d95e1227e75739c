"""May this person ride, then and there? Values in, a decision with every reason out. No ORM, no clock."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from ridealong.applications.eligibility import ages, conduct, hours, limits, papers, program
from ridealong.applications.eligibility.decision import Decision, Reason, decide
from ridealong.applications.eligibility.person import Person, age_on
from ridealong.program.calendar import days_off
from ridealong.program.rules import PastRide, Rules, Wish


def evaluate(
    person: Person,
    wish: Wish | None,
    rules: Rules,
    *,
    past_rides: Sequence[PastRide] = (),
    applied_on: date | None = None,
    applied_at: datetime | None = None,
    holidays: frozenset[date] | None = None,
    taken: Mapping[str, int] | None = None,
    on_duty: int | None = None,
) -> Decision:
    """All reasons against this ride on its own date, hard ones first, under the rules of category, station and age.

    A value that is not given (None) leaves its rule unasked. `holidays` are the federal ones, where the caller has
    them already; `taken` counts other rides by the name of a cap; `on_duty` the officers at the hours of the ride.
    """
    if applied_on is None and applied_at is not None:
        applied_on = (applied_at.astimezone(wish.starts_at.tzinfo) if wish else applied_at).date()
    on = wish.on if wish else None
    asked_on = on or applied_on
    age = age_on(person.born_on, asked_on) if person.born_on and asked_on else None
    own = rules.for_ride(person.category, age, wish.station if wish else "")
    reasons = [*_about_rider(person, wish, own, asked_on, applied_on), *papers.about_papers(person, age, on, own)]
    if wish:
        off = _days_off(wish, applied_on, own, holidays)
        reasons += hours.about_hours(wish, own, off)
        reasons += limits.about_frequency(wish, person.category, own, past_rides)
        reasons += limits.about_notice(wish, own, applied_on, applied_at, off)
        reasons += limits.about_caps(own.caps, taken) if taken is not None else ()
        reasons += limits.about_duty(on_duty, own)
        reasons += limits.about_host(wish.host, own.officers) if wish.host else ()
    return decide(reasons)


def _about_rider(
    person: Person, wish: Wish | None, own: Rules, asked_on: date | None, applied_on: date | None
) -> Iterator[Reason]:
    yield from program.about_program(person, wish, own)
    if asked_on:
        yield from program.about_the_past(person, asked_on, applied_on, own)
    elif person.is_banned:
        yield program.contact_coordinator()
    if asked_on and person.born_on:
        yield from ages.about_age(person, person.born_on, asked_on, wish, own)
    yield from conduct.about_ties(person, wish, own)
    yield from conduct.about_disqualifiers(person, asked_on, own)
    yield from conduct.about_conflicts(person, wish, own)
    yield from conduct.about_conduct(person, own)


def _days_off(wish: Wish, applied_on: date | None, rules: Rules, federal: frozenset[date] | None) -> frozenset[date]:
    """The department's holidays between application and ride, where a rule asks for them."""
    is_asked = (
        rules.notice.unit == "business_days" or rules.notice.and_business_days or not rules.hours.rides_on_holidays
    )
    if not is_asked:
        return frozenset()
    first, last = applied_on or wish.on, wish.ends_at.date()
    return days_off(rules.holidays, min(first, last).year, max(first, last).year, federal)
