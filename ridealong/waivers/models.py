"""The waiver: its texts, who signed which, and the sealed files that prove it."""

from functools import lru_cache
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.guardians.guardian import Guardian
from ridealong.core.pairs import paired
from ridealong.core.sealing import SealedText
from ridealong.core.statements import Slot, Things
from ridealong.program.models import Program
from ridealong.waivers import status as statuses


class WaiverTexts(models.QuerySet["WaiverText"]):
    def in_force(self) -> "WaiverTexts":
        return self.filter(status=statuses.TextStatus.PUBLISHED)

    def for_signer(self, program: Program, audience: str, language: str) -> "WaiverText":
        """The text in force for a kind of signer, in the language or else in English. Raises DoesNotExist."""
        found = _for_signers().run({"program": program.pk, "audience": audience})
        texts = {text.language: text for text in found}
        if text := texts.get(language) or texts.get("en"):
            return text
        raise WaiverText.DoesNotExist


@lru_cache(maxsize=1)
def _for_signers() -> Things:
    """The texts in force of a `program` for an `audience`: asked on every page on which somebody signs."""
    own = {"program": Slot("program", models.UUIDField()), "audience": Slot("audience", models.CharField())}
    return Things.of(WaiverText.objects.in_force().filter(**own))


class WaiverText(models.Model):
    """One version of the waiver, in one language, for one kind of signer. Legal text is data, replaced by counsel."""

    EVENTS = "waiver_text"
    TRANSITIONS = statuses.TEXT_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="waiver_texts", verbose_name=_("program"))
    audience = models.CharField(_("for"), max_length=10, choices=statuses.Audience)
    language = models.CharField(_("language"), max_length=7)
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"), help_text=_("Plain text. A line that starts with ## is a heading."))
    is_placeholder = models.BooleanField(_("placeholder, to be replaced by counsel"), default=False)
    status = models.CharField(
        max_length=10, choices=statuses.TextStatus, default=statuses.TextStatus.DRAFT, editable=False
    )
    drafted_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("written by"), null=True, blank=True, related_name="+", editable=False
    )  # who wrote on it last
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("reviewed by"), null=True, blank=True, related_name="+", editable=False
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("published by"), null=True, blank=True, related_name="+", editable=False
    )

    objects = WaiverTexts.as_manager()

    class Meta:
        verbose_name = _("waiver text")
        verbose_name_plural = _("waiver texts")
        ordering = ["program", "audience", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "audience", "language", "version"], name="waiver_text_version_unique"
            ),
            models.UniqueConstraint(
                fields=["program", "audience", "language"],
                condition=Q(status="published"),
                name="one_published_waiver_text",
            ),
            paired("waiver_text", "published"),
            paired("waiver_text", "reviewed"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=models.F("drafted_by")),
                name="waiver_text_read_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_audience_display()}, {self.language}, {self.version})"


class Waivers(models.QuerySet["Waiver"]):
    def live(self) -> "Waivers":
        return self.filter(status__in=statuses.LIVE)

    def awaiting_signature(self) -> "Waivers":
        return self.filter(status__in=[statuses.WaiverStatus.AWAITING, statuses.WaiverStatus.PARTLY_SIGNED])


class Waiver(models.Model):
    """One waiver of one application. Signed when the last of its signers has signed."""

    EVENTS = "waiver"
    TRANSITIONS = statuses.TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="waivers")
    short_code = models.CharField(
        _("code"), max_length=12, unique=True, editable=False
    )  # read aloud, printed below the QR
    status = models.CharField(
        max_length=13, choices=statuses.WaiverStatus, default=statuses.WaiverStatus.AWAITING, editable=False
    )
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    completed_at = models.DateTimeField(null=True, blank=True, editable=False)
    valid_from_at = models.DateTimeField(null=True, blank=True, editable=False)
    valid_until_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = Waivers.as_manager()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(status__in=statuses.LIVE), name="one_live_waiver_per_application"
            ),
            models.CheckConstraint(
                condition=~Q(status="signed")
                | Q(completed_at__isnull=False, valid_from_at__isnull=False, valid_until_at__isnull=False),
                name="signed_waiver_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return self.short_code

    @property
    def case(self) -> UUID:
        return self.application_id


class Signature(models.Model):
    """One person's signature: the name they typed, the exact text they saw, and how they were known."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    waiver = models.ForeignKey(Waiver, models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=14, choices=statuses.SignerRole)
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="signatures")
    account = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=10, choices=statuses.Method, default=statuses.Method.ON_SCREEN)
    taken_by = models.ForeignKey(  # the member of staff before whom it was made, on paper or on our device
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    typed_name = models.CharField(_("name"), max_length=200)
    capacity = models.CharField(_("capacity"), max_length=200, blank=True)  # a notary's commission
    initials = models.CharField(_("initials"), max_length=10, blank=True)  # under every part of the text
    drawing = SealedText(blank=True)  # PNG as base64, re-encoded
    text = models.ForeignKey(WaiverText, models.PROTECT, null=True, blank=True, related_name="+")
    text_title = models.CharField(max_length=120)
    text_body = models.TextField()  # frozen: exactly what stood on the page
    text_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=7)
    agreed_to_electronic_at = models.DateTimeField(null=True, blank=True)
    identified_by = models.CharField(max_length=40)  # "email_code", "staff_account", "id_shown"
    network_address = SealedText(blank=True)
    browser = models.CharField(max_length=300, blank=True)
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["waiver", "role"], condition=~Q(role="guardian"), name="one_signature_per_role"
            ),
            models.UniqueConstraint(
                fields=["waiver", "guardian"], condition=Q(role="guardian"), name="one_signature_per_guardian"
            ),
            models.CheckConstraint(
                condition=Q(role="guardian", guardian__isnull=False) | (~Q(role="guardian") & Q(guardian__isnull=True)),
                name="guardian_signature_names_the_guardian",
            ),
        ]

    def __str__(self) -> str:
        return self.typed_name

    @property
    def case(self) -> UUID:
        return self.waiver.application_id


class SealedFile(models.Model):
    """A sealed PDF: its bytes are in private storage under their SHA-256; this row chains the hashes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    waiver = models.ForeignKey(Waiver, models.PROTECT, related_name="files")
    signature = models.ForeignKey(Signature, models.PROTECT, null=True, blank=True, related_name="files")
    kind = models.CharField(max_length=12, choices=statuses.FileKind)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField(unique=True)  # place in the chain
    previous = models.CharField(max_length=64, blank=True)
    chained = models.CharField(max_length=64, unique=True)  # SHA-256 of previous chained value and this hash
    sealed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("sealed file")
        verbose_name_plural = _("sealed files")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["waiver"], condition=Q(kind="waiver"), name="one_waiver_file_per_waiver")
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def case(self) -> UUID:
        return self.waiver.application_id
