"""Copies and letters that belong to a case: stored sealed, read on record, deleted when the rule says.

The file lies under its row's key and opens only for that row: a file moved to another name cannot be read.
"""

import re
from hashlib import sha256
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import PROGRAM_EMAIL, User
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.handed_in import uploads
from ridealong.applications.handed_in.uploads import UploadRefused
from ridealong.applications.status import OPEN, ApplicationStatus
from ridealong.core import encryption, history, orphans
from ridealong.core.pairs import paired

__all__ = [
    "OF_THE_DESK",
    "Attachment",
    "DeleteRule",
    "UploadRefused",
    "attach",
    "delete_due",
    "read",
    "remove",
    "sweep_orphans",
]
ROOT = "attachments"
OURS = re.compile("[0-9a-f]{32}")
MOST_OF_A_KIND = 4  # front and back, and a second try
BY_THE_RIDER = (ApplicationStatus.DRAFT, ApplicationStatus.NEEDS_INFORMATION)


# What the desk scans beside the documents that the rules ask for.
OF_THE_DESK = {
    "application_form": gettext_lazy("The application itself, on paper"),
    "other": gettext_lazy("Another paper of this case"),
}


class DeleteRule(models.TextChoices):
    """When a copy goes, as the rules of the program say it."""

    AFTER_DECISION = "after_decision", gettext_lazy("After the decision")
    AFTER_RIDE = "after_ride", gettext_lazy("After the ride")
    WITH_CASE = "with_case", gettext_lazy("With the case")


class Attachments(models.QuerySet["Attachment"]):
    def kept(self) -> "Attachments":
        return self.filter(deleted_at=None)

    def counting(self) -> "Attachments":
        """There now, or handed in and deleted by the rule since; not those that somebody took away."""
        return self.filter(Q(deleted_at=None) | Q(deleted_by__email=PROGRAM_EMAIL))

    def due(self) -> "Attachments":
        """Whose time is over: the case is decided, or nothing more comes of it. Cases on hold wait."""
        is_over = ~Q(application__status__in=OPEN)
        is_decided = Q(application__decided_at__isnull=False, delete_rule=DeleteRule.AFTER_DECISION)
        kept = self.kept().filter(application__held_at=None).exclude(delete_rule=DeleteRule.WITH_CASE)
        return kept.filter(is_over | is_decided)


class Attachment(models.Model):
    """One file of a case. Its row stays when the file is gone, to say that it was there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=40)  # code of the document in the rules
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()  # bytes
    media_type = models.CharField(max_length=40)
    delete_rule = models.CharField(max_length=20, choices=DeleteRule)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = Attachments.as_manager()

    class Meta:
        ordering = ["uploaded_at", "id"]
        constraints = [paired("attachment", "deleted")]

    def __str__(self) -> str:
        return self.kind

    @property
    def case(self) -> UUID:
        return self.application_id

    @property
    def path(self) -> str:
        return f"{ROOT}/{self.pk.hex[-2:]}/{self.pk.hex}"

    @property
    def context(self) -> str:
        return f"{self._meta.db_table}.{self.pk}"

    @property
    def ending(self) -> str:
        return "pdf" if self.media_type == "application/pdf" else "jpg"


def attach(application: Application, *, kind: str, upload: bytes, by: User, delete_rule: str = "") -> Attachment:
    """Cleans, seals and stores a file. Raises UploadRefused.

    The rider adds while the application can still be changed, the desk as long as the case is open.
    """
    clean = uploads.clean(upload)
    attachment = Attachment(
        application=application,
        kind=kind,
        sha256=sha256(clean.content).hexdigest(),
        size=len(clean.content),
        media_type=clean.media_type,
        delete_rule=delete_rule or DeleteRule.AFTER_RIDE,
        uploaded_by=by,
    )
    # Before the transaction: sealing and storing take time. A file without a row is swept up at night.
    default_storage.save(attachment.path, ContentFile(encryption.seal_file(clean.content, attachment.context)))
    try:
        with transaction.atomic():
            _check_room(locked(application), kind, attachment.sha256, by)
            attachment.save(force_insert=True)
            history.record("attachment.added", attachment, by=by, kind=kind)
    except UploadRefused:
        default_storage.delete(attachment.path)
        raise
    return attachment


def read(attachment: Attachment, *, by: User) -> bytes:
    """The file, and a note in the case that it was read. Raises SealBroken, and FileNotFoundError once it is gone."""
    if attachment.deleted_at:
        raise FileNotFoundError(attachment.path)
    with default_storage.open(attachment.path) as stored:
        content = encryption.unseal_file(stored.read(), attachment.context)
    history.record("attachment.read", attachment, by=by, kind=attachment.kind)
    return content


def remove(attachment: Attachment, *, by: User) -> Attachment:
    """Takes the file away for good; twice is harmless. Raises UploadRefused once the rider may not change the case."""
    with transaction.atomic():
        _check_writable(locked(attachment.application), by)
        _delete(attachment, by=by, event="attachment.removed")
    return attachment


def delete_due(*, by: User) -> int:
    """Deletes every file whose time is over; returns how many."""
    number = 0
    for attachment in Attachment.objects.due().select_related("application").iterator(chunk_size=200):
        with transaction.atomic():
            number += _delete(attachment, by=by, event="attachment.deleted")
    return number


def sweep_orphans() -> int:
    """Removes stored files that no row knows, or whose row says they are gone; returns how many."""
    return orphans.sweep(ROOT, _known)


def _known(names: set[str]) -> set[str]:
    ours = {name for name in names if OURS.fullmatch(name)}
    kept = {pk.hex for pk in Attachment.objects.kept().filter(pk__in=ours).values_list("pk", flat=True)}
    return kept | (names - ours)


def _delete(attachment: Attachment, *, by: User, event: str) -> bool:
    """Row first, file once the row is sure. False when somebody was faster."""
    kept = Attachment.objects.kept().filter(pk=attachment.pk)
    if not kept.update(deleted_at=timezone.now(), deleted_by=by):
        return False
    history.record(event, attachment, by=by, kind=attachment.kind)
    transaction.on_commit(lambda: default_storage.delete(attachment.path))
    return True


def _check_room(application: Application, kind: str, digest: str, by: User) -> None:
    _check_writable(application, by)
    known = application.attachments.kept().filter(kind=kind)
    if known.filter(sha256=digest).exists():
        raise UploadRefused(_("This file is here already."))
    if known.count() >= MOST_OF_A_KIND:
        raise UploadRefused(_("There are %(most)s files already. Take one away first.") % {"most": MOST_OF_A_KIND})


def _check_writable(application: Application, by: User) -> None:
    is_rider = by.pk == application.rider.account_id
    if is_rider and application.status not in BY_THE_RIDER:
        raise UploadRefused(_("The application is sent. Ask the desk if something must change."))
    if application.status not in OPEN:
        raise UploadRefused(_("This case is closed. Nothing is added to it, or taken away."))
