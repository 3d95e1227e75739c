"""What the rules decide: all their reasons, and what those come to together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ridealong.rules.reason import Reason
from ridealong.rules.rows import ROWS, Row


class Outcome(StrEnum):
    ELIGIBLE = "eligible"
    NEEDS_EXCEPTION = "needs_exception"
    INELIGIBLE = "ineligible"


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


def by_row(reasons: Iterable[Reason]) -> dict[Row, list[Reason]]:
    """The reasons under the rows of the page, in the order of the rows; a row against which nothing stands is empty."""
    found: dict[Row, list[Reason]] = {row: [] for row in ROWS}
    for reason in reasons:
        found[reason.row].append(reason)
    return found


def verdict(reasons: Sequence[Reason]) -> str:
    """ "go", "now" where somebody may make an exception, or "stop"."""
    return {Outcome.ELIGIBLE: "go", Outcome.NEEDS_EXCEPTION: "now", Outcome.INELIGIBLE: "stop"}[outcome_of(reasons)]
