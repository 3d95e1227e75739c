"""How long a decision takes: told only when enough cases stand behind it."""

from statistics import median

from django.core.cache import cache
from django.db.models import F

from ridealong.applications.models import Application
from ridealong.program.models import Program

FEWEST = 5  # cases: fewer say nothing about anybody's wait
LATEST = 200
CACHE_SECONDS = 3600


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
