"""A scan of a paper waiver: its pages, encrypted under its own key, and what became of it."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core.pairs import paired
from ridealong.core.workflow import table
from ridealong.waivers.models import Waiver

ROOT = "scans"


class ScanStatus(models.TextChoices):
    WAITING = "waiting", gettext_lazy("To compare")
    TAKEN = "taken", gettext_lazy("Became the waiver")
    REFUSED = "refused", gettext_lazy("Not usable")


class RefusedFor(models.TextChoices):
    UNSIGNED = "unsigned", gettext_lazy("A signature or a date is missing")
    PAGES = "pages", gettext_lazy("Pages are missing")
    UNREADABLE = "unreadable", gettext_lazy("It cannot be read")
    CHANGED = "changed", gettext_lazy("Something was crossed out or written in")
    OTHER_PAPER = "other_paper", gettext_lazy("It is another paper, or somebody else's")


class Scan(models.Model):
    """One scan of one waiver, and what became of it."""

    EVENTS = "scan"
    TRANSITIONS = table(
        take=(ScanStatus.WAITING, ScanStatus.TAKEN),
        refuse=(ScanStatus.WAITING, ScanStatus.REFUSED),
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    waiver = models.ForeignKey(Waiver, models.PROTECT, related_name="scans")
    sha256 = models.CharField(max_length=64)  # of the pages, one after the other
    page_count = models.PositiveSmallIntegerField()
    was_read = models.BooleanField()  # its QR code; else a person typed the code
    status = models.CharField(max_length=10, choices=ScanStatus, default=ScanStatus.WAITING, editable=False)
    refused_for = models.CharField(max_length=20, choices=RefusedFor, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("scan")
        verbose_name_plural = gettext_lazy("scans")
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(fields=["waiver"], condition=Q(status="waiting"), name="one_scan_to_compare"),
            models.UniqueConstraint(fields=["sha256"], condition=~Q(status="refused"), name="a_scan_is_used_once"),
            paired("scan", "checked"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def case(self) -> UUID:
        return self.waiver.application_id

    def path(self, number: int) -> str:
        return f"{ROOT}/{self.pk.hex[-2:]}/{self.pk.hex}-{number}"

    def context(self, number: int) -> str:
        return f"{self._meta.db_table}.{self.pk}.{number}"
