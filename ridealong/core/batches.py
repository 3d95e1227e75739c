"""Files that take a while: asked for on a page, made by the worker in stretches, taken by who asked, gone after a day.

The task gets the batch's key, does a stretch of the work, notes how far it came, and queues itself again until it
puts the file away. A large file is stored in parts first. A killed task is run again by the queue and goes on from
what it noted.
"""

from collections.abc import Iterator
from datetime import timedelta
from os import SEEK_END
from typing import IO, Any
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_q.tasks import async_task
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import move, table

KEPT = timedelta(hours=24)
FOLDER = "batches"


class BatchStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting for the worker")
    RUNNING = "running", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")
    GONE = "gone", _("Deleted")


S = BatchStatus


class Batches(models.QuerySet["Batch"]):
    def of(self, user: User) -> "Batches":
        return self.filter(asked_by=user)

    def over(self) -> "Batches":
        return self.filter(asked_at__lt=timezone.now() - KEPT).exclude(status=S.GONE)


class Batch(models.Model):
    """`about` says what to make, in keys and dates: nothing that names a person."""

    EVENTS = "batch"
    TRANSITIONS = table(
        run=((S.WAITING, S.RUNNING), S.RUNNING),
        finish=(S.RUNNING, S.READY),
        fail=((S.WAITING, S.RUNNING), S.FAILED),
        forget=((S.WAITING, S.RUNNING, S.READY, S.FAILED), S.GONE),
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.CharField(max_length=100, editable=False)
    title = models.CharField(_("what"), max_length=120)
    file_name = models.CharField(max_length=80)
    media_type = models.CharField(max_length=100)
    about = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=8, choices=S, default=S.WAITING, editable=False)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = Batches.as_manager()

    class Meta:
        verbose_name = _("file being made")
        verbose_name_plural = _("files being made")
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["asked_by", "-asked_at"], name="batch_of_person")]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.pk}"

    @property
    def gone_at(self) -> Any:
        return self.asked_at + KEPT


def ask(task: str, title: str, *, by: User, file_name: str, media_type: str, total: int = 0, **about: Any) -> Batch:
    """Queues the making of a file. `task` is the dotted name of a function that takes the batch's key as text."""
    with transaction.atomic():
        batch = Batch.objects.create(
            task=task,
            title=title,
            file_name=file_name,
            media_type=media_type,
            total=total,
            about=about,
            asked_by=by,
        )
        history.record("batch.asked", batch, by=by, task=task.rpartition(".")[2])
        async_task(task, str(batch.pk))
    return batch


def claim(pk: str) -> Batch | None:
    """The batch to work on; None when it is gone, ready, or was given up."""
    batch = Batch.objects.filter(pk=UUID(pk), status__in=[S.WAITING, S.RUNNING]).select_related("asked_by").first()
    if batch and batch.status == S.WAITING:
        move(batch, "run", by=batch.asked_by)
    return batch


def note(batch: Batch, done: int, **about: Any) -> None:
    """How far it is; `about` is what the next stretch must know."""
    batch.done, batch.about = done, {**batch.about, **about}
    batch.save(update_fields=["done", "about"])


def put_part(batch: Batch, stream: IO[bytes], *, done: int) -> None:
    """Stores a stretch of the file beside it. Of a part that was stored twice, the later counts."""
    number = batch.about.get("parts", 0)
    _store(f"{batch.path}.{number}", stream)
    note(batch, done, parts=number + 1)


def parts(batch: Batch) -> Iterator[IO[bytes]]:
    """The stretches in their order, each closed after its use."""
    for number in range(batch.about.get("parts", 0)):
        with default_storage.open(f"{batch.path}.{number}") as stream:
            yield stream


def go_on(batch: Batch) -> None:
    """Another stretch, in a task of its own."""
    async_task(batch.task, str(batch.pk))


def put_away(batch: Batch, stream: IO[bytes]) -> None:
    """Stores the file and says that it is ready."""
    size = _store(batch.path, stream)
    _delete_parts(batch)
    changes = {"finished_at": timezone.now(), "size": size, "done": batch.total}
    move(batch, "finish", by=batch.asked_by, changes=changes)


def _store(path: str, stream: IO[bytes]) -> int:
    """Bytes stored, in place of what an earlier try that was killed left there."""
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    default_storage.delete(path)
    default_storage.save(path, File(stream))
    return size


def _delete_parts(batch: Batch) -> None:
    """The last may have been stored and not noted."""
    for number in range(batch.about.get("parts", 0) + 1):
        default_storage.delete(f"{batch.path}.{number}")


def give_up(batch: Batch) -> None:
    move(batch, "fail", by=batch.asked_by)


def read(batch: Batch, *, by: User) -> IO[bytes]:
    """The finished file; who took it is noted. Raises FileNotFoundError."""
    stream: IO[bytes] = default_storage.open(batch.path)
    history.record("batch.taken", batch, by=by)
    return stream


def forget_old() -> int:
    """Deletes what is older than a day; returns how many."""
    over = list(Batch.objects.over())
    for batch in over:
        default_storage.delete(batch.path)
        _delete_parts(batch)  # of one that was never finished
        move(batch, "forget", by=User.objects.the_program())
    return len(over)
