from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from ridealong.core import times

CHICAGO = ZoneInfo("America/Chicago")
TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime(2026, 11, 24, 18, tzinfo=UTC), tick=False)


def at(day, hour, minute=0, zone=CHICAGO, month=12, **more):
    return datetime(2026, month, day, hour, minute, tzinfo=zone, **more)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (at(11, 18), at(11, 22), "Friday, December 11, 6:00\u00a0PM – 10:00\u00a0PM (Central)"),
        (at(18, 20), at(19, 0), "Friday, December 18, 8:00\u00a0PM – midnight (Central)"),
        (at(11, 22), at(12, 2), "Friday, December 11, 10:00\u00a0PM – Saturday, December 12, 2:00\u00a0AM (Central)"),
    ],
)
def test_a_span_names_day_hours_and_zone(start, end, words):
    assert times.span(start, end, CHICAGO) == words


def test_spanish_has_its_own_order_and_names():
    with translation.override("es"):
        assert times.moment(at(11, 18), "America/Chicago") == "viernes, 11 de diciembre, 6:00\u00a0p.m. (hora central)"


def test_what_is_stored_in_utc_is_told_at_the_station():
    assert times.clock(datetime(2026, 12, 12, 0, 30, tzinfo=UTC), "America/New_York") == "7:30\u00a0PM"


@pytest.mark.parametrize(
    ("on", "style", "words"),
    [
        (date(2026, 12, 11), "long", "Friday, December 11"),
        (date(2027, 1, 4), "long", "Monday, January 4, 2027"),
        (date(2026, 12, 11), "short", "Fri, Dec 11"),
    ],
)
def test_the_year_stands_only_where_it_is_another(on, style, words):
    assert times.day(on, style=style, today=TODAY) == words


@pytest.mark.parametrize(("hour", "words"), [(0, "midnight"), (12, "noon"), (18, "6\u00a0PM")])
def test_hours_in_rows_are_short(hour, words):
    assert times.hour(at(11, hour), CHICAGO) == words


def test_minutes_stay_where_there_are_some():
    assert times.hours(at(11, 18, 30), at(11, 22), CHICAGO) == "6:30\u00a0PM – 10\u00a0PM"


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (at(1, 1, 30, month=11, fold=0), "Central Daylight"),
        (at(1, 1, 30, month=11, fold=1), "Central Standard"),
        (at(1, 3, month=11), "Central"),
        (at(11, 18, zone=ZoneInfo("America/Phoenix")), "Mountain Standard"),
    ],
)
def test_the_zone_is_named_so_that_nobody_can_err(moment, name):
    assert times.zone_name(moment, moment.tzinfo) == name


def test_both_hours_of_one_clock_are_told_apart():
    first, second = (at(1, 1, 30, month=11, fold=fold) for fold in (0, 1))
    assert times.moment(first, CHICAGO, style="short").endswith("(Central Daylight)")
    assert times.moment(second, CHICAGO, style="short").endswith("(Central Standard)")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 12, 13), "in 19 days"),
        (date(2026, 11, 21), "3 days ago"),
    ],
)
def test_how_far_away_a_day_is(on, words):
    assert times.away(on, today=TODAY) == words


def test_the_two_halves_of_a_repeated_hour_are_told_apart_elsewhere():
    first = datetime(2026, 11, 1, 1, 30, tzinfo=CHICAGO)
    told = [
        times.hours(start, datetime(2026, 11, 1, 13, tzinfo=UTC), "UTC") for start in (first, first.replace(fold=1))
    ]
    assert [each.replace(times.NO_BREAK, " ") for each in told] == ["6:30 AM – 1 PM", "7:30 AM – 1 PM"]
