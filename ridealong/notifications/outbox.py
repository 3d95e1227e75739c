"""Puts messages into the outbox, in the transaction of the act that causes them. The worker sends them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_q.tasks import async_task

from ridealong.notifications.models import Message, MessageStatus

SLOT = "{{ link }}"  # where the worker writes the link or code that it mints while sending


def queue(
    event: str,
    recipient: str,
    *,
    to: str,
    language: str,
    context: Mapping[str, Any],
    dedupe_key: str,
    case: UUID | None = None,
    calendar: str = "",
    link_purpose: str = "",
    link_subject: UUID | None = None,
    send_at: datetime | None = None,
    is_draft: bool = False,
) -> Message | None:
    """Stores one message, rendered in `language` from ``emails/<event>_to_<recipient>/``.

    None without an address: somebody on paper gets a letter. The same `dedupe_key` never makes a second message.
    `link_purpose` and `link_subject` ask for a secret; templates write ``{{ link }}`` where it goes.
    """
    if not to:
        return None
    message = _compose(
        event=event,
        recipient=recipient,
        to=to,
        language=language,
        context=context,
        dedupe_key=dedupe_key,
        case=case,
        calendar=calendar,
        link_purpose=link_purpose,
        link_subject=link_subject,
        send_at=send_at,
        is_draft=is_draft,
    )
    with transaction.atomic():
        Message.objects.bulk_create([message], ignore_conflicts=True)
        stored = Message.objects.get(dedupe_key=dedupe_key)
        if stored.pk == message.pk and stored.status == MessageStatus.QUEUED:
            wake()
        return stored


def queue_many(messages: Iterable[Mapping[str, Any]]) -> int:
    """Stores many at once, each described as for `queue`; returns how many were composed.

    One statement a thousand, where the database takes that many values at once."""
    rows = [_compose(**message) for message in messages if message["to"]]
    with transaction.atomic():
        Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        if rows:
            wake()
    return len(rows)


def wake() -> None:
    """Tells the worker that something is due. Its queue is a table: this is part of the caller's transaction."""
    async_task("ridealong.notifications.tasks.send_due")


def _compose(
    *,
    event: str,
    recipient: str,
    to: str,
    language: str,
    context: Mapping[str, Any],
    dedupe_key: str,
    case: UUID | None = None,
    calendar: str = "",
    link_purpose: str = "",
    link_subject: UUID | None = None,
    send_at: datetime | None = None,
    is_draft: bool = False,
) -> Message:
    folder = f"emails/{event.replace('.', '_')}_to_{recipient}"
    values = {"url": settings.RIDEALONG_URL, "link": SLOT, **context}
    with translation.override(language):
        subject = " ".join(render_to_string(f"{folder}/subject.txt", values).split())
        text = render_to_string(f"{folder}/body.txt", values)
        html = render_to_string(f"{folder}/body.html", values)
    return Message(
        event=event,
        recipient=recipient,
        case=case,
        dedupe_key=dedupe_key,
        to_address=to,
        language=language,
        subject=subject[:200],
        text=text,
        html=html,
        calendar=calendar,
        link_purpose=link_purpose,
        link_subject=link_subject,
        send_at=send_at or timezone.now(),
        status=MessageStatus.DRAFT if is_draft else MessageStatus.QUEUED,
    )
