"""What riders and guardians choose about posts of their ride, and take back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.guardians.guardian import Guardian
from ridealong.core import history
from ridealong.posts import notices
from ridealong.posts.models import PostDraft, PublicityConsent
from ridealong.posts.status import NameScope
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN


class CannotConsent(Exception):
    """Why this person cannot choose for this ride. The text may be shown to a person."""


def give_consent(
    ride: Ride,
    *,
    by: User,
    allows_posts: bool,
    name_scope: str = NameScope.NONE,
    allows_quote: bool = False,
    guardian: Guardian | None = None,
) -> PublicityConsent:
    """The choices of a rider, or of a minor's guardian; they replace what the same person chose before.

    Raises CannotConsent.
    """
    chooser = guardian.account_id if guardian else ride.rider.account_id
    if chooser != by.pk or (guardian and guardian.application_id != ride.application_id):
        raise CannotConsent(_("Only the person concerned can choose this."))
    if ride.status not in RIDDEN:
        raise CannotConsent(_("We ask about this after the ride."))
    with transaction.atomic():
        Ride.objects.select_for_update(of=("self",), no_key=True).get(pk=ride.pk)
        before = PublicityConsent.objects.filter(ride=ride, guardian=guardian, withdrawn_at=None)
        before.update(withdrawn_at=timezone.now())
        consent = PublicityConsent.objects.create(
            ride=ride,
            guardian=guardian,
            allows_posts=allows_posts,
            name_scope=name_scope if allows_posts else NameScope.NONE,
            allows_quote=allows_quote and allows_posts,
            given_by=by,
        )
        history.record("consent.given", consent, by=by, allows_posts=allows_posts, name_scope=consent.name_scope)
    return consent


def withdraw_consent(consent: PublicityConsent, *, by: User) -> PublicityConsent:
    """Stories hide at once; the press office hears what is still out there. A second click changes nothing."""
    if consent.given_by_id != by.pk:
        raise CannotConsent(_("Only the person concerned can choose this."))
    with transaction.atomic():
        now = timezone.now()
        if PublicityConsent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=now):
            consent.withdrawn_at = now
            history.record("consent.withdrawn", consent, by=by)
            for post in PostDraft.objects.out_there().filter(ride=consent.ride):
                notices.consent_withdrawn(post)
    return consent
