"""Whether it is dark at a station: after sunset the officer's pages turn to night.

Nobody is asked for a station's coordinates: the place its time zone is named after is near enough to choose colors by.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files

from astral import Observer
from astral.sun import elevation, sunrise, sunset

from ridealong.program.models import Station

HORIZON = -0.833  # degrees: the upper rim of the sun, bent by the air, as almanacs count
EVENING, MORNING = 18, 6  # hours, where the zone names no place


@dataclass(frozen=True)
class Place:
    latitude: float
    longitude: float


def is_night(station: Station, now: datetime) -> bool:
    """Whether the sun is below the station's horizon at `now` (aware)."""
    place = _places().get(station.time_zone)
    if place is None:
        return not MORNING <= now.astimezone(station.zone).hour < EVENING
    return elevation(_observer(place), now.astimezone(UTC)) < HORIZON


def dark_hours(station: Station, on: date) -> tuple[datetime, datetime] | None:
    """Sunset of that day and the sunrise after it, aware; None where the sun does not set or rise."""
    place = _places().get(station.time_zone)
    if place is None:
        return None
    try:
        down = sunset(_observer(place), on, tzinfo=station.zone)
        return down, sunrise(_observer(place), on + timedelta(days=1), tzinfo=station.zone)
    except ValueError:
        return None


def _observer(place: Place) -> Observer:
    return Observer(place.latitude, place.longitude)


@lru_cache(maxsize=1)
def _places() -> dict[str, Place]:
    """Zone name to place, from the table that comes with the time zones: "US  +415100-0873900  America/Chicago"."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: _place(row[1]) for row in rows}


def _place(written: str) -> Place:
    """ISO 6709, degrees and minutes, with seconds or without: +4151-08739 or +415100-0873900."""
    half = len(written) // 2
    return Place(_degrees(written[:half], 2), _degrees(written[half:], 3))


def _degrees(written: str, digits: int) -> float:
    sign = -1 if written[0] == "-" else 1
    degrees, minutes, seconds = written[1 : 1 + digits], written[1 + digits : 3 + digits], written[3 + digits :]
    return sign * (int(degrees) + int(minutes) / 60 + int(seconds or 0) / 3600)
