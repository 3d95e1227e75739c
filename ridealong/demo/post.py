"""Delivers the month's mail, each message a moment after it may go, into the demo's mail folder."""

from datetime import timedelta

from django.utils import timezone
from django_q.models import OrmQ

from ridealong.demo import clock
from ridealong.notifications import delivery
from ridealong.notifications.models import Message, MessageStatus


def deliver() -> None:
    """Also empties the queue of the wake-up calls that the acts of the month put there.

    What the quiet hours hold back until tomorrow stays in the outbox, and so do letters.
    """
    written = Message.objects.filter(status=MessageStatus.QUEUED, send_at__lt=timezone.now()).order_by("send_at")
    for moment in written.values_list("send_at", flat=True).distinct():
        with clock.at(moment + timedelta(seconds=20)):
            delivery.send_due()
    OrmQ.objects.all().delete()
