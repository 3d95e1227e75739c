"""Reads the mailbox that undeliverable mail comes back to, and marks the messages that came back (RFC 3464).

Only delivery reports are read, and marked as seen; other mail in the box is left for people.
"""

import email
import imaplib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message as Mail
from email.policy import default as modern
from urllib.parse import unquote, urlsplit

from django.conf import settings

from accounts.models import User
from ridealong.core.workflow import IllegalMove
from ridealong.notifications import actions
from ridealong.notifications.models import Message

logger = logging.getLogger(__name__)
MOST = 100  # reports at one look; the rest at the next
PATIENCE = 20  # seconds
REPORTS = ("UNSEEN", "HEADER", "Content-Type", "multipart/report")


@dataclass(frozen=True)
class Report:
    """What a mail server says of one of our mails that it will not deliver."""

    message_id: str
    detail: str


def read() -> int:
    """Marks what came back; returns how many messages. Without a mailbox, or while it cannot be reached, none."""
    if not settings.IMAP_URL:
        return 0
    try:
        with _mailbox(settings.IMAP_URL) as box:
            return sum(_mark(found) for mail in _unseen(box) if (found := report_in(mail)))
    except (OSError, imaplib.IMAP4.error) as error:
        logger.error("The mailbox of what came back cannot be read: %s", type(error).__name__)
        return 0


def report_in(mail: bytes) -> Report | None:
    """The failure that a mail reports; None for a delay, for a success, and for what is no report."""
    parsed = email.message_from_bytes(mail, policy=modern)
    parts = list(parsed.walk())
    about = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    blocks = [block for block in about.get_payload() if isinstance(block, Mail)] if about else []
    failed = next((block for block in blocks if str(block.get("Action", "")).strip().lower() == "failed"), None)
    message_id = next(_original_ids(parts), "")
    if failed is None or not message_id:
        return None
    return Report(message_id, str(failed.get("Diagnostic-Code") or failed.get("Status") or "")[:300])


def _original_ids(parts: Sequence[Mail]) -> Iterator[str]:
    """From the mail, or its head, that the report carries along."""
    for part in parts:
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and payload:
            yield from (str(inner.get("Message-ID", "")).strip() for inner in payload if isinstance(inner, Mail))
        elif kind == "text/rfc822-headers":
            yield str(email.message_from_string(str(payload)).get("Message-ID", "")).strip()


def _mark(report: Report) -> bool:
    message = Message.objects.filter(message_id=report.message_id).first()
    if message is None:
        return False
    try:
        actions.bounce(message, by=User.objects.the_program(), detail=report.detail)
    except IllegalMove:  # it came back before
        return False
    return True


@contextmanager
def _mailbox(url: str) -> Iterator[imaplib.IMAP4]:
    """Signed in, with the folder open. `url` is such as imaps://name:password@mail.example.gov/INBOX."""
    parts = urlsplit(url)
    kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
    port = parts.port or (993 if parts.scheme == "imaps" else 143)
    box = kind(parts.hostname or "", port, timeout=PATIENCE)
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(parts.path.strip("/") or "INBOX")
        yield box
    finally:
        box.logout()


def _unseen(box: imaplib.IMAP4) -> Iterator[bytes]:
    """Delivery reports nobody has read; each is marked as seen once it was handed on."""
    _status, found = box.uid("search", *REPORTS)
    for uid in (found[0] or b"").split()[:MOST]:
        _status, answer = box.uid("fetch", uid.decode(), "(BODY.PEEK[])")
        for part in answer:
            if isinstance(part, tuple):
                yield part[1]
        box.uid("store", uid.decode(), "+FLAGS", r"(\Seen)")
