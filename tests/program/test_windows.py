"""Whether a ride lies in the allowed hours: over midnight, and in the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.program.rules import WEEKDAYS, Hours, Window, Wish
from ridealong.program.windows import ends_by, fits, starts_allowed

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
