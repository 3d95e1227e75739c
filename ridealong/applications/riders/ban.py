"""Riders who may not apply for a while."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.riders.rider import Rider
from ridealong.core.pairs import paired


class Bans(models.QuerySet["Ban"]):
    def in_force(self, on: date | None = None) -> "Bans":
        """Not lifted, and not over before that date."""
        return self.filter(lifted_at=None, until_on__gte=on or timezone.localdate())


class Ban(models.Model):
    """A rider may not apply until a date. Citizens only ever read “contact the coordinator”."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="bans", verbose_name=_("rider"))
    until_on = models.DateField(_("until"))
    reason = models.CharField(_("reason, for the desk only"), max_length=200)
    banned_at = models.DateTimeField(default=timezone.now, editable=False)
    banned_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    lifted_at = models.DateTimeField(null=True, blank=True, editable=False)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    lift_reason = models.CharField(_("why it was lifted"), max_length=200, blank=True, editable=False)

    objects = Bans.as_manager()

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-until_on"]
        constraints = [paired("ban", "lifted")]

    def __str__(self) -> str:
        return str(self.until_on)

    def holds_on(self, on: date) -> bool:
        return self.lifted_at is None and self.until_on >= on
