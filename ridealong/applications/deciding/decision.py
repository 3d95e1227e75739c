"""The steps of the approval chain."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Role, User
from ridealong.applications.application import Application
from ridealong.core.pairs import paired


class Verdict(models.TextChoices):
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")


class Decision(models.Model):
    """One step of the approval chain: which role, and once taken, who decided what and when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    round = models.PositiveSmallIntegerField(default=1)  # a re-opened case is decided anew
    step = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20, choices=Role)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    # Somebody who was away, and for whom `decided_by` stood in.
    on_behalf_of = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    internal_note = models.CharField(_("note for the desk"), max_length=500, blank=True)
    overridden = models.JSONField(default=list, blank=True)  # codes of soft rules set aside, with the note as reason

    class Meta:
        ordering = ["round", "step"]
        indexes = [models.Index(fields=["role", "application"], condition=Q(verdict=""), name="decision_open")]
        constraints = [
            models.UniqueConstraint(fields=["application", "round", "step"], name="one_decision_per_step"),
            paired("decision", "decided", word="verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.get_verdict_display()}"

    @property
    def case(self) -> UUID:
        return self.application_id
