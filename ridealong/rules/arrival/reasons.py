"""Reasons of those who came before: bans, missed rides; and of those who come late."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.frequency.counting import months_after
from ridealong.rules.moments import IN_THE_CASE, Moment
from ridealong.rules.person import Person
from ridealong.rules.reason import Kind, Point, Reason

CONTACT = Kind(
    "contact_coordinator",
    _("Please contact the coordinator before you apply."),  # all that a banned person is told
    rows.PROGRAM,
    IN_THE_CASE,
    field="program",
)
NO_SHOWS = Kind("no_shows", _("Too many rides were missed."), rows.PROGRAM, IN_THE_CASE, field="program")
LATE = Kind(
    "late",
    _("The rider is late. Ask the supervisor first."),
    rows.SEAT,
    frozenset({Moment.ARRIVE}),
    remedy=_("The supervisor says whether they may still ride."),
    exception="supervisor",
    field="late",
    point=Point(
        "late",
        _("Late: the supervisor says that they may still ride"),
        _("The rider is late. Ask the supervisor first."),
        9,
    ),
)
TOO_LATE = Kind(
    "late",
    _("The rider is too late: the program’s rules say no ride. Turn them away."),
    rows.SEAT,
    frozenset({Moment.ARRIVE}),
    field="late",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    """Bans and missed rides count on the date of the ride."""
    person, on = facts.person, facts.asked_on
    if person.is_banned or (on and person.banned_until and on <= person.banned_until):
        yield CONTACT.stands()
    again_on = _again_after_no_shows(person, on, rules) if on else None
    if on and again_on is not None and on < again_on:
        yield NO_SHOWS.stands(passes_on=again_on if again_on < date.max else None)
    if person.minutes_late is not None and person.minutes_late >= rules.arrival.late_minutes:
        yield from _about_lateness(rules)


def _about_lateness(rules: Rules) -> Iterator[Reason]:
    if rules.arrival.late_action == "supervisor":
        yield LATE.stands()
    elif rules.arrival.late_action == "turn_away":
        yield TOO_LATE.stands()


def _again_after_no_shows(person: Person, on: date, rules: Rules) -> date | None:
    """From when on somebody may ride again; the end of time where the dates are not known."""
    arrival, missed = rules.arrival, person.no_shows
    if not missed or not arrival.ban_months:
        return None
    if isinstance(missed, int):
        return date.max if missed >= arrival.no_show_limit else None
    if arrival.no_show_months:
        missed = tuple(day for day in missed if on < months_after(day, arrival.no_show_months))
    return months_after(max(missed), arrival.ban_months) if len(missed) >= arrival.no_show_limit else None
