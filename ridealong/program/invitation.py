"""An invitation: a code, for whom, and how often it may be used."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core.pairs import paired
from ridealong.program.models import Program


class Invitations(models.QuerySet["Invitation"]):
    def usable(self) -> "Invitations":
        today = timezone.localdate()
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=today), revoked_at=None, used__lt=F("uses"))


class Invitation(models.Model):
    """`category` is the kind of rider it is for; empty: any that the program lets choose. `note` is the desk's own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(
        Program, models.PROTECT, related_name="invitations", verbose_name=gettext_lazy("program")
    )
    code = models.CharField(gettext_lazy("code"), max_length=16, unique=True, editable=False)
    category = models.CharField(gettext_lazy("kind of rider"), max_length=40, blank=True)
    note = models.CharField(gettext_lazy("for whom, for the desk"), max_length=120, blank=True)
    uses = models.PositiveIntegerField(gettext_lazy("how many may use it"), default=1)
    used = models.PositiveIntegerField(gettext_lazy("used"), default=0, editable=False)
    until_on = models.DateField(gettext_lazy("usable until"), null=True, blank=True)
    made_at = models.DateTimeField(gettext_lazy("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    revoked_at = models.DateTimeField(gettext_lazy("taken back"), null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    objects = Invitations.as_manager()

    class Meta:
        verbose_name = gettext_lazy("invitation")
        verbose_name_plural = gettext_lazy("invitations")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(used__lte=F("uses")), name="invitation_not_used_too_often"),
            paired("invitation", "revoked"),
        ]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """As it is read aloud: two groups of five."""
        return f"{self.code[:5]}-{self.code[5:]}"

    def is_for(self, category: str) -> bool:
        return self.category in {"", category}
