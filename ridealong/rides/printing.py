"""Many papers at once, made by the worker: all of a day or a month, as one PDF for the printer or as a ZIP.

A PDF is drawn in one go, up to as many papers as printers and memory bear; beyond that it is several, in a ZIP. A ZIP
holds sealed files as they are. It is made in stretches: a worker that is killed goes on after the last whole one, and
a thousand papers take no more memory than one stretch.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

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
from ridealong.rides import binder, certificates, ride_papers
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.shifts.models import Shift
from ridealong.waivers import evidence
from ridealong.waivers.models import SealedFile
from ridealong.waivers.status import FileKind

TASK = "ridealong.rides.tasks.make_papers"
MOST = 5_000
STRETCH = 100  # files of a ZIP between two notes
BOUND = 250  # papers in one PDF
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
    ending, media_type = ("zip", ZIP) if is_zip or len(keys) > BOUND else ("pdf", PDF)
    return batches.ask(
        TASK,
        str(kind.label),
        by=by,
        file_name=f"{kind.value}-{span[0].date().isoformat()}.{ending}",
        media_type=media_type,
        total=len(keys),
        kind=kind.value,
        keys=[str(key) for key in keys],
        is_bound=not is_zip,
    )


def make(batch: Batch) -> None:
    """A whole PDF, or one stretch of a ZIP."""
    keys = [UUID(key) for key in batch.about["keys"]]
    with translation.override(batch.asked_by.language), TemporaryFile() as out:
        if batch.media_type == PDF:
            documents.render_all(_counted(_papers(batch, keys), batch), out, batch.title)
            batches.put_away(batch, out)
        elif left := keys[batch.done :]:
            _stretch(batch, left, out)
            batches.go_on(batch)
        else:
            _join(batch, out)
            batches.put_away(batch, out)


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


def _papers(batch: Batch, keys: Sequence[UUID]) -> Iterable[AnyPaper]:
    draw: dict[str, Callable[[Sequence[UUID], User], Iterable[AnyPaper]]] = {
        Kind.WAIVERS: binder.waivers,
        Kind.PACKETS: _packets,
        Kind.CERTIFICATES: _certificates,
    }
    return draw[batch.about["kind"]](keys, batch.asked_by)


def _counted(found: Iterable[AnyPaper], batch: Batch) -> Iterator[AnyPaper]:
    for number, paper in enumerate(found):
        if number % NOTED == 0:
            batches.note(batch, number)
        yield paper


def _packets(keys: Sequence[UUID], by: User) -> Iterator[AnyPaper]:
    for shift in _shifts(keys):
        ride_papers.note_packet(shift, by=by)
        yield ride_papers.packet(shift, by.language)


def _certificates(keys: Sequence[UUID], by: User) -> Iterator[AnyPaper]:
    for ride in _ridden(keys):
        yield certificates.paper(certificates.issue(ride.rider, [ride], by=by))


def _stretch(batch: Batch, left: Sequence[UUID], out: IO[bytes]) -> None:
    """The next files, as a ZIP of their own."""
    is_bound = batch.about["is_bound"]
    here = left[: BOUND if is_bound else STRETCH]
    found = [_volume(batch, here)] if is_bound else _entries(batch.about["kind"], here, batch.asked_by)
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for entry in found:
            archive.writestr(entry.name, entry.content)
    batches.put_part(batch, out, done=batch.done + len(here))


def _volume(batch: Batch, here: Sequence[UUID]) -> Entry:
    """One PDF of many papers, named after which of them it holds."""
    first, last = batch.done + 1, batch.done + len(here)
    with TemporaryFile() as out:
        documents.render_all(_papers(batch, here), out, batch.title)
        out.seek(0)
        return Entry(f"{Path(batch.file_name).stem}-{first:04}-{last:04}.pdf", out.read())


def _join(batch: Batch, out: IO[bytes]) -> None:
    """The stretches as one ZIP, file by file."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part in batches.parts(batch):
            with ZipFile(part) as stretch:
                for name in stretch.namelist():
                    archive.writestr(name, stretch.read(name))


def _entries(kind: str, keys: Sequence[UUID], by: User) -> Iterator[Entry]:
    if kind == Kind.PACKETS:
        for shift in _shifts(keys):
            ride_papers.note_packet(shift, by=by)
            name = f"packet-{shift.on.isoformat()}-{shift.pk.hex[-6:]}.pdf"
            yield Entry(name, ride_papers.sealed_packet(shift, by.language))
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
