"""Hands due messages to the mail server or the gateway: claimed under a row lock, tried again with growing pauses.

A message doubles only if the worker is killed while the server's yes is on its way to us; the copy then has the
same Message-ID. What happens while sending is told by Attempt rows; history keeps what people do to a message.
"""

import time
from collections.abc import Collection
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from zoneinfo import ZoneInfo

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.db import transaction
from django.utils import timezone

from ridealong.notifications import accepted, catching_up, message_style, pacing, texting
from ridealong.notifications.mailing import compose
from ridealong.notifications.models import Attempt, Channel, Message, MessageStatus

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 180, 360, 720)]  # after each failed try
STUCK_AFTER = timedelta(minutes=5)  # longer than a task of the worker may run
RUN_SECONDS = 30  # a run ends well before the worker's timeout, even when the server answers slowly


def send_due(limit: int = 500) -> int:
    """Sends what is due, oldest first; returns how many were accepted. Any number of runs may overlap."""
    count, ends_at = 0, time.monotonic() + RUN_SECONDS
    in_trouble: set[str] = set()  # channels whose server does not answer: the rest of them waits for the next run
    server: BaseEmailBackend = get_connection(fail_silently=False)
    try:
        for _ in range(limit):
            message = claim(without=in_trouble) if time.monotonic() < ends_at else None
            if message is None:
                break
            try:
                _hand_over(message, server)
            except Exception as error:  # whatever is wrong with one message must not keep back the others
                put_off(message, error)
                if not _is_about_this_one(error):
                    in_trouble.add(message.channel)
            else:
                accepted.note(message)
                confirm(message)
                accepted.forget(message)
                count += 1
    finally:
        hang_up(server)
    return count


def _hand_over(message: Message, server: BaseEmailBackend) -> None:
    accepted.forget(message)  # of an earlier time it was sent
    if message.channel == Channel.TEXT:
        texting.send(message)
    else:
        server.open()
        server.send_messages([compose(message)])


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


def hang_up(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (SMTPException, OSError):
        return  # a server that went away cannot be told goodbye


def _is_about_this_one(error: Exception) -> bool:
    return isinstance(error, SMTPRecipientsRefused | ValueError | texting.TextRefused)


def _is_refused(error: Exception) -> bool:
    """The server says that the address itself is no good, and will go on saying so (RFC 5321, 5xx)."""
    if not isinstance(error, SMTPRecipientsRefused):
        return isinstance(error, ValueError | texting.TextRefused)
    return all(500 <= code < 600 for code, _answer in error.recipients.values())


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
