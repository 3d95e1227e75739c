"""A waiver signed with a pen comes back as a scan: read, compared, and as good as one signed on screen."""

from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from ridealong.applications.handed_in.uploads import UploadRefused
from ridealong.core import orphans
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Scan, Signature
from ridealong.rules.presets import ALDER_FALLS
from ridealong.waivers import (
    actions,
    evidence,
    scan_pages,
    scans,
    signing,
    tasks,
    validity,
    verification,
    waiver_papers,
)
from ridealong.waivers.moments import CannotSign
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiver(approved, joan):
    return signing.open_for(approved, by=joan)


@pytest.fixture
def paper(waiver):
    """The prefilled waiver as a scanner sends it: pictures in a PDF."""
    return scanned(waiver_papers.prefilled_pdf(waiver))


def pictures(pdf, scale=150 / 72):
    return [sheet.render(scale=scale).to_pil().convert("L") for sheet in pypdfium2.PdfDocument(pdf)]


def scanned(pdf):
    first, *others = pictures(pdf)
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def photographed(pdf):
    """As a phone takes the first page: askew, smaller, grey."""
    out = BytesIO()
    pictures(pdf)[0].rotate(4, expand=True, fillcolor=200).save(out, "JPEG", quality=60)
    return out.getvalue()


def everything(scan):
    return {point.code for point in scans.points(scan)}


def stored(scan):
    return [default_storage.exists(scan.path(number)) for number in range(1, scan.page_count + 1)]


# --- whose paper it is ---


@pytest.mark.parametrize("form", [scanned, photographed])
def test_the_code_on_the_paper_says_whose_it_is(waiver, joan, form):
    scan = scans.hand_in([form(waiver_papers.prefilled_pdf(waiver))], by=joan)
    assert (scan.waiver, scan.was_read, scan.status) == (waiver, True, "waiting")


def test_pages_lie_encrypted_until_somebody_has_compared_them(paper, joan):
    scan = scans.hand_in([paper], by=joan)
    assert scans.page(scan, 1).startswith(b"\xff\xd8\xff")
    with default_storage.open(scan.path(1)) as file:
        assert b"\xff\xd8\xff" not in file.read()


@pytest.mark.parametrize("what", ["short_code", "reference", "lower"])
def test_without_a_code_one_types_it(waiver, joan, what):
    typed = {"short_code": waiver.short_code, "reference": waiver.application.reference,
             "lower": f" {waiver.application.reference.lower()} "}[what]  # fmt: skip
    scan = scans.hand_in([factories.make_picture()], by=joan, typed=typed)
    assert (scan.waiver, scan.was_read) == (waiver, False)


@pytest.mark.parametrize(("typed", "words"), [("", "No code could be read"), ("AF-2026-9999", "No waiver waits")])
def test_a_paper_of_nobody_is_not_kept(waiver, joan, typed, words):
    with pytest.raises(CannotSign, match=words):
        scans.hand_in([factories.make_picture()], by=joan, typed=typed)
    assert not Scan.objects.exists()


def test_the_code_and_what_was_typed_must_agree(waiver, paper, joan):
    other = signing.open_for(factories.make_application("approved"), by=joan)
    with pytest.raises(CannotSign, match="another one than you typed"):
        scans.hand_in([paper], by=joan, typed=other.short_code)


def test_two_papers_at_once_are_told_apart(waiver, paper, joan):
    other = signing.open_for(factories.make_application("approved"), by=joan)
    with pytest.raises(CannotSign, match="several waivers"):
        scans.hand_in([paper, scanned(waiver_papers.prefilled_pdf(other))], by=joan)


def test_a_code_of_somebody_elses_program_is_not_ours(waiver, paper, joan):
    type(waiver).objects.update(short_code="ZZZZZZZZZZ")
    with pytest.raises(CannotSign, match="not one of ours"):
        scans.hand_in([paper], by=joan)


def test_the_same_scan_twice_is_said(paper, joan):
    scans.hand_in([paper], by=joan)
    with pytest.raises(UploadRefused, match="here already"):
        scans.hand_in([paper], by=joan)
    folders = default_storage.listdir("scans")[0]
    assert (
        sum(len(default_storage.listdir(f"scans/{folder}")[1]) for folder in folders) == Scan.objects.get().page_count
    )


def test_a_signed_waiver_wants_no_paper(signed, joan):
    with pytest.raises(CannotSign, match="signed already"):
        scans.hand_in([factories.make_picture()], by=joan, typed=signed.short_code)


def test_nobody_hands_in_for_their_own_family(waiver, paper, joan):
    own = signing.open_for(
        factories.make_application("approved", rider=factories.make_rider("Joan Adeyemi", account=joan)), by=joan
    )
    with pytest.raises(CannotSign, match="own family"):
        scans.hand_in([scanned(waiver_papers.prefilled_pdf(own))], by=joan)


def test_no_more_than_twenty_pages():
    with pytest.raises(UploadRefused, match="more than 20"):
        scan_pages.of([factories.make_picture()] * 21)


@pytest.mark.parametrize("junk", [b"", b"hello", b"%PDF-1.7\n junk", b"<svg/>"])
def test_junk_is_refused_with_a_sentence(waiver, joan, junk):
    with pytest.raises(UploadRefused):
        scans.hand_in([junk], by=joan, typed=waiver.short_code)


# --- compared and taken ---


def test_the_paper_becomes_the_waiver(waiver, paper, joan, django_capture_on_commit_callbacks):
    scan = scans.hand_in([paper], by=joan)
    with django_capture_on_commit_callbacks(execute=True):
        scans.take(scan, by=joan, seen=everything(scan))
    waiver.refresh_from_db()
    assert (waiver.status, scan.status, scan.checked_by) == ("signed", "taken", joan)
    assert Signature.objects.get().method == "on_paper"
    kept = waiver.files.get(kind="scan")
    pdf = evidence.content(kept)
    assert verification.verify(pdf).is_genuine
    assert page.validate_pdf_bytes(pdf).is_compliant
    with pikepdf.open(BytesIO(pdf)) as file:
        assert len(file.pages) == 1 + scan.page_count
    audit = " ".join(
        " ".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(of_waiver(waiver))).split()
    )
    assert kept.sha256 in audit.replace(" ", "")
    assert stored(scan) == [False] * scan.page_count
    assert validity.reasons(waiver.application, timezone.now(), on=timezone.localdate()) == []


def of_waiver(waiver):
    return evidence.content(signing.file_of(waiver))


def test_what_was_not_seen_is_named_and_nothing_happens(waiver, paper, joan):
    scan = scans.hand_in([paper], by=joan)
    with pytest.raises(CannotSign, match="Signed by Maya Torres"):
        scans.take(scan, by=joan, seen={"pages", "officer", "unchanged"})
    waiver.refresh_from_db()
    assert (waiver.status, waiver.files.count()) == ("awaiting", 0)


def test_the_list_follows_the_rules(program, waiver, paper, joan):
    rule = {"initials_per_page": True, "notary": True, "countersign": True}
    type(program.rule_set).objects.update(content={**ALDER_FALLS, "waiver": rule})
    scan = Scan.objects.get(pk=scans.hand_in([paper], by=joan).pk)
    codes = [point.code for point in scans.points(scan)]
    assert codes == ["pages", "signer_0", "initials", "officer", "countersigner", "notary", "unchanged"]


def test_a_minors_paper_names_everybody(rosa, joan):
    waiver = signing.open_for(rosa.application, by=joan)
    scan = scans.hand_in([factories.make_picture()], by=joan, typed=waiver.short_code)
    told = " ".join(point.label for point in scans.points(scan))
    assert "Rosa O'Brien" in told and "Desmond O'Brien" in told
    scans.take(scan, by=joan, seen=everything(scan))
    rosa.refresh_from_db()
    assert rosa.status == "consented"


def test_a_paper_the_officer_recorded_is_scanned_the_next_morning(client, waiver, paper, law, joan):
    actions.record_paper(waiver, by=law.account, has_seen_signatures=True, witness_name="Dana Law")
    before = of_waiver(waiver)
    client.force_login(joan)
    case = client.get(reverse("admin:ridealong_application_change", args=[waiver.application_id])).content.decode()
    assert "Hand in a scan" in case
    address = upload(client, paper).url
    shown = client.get(address).content.decode()
    assert "Signed by Maya Torres" in shown and "witness_name" not in shown
    client.post(address, dict.fromkeys(everything(Scan.objects.get()), "on"))
    assert sorted(waiver.files.values_list("kind", flat=True)) == ["attestation", "scan", "waiver"]
    assert of_waiver(waiver) == before
    case = client.get(reverse("admin:ridealong_application_change", args=[waiver.application_id])).content.decode()
    assert "Hand in a scan" not in case
    with pytest.raises(CannotSign, match="signed already"):
        scans.hand_in([factories.make_picture()], by=joan, typed=waiver.short_code)


def test_it_is_taken_once(paper, joan):
    scan = scans.hand_in([paper], by=joan)
    scans.take(scan, by=joan, seen=everything(scan))
    with pytest.raises(IllegalMove):
        scans.refuse(scan, by=joan, reason="pages")


def test_what_cannot_be_used_is_deleted_and_another_may_come(waiver, paper, joan, django_capture_on_commit_callbacks):
    scan = scans.hand_in([paper], by=joan)
    with django_capture_on_commit_callbacks(execute=True):
        scans.refuse(scan, by=joan, reason="unsigned")
    assert stored(scan) == [False] * scan.page_count
    assert scans.hand_in([paper], by=joan).status == "waiting"
    assert "scan.refused" in Event.objects.of(scan).values_list("name", flat=True)


def test_pages_nobody_waits_for_are_swept_up(paper, joan, monkeypatch):
    scan = scans.hand_in([paper], by=joan)
    monkeypatch.setattr(orphans, "YOUNG", -orphans.YOUNG)
    assert tasks.sweep_orphans() == 0
    Scan.objects.update(status="refused")
    assert tasks.sweep_orphans() == scan.page_count


# --- on the desk ---


def upload(client, content, **data):
    file = SimpleUploadedFile("scan.pdf", content, "application/pdf")
    return client.post(reverse("admin:scans"), {"pages": [file], **data})


def test_the_desk_hands_in_compares_and_takes(client, waiver, paper, joan):
    client.force_login(joan)
    address = upload(client, paper).url
    scan = Scan.objects.get()
    assert address == reverse("admin:scan", args=[scan.pk])
    shown = client.get(address).content.decode()
    picture = reverse("admin:scan-page", args=[scan.pk, 1])
    assert picture in shown and "Signed by Maya Torres" in shown
    image = client.get(picture)
    assert image["Content-Type"] == "image/jpeg" and Image.open(BytesIO(image.content)).size[1] > 1000
    half = client.post(address, {"pages": "on", "witness_name": "Joan <b>Adeyemi</b>"}).content.decode()
    assert "See this on the paper" in half and "<b>Adeyemi" not in half and "Adeyemi" in half
    done = client.post(address, {**dict.fromkeys(everything(scan), "on"), "witness_name": "Joan Adeyemi"}, follow=True)
    assert "The paper is the waiver now" in done.content.decode()
    kinds = waiver.files.values_list("kind", flat=True)
    assert sorted(kinds) == ["attestation", "scan", "waiver"]
    assert client.get(picture).status_code == 404


def test_what_is_wrong_stands_beside_the_field(client, waiver, joan):
    client.force_login(joan)
    page = upload(client, b"hello").content.decode()
    assert "We take pictures" in page
    assert "No code could be read" in upload(client, factories.make_picture()).content.decode()
    assert "required" in client.post(reverse("admin:scans"), {}).content.decode()


def test_the_front_page_tells_how_many_wait(client, waiver, paper, joan):
    client.force_login(joan)
    assert "to compare" not in client.get(reverse("admin:index")).content.decode()
    scans.hand_in([paper], by=joan)
    assert "Signed papers, 1 to compare" in client.get(reverse("admin:index")).content.decode()


def test_the_desk_puts_one_aside(client, waiver, paper, joan):
    client.force_login(joan)
    upload(client, paper)
    client.post(reverse("admin:scan-refuse", args=[Scan.objects.get().pk]), {"reason": "unreadable"})
    assert Scan.objects.get().refused_for == "unreadable"


def test_who_may_not_work_cases_sees_no_scans(client, paper, joan, chief):
    scan = scans.hand_in([paper], by=joan)
    client.force_login(factories.make_staff("R. Castellanos", "records"))
    for name, args in (("scans", []), ("scan", [scan.pk]), ("scan-page", [scan.pk, 1])):
        assert client.get(reverse(f"admin:{name}", args=args)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client, joan, number, django_assert_num_queries):
    for at in range(number):
        case = factories.make_application("approved", rider=factories.make_rider(f"Rider {at}"))
        signing.open_for(case, by=joan)
        scans.hand_in([factories.make_picture(size=(800 + at, 600))], by=joan, typed=case.reference)
    client.force_login(joan)
    client.get(reverse("admin:scans"))
    with django_assert_num_queries(5):
        client.get(reverse("admin:scans"))
