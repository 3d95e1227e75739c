"""A rider, a ride and rules that ask for nothing else: what the tests of single rules start from."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person
from ridealong.rules.ride import Wish
from tests.rules.departments.notation import NOTHING, laid_over

CENTRAL = ZoneInfo("America/Chicago")
FRIDAY = date(2026, 12, 11)
ADULT = Person(born_on=date(1990, 5, 1))


def rules(**sections):
    """These rules, and no others."""
    return Rules.from_json(laid_over(dict(NOTHING), sections))


def wish(on=FRIDAY, starts="18:00", hours=4.0, zone=CENTRAL, **fields):
    start = datetime.combine(on, time.fromisoformat(starts), tzinfo=zone)
    return Wish(start, (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(zone), **fields)


def ask(document, person=ADULT, ride=None, **facts):
    return evaluate(person, ride or wish(), document, **facts)


def codes(document, person=ADULT, ride=None, **facts):
    return ask(document, person, ride, **facts).codes


def only(document, person=ADULT, ride=None, **facts):
    """The one reason there is."""
    (reason,) = ask(document, person, ride, **facts).reasons
    return reason
