"""One message as the mail that travels."""

import re
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.html import escape

from ridealong.core import links
from ridealong.notifications.frame import SLOT
from ridealong.notifications.models import Message


def compose(message: Message) -> EmailMultiAlternatives:
    """With the link or code minted now and written into its slot."""
    text, html = message.text, message.html
    if SLOT in text:
        secret = _secret(message)
        text, html = text.replace(SLOT, secret), html.replace(SLOT, escape(secret))
    mail = EmailMultiAlternatives(
        message.subject,
        text,
        settings.BOUNCE_ADDRESS or settings.DEFAULT_FROM_EMAIL,  # where what cannot be delivered comes back to
        [message.to_address],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": message.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
    )
    mail.attach_alternative(html, "text/html")
    if message.calendar:
        method = re.search(r"^METHOD:(\w+)", message.calendar, re.MULTILINE)
        kind = f"text/calendar; method={method[1] if method else 'PUBLISH'}"
        mail.attach_alternative(message.calendar, kind)  # what mail programs offer to accept
        mail.attach("ride.ics", message.calendar, "text/calendar")  # what people find and open
    return mail


def _secret(message: Message) -> str:
    """The code or link of the message, new each time it is sent."""
    purpose, subject = message.link_purpose, message.link_subject
    if not (purpose and subject):
        return links.mint_typed(links.PAGE, message.pk)
    if purpose in links.CODES:
        return links.code(purpose, subject)
    return _minted(purpose, subject, is_typed=message.is_linkless)


def _minted(purpose: str, subject: UUID, *, is_typed: bool) -> str:
    if is_typed:
        return links.mint_typed(purpose, subject)
    return links.address(purpose, links.mint(purpose, subject))
