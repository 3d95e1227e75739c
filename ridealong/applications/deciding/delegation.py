"""Delegations: from when to when one person takes the steps of another."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core.pairs import paired


class Delegations(models.QuerySet["Delegation"]):
    def in_force(self, on: date | None = None) -> "Delegations":
        """Begun, not over, not taken back. Days are the server's."""
        on = on or timezone.localdate()
        return self.filter(starts_on__lte=on, ends_on__gte=on, ended_at=None)


class Delegation(models.Model):
    """From the first to the last day, `delegate` takes the steps that `absent` could take."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    absent = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who is away"))
    delegate = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who stands in"))
    starts_on = models.DateField(gettext_lazy("from"))
    ends_on = models.DateField(gettext_lazy("to"))
    named_at = models.DateTimeField(gettext_lazy("named"), default=timezone.now, editable=False)
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    objects = Delegations.as_manager()

    class Meta:
        verbose_name = gettext_lazy("delegate")
        verbose_name_plural = gettext_lazy("delegates")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["delegate", "ends_on"], name="delegation_of_delegate")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="delegation_ends_after_it_starts",
                violation_error_message=gettext_lazy("The last day comes after the first."),
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("delegate")),
                name="nobody_is_their_own_delegate",
                violation_error_message=gettext_lazy("Nobody stands in for themselves."),
            ),
            paired("delegation", "ended"),
        ]

    def __str__(self) -> str:
        return f"{self.delegate} / {self.absent}"
