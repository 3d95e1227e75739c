"""Whose turn comes first and how long it takes: the waiting list in its order, cases ahead, the usual time."""

from statistics import median

from django.core.cache import cache
from django.db.models import F, Q, QuerySet

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus as S
from ridealong.program.models import Program

FEWEST = 5  # decided cases: fewer say nothing about anybody's wait
LATEST = 200
CACHE_SECONDS = 3600
MOST_COUNTED = 100  # cases ahead; beyond that nobody is helped by a number
IN_REVIEW = (S.SUBMITTED, S.UNDER_REVIEW)


def priority_of(application: Application) -> int:
    """How far a case comes before others: by its kind of rider first, then by ties to the place (domain.md, rows 13
    and 21)."""
    rules = facts.rules_of(application)
    kind = rules.category(application.category)
    comes_from_here = rules.residency.policy == "priority" and bool(set(application.ties) & set(rules.residency.ties))
    return 2 * (kind.priority if kind else 0) + int(comes_from_here)


def in_order() -> "QuerySet[Application]":
    """The waiting lists, whose turn it is first."""
    waiting = Application.objects.filter(status=S.WAITLISTED, held_at=None)
    return waiting.order_by("-priority", "submitted_at")


def ahead_of(application: Application) -> int | None:
    """How many cases of the program come before this one; at most `MOST_COUNTED`, and None where nobody waits in a
    line. One query."""
    if application.queue == S.WAITLISTED:
        same = Q(priority=application.priority, submitted_at__lt=application.submitted_at)
        line = in_order().filter(program=application.program_id)
        before = line.filter(Q(priority__gt=application.priority) | same)
    elif application.queue in IN_REVIEW:
        line = Application.objects.filter(program=application.program_id, queue__in=IN_REVIEW)
        before = line.filter(submitted_at__lt=application.submitted_at)
    else:
        return None
    return before.order_by()[:MOST_COUNTED].count()


def typical_days(program: Program) -> int | None:
    """Whole days from sending to decision, the middle of the latest cases; None while there are too few."""
    key = f"typical-days-{program.pk}"
    known: int = cache.get_or_set(key, lambda: _measure(program), CACHE_SECONDS)  # type: ignore[assignment]
    return known if known >= 0 else None


def _measure(program: Program) -> int:
    """-1 stands for "not enough", because a cache cannot tell None from nothing."""
    decided = Application.objects.filter(program=program, decided_at__gt=F("submitted_at")).order_by("-decided_at")
    times = decided.values_list("submitted_at", "decided_at")[:LATEST]
    spans = [end - begin for begin, end in times if begin and end]
    if len(spans) < FEWEST:
        return -1
    return max(1, round(median(span.total_seconds() for span in spans) / 86400))
