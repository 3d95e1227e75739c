"""An application: one request to ride, and what the rider says in it."""

from uuid import UUID

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications import status as statuses
from ridealong.applications.riders.rider import Rider
from ridealong.core.pairs import paired
from ridealong.core.sealing import SealedText
from ridealong.program.invitation import Invitation
from ridealong.program.models import Program, RuleSet, Station


class Applications(models.QuerySet["Application"]):
    def open(self) -> "Applications":
        return self.filter(status__in=statuses.OPEN)

    def to_review(self) -> "Applications":
        return self.filter(status=statuses.ApplicationStatus.SUBMITTED, held_at=None)

    def of_account(self, account: User) -> "Applications":
        return self.filter(rider__account=account)


class Application(models.Model):
    """One request to ride, pinned to the rules it was sent under."""

    EVENTS = "application"
    TRANSITIONS = statuses.TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reference = models.CharField(_("case number"), max_length=20, unique=True, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="applications", verbose_name=_("program"))
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+", verbose_name=_("rules"))
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="applications", verbose_name=_("rider"))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=statuses.ApplicationStatus,
        default=statuses.ApplicationStatus.DRAFT,
        editable=False,
    )
    channel = models.CharField(
        _("came in"), max_length=12, choices=statuses.Channel, default=statuses.Channel.ONLINE, editable=False
    )
    category = models.CharField(_("kind of rider"), max_length=40, blank=True)
    invitation = models.ForeignKey(
        Invitation,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("invitation"),
    )
    station = models.ForeignKey(Station, models.PROTECT, null=True, blank=True, verbose_name=_("station"))
    # Ranked wishes: {"on": "2026-12-11", "starts": "18:00", "hours": 4}, station time.
    wishes = models.JSONField(_("wished dates"), default=list, blank=True)
    reason = models.TextField(_("why you want to ride"), max_length=1000, blank=True)
    languages = models.CharField(_("languages you speak"), max_length=120, blank=True)
    ties = models.JSONField(_("ties to the place"), default=list, blank=True)
    emergency_name = SealedText(_("emergency contact"), blank=True)
    emergency_relation = SealedText(_("how they know you"), blank=True)
    emergency_phone = SealedText(_("their phone"), blank=True)
    id_kind = models.CharField(_("kind of ID"), max_length=40, blank=True)
    id_number = SealedText(_("ID number"), blank=True)
    id_number_purged_at = models.DateTimeField(null=True, blank=True, editable=False)
    accommodation = SealedText(_("what would help you take part"), blank=True)
    accommodation_arranged_at = models.DateTimeField(null=True, blank=True, editable=False)
    accommodation_arranged_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    affiliation = models.CharField(_("school or employer"), max_length=120, blank=True)
    wished_officer = models.CharField(_("officer wished for"), max_length=120, blank=True)
    # 1: the coordinators were told that it waits too long; 2: the supervisors too.
    escalation = models.PositiveSmallIntegerField(default=0, editable=False)
    priority = models.PositiveSmallIntegerField(_("priority on a waiting list"), default=0, editable=False)
    filled_from = models.CharField(_("filled in from"), max_length=20, blank=True, editable=False)  # a case number
    has_one_guardian = models.BooleanField(_("one guardian alone decides"), null=True, blank=True)
    has_relative_here = models.BooleanField(_("a relative or partner works here"), null=True, blank=True)
    has_open_case = models.BooleanField(_("part of an open case here"), null=True, blank=True)
    # "none_applies" or "talk": single answers are never stored (domain.md, row 11).
    attestation = models.CharField(max_length=12, blank=True)
    agreed_to_check_at = models.DateTimeField(_("agreed to the records check"), null=True, blank=True)
    # The name typed as the signature below the authorization, where the rules ask for a signed one.
    authorized_check_as = SealedText(_("signed authorization of the check"), blank=True)
    accepted_rules_at = models.DateTimeField(_("accepted the rules"), null=True, blank=True)
    created_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decline_code = models.CharField(_("reason code"), max_length=40, blank=True, editable=False)
    public_reason = models.CharField(_("reason, as told to the rider"), max_length=300, blank=True, editable=False)
    may_reapply_on = models.DateField(_("may apply again"), null=True, blank=True, editable=False)
    approved_until_on = models.DateField(_("approval valid until"), null=True, blank=True, editable=False)
    held_at = models.DateTimeField(_("on hold since"), null=True, blank=True, editable=False)
    held_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("held by")
    )
    desk_note = models.TextField(_("desk note"), max_length=2000, blank=True)
    # Which of the desk's queues it stands in: its status, or "held", or "" once it is over. The database works it out.
    queue = models.GeneratedField(
        expression=Case(
            When(~Q(status__in=statuses.OPEN), then=Value("")),
            When(held_at__isnull=False, then=Value("held")),
            default=F("status"),
        ),
        output_field=models.CharField(max_length=20),
        db_persist=True,
    )

    objects = Applications.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rider", "program"],
                condition=Q(status__in=statuses.OPEN),
                name="one_open_application_per_rider_and_program",
                violation_error_message=_("There is already an open application for this program."),
            ),
            paired("application", "held"),
            paired("application", "accommodation_arranged"),
            models.CheckConstraint(
                condition=Q(status="draft", submitted_at__isnull=True)
                | Q(status__in=["withdrawn", "expired"])
                | (~Q(status="draft") & Q(submitted_at__isnull=False)),
                name="application_submitted_at_unless_draft",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-created_at", "-id"], name="application_by_status"),
            models.Index(fields=["-created_at", "-id"], name="application_newest"),
            models.Index(fields=["queue", "-created_at", "-id"], name="application_by_queue"),
            models.Index(fields=["queue", "submitted_at"], name="application_by_wait"),
            models.Index(
                fields=["-priority", "submitted_at"], condition=Q(status="waitlisted"), name="application_waiting_list"
            ),
            models.Index(
                fields=["queue", "-created_at", "-id"], condition=Q(escalation__gt=0), name="application_escalated"
            ),
            models.Index(
                fields=["-created_at", "-id"],
                condition=~Q(accommodation="") & Q(accommodation_arranged_at=None),
                name="application_help_wanted",
            ),
        ]
        permissions = [
            ("work_case", _("Can work on cases: ask, check, hold, schedule")),
            ("decide_case", _("Can decide a step of the approval chain")),
            ("override_rule", _("Can override a soft rule with a reason")),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def case(self) -> UUID:
        return self.pk
