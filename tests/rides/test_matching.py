from datetime import date, datetime, timedelta

import pytest

from ridealong.program.rules import OfficerPool, Wish
from ridealong.rides import matching
from ridealong.rides.matching import Papers, Place
from ridealong.shifts.rules import Stretch
from tests.factories import CENTRAL

EVENING = datetime(2026, 12, 11, 17, tzinfo=CENTRAL)
SHIFT = Stretch(EVENING, EVENING + timedelta(hours=10))
ON = date(2026, 12, 11)


def wish(start=1.0, hours=4.0):
    starts_at = EVENING + timedelta(hours=start)
    return Wish(starts_at, starts_at + timedelta(hours=hours))


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("start", "hours", "fits"), [(1, 4, True), (0, 10, True), (-0.01, 4, False), (6.01, 4, False), (6, 4, True)]
)
def test_a_ride_lies_inside_the_shift(start, hours, fits):
    assert codes(matching.about_place(Place(SHIFT), wish(start, hours))) == ([] if fits else ["outside_shift"])


def test_a_closed_seat_is_closed():
    assert codes(matching.about_place(Place(SHIFT, is_open=False), wish())) == ["seat_closed"]


@pytest.mark.parametrize(
    ("fields", "pool", "out"),
    [
        ({}, {}, False),
        ({"is_officer_active": False}, {"volunteers_only": False, "no_probationary": False}, True),
        ({"takes_riders": False}, {}, True),
        ({"takes_riders": False}, {"volunteers_only": False}, False),
        ({"is_probationary": True}, {}, True),
        ({"is_probationary": True}, {"no_probationary": False}, False),
    ],
)
def test_who_hosts_is_for_the_rules_to_say(fields, pool, out):
    found = codes(matching.about_officer(Place(SHIFT, **fields), OfficerPool(**pool)))
    assert found == (["officer_not_hosting"] if out else [])


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"is_held": True}, ["on_hold"]),
        ({"approved_until_on": ON}, []),
        ({"approved_until_on": ON - timedelta(days=1)}, ["approval_lapsed"]),
        ({"cleared_until_on": ON - timedelta(days=1)}, ["clearance_lapsed"]),
        ({"cleared_until_on": None}, ["clearance_lapsed"]),
        ({"cleared_until_on": None, "needs_clearance": False}, []),
        ({"has_relative_here": True}, ["relative"]),
    ],
)
def test_papers_hold_on_the_day_of_the_ride(fields, found):
    papers = Papers(**{"approved_until_on": None, "needs_clearance": True, "cleared_until_on": ON, **fields})
    assert codes(matching.about_papers(papers, ON, OfficerPool())) == found


def test_a_relative_is_a_soft_reason_and_may_be_no_rule():
    papers = Papers(None, needs_clearance=False, cleared_until_on=None, has_relative_here=True)
    (reason,) = matching.about_papers(papers, ON, OfficerPool())
    assert reason.override == "coordinator"
    assert not list(matching.about_papers(papers, ON, OfficerPool(no_relatives=False)))


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
