"""Values of JSON lines for `manage.py rules check`: each reader takes what a line holds, or says what is meant."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from ridealong.rules.person import Answer
from ridealong.rules.ride import PastRide

EARLIEST_YEAR, LATEST_YEAR = 1850, 2300
MOST_HOURS = 1000


class LineError(ValueError):
    """A value that cannot be read."""


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise LineError("true or false is meant")
    return value


def word(value: Any) -> str:
    if not isinstance(value, str):
        raise LineError("a text is meant")
    return value


def words(value: Any) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value})
    if not isinstance(value, list):
        raise LineError("a list of texts is meant")
    return frozenset(map(word, value))


def whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise LineError("a whole number is meant")
    return value


def number(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= MOST_HOURS:
        raise LineError(f"a number of hours above 0, up to {MOST_HOURS}, is meant")
    return float(value)


def day(value: Any) -> date:
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        found = date.fromisoformat(value)
    except ValueError as error:
        raise LineError("a date such as 2026-12-11 is meant") from error
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise LineError(f"a date between {EARLIEST_YEAR} and {LATEST_YEAR} is meant")
    return found


def clock(value: Any) -> time:
    try:
        if not isinstance(value, str):
            raise ValueError
        return time(0) if value == "24:00" else time.fromisoformat(value).replace(tzinfo=None)
    except ValueError as error:
        raise LineError("a time such as 18:00 is meant") from error


def moment(value: Any, zone: ZoneInfo) -> datetime:
    """An aware time in the station's zone; one without an offset is the station's own."""
    try:
        if not isinstance(value, str):
            raise ValueError
        found = datetime.fromisoformat(value)
        if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
            raise ValueError
        return found.replace(tzinfo=zone) if found.tzinfo is None else found.astimezone(zone)
    except (ValueError, OverflowError) as error:
        raise LineError("a time such as 2026-12-11T18:00 is meant") from error


def invitation(value: Any) -> bool:
    return bool(value) if isinstance(value, str) else flag(value)


def missed(value: Any) -> tuple[date, ...] | int:
    return tuple(map(day, value)) if isinstance(value, list) else whole(value)


def outcome(value: Any) -> str:
    if isinstance(value, bool):
        return "clear" if value else "not_clear"
    if value not in {"clear", "not_clear", "supervisor_decides"}:
        raise LineError("clear, not_clear or supervisor_decides is meant")
    return str(value)


def answers(value: Any) -> dict[str, Answer]:
    if isinstance(value, list):
        return dict.fromkeys(words(value), True)
    if not isinstance(value, dict):
        raise LineError('an object such as {"felony": false} is meant')
    return {code: _answer(given) for code, given in value.items() if given is not None}


def _answer(value: Any) -> Answer:
    if isinstance(value, dict) and len(value) == 1 and value.keys() <= {"on", "months_ago"}:
        value = next(iter(value.values()))
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return whole(value)
    if isinstance(value, str):
        return day(value)
    raise LineError("true, false, the day it happened, or how many months ago is meant")


def past(value: Any) -> tuple[PastRide, ...]:
    if not isinstance(value, list):
        raise LineError('a list such as [{"on": "2026-06-12", "officer": "4471"}] is meant')
    return tuple(_past_ride(ride) for ride in value)


def _past_ride(value: Any) -> PastRide:
    if isinstance(value, str):
        return PastRide(day(value))
    if not isinstance(value, dict) or "on" not in value:
        raise LineError("a past ride needs the day it was on")
    officer, station, category = (word(value.get(name) or "") for name in ("officer", "station", "category"))
    ride = PastRide(day(value["on"]), officer, station, category)
    match value.get("outcome"):
        case None | "ridden":
            return ride
        case "no_show":
            return replace(ride, outcome="no_show")
        case "cancelled":
            return replace(ride, outcome="cancelled")
        case _:
            raise LineError("the outcome of a past ride is ridden, no_show or cancelled")


def counts(value: Any) -> dict[str, int]:
    if not isinstance(value, dict):
        raise LineError('an object such as {"day": 2} is meant')
    return {word(name): whole(count) for name, count in value.items()}
