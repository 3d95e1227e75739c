"""The department's own holidays."""

from datetime import date

import pytest

from ridealong.rules.notice.calendar import days_off, holidays_around
from ridealong.rules.notice.parameters import Holidays

CHRISTMAS, EVE, PATRIOTS = date(2026, 12, 25), date(2026, 12, 24), date(2026, 4, 20)


@pytest.mark.parametrize(
    ("own", "days", "working"),
    [
        ({}, [CHRISTMAS, date(2026, 7, 3)], [EVE, PATRIOTS]),
        ({"federal": False}, [], [CHRISTMAS]),
        ({"state": "MA"}, [CHRISTMAS, PATRIOTS], [EVE]),
        ({"state": "MA", "federal": False}, [PATRIOTS], [CHRISTMAS]),
        ({"extra": ["2026-12-24"]}, [EVE, CHRISTMAS], [date(2025, 12, 24)]),
        ({"extra_days": ["12-24"]}, [EVE, date(2025, 12, 24), date(2027, 12, 24)], []),
        ({"removed": ["2026-12-25"]}, [date(2027, 12, 24)], [CHRISTMAS]),
        ({"extra": ["2026-12-24"], "removed": ["2026-12-24"]}, [CHRISTMAS], [EVE]),
        ({"extra_days": ["02-29"], "federal": False}, [], [date(2026, 2, 28), date(2026, 3, 1)]),
    ],
)
def test_what_a_department_counts(own, days, working):
    found = days_off(Holidays.model_validate(own), 2026, 2026)
    assert found >= set(days)
    assert found.isdisjoint(working)


def test_a_leap_day_where_there_is_one():
    own = Holidays(extra_days=("02-29",), federal=False)
    assert days_off(own, 2026, 2029) == {date(2028, 2, 29)}
    assert days_off(own, 2098, 2102) == set()
    assert days_off(own, 1999, 2001) == {date(2000, 2, 29)}


def test_the_years_before_and_after_belong_to_it():
    found = days_off(Holidays(extra_days=("06-01",), federal=False), 2026, 2027)
    assert found == {date(year, 6, 1) for year in (2025, 2026, 2027, 2028)}


def test_federal_holidays_may_be_handed_in():
    known = frozenset({date(2026, 6, 1)})
    assert days_off(Holidays(), 2026, 2026, known) == known
    assert days_off(Holidays(federal=False), 2026, 2026, known) == set()
    assert holidays_around(2026) >= {CHRISTMAS, date(2027, 1, 1)}


def test_the_end_of_time_is_no_trouble():
    assert days_off(Holidays(extra_days=("01-01",), federal=False), 1, 3) >= {date(1, 1, 1), date(4, 1, 1)}
    assert max(days_off(Holidays(extra_days=("01-01",), federal=False), 9990, 9999)).year == 9999
