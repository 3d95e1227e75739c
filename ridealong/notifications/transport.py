"""Where mail goes without a mail server: into a folder, one file each, for the demo and for work on the program.

The files hold live links and codes. They lie under RIDEALONG_DATA, which only this program's own account reads.
"""

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage as ParsedMail
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

LINK = re.compile(r"https?://\S+")
CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)


class MailNotSetUp(Exception):
    """Production has no EMAIL_URL."""


class Folder(BaseEmailBackend):
    """Writes each mail as a file that mail programs open; names sort by time."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = mail_folder()
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            name = f"{int(timezone.now().timestamp() * 1e9)}-{token_hex(4)}"
            part = folder / f"{name}.part"
            part.write_bytes(mail.message().as_bytes())
            part.rename(folder / f"{name}.eml")
        return len(email_messages)


class NotSetUp(BaseEmailBackend):
    """Production without EMAIL_URL: messages wait in the outbox and say why."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise MailNotSetUp("No mail server is configured: set EMAIL_URL.")


@dataclass(frozen=True)
class SentMail:
    """One mail of the folder, read back. `codes` and `links` are what its reader would use."""

    name: str
    at: datetime
    to: str
    subject: str
    text: str
    links: list[str]
    codes: list[str]
    has_calendar: bool


def mail_folder() -> Path:
    return Path(settings.DATA_DIR) / "mail"


def sent_mail(limit: int = 50) -> list[SentMail]:
    """The newest mails of the folder, newest first."""
    paths = sorted(mail_folder().glob("*.eml"), reverse=True)[:limit]
    return [_read(path) for path in paths]


def _read(path: Path) -> SentMail:
    mail: ParsedMail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body(preferencelist=("plain",))
    text = body.get_content().strip() if body else ""
    at = datetime.fromtimestamp(int(path.name.split("-")[0]) / 1e9, tz=timezone.get_default_timezone())
    kinds = {part.get_content_type() for part in mail.walk()}
    return SentMail(
        name=path.stem,
        at=at,
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        text=text,
        links=LINK.findall(text),
        codes=CODE.findall(text),
        has_calendar="text/calendar" in kinds,
    )
