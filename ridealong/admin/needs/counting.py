"""How many things wait, up to a cap, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import F, Value

from ridealong.admin.needs.look import FEW, MARKS, AnyTime, Look
from ridealong.admin.needs.need import Need
from ridealong.core.statements import Statement

CAP = 1000  # no count goes further: more is "1000+"


@dataclass(frozen=True)
class Counted:
    """A need as the front page shows it."""

    need: Need
    number: int
    oldest_at: datetime | None

    @property
    def words(self) -> str:
        return f"{CAP}+" if self.number > CAP else str(self.number)

    @property
    def tone(self) -> str:
        return self.need.tone if self.number else "none"


def count(needs: Sequence[Need], look: Look) -> list[Counted]:
    """Each up to the cap, oldest first along the index. Two statements, however many there are."""
    known = _few(look.roles, FEW).run(look.moments)
    few = frozenset(kind for kind, (_place, number, _least) in zip(MARKS, known, strict=True) if number <= FEW)
    found = _counts(tuple(needs), look.roles, few, CAP).run(look.moments)
    return [Counted(needs[place], number, oldest) for place, number, oldest in sorted(found)]


@lru_cache(maxsize=32)
def _few(roles: tuple[str, ...], few: int) -> Statement:
    marks = (AnyTime(roles).marks(kind).order_by().values(mark=Value(1))[: few + 1] for kind in MARKS)
    return Statement.of_summaries(marks, "mark")


@lru_cache(maxsize=32)
def _counts(needs: tuple[Need, ...], roles: tuple[str, ...], few: frozenset[str], cap: int) -> Statement:
    look = AnyTime(roles, few)
    rows = ((need, need.rows(look).reverse()[: cap + 1]) for need in needs)
    since = (found.annotate(waits_since=F(need.since)).values("waits_since") for need, found in rows)
    return Statement.of_summaries(since, "waits_since")
