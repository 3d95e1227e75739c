"""The rules that hold now, together with their program: what every public page begins with, in one statement."""

from functools import lru_cache

from django.db.models import CharField
from django.utils import timezone

from ridealong.core.statements import Slot, Things
from ridealong.program.models import RuleSet


def of(slug: str) -> RuleSet | None:
    """Those of one program; None where there is no such program, or where its rules are not published yet."""
    found: RuleSet | None = _of_one().one({"now": timezone.now(), "slug": slug})
    return found


def first() -> RuleSet | None:
    """Those of the first program by name that has any."""
    found: RuleSet | None = _of_first().one({"now": timezone.now()})
    return found


@lru_cache(maxsize=1)
def _of_one() -> Things:
    rows = RuleSet.objects.begun(Slot("now")).filter(program__slug=Slot("slug", CharField()))
    return Things.of(rows.select_related("program")[:1])


@lru_cache(maxsize=1)
def _of_first() -> Things:
    rows = RuleSet.objects.begun(Slot("now")).select_related("program")
    return Things.of(rows.order_by("program__name", *rows.query.order_by)[:1])
