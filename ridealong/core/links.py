"""Secrets in links: 192 random bits, stored as a hash, for one purpose and one subject, until a date.

A mailed link is exchanged by POST for a session, so that no scanner spends it and no log keeps it working.
Six-digit codes are not stored at all: they follow from the installation's key and a random number.
Where mail holds no links, a code to type does the same as the link; it is shorter, so whoever asks is slowed down.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from uuid_utils.compat import uuid7

from ridealong.core.reference import as_typed, short_code


@dataclass(frozen=True)
class Purpose:
    """What a secret opens, and for how long."""

    path: str
    lifetime: timedelta


PURPOSES = {
    "guardian": Purpose("/guardian/open/{secret}/", timedelta(days=30)),
    "invitation": Purpose("/accounts/welcome/{secret}/", timedelta(days=7)),
    "password_reset": Purpose("/accounts/password/reset/{secret}/", timedelta(hours=1)),
    "setup": Purpose("/setup/open/{secret}/", timedelta(days=7)),
}
PAGE = "page"  # leads to a page of the site, where people sign in; opens nothing by itself
LIFETIME_OF_PAGES = timedelta(days=30)
CODES = {"sign_in_code", "mail_test"}  # purposes of six-digit codes, typed where they were asked for


class LinkRefused(Exception):
    """Unknown, expired or already used: which of them is nobody's business."""


class Link(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purpose = models.CharField(max_length=40)
    subject = models.UUIDField()
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    is_typed = models.BooleanField(default=False)  # a code to type, which no address takes

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject"], name="link_of_subject")]

    def __str__(self) -> str:
        return self.purpose


def mint(purpose: str, subject: UUID) -> str:
    """A new secret for the subject. Older ones for the same purpose keep working until they expire."""
    secret = secrets.token_urlsafe(24)
    expires_at = timezone.now() + PURPOSES[purpose].lifetime
    Link.objects.create(purpose=purpose, subject=subject, digest=_digest(secret), expires_at=expires_at)
    return secret


def address(purpose: str, secret: str) -> str:
    """The whole address to put into a message."""
    return settings.RIDEALONG_URL + path_of(purpose, secret)


def path_of(purpose: str, secret: str) -> str:
    return PURPOSES[purpose].path.format(secret=secret)


def look_up(purpose: str, secret: str) -> Link:
    """The live link behind a secret. Raises LinkRefused."""
    link = _live(_digest(secret)).filter(purpose=purpose, is_typed=False).first()
    if link is None:
        raise LinkRefused
    return link


def mint_typed(purpose: str, subject: UUID) -> str:
    """A code to type, in groups: "K7PM-2QXD-H4". 47 random bits, against guessing with a limit on tries."""
    letters = short_code(10)
    lifetime = LIFETIME_OF_PAGES if purpose == PAGE else PURPOSES[purpose].lifetime
    digest, expires_at = _digest(f"typed:{letters}"), timezone.now() + lifetime
    Link.objects.create(purpose=purpose, subject=subject, digest=digest, expires_at=expires_at, is_typed=True)
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def look_up_typed(code: str) -> Link:
    """The live link behind a typed code, in either case and with any spaces or dashes. Raises LinkRefused."""
    letters = as_typed(code)
    link = _live(_digest(f"typed:{letters}")).filter(is_typed=True).first()
    if link is None:
        raise LinkRefused
    return link


def spend(purpose: str, secret: str) -> UUID:
    """Uses a link up and returns its subject; exactly one of several at once succeeds. Raises LinkRefused."""
    return _use(look_up(purpose, secret))


@transaction.atomic
def exchange(typed: Link) -> str:
    """Uses up a typed code and returns a new secret for the same; of several at once, one succeeds. LinkRefused."""
    return mint(typed.purpose, _use(typed))


def revoke(purpose: str, subject: UUID) -> None:
    Link.objects.filter(purpose=purpose, subject=subject, used_at=None).update(used_at=timezone.now())


def code(purpose: str, nonce: UUID) -> str:
    """The six digits that belong to a random number: worked out again while sending, so that no message holds them."""
    digest = salted_hmac(f"ridealong.{purpose}", str(nonce), algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06}"


def _use(link: Link) -> UUID:
    if not Link.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now()):
        raise LinkRefused
    return link.subject


def _live(digest: str) -> "models.QuerySet[Link]":
    return Link.objects.filter(digest=digest, expires_at__gt=timezone.now(), used_at=None)


def _digest(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()
