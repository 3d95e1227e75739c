"""What rider and guardians allow together: always the narrowest of their choices."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import DateField, UUIDField
from django.utils import timezone

from ridealong.applications import facts
from ridealong.core.statements import Slot, Things
from ridealong.posts.models import PublicityConsent
from ridealong.posts.status import NameScope
from ridealong.rides.models import Ride

WIDTH = [NameScope.NONE, NameScope.INITIALS, NameScope.FIRST_NAME, NameScope.FULL_NAME]


@dataclass(frozen=True)
class Allowed:
    """What may be told of one ride now."""

    posts: bool = False
    name_scope: str = NameScope.NONE
    quote: bool = False
    is_withdrawn: bool = False


def allowed(ride: Ride) -> Allowed:
    """Read anew from the database: consent counts as it stands in this second."""
    given = _given().run({"ride": ride.pk, "today": timezone.localdate()})
    own = [consent for consent in given if consent.guardian_id is None]
    guardians = [consent for consent in given if consent.guardian_id is not None]
    is_minor = facts.is_minor(ride.application, ride.on)
    if not own or (is_minor and not guardians):
        return Allowed(is_withdrawn=PublicityConsent.objects.filter(ride=ride, withdrawn_at__isnull=False).exists())
    voices = own + (guardians if is_minor else [])
    if not all(consent.allows_posts for consent in voices):
        return Allowed()
    return Allowed(
        posts=True,
        name_scope=min((consent.name_scope for consent in voices), key=lambda scope: WIDTH.index(NameScope(scope))),
        quote=all(consent.allows_quote for consent in voices),
    )


@lru_cache(maxsize=1)
def _given() -> Things:
    active = PublicityConsent.objects.active(Slot("today", DateField()))
    return Things.of(active.filter(ride=Slot("ride", UUIDField())))


def named(legal_name: str, scope: str, *, anonymous: str) -> str:
    """The rider as the consent allows: "Maya Torres", "Maya", "M.T." or the words for an unnamed rider."""
    words = legal_name.split()
    if not words or scope == NameScope.NONE:
        return anonymous
    if scope == NameScope.INITIALS:
        return "".join(f"{word[0].upper()}." for word in (words[0], words[-1])[: len(words)])
    return words[0] if scope == NameScope.FIRST_NAME else " ".join(words)
