"""Puts messages into the outbox, in the transaction of the act that causes them. The worker sends them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django_q.tasks import async_task

from ridealong.notifications import frame, markup, message_style, pacing, wording
from ridealong.notifications.message_kinds import MessageKind
from ridealong.notifications.message_style import MessageStyle
from ridealong.notifications.models import Channel, Message, MessageStatus

SLOT = frame.SLOT
CITIZENS = {"rider", "guardian"}  # whose nights are quiet


def nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What a room hands to the outbox: the kind of message, the person, and the values for its placeholders.

    `tells` is called with the reader's language active. Without an address (`to`) the message becomes a letter to
    `name`; with a `phone` a short text goes beside it. `path` is the page that the button opens, unless
    `link_purpose` and `link_subject` ask for a secret. `about_at` is when that which it is about takes place.
    """

    kind: MessageKind
    to: str
    language: str
    dedupe_key: str  # the same key never makes a second message
    tells: Callable[[], Mapping[str, str]] = nothing
    name: str = ""
    phone: str = ""
    path: str = "/"
    case: UUID | None = None
    program: UUID | None = None
    calendar: str = ""
    link_purpose: str = ""
    link_subject: UUID | None = None
    is_linkless: bool | None = None  # as the program has it; None: as the department has it
    zone: str = ""
    about_at: datetime | None = None
    send_at: datetime | None = None
    is_draft: bool = False


def queue(envelope: Envelope) -> Message | None:
    """Stores one message, and a text message beside it where one is due, in the transaction of the act.

    None for somebody without an address where a letter makes no sense.
    """
    rows = list(_compose(envelope, wording.own(), message_style.in_force()))
    if not rows:
        return None
    with transaction.atomic():
        Message.objects.bulk_create(rows, ignore_conflicts=True)
        stored = Message.objects.get(dedupe_key=envelope.dedupe_key)
        if stored.pk == rows[0].pk and stored.status == MessageStatus.QUEUED and not stored.is_letter:
            wake()
        return stored


def queue_many(envelopes: Iterable[Envelope]) -> int:
    """Stores many at once; returns how many were composed.

    One statement a thousand, where the database takes that many values at once."""
    own, house = wording.own(), message_style.in_force()
    rows = [row for envelope in envelopes for row in _compose(envelope, own, house)]
    with transaction.atomic():
        Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        if rows:
            wake()
    return len(rows)


def wake() -> None:
    """Tells the worker that something is due. Its queue is a table: this is part of the caller's transaction."""
    async_task("ridealong.notifications.tasks.send_due")


def _compose(envelope: Envelope, own: wording.Own, house: MessageStyle) -> Iterator[Message]:
    """The e-mail or the letter, and the text message beside it."""
    kind = envelope.kind
    if not envelope.to and (kind.carries or not kind.may_be_letter):
        return
    is_linkless = house.is_linkless if envelope.is_linkless is None else envelope.is_linkless
    with translation.override(envelope.language):
        words = wording.choose(own, kind, envelope.language, envelope.program, is_linkless=is_linkless)
        values = {name: str(value) for name, value in envelope.tells().items()} | {"code": SLOT}
        blocks = markup.fill(markup.parse(words.body), values)
        subject = " ".join(markup.line(words.subject, values).split())[:200]
        message = Message(
            event=kind.event,
            recipient=kind.recipient,
            case=envelope.case,
            dedupe_key=envelope.dedupe_key,
            channel=Channel.EMAIL if envelope.to else Channel.LETTER,
            to_address=envelope.to,
            to_name=envelope.name,
            language=envelope.language,
            subject=subject,
            body=markup.source_of(blocks),
            calendar=envelope.calendar,
            path=envelope.path if kind.leads else "",
            link_purpose=envelope.link_purpose,
            link_subject=envelope.link_subject,
            is_linkless=is_linkless,
            is_news=kind.is_news,
            status=MessageStatus.DRAFT if envelope.is_draft else MessageStatus.QUEUED,
        )
        framed = frame.frame(
            blocks,
            address=message.address,
            is_linkless=is_linkless,
            is_secret=bool(envelope.link_purpose and kind.leads),
        )
        message.text, message.html = framed.text, framed.html
        message.zone, message.send_at = _hours(envelope, house)
        yield message
        if kind.is_texted and envelope.phone and house.has_texts:
            yield _text(envelope, message)


def _text(envelope: Envelope, message: Message) -> Message:
    """Says what the subject says, to the phone; sent when the mail is sent."""
    return Message(
        event=message.event,
        recipient=message.recipient,
        case=message.case,
        dedupe_key=f"{message.dedupe_key}:text",
        channel=Channel.TEXT,
        to_address=envelope.phone,
        language=message.language,
        subject=message.subject,
        text=frame.text_message(message.subject),
        status=message.status,
        zone=message.zone,
        send_at=message.send_at,
    )


def _hours(envelope: Envelope, house: MessageStyle) -> tuple[str, datetime]:
    """By which clock its reader's night is quiet ("" if it goes at any hour), and when it may go."""
    at = envelope.send_at or timezone.now()
    if envelope.kind.is_urgent or envelope.kind.recipient not in CITIZENS:
        return "", at
    zone = envelope.zone or settings.TIME_ZONE
    until = pacing.not_before(at, house.quiet, ZoneInfo(zone))
    if until != at and pacing.is_for_today(until, envelope.about_at, ZoneInfo(zone)):
        return "", at
    return zone, until
