"""The families of the rules: each holds its parameters, its reasons and its sentences in a folder of its own.

The order is that of the page and of the reasons. A family that is not listed here is asked by nobody, and a test says
so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from ridealong.rules.after import sentences as after_told
from ridealong.rules.ages import reasons as ages
from ridealong.rules.ages import sentences as ages_told
from ridealong.rules.approval import reasons as approval
from ridealong.rules.approval import sentences as approval_told
from ridealong.rules.arrival import reasons as arrival
from ridealong.rules.arrival import sentences as arrival_told
from ridealong.rules.clearance import reasons as clearance
from ridealong.rules.clearance import sentences as clearance_told
from ridealong.rules.conduct import reasons as conduct
from ridealong.rules.conduct import sentences as conduct_told
from ridealong.rules.disqualifiers import reasons as disqualifiers
from ridealong.rules.disqualifiers import sentences as disqualifiers_told
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.frequency import reasons as frequency
from ridealong.rules.frequency import sentences as frequency_told
from ridealong.rules.hours import reasons as hours
from ridealong.rules.hours import sentences as hours_told
from ridealong.rules.kinds import reasons as kinds
from ridealong.rules.kinds import sentences as kinds_told
from ridealong.rules.notice import reasons as notice
from ridealong.rules.notice import sentences as notice_told
from ridealong.rules.officers import reasons as officers
from ridealong.rules.officers import sentences as officers_told
from ridealong.rules.papers import reasons as papers
from ridealong.rules.papers import sentences as papers_told
from ridealong.rules.reason import Kind, Reason
from ridealong.rules.ties import reasons as ties
from ridealong.rules.ties import sentences as ties_told
from ridealong.rules.waiver import reasons as waiver
from ridealong.rules.waiver import sentences as waiver_told
from ridealong.rules.words import Line


@dataclass(frozen=True)
class Family:
    """`reasons` says what stands against a person and a ride, `sentences` what the page tells; `kinds` are all the
    reasons the family knows."""

    reasons: Callable[[Facts, Rules], Iterator[Reason]]
    sentences: Callable[[Rules, str], Iterator[Line]]
    kinds: tuple[Kind, ...]

    @classmethod
    def of(cls, reasons: ModuleType, sentences: ModuleType) -> "Family":
        return cls(reasons.reasons, sentences.sentences, tuple(_kinds(reasons)))


def _none(facts: Facts, rules: Rules) -> Iterator[Reason]:
    """Of a family that asks for something, and stands against nobody."""
    return iter(())


def _kinds(module: ModuleType) -> Iterator[Kind]:
    """Every kind of reason that stands in a module, by itself or in a table."""
    for value in vars(module).values():
        found = value.values() if isinstance(value, dict) else [value]
        yield from (kind for kind in found if isinstance(kind, Kind))


FAMILIES = (
    Family.of(ages, ages_told),
    Family.of(ties, ties_told),
    Family.of(frequency, frequency_told),
    Family.of(kinds, kinds_told),
    Family.of(hours, hours_told),
    Family.of(notice, notice_told),
    Family.of(clearance, clearance_told),
    Family.of(disqualifiers, disqualifiers_told),
    Family.of(arrival, arrival_told),
    Family.of(papers, papers_told),
    Family.of(approval, approval_told),
    Family.of(waiver, waiver_told),
    Family.of(officers, officers_told),
    Family.of(conduct, conduct_told),
    Family(_none, after_told.sentences, ()),
)
KINDS: tuple[Kind, ...] = tuple(kind for family in FAMILIES for kind in family.kinds)
