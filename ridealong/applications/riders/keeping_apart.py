"""Noting who must not meet whom, and asking for it. Confidential to whoever may keep people apart."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.keep_apart import KeepApart, Kind
from ridealong.applications.riders.rider import Rider
from ridealong.core import history


class CannotKeepApart(Exception):
    """Why these two are not noted. The text may be shown to a person."""


def officers_of(rider: Rider, on: date | None = None, *, kinds: Iterable[str] = Kind) -> set[str]:
    """Keys of the accounts that this rider is kept apart from on that date, for one of the reasons, as text."""
    found = KeepApart.objects.in_force(on).filter(rider=rider, kind__in=list(kinds))
    return {str(pk) for pk in found.values_list("officer", flat=True)}


def conflicts_of(application: Application) -> set[UUID]:
    """Accounts that must not work on this case, for the same reasons that they must not ride with the rider."""
    return set(KeepApart.objects.in_force().filter(rider=application.rider_id).values_list("officer", flat=True))


def note(rider: Rider, officer: User, *, by: User, kind: str, until_on: date | None = None) -> KeepApart:
    """From now on they are not booked together. What was noted before is replaced. Raises CannotKeepApart."""
    if officer.pk == rider.account_id:
        raise CannotKeepApart(_("Nobody is kept apart from themselves."))
    if until_on is not None and until_on < timezone.localdate():
        raise CannotKeepApart(_("Choose today or later."))
    with transaction.atomic():
        Rider.objects.select_for_update(no_key=True).get(pk=rider.pk)
        for before in KeepApart.objects.filter(rider=rider, officer=officer, ended_at=None):
            end(before, by=by)
        found = KeepApart.objects.create(rider=rider, officer=officer, kind=Kind(kind), until_on=until_on, noted_by=by)
        # About the row itself, not the case: the story of a case is read by more people.
        history.record("keep_apart.noted", found, by=by)
    return found


def end(found: KeepApart, *, by: User) -> KeepApart:
    """They may meet again. Twice is harmless."""
    with transaction.atomic():
        if KeepApart.objects.filter(pk=found.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by):
            history.record("keep_apart.ended", found, by=by)
    found.refresh_from_db()
    return found


def of(rider: Rider, *, by: User) -> list[KeepApart]:
    """Those in force, for the eyes of the desk. The look is noted."""
    found = list(KeepApart.objects.in_force().filter(rider=rider).select_related("officer", "noted_by"))
    history.record("keep_apart.viewed", rider, by=by)
    return found
