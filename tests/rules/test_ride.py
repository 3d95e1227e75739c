"""One reader of a stored wish: hours are those that pass, also in the nights when clocks change."""

from datetime import date, datetime

import pytest

from ridealong.rules.ride import Wish
from tests.rules.asking import CENTRAL


@pytest.mark.parametrize(
    ("on", "starts", "ends_at"),
    [
        ("2026-12-11", "18:00", "2026-12-11T22:00"),
        ("2026-12-11", "22:00", "2026-12-12T02:00"),
        ("2027-03-13", "23:00", "2027-03-14T04:00"),  # an hour is left out that night
        ("2026-10-31", "23:00", "2026-11-01T02:00"),  # an hour is lived twice
    ],
)
def test_hours_are_those_that_pass(on, starts, ends_at):
    wish = Wish.from_json({"on": on, "starts": starts, "hours": 4}, CENTRAL, "North")
    assert wish.ends_at.replace(tzinfo=None) == datetime.fromisoformat(ends_at)
    assert (wish.hours, wish.station, wish.on) == (4, "North", date.fromisoformat(on))
    assert wish.knows_start
    assert wish.knows_length


@pytest.mark.parametrize(
    ("entry", "knows_start", "knows_length"),
    [
        ({"on": "2026-12-11"}, False, False),
        ({"on": "2026-12-11", "starts": "18:00"}, True, False),
        ({"on": "2026-12-11", "starts": "", "hours": 4}, False, False),
        ({"on": "2026-12-11", "starts": "18:00", "hours": None}, True, False),
    ],
)
def test_what_was_left_out_is_not_known(entry, knows_start, knows_length):
    wish = Wish.from_json(entry, CENTRAL)
    assert (wish.knows_start, wish.knows_length) == (knows_start, knows_length)
    assert wish.on == date(2026, 12, 11)


def test_a_length_in_parts_of_an_hour_is_kept():
    wish = Wish.lasting(2.5, datetime(2026, 12, 11, 18, tzinfo=CENTRAL))
    assert wish.ends_at == datetime(2026, 12, 11, 20, 30, tzinfo=CENTRAL)
