"""Many papers at once: complete, in order, resumable, in few queries."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import page
import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from ridealong.core import batches
from ridealong.core.batches import Batch
from ridealong.core.history import Event
from ridealong.rides import printing, tasks
from ridealong.rides.models import Ride
from ridealong.rides.printing import Kind, NothingToPrint
from ridealong.waivers import evidence, signing
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db


def make_ride(name: str = "Maya Torres", *, hours: int = 2, is_signed: bool = True, status: str = "confirmed") -> Ride:
    application = factories.make_application("approved", rider=factories.make_rider(name))
    waiver = factories.make_signed_waiver(application) if is_signed else None
    if not is_signed:
        signing.open_for(application, by=application.rider.account)
    seat = factories.make_seat(starts_at=timezone.now() + timedelta(hours=hours))
    return factories.make_ride(status, application=application, waiver=waiver, seat=seat)


def ask(joan, kind=Kind.WAIVERS, *, is_zip=False, station=None) -> Batch:
    now = timezone.now()
    span = (now - timedelta(days=2), now + timedelta(days=2))
    return printing.ask(kind, span, by=joan, station=station, is_zip=is_zip)


def work(batch: Batch) -> bytes:
    """The worker takes stretch after stretch until the file is there."""
    for _stretch in range(20):
        tasks.make_papers(str(batch.pk))
        batch.refresh_from_db()
        if batch.status == "ready":
            with batches.read(batch, by=batch.asked_by) as stream:
                return stream.read()
    raise AssertionError("never ready")


def names(archive: bytes) -> list[str]:
    with ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return opened.namelist()


def test_one_pdf_holds_copies_and_forms_in_the_order_of_the_day(joan, program):
    make_ride("Wim Later", hours=9)
    make_ride("Ann First", hours=1)
    make_ride("Bo Unsigned", hours=5, is_signed=False)
    pdf = work(ask(joan))
    text = reading.text(pdf)
    assert text.index("Ann First") < text.index("Bo Unsigned") < text.index("Wim Later")
    assert "Copy for the binder" in text
    assert "Officer who saw the signing" in text
    assert page.validate_pdf_bytes(pdf).is_compliant
    with pikepdf.open(BytesIO(pdf)) as opened:
        with opened.open_outline() as outline:
            assert len(outline.root) == 3
        assert "/AcroForm" not in opened.Root


def test_each_case_notes_that_its_waiver_was_printed(joan, program):
    ride = make_ride()
    work(ask(joan))
    assert Event.objects.filter(name="waiver.copy_printed", case=ride.application.pk, actor=joan.pk).count() == 1


def test_a_zip_holds_the_sealed_bytes_themselves(joan, program):
    ride = make_ride()
    make_ride("Bo Unsigned", is_signed=False)
    archive = work(ask(joan, is_zip=True))
    with ZipFile(BytesIO(archive)) as opened:
        sealed = next(name for name in opened.namelist() if ride.application.reference in name)
        assert opened.read(sealed) == evidence.content(ride.waiver.files.get(kind="waiver"))
        assert sum(name.endswith("-none.txt") for name in opened.namelist()) == 1
    assert Event.objects.filter(name="waiver.file_read", case=ride.application.pk).count() == 1


def test_a_changed_file_is_not_handed_out(joan, program):
    ride = make_ride()
    path = evidence.path_of(ride.waiver.files.get(kind="waiver").sha256)
    default_storage.delete(path)
    default_storage.save(path, BytesIO(b"something else"))
    assert names(work(ask(joan, is_zip=True)))[0].endswith("-unreadable.txt")


def test_a_killed_worker_goes_on_where_it_was(joan, program, monkeypatch):
    monkeypatch.setattr(printing, "STRETCH", 2)
    for number in range(5):
        make_ride(f"Rider {number}", hours=number + 1)
    batch = ask(joan, is_zip=True)
    tasks.make_papers(str(batch.pk))
    batch.refresh_from_db()
    assert (batch.done, batch.total, batch.status) == (2, 5, "running")
    default_storage.save(f"{batch.path}.1", BytesIO(b"half a stretch that was stored when the power went"))
    archive = work(batch)
    assert len(names(archive)) == len(set(names(archive))) == 5
    assert [number for number in range(4) if default_storage.exists(f"{batch.path}.{number}")] == []


def test_a_pdf_of_too_many_papers_becomes_several(joan, program, monkeypatch):
    monkeypatch.setattr(printing, "BOUND", 2)
    for number in range(3):
        make_ride(f"Rider {number}", hours=number + 1)
    batch = ask(joan)
    archive = work(batch)
    found = names(archive)
    assert [name.rpartition("waivers-")[2][11:] for name in found] == ["0001-0002.pdf", "0003-0003.pdf"]
    with ZipFile(BytesIO(archive)) as opened:
        assert "Rider 1" in reading.text(opened.read(found[0]))
        assert "Rider 2" in reading.text(opened.read(found[1]))


def test_a_killed_pdf_begins_again(joan, program):
    make_ride()
    batch = ask(joan)
    batches.note(batches.claim(str(batch.pk)), 1)
    assert "Maya Torres" in reading.text(work(batch))


def test_packets_and_certificates(joan, program):
    make_ride("Ann Ahead")
    make_ride("Bo Back", hours=-20, status="completed")
    assert "Ann Ahead" in reading.text(work(ask(joan, Kind.PACKETS)))
    sealed = work(ask(joan, Kind.PACKETS, is_zip=True))
    with ZipFile(BytesIO(sealed)) as opened:
        assert all("DepartmentSeal" in reading.fields(opened.read(name)) for name in opened.namelist())
    certificate = reading.text(work(ask(joan, Kind.CERTIFICATES)))
    assert "Bo Back" in certificate
    assert "Ann Ahead" not in certificate
    assert len(names(work(ask(joan, Kind.CERTIFICATES, is_zip=True)))) == 1


def test_other_stations_and_cancelled_rides_stay_out(joan, program):
    make_ride()
    cancelled = make_ride("Cy Cancelled")
    Ride.objects.filter(pk=cancelled.pk).update(status="cancelled", cancelled_for="rider")
    assert ask(joan).total == 1
    with pytest.raises(NothingToPrint):
        ask(joan, station=factories.make_station("North"))


def test_too_much_is_refused(joan, program, monkeypatch):
    monkeypatch.setattr(printing, "MOST", 1)
    make_ride(), make_ride("Bo")
    with pytest.raises(NothingToPrint):
        ask(joan)


def test_one_waiver_or_three_cost_the_same(joan, program, django_assert_num_queries):
    for number in range(3):
        ride = make_ride(f"Rider {number}")
        keys = list(Ride.objects.order_by("starts_at").values_list("pk", flat=True))
        with django_assert_num_queries(10):
            assert len(list(printing.binder.waivers(keys, joan))) == number + 1
        assert ride.waiver is not None


def test_what_is_asked_names_nobody(joan, program):
    make_ride("Maya Torres")
    batch = ask(joan)
    assert "Maya" not in repr(Batch.objects.filter(pk=batch.pk).values().get())
