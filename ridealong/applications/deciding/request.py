"""What the desk still has to know of a rider."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications import status as statuses
from ridealong.applications.application import Application


class InformationRequest(models.Model):
    """What the desk asked the rider for, and the answer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="requests")
    question = models.TextField(_("what is missing"), max_length=1000)
    came_from = models.CharField(max_length=20, choices=statuses.ApplicationStatus)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    due_on = models.DateField(_("answer due"))
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(answered_at__isnull=True),
                name="one_open_request_per_application",
                violation_error_message=_("The rider was already asked and has not answered yet."),
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def case(self) -> UUID:
        return self.application_id
