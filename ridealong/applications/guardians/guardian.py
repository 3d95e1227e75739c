"""The parents and guardians of a minor who applies."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications import status as statuses
from ridealong.applications.application import Application


class Guardian(models.Model):
    """A parent or guardian of a minor, who consents in a session of their own."""

    EVENTS = "guardian"
    TRANSITIONS = statuses.GUARDIAN_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="guardians")
    account = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    relation = models.CharField(_("relation to the rider"), max_length=80)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=7, default="en")
    status = models.CharField(
        max_length=10, choices=statuses.GuardianStatus, default=statuses.GuardianStatus.INVITED, editable=False
    )
    latest_end = models.TimeField(_("ride ends no later than"), null=True, blank=True)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("guardian")
        verbose_name_plural = _("guardians")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "email"],
                condition=~Q(status="replaced") & ~Q(email=""),
                name="guardian_once_per_application",
                violation_error_message=_("This guardian is already on the application."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def case(self) -> UUID:
        return self.application_id
