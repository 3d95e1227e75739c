"""One decision about one rider and one ride, in a millisecond at most, and a check of many lines."""

import io
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.management import call_command

from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person
from ridealong.rules.presets import ALDER_FALLS
from ridealong.rules.ride import PastRide, Wish
from tests.benchmarks.measure import Result, compare, result, seconds

MILLISECOND = 0.001
TIMES = 200
LINES = 5_000
CENTRAL = ZoneInfo("America/Chicago")
FRIDAY = date(2026, 12, 11)
# Every kind of rule is asked, with overrides of a kind, an age and a station.
RULES = {
    **ALDER_FALLS,
    "minors": {**ALDER_FALLS["minors"], "windows": [{"start": "08:00", "end": "22:00"}]},
    "frequency": [{"months": 6}, {"count": 3, "period": "calendar_year"}, {"months": 12, "per": "officer"}],
    "notice": {"amount": 10, "unit": "business_days", "month_closes": 15},
    "holidays": {"state": "IL", "extra_days": ["12-24"]},
    "residency": {"policy": "required"},
    "ages": [{"under_age": 18, "overrides": {"notice": {"amount": 20}}}],
    "stations": [{"station": "North", "overrides": {"length": {"max_hours": 6}}}],
}
GOOD = Person(born_on=date(1990, 5, 1), ties=frozenset({"live"}), answers={"felony_charge": False}, clearance="clear")
BAD = Person(born_on=date(2012, 5, 1), ties=frozenset(), answers={"recent_arrest": True, "lawsuit": True})


def bench() -> Iterator[Result]:
    rules = Rules.from_json(RULES)
    yield _one("rules: one decision, everything passes", GOOD, _wish("18:00", 4), rules, [])
    yield _one("rules: one decision, everything fails", BAD, _wish("03:00", 9), rules, _many_rides())
    yield result("rules: reading a document (s)", seconds(lambda: Rules.from_json(RULES)), 0.02, goal=1)
    yield compare("rules: check of 5,000 lines", _check, _floor, goal=4, runs=5)


def _one(name: str, person: Person, wish: Wish, rules: Rules, past: list[PastRide]) -> Result:
    """The mean of many, warm, against a millisecond."""

    def decide() -> None:
        for _ in range(TIMES):
            evaluate(person, wish, rules, past_rides=past, applied_on=FRIDAY - timedelta(days=30))

    decide()
    return result(name, min(seconds(decide) for _ in range(5)) / TIMES, MILLISECOND, goal=1)


def _wish(starts: str, hours: float) -> Wish:
    start = datetime.fromisoformat(f"{FRIDAY}T{starts}").replace(tzinfo=CENTRAL)
    return Wish(start, start + timedelta(hours=hours), "North", "7")


def _many_rides() -> list[PastRide]:
    return [PastRide(FRIDAY - timedelta(days=30 * number), "7") for number in range(1, 13)]


def _lines() -> list[bytes]:
    line = {"born_on": "1990-05-01", "ride_on": "2026-12-11", "starts_at": "18:00", "hours": 4, "ties": ["live"]}
    return [json.dumps({**line, "id": number, "applied_on": "2026-11-01"}).encode() + b"\n" for number in range(LINES)]


def _check() -> None:
    before = sys.stdin
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rules.json"
        file.write_text(json.dumps(RULES), encoding="utf-8")
        sys.stdin = io.TextIOWrapper(io.BytesIO(b"".join(_lines())))
        try:
            call_command("rules", "check", "--rules", str(file), stdout=io.StringIO())
        finally:
            sys.stdin = before


def _floor() -> None:
    """Reading the lines, and one decision for each."""
    rules, wish = Rules.from_json(RULES), _wish("18:00", 4)
    for line in _lines():
        json.loads(line)
        evaluate(GOOD, wish, rules, applied_on=FRIDAY - timedelta(days=30))
