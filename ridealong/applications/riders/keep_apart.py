"""Riders and members of the staff who must not meet in a car: relatives, partners, an open case, a complaint.

Confidential to whoever may keep people apart. A kind and two names, never a story; nobody else learns that a row
exists: a booking only reads that the seat cannot be had.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.riders.rider import Rider
from ridealong.core.pairs import paired


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
