"""A trial of rules that are not in force: which open cases and booked rides would come out differently, and why."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.program.models import RuleSet
from ridealong.rides.models import Ride


class TrialStatus(models.TextChoices):
    RUNNING = "running", _("Being tried")
    DONE = "done", _("Tried")


class RuleTrial(models.Model):
    """`cursor` is the last case that was looked at: a trial that is cut off goes on from there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+", verbose_name=_("rules"))
    content = models.JSONField()  # the rules as they were tried: a draft may change
    status = models.CharField(max_length=8, choices=TrialStatus, default=TrialStatus.RUNNING, editable=False)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    flips = models.PositiveIntegerField(default=0)
    cursor = models.UUIDField(null=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("trial of rules")
        verbose_name_plural = _("trials of rules")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return str(self.rule_set)


class TrialFinding(models.Model):
    """One case, or one of its booked rides, that comes out differently. Reasons are [code, sentence]."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    trial = models.ForeignKey(RuleTrial, models.CASCADE, related_name="findings")
    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    ride = models.ForeignKey(Ride, models.CASCADE, null=True, related_name="+")
    was = models.CharField(max_length=16)  # rules.reason.Outcome
    becomes = models.CharField(max_length=16)
    no_longer = models.JSONField(default=list)
    now = models.JSONField(default=list)

    class Meta:
        ordering = ["becomes", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["trial", "application"], condition=Q(ride=None), name="finding_once_a_case"
            ),
            models.UniqueConstraint(
                fields=["trial", "ride"], condition=Q(ride__isnull=False), name="finding_once_a_ride"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.was} → {self.becomes}"
