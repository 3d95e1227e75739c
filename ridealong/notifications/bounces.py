"""Reads the mailbox that undeliverable mail comes back to, and marks the messages that came back.

Only delivery reports are read, and marked as seen; other mail in the box is left for people.
"""

import imaplib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from django.conf import settings

from accounts.models import User
from ridealong.core.workflow import IllegalMove
from ridealong.notifications import actions
from ridealong.notifications.delivery_report import Report, report_in
from ridealong.notifications.models import Message

logger = logging.getLogger(__name__)
MOST = 100  # reports at one look; the rest at the next
PATIENCE = 20  # seconds
REPORTS = ("UNSEEN", "HEADER", "Content-Type", "multipart/report")


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
