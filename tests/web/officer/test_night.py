from datetime import UTC, date, datetime

import pytest

from ridealong.program.models import Station
from ridealong.web.officer.night import _places, dark_hours, is_night


def station(zone="America/Chicago"):
    return Station(name="Main Street", time_zone=zone)


def at(station, written):
    return datetime.fromisoformat(written).replace(tzinfo=station.zone)


@pytest.mark.parametrize(
    ("zone", "written", "dark"),
    [
        ("America/Chicago", "2026-12-11T16:00", False),
        ("America/Chicago", "2026-12-11T16:40", True),
        ("America/Chicago", "2026-06-21T20:00", False),
        ("America/Chicago", "2026-06-21T21:00", True),
        ("America/Chicago", "2026-06-21T05:30", False),
        ("America/Phoenix", "2026-12-11T17:10", False),
        ("America/Phoenix", "2026-12-11T17:40", True),
        ("America/Anchorage", "2026-06-21T23:00", False),
        ("Pacific/Auckland", "2026-12-11T20:00", False),
        ("Pacific/Auckland", "2026-12-11T21:00", True),
    ],
)
def test_night_falls_with_the_sun_of_the_station(zone, written, dark):
    place = station(zone)
    assert is_night(place, at(place, written)) is dark


def test_the_zone_of_the_moment_does_not_matter():
    assert is_night(station(), datetime(2026, 12, 11, 23, 30, tzinfo=UTC))
    assert not is_night(station(), datetime(2026, 12, 11, 18, 30, tzinfo=UTC))


@pytest.mark.parametrize(("hour", "dark"), [(5, True), (6, False), (17, False), (18, True)])
def test_a_zone_without_a_place_goes_by_the_clock(hour, dark):
    assert is_night(station("UTC"), datetime(2026, 6, 21, hour, tzinfo=UTC)) is dark
    assert dark_hours(station("UTC"), date(2026, 6, 21)) is None


def test_dark_hours_run_from_sunset_to_sunrise():
    down, up = dark_hours(station(), date(2026, 12, 11))
    assert (down.strftime("%d %H"), up.strftime("%d %H")) == ("11 16", "12 07")


def test_where_the_sun_stays_up_there_are_no_dark_hours():
    assert dark_hours(station("Arctic/Longyearbyen"), date(2026, 6, 21)) is None
    assert not is_night(station("Arctic/Longyearbyen"), datetime(2026, 6, 21, 1, tzinfo=UTC))


def test_coordinates_are_read_in_both_lengths():
    chicago, kolkata = _places()["America/Chicago"], _places()["Asia/Kolkata"]
    assert (round(chicago.latitude, 2), round(chicago.longitude, 2)) == (41.85, -87.65)
    assert (round(kolkata.latitude, 2), round(kolkata.longitude, 2)) == (22.53, 88.37)
