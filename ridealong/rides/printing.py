"""Many papers at once, made by the worker: all of a day or a month, as one PDF for the printer or as a ZIP.

One PDF is drawn in one go. A ZIP holds sealed files as they are and grows by stretches: a worker that is killed
goes on after the last whole one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ridealong import documents
from ridealong.core import batches, history
from ridealong.core.batches import Batch
from ridealong.documents import AnyPaper
from ridealong.program.models import Station
from ridealong.rides import binder, certificates, papers
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.shifts.models import Shift
from ridealong.waivers import evidence
from ridealong.waivers.models import SealedFile
from ridealong.waivers.status import FileKind

TASK = "ridealong.rides.tasks.make_papers"
MOST = 5_000
STRETCH = 100  # files of a ZIP between two notes
NOTED = 50  # papers of a PDF between two notes
PDF, ZIP = "application/pdf", "application/zip"


class Kind(models.TextChoices):
    WAIVERS = "waivers", gettext_lazy("Waivers")
    PACKETS = "packets", gettext_lazy("Ride packets")
    CERTIFICATES = "certificates", gettext_lazy("Certificates of hours")


class NothingToPrint(Exception):
    """Nothing of the kind in that time, or too much for one file. The text may be shown to a person."""


def ask(
    kind: Kind, span: tuple[datetime, datetime], *, by: User, station: Station | None = None, is_zip: bool = False
) -> Batch:
    """Queues the making. `span` is from when up to when rides begin. Raises NothingToPrint."""
    keys = list(_keys(kind, span, station)[: MOST + 1])
    if not keys:
        raise NothingToPrint(_("There is nothing of this kind in that time."))
    if len(keys) > MOST:
        raise NothingToPrint(_("That is more than %(most)s papers. Choose a shorter time.") % {"most": MOST})
    ending, media_type = ("zip", ZIP) if is_zip else ("pdf", PDF)
    return batches.ask(
        TASK,
        str(kind.label),
        by=by,
        file_name=f"{kind.value}-{span[0].date().isoformat()}.{ending}",
        media_type=media_type,
        total=len(keys),
        kind=kind.value,
        keys=[str(key) for key in keys],
    )


def make(batch: Batch) -> None:
    """One stretch of a ZIP, or a whole PDF."""
    with translation.override(batch.asked_by.language):
        if batch.media_type == ZIP:
            _zip(batch)
        else:
            _pdf(batch)


def _keys(kind: Kind, span: tuple[datetime, datetime], station: Station | None) -> "QuerySet[Ride, UUID]":
    """What to print, in the order of the day: rides, or for packets their shifts."""
    rides = Ride.objects.filter(starts_at__gte=span[0], starts_at__lt=span[1]).exclude(status=RideStatus.CANCELLED)
    if station is not None:
        rides = rides.filter(seat__shift__station=station)
    if kind == Kind.CERTIFICATES:
        rides = rides.filter(status__in=RIDDEN, started_at__isnull=False, ended_at__isnull=False)
    if kind == Kind.PACKETS:
        shifts = Shift.objects.filter(seats__rides__in=rides).distinct().order_by("starts_at", "pk")
        return shifts.values_list("pk", flat=True)  # type: ignore[return-value]
    return rides.order_by("starts_at", "pk").values_list("pk", flat=True)


@dataclass(frozen=True)
class Entry:
    """A file of a ZIP."""

    name: str
    content: bytes


def _pdf(batch: Batch) -> None:
    keys = [UUID(key) for key in batch.about["keys"]]
    draw: dict[str, Callable[[Sequence[UUID], User], Iterable[AnyPaper]]] = {
        Kind.WAIVERS: binder.waivers,
        Kind.PACKETS: _packets,
        Kind.CERTIFICATES: _certificates,
    }
    with TemporaryFile() as out:
        found = _counted(draw[batch.about["kind"]](keys, batch.asked_by), batch)
        documents.render_all(found, out, batch.title)
        batches.put_away(batch, out)


def _counted(found: Iterable[AnyPaper], batch: Batch) -> Iterator[AnyPaper]:
    for number, paper in enumerate(found):
        if number % NOTED == 0:
            batches.note(batch, number)
        yield paper


def _packets(keys: Sequence[UUID], by: User) -> Iterator[AnyPaper]:
    for shift in _shifts(keys):
        papers.note_packet(shift, by=by)
        yield papers.packet(shift, by.language)


def _certificates(keys: Sequence[UUID], by: User) -> Iterator[AnyPaper]:
    for ride in _ridden(keys):
        yield certificates.paper(certificates.issue(ride.rider, [ride], by=by))


def _zip(batch: Batch) -> None:
    """Cuts off what a killed try left behind the last note, then goes on from there."""
    part = Path(default_storage.path(f"{batch.path}.part"))
    part.parent.mkdir(parents=True, exist_ok=True)
    keys = [UUID(key) for key in batch.about["keys"]]
    here = keys[batch.done : batch.done + STRETCH]
    part.touch()
    with part.open("r+b") as stream:
        stream.truncate(batch.about.get("size", 0))
        _append(stream, _entries(batch.about["kind"], here, batch.asked_by))
        stream.seek(0, 2)
        batches.note(batch, batch.done + len(here), size=stream.tell())
        if batch.done < len(keys):
            batches.go_on(batch)
            return
        batches.put_away(batch, stream)
    part.unlink()


def _append(stream: IO[bytes], found: Iterable[Entry]) -> None:
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        for entry in found:
            archive.writestr(entry.name, entry.content)


def _entries(kind: str, keys: Sequence[UUID], by: User) -> Iterator[Entry]:
    if kind == Kind.PACKETS:
        for shift in _shifts(keys):
            papers.note_packet(shift, by=by)
            name = f"packet-{shift.on.isoformat()}-{shift.pk.hex[-6:]}.pdf"
            yield Entry(name, papers.sealed_packet(shift, by.language))
    elif kind == Kind.CERTIFICATES:
        for ride in _ridden(keys):
            issued = certificates.issue(ride.rider, [ride], by=by)
            name = f"certificate-{ride.application.reference}-{issued.code}.pdf"
            yield Entry(name, documents.render(certificates.paper(issued)))
    else:
        yield from _sealed(keys, by)


def _sealed(keys: Sequence[UUID], by: User) -> Iterator[Entry]:
    """The sealed bytes; where there are none, a line that says so in their place."""
    rides = Ride.objects.filter(pk__in=keys).select_related("application").order_by("starts_at", "pk")
    files = SealedFile.objects.filter(waiver__rides__in=keys, kind=FileKind.WAIVER).select_related("waiver")
    by_waiver = {file.waiver_id: file for file in files}
    history.record_views("waiver.file_read", by_waiver.values(), by=by)
    for ride in rides:
        file = by_waiver.get(ride.waiver_id) if ride.waiver_id else None
        name = f"waiver-{ride.application.reference}-{ride.check_in_code}"
        if file is None:
            yield Entry(f"{name}-none.txt", _("There is no sealed waiver for this ride.").encode())
            continue
        try:
            yield Entry(f"{name}.pdf", evidence.content(file))
        except evidence.FileChanged:
            yield Entry(f"{name}-unreadable.txt", _("The stored file does not match its fingerprint.").encode())


def _shifts(keys: Sequence[UUID]) -> Iterable[Shift]:
    found = Shift.objects.filter(pk__in=keys).select_related("officer", "station", "unit")
    return found.order_by("starts_at", "pk")


def _ridden(keys: Sequence[UUID]) -> Iterable[Ride]:
    found = Ride.objects.filter(pk__in=keys).select_related("rider", "application", "seat__shift__station")
    return found.prefetch_related("pauses").order_by("starts_at", "pk")
