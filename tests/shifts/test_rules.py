from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ridealong.shifts.rules import MINIMUM_REST, Stretch, clashing, least_on_duty, too_close

NOON = datetime(2026, 12, 11, 12, tzinfo=UTC)
CENTRAL = ZoneInfo("America/Chicago")


def stretch(start, end):
    return Stretch(NOON + timedelta(hours=start), NOON + timedelta(hours=end))


@pytest.mark.parametrize(
    ("start", "end", "meet"),
    [(-2, 0, False), (-2, 0.01, True), (2, 4, True), (9.99, 12, True), (10, 12, False), (-1, 11, True)],
)
def test_two_stretches_overlap_when_they_share_a_moment(start, end, meet):
    assert stretch(0, 10).overlaps(stretch(start, end)) is meet
    assert stretch(start, end).overlaps(stretch(0, 10)) is meet


@pytest.mark.parametrize(("start", "end", "held"), [(0, 10, True), (1, 5, True), (-0.01, 5, False), (5, 10.01, False)])
def test_a_shift_holds_what_lies_inside_its_ends(start, end, held):
    assert stretch(0, 10).holds(stretch(start, end)) is held


def test_hours_are_those_that_pass_in_the_night_when_clocks_change():
    spring = Stretch(datetime(2026, 3, 7, 22, tzinfo=CENTRAL), datetime(2026, 3, 8, 6, tzinfo=CENTRAL))
    fall = Stretch(datetime(2026, 10, 31, 22, tzinfo=CENTRAL), datetime(2026, 11, 1, 6, tzinfo=CENTRAL))
    assert (spring.length, fall.length) == (timedelta(hours=7), timedelta(hours=9))


def test_the_first_clash_is_named():
    others = [stretch(-20, -12), stretch(8, 12), stretch(9, 13)]
    assert clashing(stretch(0, 10), others) == stretch(8, 12)
    assert clashing(stretch(0, 8), others) is None


@pytest.mark.parametrize(("gap", "close"), [(7.99, True), (8, False)])
def test_rest_is_owed_before_and_after(gap, close):
    assert (too_close(stretch(0, 10), [stretch(10 + gap, 24 + gap)]) is not None) is close
    assert (too_close(stretch(0, 10), [stretch(-10 - gap, -gap)]) is not None) is close


def test_without_rest_only_overlaps_count():
    assert too_close(stretch(0, 10), [stretch(10, 12)], timedelta()) is None
    assert timedelta(hours=8) == MINIMUM_REST


@pytest.mark.parametrize(
    ("shifts", "least"),
    [
        ([], 0),
        ([(0, 10)], 1),
        ([(0, 10), (0, 10)], 2),
        ([(0, 10), (3, 5)], 1),
        ([(0, 5), (5, 10)], 1),  # one relieves the other
        ([(0, 5), (6, 10)], 0),
        ([(-3, 4), (1, 12), (4, 20)], 1),
        ([(-3, 4), (-1, 12), (4, 20)], 2),
        ([(10, 20), (-10, 0)], 0),
    ],
)
def test_the_thinnest_moment_counts(shifts, least):
    assert least_on_duty(stretch(0, 10), [stretch(*each) for each in shifts]) == least
