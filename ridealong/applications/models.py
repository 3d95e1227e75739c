"""The rider, and a rider's application with what belongs to it."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from uuid_utils.compat import uuid7

from accounts.models import Role, User
from ridealong.applications import status as statuses
from ridealong.core.sealing import SealedDate, SealedText
from ridealong.program.invitations import Invitation
from ridealong.program.models import Program, RuleSet, Station


class Rider(models.Model):
    """The citizen, from first click to last. `account` may be empty: paper needs no e-mail."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="rider")
    legal_name = models.CharField(_("legal name, as on your ID"), max_length=200, blank=True)
    preferred_name = models.CharField(_("name you go by"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=7, default="en")
    born_on = SealedDate(_("date of birth"), null=True, blank=True)
    address = SealedText(_("address"), blank=True)
    texts_agreed_at = models.DateTimeField(_("asked for text messages"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("rider")
        verbose_name_plural = _("riders")
        indexes = [models.Index(fields=["-created_at", "-id"], name="rider_newest")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.legal_name or str(_("Somebody without a name yet"))

    @property
    def short_name(self) -> str:
        """What to call them in a sentence."""
        return self.preferred_name or self.legal_name.partition(" ")[0]

    @property
    def phone_for_texts(self) -> str:
        """Empty unless the rider asked for text messages."""
        return str(self.phone) if self.phone and self.texts_agreed_at else ""


class Bans(models.QuerySet["Ban"]):
    def in_force(self, on: date | None = None) -> "Bans":
        """Not lifted, and not over before that date."""
        return self.filter(lifted_at=None, until_on__gte=on or timezone.localdate())


class Ban(models.Model):
    """A rider may not apply until a date. Citizens only ever read “contact the coordinator”."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="bans", verbose_name=_("rider"))
    until_on = models.DateField(_("until"))
    reason = models.CharField(_("reason, for the desk only"), max_length=200)
    banned_at = models.DateTimeField(default=timezone.now, editable=False)
    banned_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    lifted_at = models.DateTimeField(null=True, blank=True, editable=False)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    lift_reason = models.CharField(_("why it was lifted"), max_length=200, blank=True, editable=False)

    objects = Bans.as_manager()

    class Meta:
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-until_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="ban_lifted_at_with_by",
            )
        ]

    def __str__(self) -> str:
        return str(self.until_on)

    def holds_on(self, on: date) -> bool:
        return self.lifted_at is None and self.until_on >= on


class Applications(models.QuerySet["Application"]):
    def open(self) -> "Applications":
        return self.filter(status__in=statuses.OPEN)

    def to_review(self) -> "Applications":
        return self.filter(status=statuses.ApplicationStatus.SUBMITTED, held_at=None)

    def of_account(self, account: User) -> "Applications":
        return self.filter(rider__account=account)


def wished_dates() -> list[dict[str, str]]:
    return []


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
    wishes = models.JSONField(_("wished dates"), default=wished_dates, blank=True)
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
            models.CheckConstraint(
                condition=Q(held_at__isnull=True, held_by__isnull=True)
                | Q(held_at__isnull=False, held_by__isnull=False),
                name="application_held_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(accommodation_arranged_at__isnull=True, accommodation_arranged_by__isnull=True)
                | Q(accommodation_arranged_at__isnull=False, accommodation_arranged_by__isnull=False),
                name="application_accommodation_arranged_at_with_by",
            ),
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
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True, recorded_by__isnull=True, outcome="")
                | (Q(recorded_at__isnull=False, recorded_by__isnull=False) & ~Q(outcome="")),
                name="clearance_recorded_at_with_by_and_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or self.get_status_display()

    @property
    def case(self) -> UUID:
        return self.application_id


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
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, verdict="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(verdict="")),
                name="decision_decided_at_with_by_and_verdict",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.get_verdict_display()}"

    @property
    def case(self) -> UUID:
        return self.application_id
