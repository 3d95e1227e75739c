"""Messages that a run has claimed: under a row lock, confirmed, or tried again with growing pauses."""

from collections.abc import Collection
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

from django.db import connection as database
from django.db import transaction
from django.utils import timezone

from ridealong.notifications import accepted, catching_up, message_style, pacing, texting
from ridealong.notifications.models import Attempt, Message, MessageStatus

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 180, 360, 720)]  # after each failed try
STUCK_AFTER = timedelta(minutes=5)  # longer than a task of the worker may run


def claim(*, without: Collection[str] = ()) -> Message | None:
    """The oldest due message, or the catch-up it belongs to, now ours alone.

    Its attempt counts before it is made: a crash is an attempt too.
    """
    skips = database.features.has_select_for_update_skip_locked
    with transaction.atomic():
        due = Message.objects.due().exclude(channel__in=without).order_by("send_at", "id")
        locked = due.select_for_update(skip_locked=skips)
        message = locked.first()
        if message is None:
            return None
        if whole := catching_up.gather(message, locked):
            message = whole
        message.status, message.claimed_at = MessageStatus.SENDING, timezone.now()
        message.attempts += 1
        message.save(update_fields=["status", "claimed_at", "attempts"])
    return message


def confirm(message: Message) -> None:
    """The server said yes. A second time changes nothing."""
    now = timezone.now()
    with transaction.atomic():
        ours = Message.objects.filter(pk=message.pk, status=MessageStatus.SENDING)
        if ours.update(status=MessageStatus.SENT, sent_at=now):
            Attempt.objects.create(message=message, is_success=True)
            if message.event == catching_up.EVENT:
                message.parts.update(status=MessageStatus.SENT, sent_at=now)


def put_off(message: Message, error: Exception) -> None:
    """Notes the failed try and waits for the next one; after the last pause, or a refused address, it has failed."""
    is_over = message.attempts > len(PAUSES) or _is_refused(error)
    with transaction.atomic():
        Attempt.objects.create(message=message, is_success=False, detail=_words(error))
        if is_over:
            Message.objects.filter(pk=message.pk).update(status=MessageStatus.FAILED)
        else:
            again_at = timezone.now() + PAUSES[message.attempts - 1]
            if message.zone:
                again_at = pacing.not_before(again_at, message_style.in_force().quiet, ZoneInfo(message.zone))
            Message.objects.filter(pk=message.pk).update(status=MessageStatus.QUEUED, send_at=again_at)


def sweep() -> int:
    """Queues again what a killed worker left behind as "being sent", unless its note says that it was accepted.

    Returns how many were left behind.
    """
    stuck = Message.objects.filter(status=MessageStatus.SENDING, claimed_at__lt=timezone.now() - STUCK_AFTER)
    arrived = list(stuck.filter(pk__in=accepted.noted()))
    for message in arrived:
        confirm(message)
    accepted.forget_all_but(Message.objects.filter(status=MessageStatus.SENDING))
    lost = stuck.filter(attempts__gt=len(PAUSES)).update(status=MessageStatus.FAILED)
    return len(arrived) + lost + stuck.update(status=MessageStatus.QUEUED)


def _is_refused(error: Exception) -> bool:
    """The server says that the address itself is no good, and will go on saying so (RFC 5321, 5xx)."""
    if not isinstance(error, SMTPRecipientsRefused):
        return isinstance(error, ValueError | texting.TextRefused)
    return all(500 <= code < 600 for code, _answer in error.recipients.values())


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
