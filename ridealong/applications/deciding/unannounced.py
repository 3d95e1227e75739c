"""A decision that waits beside the case until it is announced."""

from datetime import date
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding.decision import Verdict


class Unannounced(models.Model):
    """A decision that nobody was told yet. Its row goes when it is announced, or taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="unannounced")
    verdict = models.CharField(max_length=10, choices=Verdict)
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_until_on = models.DateField(null=True)
    decline_code = models.CharField(max_length=40, blank=True)
    public_reason = models.CharField(max_length=300, blank=True)
    may_reapply_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("decision that is not announced")
        verbose_name_plural = _("decisions that are not announced")
        ordering = ["decided_at", "id"]

    def __str__(self) -> str:
        return str(self.get_verdict_display())

    @property
    def case(self) -> UUID:
        return self.application_id

    @property
    def terms(self) -> dict[str, date | str | None]:
        """What the application takes over with it."""
        if self.verdict == Verdict.APPROVED:
            return {"approved_until_on": self.approved_until_on}
        names = ("decline_code", "public_reason", "may_reapply_on")
        return {name: getattr(self, name) for name in names}
