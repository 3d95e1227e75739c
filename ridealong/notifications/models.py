"""The outbox: every message the program sends, stored in the transaction of the act that causes it."""

from email.utils import make_msgid

from django.db import models
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from ridealong.core.workflow import table
from ridealong.notifications import frame


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    TEXT = "text", _("Text message")
    LETTER = "letter", _("Letter")


class MessageStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    BOUNCED = "bounced", _("Came back")
    CANCELLED = "cancelled", _("Cancelled")
    BUNDLED = "bundled", _("In a catch-up")
    PRINTED = "printed", _("Printed")


IN_TROUBLE = [MessageStatus.FAILED, MessageStatus.BOUNCED]
ON_PAPER = [MessageStatus.QUEUED, MessageStatus.PRINTED]  # letters to print, and to post


class Messages(models.QuerySet["Message"]):
    def due(self) -> "Messages":
        """Queued, and not to be held until later. Letters wait for people instead."""
        now = timezone.now()
        return self.filter(status=MessageStatus.QUEUED, send_at__lte=now).exclude(channel=Channel.LETTER)

    def in_trouble(self) -> "Messages":
        return self.filter(waits_for="mending")

    def to_print(self) -> "Messages":
        return self.filter(waits_for="posting", status=MessageStatus.QUEUED)

    def to_post(self) -> "Messages":
        return self.filter(waits_for="posting", status=MessageStatus.PRINTED)


def new_message_id() -> str:
    """Chosen once, so that a message doubled by a crash is recognised as one."""
    return make_msgid(domain="ridealong.invalid")


class Message(models.Model):
    """One message to one person. It never holds a secret: a link or code is minted while sending.

    `link_purpose` and `link_subject` say what to mint; text and HTML carry the slot ``{{ link }}``. `body` is the
    plain markup that both are made of. `zone` names the clock of the reader's quiet hours; empty, it goes at any hour.
    """

    EVENTS = "message"
    TRANSITIONS = table(
        release=(MessageStatus.DRAFT, MessageStatus.QUEUED),
        claim=(MessageStatus.QUEUED, MessageStatus.SENDING),
        deliver=(MessageStatus.SENDING, MessageStatus.SENT),
        requeue=((MessageStatus.SENDING, MessageStatus.FAILED, MessageStatus.BOUNCED), MessageStatus.QUEUED),
        bundle=(MessageStatus.QUEUED, MessageStatus.BUNDLED),
        arrive=(MessageStatus.BUNDLED, MessageStatus.SENT),
        print=((MessageStatus.QUEUED, MessageStatus.PRINTED), MessageStatus.PRINTED),
        post=(MessageStatus.PRINTED, MessageStatus.SENT),
        fail=(MessageStatus.SENDING, MessageStatus.FAILED),
        bounce=(MessageStatus.SENT, MessageStatus.BOUNCED),
        cancel=((MessageStatus.DRAFT, MessageStatus.QUEUED), MessageStatus.CANCELLED),
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.CharField(_("about"), max_length=60)  # such as "application.approved"
    recipient = models.CharField(_("to whom"), max_length=20)  # such as "rider"; with the event it names the template
    case = models.UUIDField(null=True, blank=True)
    dedupe_key = models.CharField(max_length=200, unique=True)  # nobody gets the same message twice
    channel = models.CharField(_("way"), max_length=6, choices=Channel, default=Channel.EMAIL, editable=False)
    to_address = models.CharField(_("address"), max_length=254, blank=True)  # e-mail or phone; letters find it printing
    to_name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=7)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    text = models.TextField(_("text as sent"))
    html = models.TextField(_("HTML"), blank=True)
    calendar = models.TextField(_("calendar entry"), blank=True)
    link_purpose = models.CharField(max_length=40, blank=True)
    link_subject = models.UUIDField(null=True, blank=True)
    path = models.CharField(max_length=200, blank=True)  # the page of the site that its button opens
    is_linkless = models.BooleanField(_("without links"), default=False)
    is_news = models.BooleanField(default=False)  # may travel in a catch-up
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, editable=False, related_name="parts")
    zone = models.CharField(max_length=60, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=MessageStatus, default=MessageStatus.QUEUED, editable=False
    )
    message_id = models.CharField(max_length=120, unique=True, default=new_message_id, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    send_at = models.DateTimeField(_("not before"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)

    # What people must see to, worked out by the database, so that the desk finds the few among the many.
    waits_for = models.GeneratedField(
        expression=Case(
            When(status__in=IN_TROUBLE, then=Value("mending")),
            When(channel=Channel.LETTER, status__in=ON_PAPER, then=Value("posting")),
            default=Value(""),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )

    objects = Messages.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("outbox")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["status", "send_at"], name="message_due"),
            models.Index(fields=["channel", "status", "created_at"], name="message_by_channel"),
            models.Index(fields=["case", "created_at"], name="message_in_case"),
            models.Index(fields=["-created_at", "-id"], name="message_newest"),
            models.Index(fields=["waits_for", "created_at", "id"], name="message_waits"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_letter(self) -> bool:
        return self.channel == Channel.LETTER

    @property
    def is_secret(self) -> bool:
        """Its link or code opens something for whoever holds it."""
        return bool(self.link_purpose)

    @property
    def address(self) -> str:
        """Where the button leads: a page of the site, or the slot where a secret is written while sending."""
        return frame.SLOT if self.link_purpose or self.is_linkless else frame.page(self.path)


class Attempt(models.Model):
    """One try to hand a message to the mail server."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="tries")
    at = models.DateTimeField(_("when"), default=timezone.now)
    is_success = models.BooleanField(_("accepted"))
    detail = models.CharField(_("answer"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["at"]

    def __str__(self) -> str:
        return self.detail or str(self.at)
