"""Honest numbers of a program, from its latest cases: no people, and none where there are too few to hide in."""

from dataclasses import dataclass
from statistics import median

from django.core.cache import cache

from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.program.models import Program
from ridealong.rides.models import Feedback, Ride
from ridealong.rides.status import RIDDEN, RideStatus

LATEST = 500  # cases looked at: enough to be typical, few enough to count at once
FEWEST = 5
KEPT_SECONDS = 600
DAY = 86400


@dataclass(frozen=True)
class Numbers:
    """Every figure is None where fewer than five cases stand behind it. Days are calendar days."""

    decided: int
    approved: int
    days_to_decision: int | None
    days_of_the_slowest_tenth: int | None
    ridden: int
    cut_short: int
    stars: float | None
    told: int

    @property
    def one_in(self) -> int | None:
        """Cut short: one ride in so many."""
        return round(self.ridden / self.cut_short) if self.cut_short and self.ridden >= FEWEST else None


def of(program: Program) -> Numbers:
    """Kept for ten minutes, so that a busy first page counts nothing."""
    key = f"numbers-{program.pk}"
    numbers: Numbers | None = cache.get(key)
    if numbers is None:
        numbers = _count(program)
        cache.set(key, numbers, KEPT_SECONDS)
    return numbers


def _count(program: Program) -> Numbers:
    decided = list(
        Application.objects.filter(program=program, decided_at__isnull=False, submitted_at__isnull=False)
        .order_by("-created_at")
        .values_list("status", "submitted_at", "decided_at")[:LATEST]
    )
    days = sorted((end - start).total_seconds() / DAY for _, start, end in decided if start and end)
    rides = list(
        Ride.objects.filter(application__program=program, status__in=RIDDEN)
        .order_by("-starts_at")
        .values_list("status", flat=True)[:LATEST]
    )
    stars = list(
        Feedback.objects.filter(ride__application__program=program)
        .order_by("-given_at")
        .values_list("stars", flat=True)[:LATEST]
    )
    return Numbers(
        decided=len(decided),
        approved=sum(status in {ApplicationStatus.APPROVED, ApplicationStatus.CLOSED} for status, *_ in decided),
        days_to_decision=max(1, round(median(days))) if len(days) >= FEWEST else None,
        days_of_the_slowest_tenth=max(1, round(days[len(days) * 9 // 10])) if len(days) >= 2 * FEWEST else None,
        ridden=len(rides),
        cut_short=sum(status == RideStatus.ENDED_EARLY for status in rides),
        stars=round(sum(stars) / len(stars), 1) if len(stars) >= FEWEST else None,
        told=len(stars),
    )
