"""How waiver texts and waivers move (domain.md, "Other life cycles")."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ridealong.core.workflow import table


class TextStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEWED = "reviewed", _("Reviewed")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


TEXT_TRANSITIONS = table(
    review=(TextStatus.DRAFT, TextStatus.REVIEWED),
    send_back=(TextStatus.REVIEWED, TextStatus.DRAFT),
    publish=(TextStatus.REVIEWED, TextStatus.PUBLISHED),
    install=(TextStatus.DRAFT, TextStatus.PUBLISHED),  # the first text of a new program
    retire=(TextStatus.PUBLISHED, TextStatus.RETIRED),
)


class WaiverStatus(models.TextChoices):
    AWAITING = "awaiting", _("Not signed yet")
    PARTLY_SIGNED = "partly_signed", _("Signed in part")
    SIGNED = "signed", _("Signed")
    REFUSED = "refused", _("Refused")
    VOID = "void", _("Void")
    SUPERSEDED = "superseded", _("Replaced by a newer one")


W = WaiverStatus
LIVE = (W.AWAITING, W.PARTLY_SIGNED, W.SIGNED)

TRANSITIONS = table(
    sign_part=((W.AWAITING, W.PARTLY_SIGNED), W.PARTLY_SIGNED),
    complete=((W.AWAITING, W.PARTLY_SIGNED), W.SIGNED),
    refuse=((W.AWAITING, W.PARTLY_SIGNED), W.REFUSED),
    void=(LIVE, W.VOID),
    supersede=(LIVE, W.SUPERSEDED),
)


class SignerRole(models.TextChoices):
    RIDER = "rider", _("Rider")
    GUARDIAN = "guardian", _("Guardian")
    WITNESS = "witness", _("Witness")
    COUNTERSIGNER = "countersigner", _("Counter-signer")
    NOTARY = "notary", _("Notary")


ATTESTING = (SignerRole.WITNESS, SignerRole.COUNTERSIGNER, SignerRole.NOTARY)  # about a file that is sealed already


class Method(models.TextChoices):
    ON_SCREEN = "on_screen", _("On screen")
    ON_DEVICE = "on_device", _("On the department's device")
    ON_PAPER = "on_paper", _("On paper")


class Audience(models.TextChoices):
    ADULT = "adult", _("Adult rider")
    MINOR = "minor", _("Rider under 18")
    GUARDIAN = "guardian", _("Guardian")


class FileKind(models.TextChoices):
    """One file is sealed per completed act and never touched again."""

    WAIVER = "waiver", _("Waiver")
    RECEIPT = "receipt", _("Receipt of an earlier signer")
    ATTESTATION = "attestation", _("Attestation")
    SCAN = "scan", _("Paper signed by hand")
