"""What the rules need to know of somebody, and how old people are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from ridealong.rules.waiver.state import WaiverState

MORNING = time(6)  # an evening's "latest end" of 00:30 is later than one of 23:00

Stage = Literal["draft", "sent", "approved", "over"]
Answer = bool | int | date  # a disqualifier applies or not, happened so many months ago, or on that day


@dataclass(frozen=True)
class Person:
    """A value that is not given (None) leaves its rule unasked."""

    born_on: date | None = None
    category: str = "citizen"
    invitation: bool | None = None
    evidence: bool | None = None
    guardians_named: int | None = None
    has_one_guardian: bool | None = None  # says that no other has a say
    guardian_consents: bool | None = None  # as many of them as the program asks for
    guardian_present: bool | None = None
    accompanied: bool | None = None
    latest_end: time | None = None  # a guardian's own
    ties: frozenset[str] | None = None
    home_station: str = ""  # of the district somebody lives in
    answers: Mapping[str, Answer] | None = None  # by code of the disqualifier
    attestation: str = ""  # "talk": wants to speak to the coordinator
    has_relative_here: bool | None = None  # somebody, not known whom
    relatives: frozenset[str] = frozenset()  # officers
    relatives_stations: frozenset[str] = frozenset()
    has_open_case: bool | None = None
    is_banned: bool = False
    banned_until: date | None = None
    denied_on: date | None = None
    may_apply_on: date | None = None  # the desk's own date after a denial
    no_shows: tuple[date, ...] | int = ()
    clearance: str | None = None  # "clear", "not_clear", "supervisor_decides"; "none": not recorded, "lapsed"
    cleared_on: date | None = None
    cleared_until_on: date | None = None
    approved_on: date | None = None
    approved_until_on: date | None = None
    is_held: bool | None = None
    agrees_to_check: bool | None = None
    authorizes_check: bool | None = None
    id_kind: str | None = None
    id_shown: bool | None = None
    id_copy: bool | None = None
    id_noted: bool | None = None  # kind and number, with the application
    guardian_id: bool | None = None
    documents: frozenset[str] | None = None  # signed, handed in or brought
    answered: frozenset[str] | None = None  # codes of the program's own questions
    signed: frozenset[str] | None = None  # acts of the waiver: "rider", "guardian", "witness", "notary"…
    signed_on: date | None = None
    signed_how: str | None = None  # "online", "device", "paper"
    armed: bool | None = None
    weapon_declared: bool | None = None
    records: bool | None = None  # wants to take photos, video or sound
    asks_for_officer: bool | None = None
    stage: Stage | None = None  # of the application
    waiver: WaiverState | None = None  # the one that would be relied on
    minutes_late: int | None = None


def age_on(born_on: date, on: date) -> int:
    """Years completed on that date. Who was born on February 29 has a birthday on March 1 in other years."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def birthday(born_on: date, age: int) -> date:
    """The day on which somebody is that old."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def earliest(ends: Iterable[time | None]) -> time | None:
    """The earliest of several "no later than" of one evening; hours after midnight are late, not early."""
    given = [end for end in ends if end is not None]
    return min(given, key=lambda end: (end < MORNING, end), default=None)
