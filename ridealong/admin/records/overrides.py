"""Soft rules that somebody set aside: which, by whom, why, and how often each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ridealong.admin import own_pages
from ridealong.applications.deciding.decision import Decision
from ridealong.program import clock
from ridealong.rides.models import Ride

PERIOD = timedelta(days=365)
SHOWN = 200


@dataclass(frozen=True)
class Override:
    """One act; `codes` are the rules it set aside."""

    at: datetime
    codes: tuple[str, ...]
    reason: str
    who: str
    case: UUID
    reference: str
    where: str


@require_safe
def overrides(request: HttpRequest) -> HttpResponse:
    """Those of the last year, newest first; `?rule=` chooses one."""
    own_pages.allowed(request, "ridealong.view_application")
    since, rule = timezone.now() - PERIOD, request.GET.get("rule", "")
    found = sorted([*_of_decisions(since), *_of_rides(since)], key=lambda each: each.at, reverse=True)
    chosen = [each for each in found if not rule or rule in each.codes]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Exceptions"),
        "overrides": chosen[:SHOWN],
        "more": max(len(chosen) - SHOWN, 0),
        "counts": _counts(found),
        "rule": rule,
        "zone": clock.zone(),
    }
    return TemplateResponse(request, "admin/overrides.html", context)


def _counts(found: Iterable[Override]) -> list[tuple[str, int]]:
    return Counter(code for each in found for code in each.codes).most_common()


def _of_decisions(since: datetime) -> Iterator[Override]:
    made = Decision.objects.filter(decided_at__gte=since).exclude(overridden=[])
    for decision in made.select_related("application", "decided_by"):
        if decision.decided_at:
            yield Override(
                decision.decided_at, tuple(decision.overridden), decision.internal_note, str(decision.decided_by),
                decision.application_id, decision.application.reference, _("Decision"),
            )  # fmt: skip


def _of_rides(since: datetime) -> Iterator[Override]:
    booked = Ride.objects.filter(scheduled_at__gte=since).exclude(overridden=[])
    for ride in booked.select_related("application", "scheduled_by"):
        yield Override(
            ride.scheduled_at, tuple(ride.overridden), ride.override_reason, str(ride.scheduled_by),
            ride.application_id, ride.application.reference, _("Scheduling"),
        )  # fmt: skip
