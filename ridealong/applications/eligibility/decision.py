"""What the rules say: a decision with every reason, each with a code that stays, a sentence and a way out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from ridealong.program.rules import Role


class Outcome(StrEnum):
    ELIGIBLE = "eligible"
    NEEDS_EXCEPTION = "needs_exception"
    INELIGIBLE = "ineligible"


@dataclass(frozen=True)
class Reason:
    """Why not: a stable code, a sentence, and what turns the no into a yes.

    `override` names the role that may set a soft rule aside; `passes_on` is the first date on which this rule alone
    would pass; `remedy` says what else to do, and may use the same values as the sentence.
    """

    code: str
    sentence: str | Promise
    values: Mapping[str, Any] = field(default_factory=dict)
    override: Role | None = None
    passes_on: date | None = None
    field: str = "ride"
    remedy: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence) % self.values if self.values else str(self.sentence)

    @property
    def way_out(self) -> str:
        """What to do about it, as a sentence; empty where only a date or an exception helps."""
        return str(self.remedy) % self.values if self.values else str(self.remedy)


@dataclass(frozen=True)
class Decision:
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.reasons]

    @property
    def passes_on(self) -> date | None:
        """The date from which no reason stands any more, where each of them has one."""
        dates = [reason.passes_on for reason in self.reasons]
        return max((on for on in dates if on), default=None) if all(dates) else None


def decide(reasons: Iterable[Reason]) -> Decision:
    """Hard reasons first."""
    ordered = tuple(sorted(reasons, key=lambda reason: reason.override is not None))
    return Decision(outcome_of(ordered), ordered)


def outcome_of(reasons: Sequence[Reason]) -> Outcome:
    """Only soft ones: somebody may make an exception."""
    if not reasons:
        return Outcome.ELIGIBLE
    return Outcome.NEEDS_EXCEPTION if all(reason.override for reason in reasons) else Outcome.INELIGIBLE
