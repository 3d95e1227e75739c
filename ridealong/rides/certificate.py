"""A certificate of hours: frozen facts, and the code by which anybody may ask about them."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.riders.rider import Rider


class Certificate(models.Model):
    """Frozen facts: a later correction of a ride makes another certificate, and this one stays what it was."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(gettext_lazy("code"), max_length=12, unique=True, editable=False)
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="certificates", editable=False)
    covers = models.CharField(max_length=64, editable=False)  # SHA-256 of rides and minutes
    hours = models.JSONField(editable=False)  # {"started_at", "ended_at", "minutes", "station"}, in order
    signed_by = models.CharField(max_length=200, blank=True, editable=False)
    title = models.CharField(max_length=100, blank=True, editable=False)
    time_zone = models.CharField(max_length=60, editable=False)
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = gettext_lazy("certificate of hours")
        verbose_name_plural = gettext_lazy("certificates of hours")
        ordering = ["-issued_at"]
        constraints = [models.UniqueConstraint(fields=["rider", "covers"], name="one_certificate_per_hours")]

    def __str__(self) -> str:
        return self.code

    @property
    def minutes(self) -> int:
        return sum(int(entry["minutes"]) for entry in self.hours)

    @property
    def first_on(self) -> datetime:
        return min(datetime.fromisoformat(entry["started_at"]) for entry in self.hours)

    @property
    def last_on(self) -> datetime:
        return max(datetime.fromisoformat(entry["started_at"]) for entry in self.hours)

    @property
    def initials(self) -> str:
        """All that a stranger with the code learns of the name: "M. T."."""
        return " ".join(f"{word[0]}." for word in self.rider.legal_name.split()[:3])
