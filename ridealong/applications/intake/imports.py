"""A spreadsheet on its way in: kept until it is taken over or thrown away, each row with what became of it."""

import json
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.core.sealing import SealedText
from ridealong.core.workflow import table
from ridealong.program.models import Program


class ImportStatus(models.TextChoices):
    UPLOADED = "uploaded", _("Columns to be named")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked; nothing is taken over yet")
    RUNNING = "running", _("Being taken over")
    DONE = "done", _("Taken over")
    DISCARDED = "discarded", _("Thrown away")


class Outcome(models.TextChoices):
    """What a row would become, or became."""

    UNKNOWN = "", _("Not looked at yet")
    NEW = "new", _("New person")
    KNOWN = "known", _("Known person")
    RIDDEN = "ridden", _("A past ride")
    TWICE = "twice", _("Open already, or twice in the file")
    REFUSED = "refused", _("Cannot be taken over")


COMING_IN = (Outcome.NEW, Outcome.KNOWN, Outcome.RIDDEN)


class SpreadsheetImport(models.Model):
    EVENTS = "import"
    TRANSITIONS = table(
        check=((ImportStatus.UPLOADED, ImportStatus.CHECKED), ImportStatus.CHECKING),
        checked=(ImportStatus.CHECKING, ImportStatus.CHECKED),
        run=(ImportStatus.CHECKED, ImportStatus.RUNNING),
        finish=(ImportStatus.RUNNING, ImportStatus.DONE),
        discard=((ImportStatus.UPLOADED, ImportStatus.CHECKING, ImportStatus.CHECKED), ImportStatus.DISCARDED),
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="+", verbose_name=_("program"))
    status = models.CharField(max_length=10, choices=ImportStatus, default=ImportStatus.UPLOADED, editable=False)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)  # what a column holds → its number
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)  # rows of the step under way
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("spreadsheet import")
        verbose_name_plural = _("spreadsheet imports")
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return str(self.program)


class ImportRow(models.Model):
    """Cells are sealed; they are deleted once the import is done or thrown away."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey(SpreadsheetImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as the spreadsheet counts: headings are row 1
    cells = SealedText(blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    problems = SealedText(blank=True)
    rider = models.ForeignKey(Rider, models.SET_NULL, null=True, blank=True, related_name="+")
    application = models.ForeignKey(Application, models.SET_NULL, null=True, blank=True, related_name="+")
    is_taken_over = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="import_row_once")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def values(self) -> list[str]:
        found: list[str] = json.loads(self.cells) if self.cells else []
        return found

    @property
    def sentences(self) -> list[str]:
        found: list[str] = json.loads(self.problems) if self.problems else []
        return found


class EarlierRide(models.Model):
    """A ride from before this program was in use: it counts toward the frequency limits."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="earlier_rides", verbose_name=_("rider"))
    on = models.DateField(_("date"))
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("earlier ride")
        verbose_name_plural = _("earlier rides")
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["rider", "on"], name="earlier_ride_once")]

    def __str__(self) -> str:
        return str(self.on)


def sealed(values: Any) -> str:
    """How rows keep lists: as JSON, before it is sealed."""
    return json.dumps(values, ensure_ascii=False)
