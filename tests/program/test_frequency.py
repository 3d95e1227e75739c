"""How often one may ride, and from when on again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.program.frequency import has_room, next_room
from ridealong.program.rules import Frequency, PastRide

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
