"""What a department offers: the department itself, its stations, programs and their versioned rules."""

import json
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core.pairs import paired
from ridealong.core.statements import Slot, Things
from ridealong.core.workflow import table
from ridealong.rules.document import Rules


def check_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError(_("Choose a time zone such as America/Chicago."))


class Department(models.Model):
    """The one department this installation serves."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("name of the place"), max_length=60)  # "Alder Falls": our town, in sentences
    reference_prefix = models.CharField(
        _("letters of case numbers"),
        max_length=4,
        default="RA",
        validators=[RegexValidator(r"^[A-Z]{1,4}$", _("One to four capital letters."))],
    )
    phone = PhoneNumberField(_("phone of the ride-along desk"), blank=True)
    desk_hours = models.CharField(_("hours of the desk"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    colour = models.CharField(
        _("color"),
        max_length=7,
        default="#16213a",
        validators=[RegexValidator(r"^#[0-9a-f]{6}$", _("A color such as #16213a."))],
    )
    badge = models.BinaryField(_("badge, as PNG"), blank=True, default=b"")
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/Chicago", validators=[check_time_zone])
    is_demo = models.BooleanField(default=False, editable=False)
    opened_at = models.DateTimeField(_("open to the public since"), null=True, blank=True, editable=False)
    tested_mail_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("department")

    def __str__(self) -> str:
        return self.name


class Station(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=80, unique=True)
    address = models.CharField(_("address"), max_length=200)
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/Chicago", validators=[check_time_zone])
    arrival_note = models.CharField(_("where riders go on arrival"), max_length=200, blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("station")
        verbose_name_plural = _("stations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class ProgramStatus(models.TextChoices):
    OPEN = "open", _("Open")
    PAUSED = "paused", _("Paused")
    WAITING_LIST = "waiting_list", _("Waiting list")
    RESTRICTED = "restricted", _("By invitation")


class Program(models.Model):
    """A ride-along program, such as the citizen ride. Its rules are in its rule sets."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    status = models.CharField(
        _("status"), max_length=12, choices=ProgramStatus, default=ProgramStatus.OPEN, editable=False
    )
    pause_message = models.CharField(_("message while paused"), max_length=300, blank=True)
    has_publicity = models.BooleanField(_("posts after rides"), default=False)
    is_linkless = models.BooleanField(
        _("mail without links"),
        default=False,
        help_text=_("Instead of a link, mail to riders and guardians holds a code to type on your own site."),
    )
    escalate_after_days = models.PositiveSmallIntegerField(
        _("days until somebody is reminded"),
        null=True,
        blank=True,
        default=7,
        validators=[MinValueValidator(1)],
        help_text=_(
            "An application that waits for the department so long is brought to the coordinators, after twice as long "
            "to the supervisors. Empty: never."
        ),
    )
    stations = models.ManyToManyField(Station, verbose_name=_("stations"), related_name="programs", blank=True)

    EVENTS = "program"
    TRANSITIONS = table(
        open=((ProgramStatus.PAUSED, ProgramStatus.WAITING_LIST, ProgramStatus.RESTRICTED), ProgramStatus.OPEN),
        pause=((ProgramStatus.OPEN, ProgramStatus.WAITING_LIST, ProgramStatus.RESTRICTED), ProgramStatus.PAUSED),
        queue=((ProgramStatus.OPEN, ProgramStatus.RESTRICTED), ProgramStatus.WAITING_LIST),
        restrict=((ProgramStatus.OPEN, ProgramStatus.WAITING_LIST), ProgramStatus.RESTRICTED),
    )

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def rule_set(self) -> "RuleSet":
        """The rules in force now. Raises RuleSet.DoesNotExist before the first are published."""
        found: RuleSet | None = _in_force().one({"program": self.pk, "now": timezone.now()})
        if found is None:
            raise RuleSet.DoesNotExist
        found.program = self
        return found

    @property
    def rule_draft(self) -> "RuleSet | None":
        """The version that is being written, if there is one."""
        return self.rule_sets.filter(status__in=WRITABLE).first()


class RuleSetStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEWED = "reviewed", _("Reviewed")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


WRITABLE = (RuleSetStatus.DRAFT, RuleSetStatus.REVIEWED)


class RuleSets(models.QuerySet["RuleSet"]):
    def in_force(self) -> "RuleSets":
        """Published and begun, the one that holds first."""
        return self.begun(timezone.now())

    def begun(self, moment: Any) -> "RuleSets":
        published = self.filter(status=RuleSetStatus.PUBLISHED, valid_from_at__lte=moment)
        return published.order_by("-valid_from_at", "-number")


class RuleSet(models.Model):
    """One version of a program's rules: the 25 parameters as one documented file (ridealong.rules.document)."""

    EVENTS = "rule_set"
    TRANSITIONS = table(
        rewrite=(WRITABLE, RuleSetStatus.DRAFT),
        review=(RuleSetStatus.DRAFT, RuleSetStatus.REVIEWED),
        publish=(WRITABLE, RuleSetStatus.PUBLISHED),
        recall=(RuleSetStatus.PUBLISHED, RuleSetStatus.REVIEWED),
        discard=(WRITABLE, RuleSetStatus.RETIRED),
        retire=(RuleSetStatus.PUBLISHED, RuleSetStatus.RETIRED),
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="rule_sets", verbose_name=_("program"))
    number = models.PositiveIntegerField(_("version"))
    status = models.CharField(
        _("status"), max_length=10, choices=RuleSetStatus, default=RuleSetStatus.DRAFT, editable=False
    )
    content = models.JSONField(_("rules"))
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("began as")
    )
    drafted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("drafted by")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    valid_from_at = models.DateTimeField(_("in force from"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("published by")
    )

    objects = RuleSets.as_manager()

    class Meta:
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        ordering = ["program", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["program", "number"], name="rule_set_number_unique"),
            paired("rule_set", "published", moment="valid_from_at"),
            paired("rule_set", "reviewed"),
            models.UniqueConstraint(
                fields=["program"],
                condition=Q(status__in=WRITABLE),
                name="one_rule_draft_per_program",
                violation_error_message=_("A new version of these rules is being written already."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(program)s, rules %(number)s")) % {"program": self.program, "number": self.number}

    @cached_property
    def rules(self) -> Rules:
        return _read(json.dumps(self.content))


@lru_cache(maxsize=1)
def _in_force() -> Things:
    """Asked for wherever a program is."""
    own = RuleSet.objects.begun(Slot("now")).filter(program=Slot("program", models.UUIDField()))
    return Things.of(own[:1])


@lru_cache(maxsize=64)
def _read(document: str) -> Rules:
    """Reading takes as long as a small page, and the same document is always the same rules, which nobody can change:
    so each is read once a process, whoever asks. A draft that is written anew is another document."""
    return Rules.from_json(json.loads(document))
