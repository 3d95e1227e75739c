"""An applicant and a ride from one JSON object, for `manage.py rules check`. Nothing is looked up.

Every field may be left out (or null): its rule is then not asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ridealong.rules import values
from ridealong.rules.decision import Decision
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person
from ridealong.rules.ride import NOON, Host, PastRide, Wish
from ridealong.rules.values import LineError


@dataclass(frozen=True)
class Field:
    """One field of a line: how it is read, and what it means."""

    read: Callable[[Any], Any]
    says: str


FIELDS: dict[str, Field] = {
    # who
    "category": Field(values.word, "kind of rider, a code of the rules"),
    "born_on": Field(values.day, "2008-02-29"),
    "invitation": Field(values.invitation, "true, or the code itself: was invited"),
    "evidence": Field(values.flag, "the evidence of the category is there"),
    "guardian_consents": Field(values.flag, "as many guardians consent as the rules ask for; false: they do not"),
    "guardian_present": Field(values.flag, "a guardian is at the station"),
    "accompanied": Field(values.flag, "an adult comes along"),
    "latest_end": Field(values.clock, "a guardian's own end of the ride, 21:00"),
    "ties": Field(values.words, '["live", "work", "study", "own", "family"]; []: none'),
    "home_station": Field(values.word, "the station of the district one lives in"),
    "answers": Field(
        values.answers,
        '{"felony": true, "arrest": "2024-05-01", "ticket": 14}: applies, the day it was, or months before the ride',
    ),
    "attestation": Field(values.word, '"talk": wants to speak to the coordinator first'),
    "relatives": Field(values.words, "officers one is related to"),
    "relatives_stations": Field(values.words, "stations where relatives work"),
    "has_open_case": Field(values.flag, "is part of an open case"),
    "is_banned": Field(values.flag, "is banned"),
    "banned_until": Field(values.day, "the last day of a ban"),
    "denied_on": Field(values.day, "the day of the last denial"),
    "no_shows": Field(values.missed, 'days of rides that were missed ["2026-03-01"], or how many'),
    "clearance": Field(values.outcome, '"clear", "not_clear" or "supervisor_decides"'),
    "cleared_on": Field(values.day, "the day of the records check"),
    "approved_on": Field(values.day, "the day of the approval"),
    "authorizes_check": Field(values.flag, "has signed the authorization of the records check"),
    "id_kind": Field(values.word, '"driver_license", "passport"…'),
    "id_shown": Field(values.flag, "ID is shown at check-in"),
    "id_copy": Field(values.flag, "a copy of the ID is with the application"),
    "guardian_id": Field(values.flag, "the guardian's ID is there"),
    "documents": Field(values.words, "codes of the documents that are handed in, signed or brought"),
    "signed": Field(
        values.words,
        "acts of the waiver that are done: rider, guardian, all_guardians, witness, countersign, notary, initials",
    ),
    "signed_on": Field(values.day, "the day of the waiver"),
    "signed_how": Field(values.word, '"online", "device" or "paper"'),
    "armed": Field(values.flag, "carries a weapon"),
    "weapon_declared": Field(values.flag, "has said so beforehand"),
    "records": Field(values.flag, "wants to take photos, video or sound"),
    "asks_for_officer": Field(values.flag, "asks for a certain officer"),
    # the ride
    "ride_on": Field(values.day, "the date the ride begins"),
    "starts_at": Field(values.word, '"18:00" on ride_on, or "2026-12-11T18:00" in its place'),
    "hours": Field(values.number, "how long it lasts"),
    "ends_at": Field(values.word, '"22:00" (after midnight where it is before the start), or a full time'),
    "station": Field(values.word, "where it begins"),
    "officer": Field(values.word, "with whom"),
    "unit": Field(values.word, 'host unit: "patrol", "engine", "dispatch"…'),
    "shift_starts_at": Field(values.word, "the officer's shift, as starts_at"),
    "shift_ends_at": Field(values.word, "its end, as ends_at"),
    "officer_volunteers": Field(values.flag, "the officer takes riders"),
    "officer_on_probation": Field(values.flag, "the officer is on probation"),
    "officer_flagged": Field(values.flag, "the officer is under review"),
    "on_duty": Field(values.whole, "officers on duty at those hours"),
    "taken": Field(values.counts, 'other rides that a cap counts: {"car": 1, "day": 2, "station_day": 0}'),
    # before it
    "applied_on": Field(values.day, "the day of the application"),
    "applied_at": Field(values.word, "its time, 2026-11-24T15:30"),
    "past_rides": Field(
        values.past, '[{"on": "2026-06-12", "officer": "4471", "station": "", "category": "", "outcome": "ridden"}]'
    ),
}
OF_PERSON = {item.name for item in fields(Person)} & set(FIELDS)
IGNORED = {"id"}


@dataclass(frozen=True)
class Line:
    """What one line says; `unknown` are its fields that no rule asks for."""

    person: Person
    wish: Wish | None
    past_rides: tuple[PastRide, ...]
    applied_on: date | None
    applied_at: datetime | None
    taken: Mapping[str, int] | None
    on_duty: int | None
    unknown: frozenset[str]

    def decision(self, rules: Rules) -> Decision:
        return evaluate(
            self.person,
            self.wish,
            rules,
            past_rides=self.past_rides,
            applied_on=self.applied_on,
            applied_at=self.applied_at,
            taken=self.taken,
            on_duty=self.on_duty,
        )


def read(data: Any, zone: ZoneInfo) -> Line:
    """Raises LineError, which names the field. Times without an offset are those of the zone."""
    if not isinstance(data, dict):
        raise LineError("an object such as {…} is meant")
    given = {name: _value(name, value) for name, value in data.items() if name in FIELDS and value is not None}
    about = {name: value for name, value in given.items() if name in OF_PERSON}
    about.setdefault("no_shows", tuple(ride.on for ride in given.get("past_rides", ()) if ride.outcome == "no_show"))
    return Line(
        person=Person(**about),
        wish=_wish(given, zone),
        past_rides=given.get("past_rides", ()),
        applied_on=given.get("applied_on"),
        applied_at=_moment("applied_at", given["applied_at"], zone) if "applied_at" in given else None,
        taken=given.get("taken"),
        on_duty=given.get("on_duty"),
        unknown=frozenset(data) - FIELDS.keys() - IGNORED,
    )


def _value(name: str, value: Any) -> Any:
    try:
        return FIELDS[name].read(value)
    except LineError as error:
        raise LineError(f"{name}: {error}") from error


def _wish(given: Mapping[str, Any], zone: ZoneInfo) -> Wish | None:
    """The ride, where its date is known."""
    starts_at = _start(given, zone)
    if starts_at is None:
        return None
    knows_start = "starts_at" in given
    ends_at = _end(given, "ends_at", starts_at) if knows_start else None
    if "hours" in given:
        by_length = datetime.fromtimestamp(starts_at.timestamp() + given["hours"] * 3600, zone)
        if ends_at and abs(ends_at.timestamp() - by_length.timestamp()) > 60:
            raise LineError("ends_at: this is not hours after starts_at")
        ends_at = by_length
    return Wish(
        starts_at,
        ends_at or starts_at,
        given.get("station", ""),
        given.get("officer", ""),
        shift=_shift(given, starts_at),
        unit=given.get("unit", ""),
        host=_host(given),
        knows_start=knows_start,
        knows_length=ends_at is not None,
    )


def _start(given: Mapping[str, Any], zone: ZoneInfo) -> datetime | None:
    on, text = given.get("ride_on"), given.get("starts_at")
    if text is None:
        return datetime.combine(on, NOON, tzinfo=zone) if on else None
    if len(text) > len("24:00:00"):
        found = _moment("starts_at", text, zone)
        if on and found.date() != on:
            raise LineError("starts_at: this is on another day than ride_on")
        return found
    return datetime.combine(on, _clock("starts_at", text), tzinfo=zone) if on else None


def _end(given: Mapping[str, Any], name: str, starts_at: datetime) -> datetime | None:
    """A full time, or the first such hour of the clock after the start."""
    text, zone = given.get(name), starts_at.tzinfo
    if text is None:
        return None
    if len(text) > len("24:00:00"):
        return _moment(name, text, zone)  # type: ignore[arg-type]
    end = datetime.combine(starts_at.date(), _clock(name, text), tzinfo=zone)
    return end if end.replace(tzinfo=None) > starts_at.replace(tzinfo=None) else end + timedelta(days=1)


def _shift(given: Mapping[str, Any], starts_at: datetime) -> tuple[datetime, datetime] | None:
    """The officer's shift: it begins on the day of the ride, or the evening before where it begins later than that."""
    text = given.get("shift_starts_at")
    if text is None:
        return None
    if len(text) > len("24:00:00"):
        first = _moment("shift_starts_at", text, starts_at.tzinfo)  # type: ignore[arg-type]
    else:
        first = datetime.combine(starts_at.date(), _clock("shift_starts_at", text), tzinfo=starts_at.tzinfo)
        first -= timedelta(days=first.time() > starts_at.time())
    return first, _end(given, "shift_ends_at", first) or datetime.max.replace(tzinfo=starts_at.tzinfo)


def _host(given: Mapping[str, Any]) -> Host | None:
    known = [given.get(name) for name in ("officer_volunteers", "officer_on_probation", "officer_flagged")]
    return Host(None, *known) if any(value is not None for value in known) else None


def _moment(name: str, text: str, zone: ZoneInfo) -> datetime:
    try:
        return values.moment(text, zone)
    except LineError as error:
        raise LineError(f"{name}: {error}") from error


def _clock(name: str, text: str) -> Any:
    try:
        return values.clock(text)
    except LineError as error:
        raise LineError(f"{name}: {error}") from error
