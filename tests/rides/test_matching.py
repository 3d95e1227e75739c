from datetime import datetime

import pytest

from ridealong.rides import matching
from tests.factories import CENTRAL


@pytest.mark.parametrize(
    ("at", "week", "month_ends"),
    [
        ("2026-12-11T23:59", "2026-12-07", "2027-01-01"),
        ("2026-12-31T00:00", "2026-12-28", "2027-01-01"),
        ("2028-02-29T12:00", "2028-02-28", "2028-03-01"),
        ("2026-11-01T01:30", "2026-10-26", "2026-12-01"),
    ],
)
def test_periods_begin_at_midnight_on_the_wall(at, week, month_ends):
    periods = matching.periods(datetime.fromisoformat(at).replace(tzinfo=CENTRAL))
    assert periods["day"][0].date().isoformat() == at[:10]
    assert periods["week"][0].date().isoformat() == week
    assert periods["month"][1].date().isoformat() == month_ends
    assert periods["year"][1].date().isoformat() == f"{int(at[:4]) + 1}-01-01"
    assert {end.hour for pair in periods.values() for end in pair} == {0}


def test_the_day_of_a_clock_change_ends_at_the_next_midnight():
    start, end = matching.periods(datetime(2026, 11, 1, 12, tzinfo=CENTRAL))["day"]
    assert end.timestamp() - start.timestamp() == 25 * 3600
