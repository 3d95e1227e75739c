"""Delivers the month's mail, each message a moment after it was written, into the demo's mail folder."""

from datetime import timedelta

from django_q.models import OrmQ

from ridealong.demo import clock
from ridealong.notifications import delivery
from ridealong.notifications.models import Message, MessageStatus


def deliver() -> None:
    """Also empties the queue of the wake-up calls that the acts of the month put there."""
    written = Message.objects.filter(status=MessageStatus.QUEUED).order_by("created_at")
    for moment in written.values_list("created_at", flat=True).distinct():
        with clock.at(moment + timedelta(seconds=20)):
            delivery.send_due()
    OrmQ.objects.all().delete()
