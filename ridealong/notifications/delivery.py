"""Hands due messages to the mail server or the gateway: claimed under a row lock, tried again with growing pauses.

A message doubles only if the worker is killed while the server's yes is on its way to us; the copy then has the
same Message-ID. What happens while sending is told by Attempt rows; history keeps what people do to a message.
"""

import time
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from ridealong.notifications import accepted, texting
from ridealong.notifications.claims import claim, confirm, put_off
from ridealong.notifications.mailing import compose
from ridealong.notifications.models import Channel, Message

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


def hang_up(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (SMTPException, OSError):
        return  # a server that went away cannot be told goodbye


def _is_about_this_one(error: Exception) -> bool:
    return isinstance(error, SMTPRecipientsRefused | ValueError | texting.TextRefused)
