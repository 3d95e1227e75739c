"""Riders and members of the staff who must not meet in a car: relatives, partners, an open case, a complaint.

Confidential to whoever may keep people apart. A kind and two names, never a story; nobody else learns that a row
exists: a booking only reads that the seat cannot be had.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.core import history
from ridealong.core.pairs import paired


class CannotKeepApart(Exception):
    """Why these two are not noted. The text may be shown to a person."""


class Kind(models.TextChoices):
    RELATIVE = "relative", gettext_lazy("Relatives")
    PARTNER = "partner", gettext_lazy("Partners, now or before")
    OPEN_CASE = "open_case", gettext_lazy("An open case between them")
    COMPLAINT = "complaint", gettext_lazy("A complaint between them")


class KeepAparts(models.QuerySet["KeepApart"]):
    def in_force(self, on: date | None = None) -> "KeepAparts":
        """Not ended, and not run out by that date."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=on or timezone.localdate()), ended_at=None)


class KeepApart(models.Model):
    """One rider and one member of the staff. `until_on` empty: for good."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="kept_apart", verbose_name=gettext_lazy("rider"))
    officer = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("officer or staff"))
    kind = models.CharField(gettext_lazy("why"), max_length=10, choices=Kind)
    until_on = models.DateField(gettext_lazy("until"), null=True, blank=True)
    noted_at = models.DateTimeField(gettext_lazy("noted"), default=timezone.now, editable=False)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    objects = KeepAparts.as_manager()

    class Meta:
        verbose_name = gettext_lazy("keep apart")
        verbose_name_plural = gettext_lazy("kept apart")
        ordering = ["-noted_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rider", "officer"],
                condition=Q(ended_at__isnull=True),
                name="kept_apart_once",
                violation_error_message=gettext_lazy("These two are kept apart already."),
            ),
            paired("keep_apart", "ended"),
        ]
        permissions = [("keep_apart", gettext_lazy("Can see and say who is kept apart"))]

    def __str__(self) -> str:
        return f"{self.rider} / {self.officer}"


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
