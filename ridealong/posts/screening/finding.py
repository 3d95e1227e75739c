"""What goes into screening and what comes out."""

from dataclasses import dataclass
from typing import Any

from ridealong.posts.screening.normal import Normal

OFFICERS = ("Price", "Law", "Bishop", "Chase Hill", "Rose", "Dorsey")
STREETS = ("Jackson", "Van Buren", "Harrison", "Price", "Lamar", "Elm")


@dataclass(frozen=True)
class RiderName:
    """`consent`: none, initials, first_name, full_name, full_name_photo, withdrawn. `linked`: of this post's ride."""

    name: str
    adult: bool = True
    consent: str = "none"
    guardian: bool = False
    linked: bool = True


@dataclass(frozen=True)
class Media:
    faces: int = 0
    resolved: int = 0
    alt: str = ""
    custody: bool = False
    ocr: str = ""
    gps: bool = False
    third_party: bool = False


@dataclass(frozen=True)
class Context:
    officers: tuple[str, ...] = OFFICERS
    officers_protected: tuple[str, ...] = ()
    streets: tuple[str, ...] = STREETS
    phones_ok: tuple[str, ...] = ()
    riders: tuple[RiderName, ...] = ()
    media: tuple[Media, ...] = ()
    network: str = "x"
    cleared: bool = True
    hold: bool = False
    announced_ops: bool = False


@dataclass(frozen=True)
class Finding:
    """One rule at one place. `start` and `end` count characters of the text as it was written."""

    rule: str
    outcome: str  # X, B, R, W or A
    start: int
    end: int
    why: str
    suggestion: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "outcome": self.outcome,
            "span": [self.start, self.end],
            "why": self.why,
            "suggestion": self.suggestion,
        }


def at(normal: Normal, span: tuple[int, int], rule: str, outcome: str, why: str, suggestion: str = "") -> Finding:
    """A finding over a span of the normalised text, told in the original's places."""
    start, end = normal.original(*span)
    return Finding(rule, outcome, start, end, why, suggestion)
