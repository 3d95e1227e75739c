"""What the worker does for rides by the clock."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ridealong.core import batches
from ridealong.notifications.outbox import queue_many
from ridealong.rides import notices, printing, what_if
from ridealong.rides.models import Ride
from ridealong.rides.status import RideStatus

REMIND_BEFORE = timedelta(days=2)


def make_papers(pk: str) -> None:
    """The next stretch of many papers."""
    if batch := batches.claim(pk):
        printing.make(batch)


def send_reminders() -> int:
    """Reminds every rider whose confirmed ride begins within two days, once; returns how many."""
    now = timezone.now()
    near = Ride.objects.filter(
        status=RideStatus.CONFIRMED, reminded_at=None, starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE
    )
    related = (
        "application__rule_set",
        "application__program",
        "application__rider",
        "rider",
        "seat__shift__station",
        "seat__shift__officer",
    )
    with transaction.atomic():
        rides = list(near.select_related(*related).select_for_update(of=("self",), skip_locked=True))
        if rides:
            queue_many(notices.reminder(ride) for ride in rides)
            Ride.objects.filter(pk__in=[ride.pk for ride in rides]).update(reminded_at=now)
    return len(rides)


def go_on_with_trial(pk: str) -> None:
    what_if.go_on(UUID(pk))
