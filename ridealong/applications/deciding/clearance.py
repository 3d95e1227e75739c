"""The records check, as far as it may be kept."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications import status as statuses
from ridealong.applications.application import Application
from ridealong.core.pairs import paired


class Clearance(models.Model):
    """The outcome of a records check made elsewhere. Never charges, never free text, never an upload."""

    EVENTS = "clearance"
    TRANSITIONS = statuses.CLEARANCE_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="clearances")
    kind = models.CharField(_("kind of check"), max_length=40, default="local_records")
    status = models.CharField(
        max_length=10, choices=statuses.ClearanceStatus, default=statuses.ClearanceStatus.REQUESTED, editable=False
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=statuses.ClearanceOutcome, blank=True, editable=False
    )
    requested_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_at = models.DateTimeField(null=True, blank=True, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    valid_until_on = models.DateField(_("valid until"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("records check")
        verbose_name_plural = _("records checks")
        ordering = ["-requested_at"]
        indexes = [models.Index(fields=["application"], condition=Q(status="requested"), name="clearance_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=~Q(status="lapsed"),
                name="one_live_clearance_per_application",
            ),
            paired("clearance", "recorded", word="outcome"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or self.get_status_display()

    @property
    def case(self) -> UUID:
        return self.application_id
