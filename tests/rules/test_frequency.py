"""How often one may ride, and from when on again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.rules.frequency.counting import has_room, months_after, next_room
from ridealong.rules.frequency.parameters import Frequency
from ridealong.rules.ride import PastRide

DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def rides(*days):
    return [PastRide(on=day) for day in days]


@pytest.mark.parametrize(
    ("limit", "last", "on", "room"),
    [
        (Frequency(days=182), date(2026, 6, 12), date(2026, 12, 10), False),
        (Frequency(days=182), date(2026, 6, 12), date(2026, 12, 11), True),
        (Frequency(period="calendar_year"), date(2026, 1, 1), date(2026, 12, 31), False),
        (Frequency(period="calendar_year"), date(2026, 12, 31), date(2027, 1, 1), True),
        (Frequency(period="calendar_quarter"), date(2026, 10, 1), date(2026, 12, 31), False),
        (Frequency(period="calendar_quarter"), date(2026, 12, 31), date(2027, 1, 1), True),
        (Frequency(period="calendar_month"), date(2026, 12, 1), date(2026, 12, 31), False),
        (Frequency(period="lifetime"), date(1999, 1, 1), date(2026, 12, 31), False),
        (Frequency(count=0), date(1999, 1, 1), date(2026, 12, 31), False),
        (Frequency(count=2, period="lifetime"), date(1999, 1, 1), date(2026, 12, 31), True),
    ],
)
def test_room(limit, last, on, room):
    assert has_room(rides(last), PastRide(on), limit) is room


def test_the_same_officer_is_counted_alone():
    limit, past = Frequency(per="officer", days=365), [PastRide(on=date(2026, 6, 1), officer="law")]
    assert not has_room(past, PastRide(date(2026, 12, 1), "law"), limit)
    assert has_room(past, PastRide(date(2026, 12, 1), "hill"), limit)


def test_a_lifetime_that_is_used_up_never_passes():
    assert next_room(rides(date(2026, 1, 1)), PastRide(date(2026, 12, 1)), Frequency(period="lifetime")) is None
    assert next_room([], PastRide(date(2026, 12, 1)), Frequency(count=0)) is None


PERIODS = st.sampled_from(["rolling", "calendar_year", "calendar_quarter", "calendar_month"])


@given(st.lists(DATES, max_size=6), DATES, PERIODS, st.integers(1, 3), st.integers(1, 400))
def test_the_next_room_is_room_and_the_first(past, on, period, count, days):
    limit = Frequency(count=count, period=period, days=days)
    first = next_room(rides(*past), PastRide(on), limit)
    assert first is not None
    assert first >= on
    assert has_room(rides(*past), PastRide(first), limit)
    day = on
    while day < first:
        assert not has_room(rides(*past), PastRide(day), limit), day
        day += timedelta(days=1)


# --- other periods ---


@pytest.mark.parametrize(
    ("limit", "last", "full_until", "free_from"),
    [
        ({"months": 6}, "2026-06-12", "2026-12-11", "2026-12-12"),
        ({"months": 6}, "2026-08-31", "2027-02-27", "2027-02-28"),
        ({"months": 12}, "2028-02-29", "2029-02-27", "2029-02-28"),
        ({"days": 1}, "2026-06-12", "2026-06-12", "2026-06-13"),
        ({"period": "calendar_week"}, "2026-12-07", "2026-12-13", "2026-12-14"),
        ({"period": "calendar_week"}, "2026-12-13", "2026-12-13", "2026-12-14"),
        ({"period": "calendar_month"}, "2026-12-31", "2026-12-31", "2027-01-01"),
        ({"period": "calendar_half_year"}, "2026-01-01", "2026-06-30", "2026-07-01"),
        ({"period": "calendar_half_year"}, "2026-12-31", "2026-12-31", "2027-01-01"),
        ({"period": "calendar_half_year", "year_starts": "08-15"}, "2026-02-14", "2026-02-14", "2026-02-15"),
        ({"period": "calendar_half_year", "year_starts": "08-15"}, "2026-02-15", "2026-08-14", "2026-08-15"),
        ({"period": "calendar_quarter", "year_starts": "02-01"}, "2026-02-01", "2026-04-30", "2026-05-01"),
        ({"period": "calendar_quarter", "year_starts": "02-01"}, "2026-01-31", "2026-01-31", "2026-02-01"),
        ({"period": "calendar_year", "year_starts": "07-01"}, "2026-07-01", "2027-06-30", "2027-07-01"),
        ({"period": "calendar_year", "year_starts": "07-01"}, "2026-06-30", "2026-06-30", "2026-07-01"),
        ({"period": "calendar_year", "year_starts": "02-29"}, "2026-02-27", "2026-02-27", "2026-02-28"),
        ({"period": "calendar_year", "year_starts": "02-29"}, "2027-03-01", "2028-02-28", "2028-02-29"),
        ({"period": "calendar_half_year", "year_starts": "08-31"}, "2027-08-31", "2028-02-28", "2028-02-29"),
        ({"period": "calendar_month", "year_starts": "02-15"}, "2026-02-01", "2026-02-28", "2026-03-01"),
    ],
)
def test_the_last_day_of_a_period_and_the_first_of_the_next(limit, last, full_until, free_from):
    rule, past = Frequency.model_validate(limit), rides(date.fromisoformat(last))
    assert not has_room(past, PastRide(date.fromisoformat(full_until)), rule)
    assert has_room(past, PastRide(date.fromisoformat(free_from)), rule)
    assert next_room(past, PastRide(date.fromisoformat(last)), rule) == date.fromisoformat(free_from)


def test_a_rolling_period_looks_both_ways_but_not_at_once():
    """Rides 300 days before and 300 days after: no 365 days hold all three."""
    on, limit = date(2026, 12, 11), Frequency(count=2, days=365)
    before, after = on - timedelta(days=300), on + timedelta(days=300)
    assert has_room(rides(before, after), PastRide(on), limit)
    assert not has_room(rides(before, before), PastRide(on), limit)
    assert not has_room(rides(after, after), PastRide(on), limit)
    assert has_room(rides(before - timedelta(days=65), before - timedelta(days=65)), PastRide(on), limit)
    assert not has_room(rides(on - timedelta(days=1), on + timedelta(days=1)), PastRide(on), limit)


def test_a_booked_ride_counts_and_the_day_itself_too():
    limit = Frequency(days=30)
    booked = date(2026, 12, 20)
    assert not has_room(rides(booked), PastRide(date(2026, 11, 21)), limit)
    assert has_room(rides(booked), PastRide(date(2026, 11, 20)), limit)
    assert not has_room(rides(booked), PastRide(booked), limit)
    assert next_room(rides(booked), PastRide(date(2026, 12, 1)), limit) == date(2027, 1, 19)


@pytest.mark.parametrize(
    ("per", "ride", "room"),
    [
        ("any", PastRide(date(2026, 12, 11), "8", "S", "guest"), False),
        ("officer", PastRide(date(2026, 12, 11), "7"), False),
        ("officer", PastRide(date(2026, 12, 11), "8"), True),
        ("station", PastRide(date(2026, 12, 11), "", "N"), False),
        ("station", PastRide(date(2026, 12, 11), "", "S"), True),
        ("category", PastRide(date(2026, 12, 11), "", "", "citizen"), False),
        ("category", PastRide(date(2026, 12, 11), "", "", "guest"), True),
    ],
)
def test_only_like_rides_are_counted(per, ride, room):
    past = [PastRide(date(2026, 12, 1), "7", "N", "citizen")]
    assert has_room(past, ride, Frequency(per=per)) is room


@pytest.mark.parametrize("outcome", ["ridden", "no_show", "cancelled"])
def test_what_counts_is_for_the_rules_to_say(outcome):
    past, ride = [PastRide(date(2026, 12, 1), outcome=outcome)], PastRide(date(2026, 12, 11))
    assert has_room(past, ride, Frequency()) is (outcome != "ridden")
    assert has_room(past, ride, Frequency(counts=("no_show",))) is (outcome != "no_show")
    assert has_room(past, ride, Frequency(counts=("ridden", "no_show", "cancelled"))) is False
    assert has_room(past, ride, Frequency(counts=())) is True


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-03-31", -13, "2025-02-28"),
        ("2026-05-05", 0, "2026-05-05"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_months_later(day, months, found):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(found)


def test_the_end_of_time_is_no_trouble():
    last = PastRide(date(9999, 12, 31))
    for limit in (Frequency(days=4000), Frequency(period="calendar_week"), Frequency(period="calendar_year")):
        assert next_room([], last, limit) == last.on
