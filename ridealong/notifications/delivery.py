"""Hands due messages to the mail server: claimed under a row lock, tried again with growing pauses, never lost.

A message doubles only if the worker is killed between the server's yes and our note of it; the copy then has the
same Message-ID. What happens while sending is told by Attempt rows; history keeps what people do to a message.
"""

import re
import time
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from ridealong.core import links
from ridealong.notifications.models import Attempt, Message, MessageStatus
from ridealong.notifications.outbox import SLOT

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60, 180, 360, 720)]  # after each failed try
STUCK_AFTER = timedelta(minutes=5)  # longer than a task of the worker may run
RUN_SECONDS = 30  # a run ends well before the worker's timeout, even when the server answers slowly


def send_due(limit: int = 500) -> int:
    """Sends what is due, oldest first; returns how many the server accepted. Any number of runs may overlap."""
    accepted, ends_at = 0, time.monotonic() + RUN_SECONDS
    server: BaseEmailBackend = get_connection(fail_silently=False)
    try:
        for _ in range(limit):
            message = claim() if time.monotonic() < ends_at else None
            if message is None:
                break
            try:
                server.open()
                server.send_messages([compose(message)])
            except Exception as error:  # whatever is wrong with one message must not keep back the others
                put_off(message, error)
                if not isinstance(error, SMTPRecipientsRefused | ValueError):
                    break  # the server itself is in trouble: the rest waits for the next run
            else:
                confirm(message)
                accepted += 1
    finally:
        hang_up(server)
    return accepted


def claim() -> Message | None:
    """The oldest due message, now ours alone. Its attempt counts before it is made: a crash is an attempt too."""
    skips = database.features.has_select_for_update_skip_locked
    with transaction.atomic():
        due = Message.objects.due().order_by("send_at", "id").select_for_update(skip_locked=skips)
        message = due.first()
        if message is None:
            return None
        message.status, message.claimed_at = MessageStatus.SENDING, timezone.now()
        message.attempts += 1
        message.save(update_fields=["status", "claimed_at", "attempts"])
    return message


def compose(message: Message) -> EmailMultiAlternatives:
    """The mail as it travels, with the link or code minted now and written into its slot."""
    text, html = message.text, message.html
    if message.link_purpose and message.link_subject:
        secret = _secret(message.link_purpose, message.link_subject)
        text, html = text.replace(SLOT, secret), html.replace(SLOT, escape(secret))
    headers = {
        "Message-ID": message.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": message.language,
    }
    mail = EmailMultiAlternatives(
        message.subject, text, settings.DEFAULT_FROM_EMAIL, [message.to_address], headers=headers
    )
    mail.attach_alternative(html, "text/html")
    if message.calendar:
        method = re.search(r"^METHOD:(\w+)", message.calendar, re.MULTILINE)
        kind = f"text/calendar; method={method[1] if method else 'PUBLISH'}"
        mail.attach_alternative(message.calendar, kind)  # what mail programs offer to accept
        mail.attach("ride.ics", message.calendar, "text/calendar")  # what people find and open
    return mail


def confirm(message: Message) -> None:
    with transaction.atomic():
        Message.objects.filter(pk=message.pk).update(status=MessageStatus.SENT, sent_at=timezone.now())
        Attempt.objects.create(message=message, is_success=True)


def put_off(message: Message, error: Exception) -> None:
    """Notes the failed try and waits for the next one; after the last pause, or a refused address, it has failed."""
    is_over = message.attempts > len(PAUSES) or _is_refused(error)
    with transaction.atomic():
        Attempt.objects.create(message=message, is_success=False, detail=_words(error))
        if is_over:
            Message.objects.filter(pk=message.pk).update(status=MessageStatus.FAILED)
        else:
            again_at = timezone.now() + PAUSES[message.attempts - 1]
            Message.objects.filter(pk=message.pk).update(status=MessageStatus.QUEUED, send_at=again_at)


def sweep() -> int:
    """Queues again what a killed worker left behind as "being sent"; returns how many."""
    stuck = Message.objects.filter(status=MessageStatus.SENDING, claimed_at__lt=timezone.now() - STUCK_AFTER)
    lost = stuck.filter(attempts__gt=len(PAUSES)).update(status=MessageStatus.FAILED)
    return lost + stuck.update(status=MessageStatus.QUEUED)


def hang_up(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (SMTPException, OSError):
        return  # a server that went away cannot be told goodbye


def _secret(purpose: str, subject: UUID) -> str:
    if purpose in links.CODES:
        return links.code(purpose, subject)
    return links.address(purpose, links.mint(purpose, subject))


def _is_refused(error: Exception) -> bool:
    """The server says that the address itself is no good, and will go on saying so (RFC 5321, 5xx)."""
    if not isinstance(error, SMTPRecipientsRefused):
        return isinstance(error, ValueError)
    return all(500 <= code < 600 for code, _answer in error.recipients.values())


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
