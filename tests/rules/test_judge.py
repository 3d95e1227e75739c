"""Ages, birthdays and what they decide."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.rules.decision import Outcome
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person, age_on, birthday, earliest
from ridealong.rules.presets import ALDER_FALLS, YOUTH
from ridealong.rules.ride import Wish

CENTRAL = ZoneInfo("America/Chicago")
RULES = Rules.from_json(ALDER_FALLS)
BIRTHS = st.dates(date(1930, 1, 1), date(2015, 12, 31))


def wish(on=date(2026, 12, 11), starts="18:00", hours=4):
    start = datetime.combine(on, time.fromisoformat(starts), tzinfo=CENTRAL)
    return Wish(start, start + timedelta(hours=hours))


def codes(person, ride=None, rules=RULES, **facts):
    return evaluate(person, ride or wish(), rules, **facts).codes


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 12, 11), date(2026, 12, 10), 17),
        (date(2008, 12, 11), date(2026, 12, 11), 18),
    ],
)
def test_years_are_completed_on_the_birthday(born_on, on, age):
    assert age_on(born_on, on) == age


@given(BIRTHS, st.integers(1, 100))
def test_the_birthday_is_the_first_day_of_that_age(born_on, age):
    day = birthday(born_on, age)
    assert age_on(born_on, day) == age
    assert age_on(born_on, day - timedelta(days=1)) == age - 1


@given(BIRTHS, st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_nobody_grows_younger(born_on, on):
    assert age_on(born_on, on) <= age_on(born_on, on + timedelta(days=1)) <= age_on(born_on, on) + 1


@given(BIRTHS, st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_age_decides_on_the_day_of_the_ride(born_on, on):
    found = evaluate(Person(born_on=born_on, guardian_consents=False), wish(on, "08:00", 2), RULES)
    age = age_on(born_on, on)
    assert ("too_young" in found.codes) == (age < 16)
    assert ("guardian_consent" in found.codes) == (16 <= age < 18)


def test_too_young_says_from_when_on():
    reason = evaluate(Person(born_on=date(2012, 2, 29)), wish(), RULES).reasons[0]
    assert (reason.code, reason.passes_on) == ("too_young", date(2028, 2, 29))


def test_a_minors_ride_has_limits_of_its_own():
    rules, minor = Rules.from_json(YOUTH), Person(born_on=date(2010, 1, 1), guardian_consents=True)
    assert codes(minor, wish(starts="18:00"), rules) == []
    assert "minor_latest_end" in codes(minor, wish(starts="18:30"), rules)
    assert "minor_days" in codes(minor, wish(date(2026, 12, 10)), rules)
    strict = Person(born_on=date(2010, 1, 1), guardian_consents=True, latest_end=time(21))
    assert "minor_latest_end" in codes(strict, wish(starts="18:00"), rules)
    assert codes(Person(born_on=date(1990, 1, 1), latest_end=time(21)), wish(starts="18:00"), rules) == []


def test_hard_reasons_come_first_and_decide():
    soft = Person(born_on=date(1990, 1, 1), has_open_case=True)
    assert evaluate(soft, wish(), RULES).outcome == Outcome.NEEDS_EXCEPTION
    both = Person(born_on=date(1990, 1, 1), has_open_case=True, is_banned=True)
    found = evaluate(both, wish(), RULES)
    assert (found.outcome, found.codes) == (Outcome.INELIGIBLE, ["contact_coordinator", "open_case"])
    assert evaluate(Person(born_on=date(1990, 1, 1)), wish(), RULES).outcome == Outcome.ELIGIBLE


@pytest.mark.parametrize(
    ("ends", "first"),
    [
        ([], None),
        ([None], None),
        ([time(23), time(22)], time(22)),
        ([time(0, 30), time(23)], time(23)),
        ([time(0, 30), None, time(1)], time(0, 30)),
    ],
)
def test_the_strictest_guardian(ends, first):
    assert earliest(ends) == first
