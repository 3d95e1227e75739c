"""What a mail server says of a mail that it will not deliver (RFC 3464). Pure."""

import email
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message as Mail
from email.policy import default as modern


@dataclass(frozen=True)
class Report:
    """What a mail server says of one of our mails that it will not deliver."""

    message_id: str
    detail: str


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
