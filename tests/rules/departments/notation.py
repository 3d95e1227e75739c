"""How the published rules of real departments are written down here: the rule set, and for every stated rule what
passes and what fails, as lines of `manage.py rules check`. Outcomes are those of the department's own numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ridealong.rules.document import laid_over

Facts = Mapping[str, Any]
RIDE_ON = date(2026, 12, 11)  # a Friday
RIDER: Facts = {
    "born_on": "1990-06-15", "ride_on": "2026-12-11", "starts_at": "12:00", "hours": 2, "applied_on": "2026-10-01",
}  # fmt: skip
# A program that asks nothing: what a department does not state is not asked of its riders.
NOTHING: Facts = {
    "min_age": 0,
    "minors": {"from_age": 0, "max_hours": None, "latest_end": None},
    "length": {"max_hours": 24},
    "hours": {"windows": []},
    "frequency": [],
    "notice": {"amount": 0},
    "clearance": {"required": False},
    "identification": {"at_check_in": False},
    "caps": {"car": None},
    "officers": {"volunteers_only": False, "no_relatives": False, "may_ask_for_officer": "no"},
    "waiver": {"witness": False},
    "after": {"rider_feedback": False, "early_end_report": "none"},
}


@dataclass(frozen=True)
class Stated:
    """One stated rule: lines that pass it, lines that fail it, and with which reason."""

    facts: str  # fields of the list of departments, apart
    passes: Sequence[Facts]
    fails: Sequence[Facts]
    code: str
    decision: str = "ineligible"


@dataclass(frozen=True)
class Chain:
    """Who decides, in order, about adults and (where it differs) about minors or a kind of rider."""

    adult: tuple[str, ...]
    minor: tuple[str, ...] | None = None
    category: str = "citizen"
    facts: str = "approval_chain"


@dataclass(frozen=True)
class Shown:
    """A rule in words: it is on the rules page, and would not be without the department's text."""

    facts: str
    part: str  # of the program's texts


@dataclass(frozen=True)
class Set:
    """A parameter that other parts of the program act on: its value here, and another for other riders."""

    facts: str
    path: str
    value: Any
    otherwise: Any
    of: Facts  # age or category the value is for


Row = Stated | Chain | Shown | Set


@dataclass(frozen=True)
class Department:
    name: str
    rules: Facts
    rows: Sequence[Row]
    rider: Facts | None = None  # who passes all of the rules, over RIDER

    @property
    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = laid_over(NOTHING, self.rules)
        return document

    @property
    def is_open(self) -> bool:
        return self.rules.get("status", "open") == "open"


# --- riders ---


def age(years: int) -> Facts:
    """Somebody whose birthday is the day of the ride."""
    return {"born_on": RIDE_ON.replace(year=RIDE_ON.year - years).isoformat()}


def almost(years: int) -> Facts:
    """Somebody whose birthday is the day after the ride."""
    return {"born_on": (RIDE_ON.replace(year=RIDE_ON.year - years) + timedelta(days=1)).isoformat()}


CONSENT: Facts = {"guardian_consents": True}
NO_CONSENT: Facts = {"guardian_consents": False}


def ridden(*days: str, officer: str = "") -> Facts:
    return {"past_rides": [{"on": day, "officer": officer} for day in days]}


def kind(category: str, **facts: Any) -> Facts:
    return {"category": category, **facts}


def category(code: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "name": {"en": code.replace("_", " ").capitalize()}, **fields}


def reason(code: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "text": {"en": f"{code.replace('_', ' ').capitalize()}."}, **fields}


def soft(code: str, by: str = "supervisor", **fields: Any) -> dict[str, Any]:
    return reason(code, hard=False, decided_by=by, **fields)


# --- rules many departments state ---


def adults(years: int, code: str = "too_young", facts: str = "min_age age_floor minors_policy") -> Stated:
    """Nobody under that age, consent or not."""
    return Stated(facts, [age(years)], [almost(years), {**almost(years), **CONSENT}], code)


def minors_from(youngest: int, adult: int = 18) -> list[Row]:
    """From the younger age with a guardian's consent, from the older without."""
    return [
        Stated("min_age_with_guardian age_floor", [age(youngest) | CONSENT], [almost(youngest) | CONSENT], "too_young"),
        Stated(
            "min_age minors_policy guardian_consent_required_under",
            [age(adult) | NO_CONSENT, almost(adult) | CONSENT],
            [almost(adult) | NO_CONSENT],
            "guardian_consent",
        ),
    ]


def hours_at_most(hours: float) -> Stated:
    return Stated("max_ride_hours", [{"hours": hours}], [{"hours": hours + 0.25}], "too_long")


def frequency(passes: Facts, fails: Facts, decision: str = "needs_exception", code: str = "frequency") -> Stated:
    return Stated("frequency_limit", [passes], [fails], code, decision)


def notice(in_time: str, late: str, decision: str = "needs_exception") -> Stated:
    facts = "advance_notice_days advance_notice_text"
    return Stated(facts, [{"applied_on": in_time}], [{"applied_on": late}], "notice", decision)


def check() -> Stated:
    passes, fails = [{"clearance": "clear"}], [{"clearance": "not_clear"}]
    return Stated("requires_background_check", passes, fails, "clearance")


def against(*codes: str, decision: str = "ineligible") -> Stated:
    """Reasons against a ride."""
    passes = [{"answers": dict.fromkeys(codes, False)}]
    return Stated("disqualifiers", passes, [{"answers": {code: True}} for code in codes], "disqualifier", decision)


def id_shown(facts: str = "identification_required") -> Stated:
    return Stated(facts, [{"id_shown": True}], [{"id_shown": False}], "identification")


def id_copied(facts: str = "identification_required") -> Stated:
    return Stated(facts, [{"id_copy": True}], [{"id_copy": False}], "identification_copy")


def one_in_a_car() -> Stated:
    return Stated("riders_per_officer", [{"taken": {"car": 0}}], [{"taken": {"car": 1}}], "cap")


def ties(*which: str) -> Stated:
    return Stated("residency_requirement", [{"ties": [tie]} for tie in which], [{"ties": []}], "residency")


def forms(*codes: str) -> Stated:
    """Each form must be there."""
    missing = [{"documents": [code for code in codes if code != left_out]} for left_out in codes]
    return Stated("extra_forms", [{"documents": list(codes)}], missing, "document")


def signed(facts: str, act: str) -> Stated:
    """An act of the waiver beside the rider's own signature."""
    return Stated(facts, [{"signed": ["rider", act]}], [{"signed": ["rider"]}], f"waiver_{act}")


def waiver(facts: str = "extra_forms") -> Stated:
    return Stated(facts, [{"signed": ["rider"]}], [{"signed": []}], "waiver_rider")


def no_recording(decision: str = "ineligible") -> Stated:
    return Stated("recording_policy", [{"records": False}], [{"records": True}], "recording", decision)


def no_weapons() -> Stated:
    return Stated("prohibited_items_or_acts", [{"armed": False}], [{"armed": True}], "weapon")


def window(passes: Sequence[Facts], fails: Sequence[Facts], decision: str = "ineligible") -> Stated:
    return Stated("allowed_hours", passes, fails, "outside_hours", decision)


def at(starts_at: str, hours: float, on: str = "2026-12-11") -> Facts:
    return {"starts_at": starts_at, "hours": hours, "ride_on": on}


def kinds(*codes: str, **facts: Any) -> Stated:
    """The kinds of riders there are, and one there is not."""
    passes = [kind(code, **facts) for code in codes]
    return Stated("rider_categories", passes, [kind("astronaut", **facts)], "category_unknown")
