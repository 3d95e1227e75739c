"""Whether a ride lies in the allowed hours: over midnight, and in the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.rules.base import WEEKDAYS
from ridealong.rules.hours.parameters import Hours, Window
from ridealong.rules.hours.windows import are_open, days_touched, ends_by, fits, starts_allowed
from ridealong.rules.ride import Wish

CENTRAL = ZoneInfo("America/Chicago")
FRIDAY = date(2026, 12, 11)


def wish(on=FRIDAY, starts="18:00", hours=4.0, zone=CENTRAL, **fields):
    start = datetime.combine(on, time.fromisoformat(starts), tzinfo=zone)
    return Wish(start, (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(zone), **fields)


def window(start, end, days=WEEKDAYS, station=""):
    return Window(days=days, start=start, end=end, station=station)


@pytest.mark.parametrize(
    ("starts", "hours", "inside"),
    [
        ("08:00", 4, True),
        ("19:00", 4, True),
        ("07:59", 1, False),
        ("19:01", 4, False),
        ("23:00", 1, False),
        ("00:00", 1, False),
    ],
)
def test_a_day(starts, hours, inside):
    assert fits(wish(starts=starts, hours=hours), [window(time(8), time(23))]) is inside


@pytest.mark.parametrize(
    ("on", "starts", "hours", "inside"),
    [
        (FRIDAY, "22:00", 4, True),
        (FRIDAY + timedelta(1), "00:30", 1.5, True),  # Friday's window, on Saturday's clock
        (FRIDAY + timedelta(1), "00:30", 2, False),
        (FRIDAY + timedelta(1), "20:00", 2, False),  # Saturday has no window
        (FRIDAY, "00:30", 1, False),  # nor had Thursday
        (FRIDAY, "17:00", 2, False),
    ],
)
def test_over_midnight_belongs_to_the_evening_it_began(on, starts, hours, inside):
    assert fits(wish(on, starts, hours), [window(time(18), time(2), days=("fri",))]) is inside


def test_until_midnight_is_written_as_24():
    late = Window.model_validate({"start": "16:00", "end": "24:00"})
    assert fits(wish(starts="20:00", hours=4), [late])
    assert not fits(wish(starts="20:00", hours=4.5), [late])


def test_two_windows_are_not_one():
    """From 14 to 18 crosses from the day's window into the evening's: no window holds it whole."""
    both = [window(time(8), time(16)), window(time(16), time(2))]
    assert fits(wish(starts="12:00"), both)
    assert fits(wish(starts="16:00"), both)
    assert not fits(wish(starts="14:00"), both)


def test_a_window_of_another_station_does_not_count():
    elsewhere = [window(time(8), time(23), station="north")]
    assert not fits(wish(station="main"), elsewhere)
    assert fits(wish(station="north"), elsewhere)
    assert fits(wish(), elsewhere)


# --- the clocks change ---


@pytest.mark.parametrize("on", [date(2026, 3, 7), date(2026, 10, 31)])
def test_the_wall_clock_counts_in_the_night_of_the_change(on):
    """Spring forward (Mar 8) and fall back (Nov 1), 2026, in a window from 22 to 06."""
    night = [window(time(22), time(6))]
    start = datetime.combine(on, time(23), tzinfo=CENTRAL)
    until_four = datetime.combine(on + timedelta(1), time(4), tzinfo=CENTRAL)
    until_seven = datetime.combine(on + timedelta(1), time(7), tzinfo=CENTRAL)
    assert fits(Wish(start, until_four), night)
    assert not fits(Wish(start, until_seven), night)


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 3, 7), 4), (date(2026, 10, 31), 6), (date(2026, 6, 6), 5)])
def test_hours_are_those_that_pass(on, hours):
    start = datetime.combine(on, time(23), tzinfo=CENTRAL)
    end = datetime.combine(on + timedelta(1), time(4), tzinfo=CENTRAL)
    assert Wish(start, end).hours == hours


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 23), st.floats(0.5, 12))
def test_the_length_of_a_ride_survives_every_night(on, hour, hours):
    assert wish(on, f"{hour:02}:00", hours).hours == pytest.approx(hours, abs=1e-5)


# --- starts and ends ---


def test_fixed_starts():
    hours = Hours(fixed_starts=(time(8), time(16)))
    assert starts_allowed(wish(starts="16:00"), hours)
    assert not starts_allowed(wish(starts="16:01"), hours)
    assert starts_allowed(wish(starts="16:01"), Hours())


@pytest.mark.parametrize(
    ("starts", "hours", "latest", "over"),
    [
        ("18:00", 4, time(22), True),
        ("18:00", 4, time(21, 59), False),
        ("20:00", 4, time(23), False),
        ("20:00", 4, time(0), True),
        ("20:00", 4.5, time(0), False),
        ("20:00", 4.5, time(0, 30), True),
    ],
)
def test_a_minors_latest_end(starts, hours, latest, over):
    assert ends_by(wish(starts=starts, hours=hours), latest) is over


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 23), st.integers(1, 12), st.integers(9, 23))
def test_what_fits_a_window_fits_a_wider_one(on, hour, hours, end):
    ride = wish(on, f"{hour:02}:00", hours)
    narrow, wide = window(time(8), time(end)), window(time(8), time(end, 59))
    if fits(ride, [narrow]):
        assert fits(ride, [wide])


# --- seasons, slots and whole days ---


@pytest.mark.parametrize(
    ("first", "last", "on", "inside"),
    [
        ("06-01", "08-31", date(2026, 6, 1), True),
        ("06-01", "08-31", date(2026, 8, 31), True),
        ("06-01", "08-31", date(2026, 5, 31), False),
        ("06-01", "08-31", date(2026, 9, 1), False),
        ("11-15", "02-15", date(2026, 12, 31), True),
        ("11-15", "02-15", date(2026, 2, 15), True),
        ("11-15", "02-15", date(2026, 2, 16), False),
        ("11-15", "02-15", date(2026, 11, 14), False),
        ("11-15", "02-15", date(2026, 11, 15), True),
        ("02-29", "02-29", date(2028, 2, 29), True),
        ("02-29", "02-29", date(2028, 2, 28), False),
    ],
)
def test_a_season_comes_every_year_and_may_cross_it(first, last, on, inside):
    season = Window(start=time(8), end=time(23), from_day=first, until_day=last)
    assert fits(wish(on), [season]) is inside
    assert fits(wish(on), [season], any_day=True)


def test_a_night_belongs_to_the_season_it_began_in():
    night = Window(start=time(20), end=time(4), from_day="06-01", until_day="08-31")
    assert fits(wish(date(2026, 8, 31), "22:00"), [night])
    assert fits(wish(date(2026, 9, 1), "00:30", 2), [night])
    assert not fits(wish(date(2026, 9, 1), "22:00"), [night])
    assert not fits(wish(date(2026, 6, 1), "00:30", 2), [night])


@pytest.mark.parametrize(
    ("fit", "starts", "hours", "inside"),
    [
        ("whole", "18:00", 4, True),
        ("whole", "18:00", 3.5, False),
        ("whole", "18:30", 3.5, False),
        ("starts_with", "18:00", 2, True),
        ("starts_with", "18:00", 4, True),
        ("starts_with", "18:00", 4.5, False),
        ("starts_with", "18:30", 2, False),
        ("within", "18:30", 2, True),
    ],
)
def test_slots(fit, starts, hours, inside):
    assert fits(wish(starts=starts, hours=hours), [Window(start=time(18), end=time(22), fit=fit)]) is inside


def test_a_slot_whose_end_is_not_known_needs_its_beginning():
    slot = [Window(start=time(18), end=time(22), fit="whole")]
    assert fits(wish(hours=0, knows_length=False), slot)
    assert not fits(wish(starts="19:00", hours=0, knows_length=False), slot)


def test_whole_days_hold_what_begins_on_them():
    fridays = [Window(days=("fri",))]
    assert fits(wish(starts="22:00", hours=4), fridays)
    assert fits(wish(starts="00:00", hours=30), fridays)
    assert not fits(wish(FRIDAY + timedelta(1), "00:00", 4), fridays)
    assert not fits(wish(FRIDAY + timedelta(1), "22:00", 4), fridays)
    assert not fits(wish(FRIDAY - timedelta(1), "23:00", 4), fridays)
    assert not fits(wish(starts="22:00", hours=4), [Window(days=("fri",), fit="starts_with")])


@pytest.mark.parametrize(
    ("window", "hours"),
    [
        (Window(start=time(8), end=time(16)), 8),
        (Window(start=time(20), end=time(4)), 8),
        (Window(start=time(16), end=time(0)), 8),
        (Window(), 24),
        (Window(start=time(6), end=time(6)), 24),
    ],
)
def test_how_long_a_window_is(window, hours):
    assert window.lasts == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("starts", "hours", "dates"),
    [("18:00", 4, 1), ("18:00", 6, 1), ("18:00", 6.25, 2), ("00:00", 24, 1), ("18:00", 0, 1), ("00:00", 0, 1)],
)
def test_the_dates_a_ride_touches(starts, hours, dates):
    touched = days_touched(wish(starts=starts, hours=hours))
    assert touched == {FRIDAY + timedelta(days=number) for number in range(dates)}


@pytest.mark.parametrize(("starts", "over"), [("00:30", False), ("05:59", False), ("06:00", True)])
def test_a_ride_before_six_belongs_to_the_evening_before(starts, over):
    assert ends_by(wish(starts=starts, hours=2), time(23)) is over


def test_without_windows_every_hour_is_open():
    assert are_open(wish(starts="03:00"), [])
    assert not are_open(wish(starts="03:00"), [window(time(8), time(23))])
    assert are_open(wish(starts="03:00", knows_start=False), [window(time(8), time(23))])
    assert not are_open(wish(starts="03:00", knows_start=False), [window(time(8), time(23), days=("mon",))])
