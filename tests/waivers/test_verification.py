"""Any change to a sealed file is found: by the seal, by the stored hash, by the chain."""

import random
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from pypdf import PdfReader, PdfWriter

from ridealong.documents import seal
from ridealong.models import SealedFile
from ridealong.waivers import actions, evidence, signing
from ridealong.waivers.verification import chain_holds, verify
from tests import factories
from tests.factories import make_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def pdf(signed):
    return evidence.content(signing.file_of(signed))


def test_a_genuine_file_says_who_signed_what_and_when(pdf, signed):
    verdict = verify(pdf)
    assert verdict.is_genuine
    told = " ".join(verdict.words)
    assert "Maya Torres (Rider) signed on" in told
    assert signed.application.reference in told


def test_a_file_of_an_earlier_certificate_goes_on_verifying(pdf, settings, tmp_path):
    former = Path(settings.SEAL_CERTIFICATE_FILE).read_bytes()
    key, made = seal.make_certificate("Alder Falls")
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = str(tmp_path / "seal.key"), str(tmp_path / "seal.crt")
    (tmp_path / "seal.key").write_bytes(key)
    (tmp_path / "seal.crt").write_bytes(made)
    assert not verify(pdf).is_genuine
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "2026.crt").write_bytes(former)
    assert verify(pdf).is_genuine


def test_what_became_of_a_waiver_is_told(pdf, signed, joan):
    actions.supersede(signed, by=joan)
    assert "replaced by a newer waiver" in " ".join(verify(pdf).words)


def test_receipt_and_attestation_are_genuine_too(rosa, signed, law):
    text = rosa.application.program.waiver_texts.get(audience="guardian", language="en")
    signing.consent_and_sign(rosa, by=rosa.account, act=make_act("Rosa O'Brien"), text=text)
    attestation = actions.witness(signed, by=law.account, act=make_act("Dana Law"))
    receipt = SealedFile.objects.get(kind="receipt")
    assert "Rosa O'Brien (Guardian)" in " ".join(verify(evidence.content(receipt)).words)
    assert "Dana Law (Witness)" in " ".join(verify(evidence.content(attestation)).words)


def test_any_one_byte_changed_is_found(pdf):
    places = random.Random(7).sample(range(len(pdf)), 50)
    for place in places:
        changed = bytearray(pdf)
        changed[place] ^= 0x01
        assert not verify(bytes(changed)).is_genuine, place


def test_bytes_added_or_cut_are_found(pdf):
    for other in (pdf + b"\n", pdf + b"%%EOF\n", pdf[:-1], pdf[: len(pdf) // 2], b"", b"%PDF-1.7"):
        assert not verify(other).is_genuine


def test_a_later_update_is_found(pdf):
    writer = PdfWriter(BytesIO(pdf), incremental=True)
    writer.add_metadata({"/Title": "I never signed this"})
    out = BytesIO()
    writer.write(out)
    assert not verify(out.getvalue()).is_genuine


def test_somebody_elses_seal_is_found(pdf):
    key, certificate = seal.make_certificate("Alder Falls Police Department")
    plain = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    plain.root_object.pop("/AcroForm", None)
    for page in plain.pages:
        page.pop("/Annots", None)
    out = BytesIO()
    plain.write(out)
    forged = seal.seal(out.getvalue(), key_pem=key, certificate_pem=certificate, reason="Signed waiver")
    assert not verify(forged).is_genuine


def test_a_sealed_file_we_never_stored_is_not_ours(pdf):
    SealedFile.objects.all().delete()
    verdict = verify(pdf)
    assert not verdict.is_genuine
    assert "no such file" in verdict.words[0]


# --- the chain ---


def test_every_file_is_chained_to_the_one_before(program):
    for number in range(3):
        factories.make_signed_waiver(
            factories.make_application("approved", rider=factories.make_rider(f"Rider {number}x"))
        )
    files = list(SealedFile.objects.all())
    assert [file.number for file in files] == [1, 2, 3]
    assert [file.previous for file in files] == ["", files[0].chained, files[1].chained]
    assert all(chain_holds(file) for file in files)


def test_a_link_changed_in_the_database_is_found(pdf):
    SealedFile.objects.update(chained="0" * 64)
    verdict = verify(pdf)
    assert not verdict.is_genuine
    assert "record" in verdict.words[0]


# --- storage ---


def test_stored_bytes_are_checked_when_read(signed):
    file = signing.file_of(signed)
    path = evidence.path_of(file.sha256)
    with default_storage.open(path, "ab") as stored:
        stored.write(b" ")
    with pytest.raises(evidence.FileChanged):
        evidence.content(file)
    default_storage.delete(path)
    with pytest.raises(evidence.FileChanged):
        evidence.content(file)


def test_putting_the_same_bytes_away_twice_keeps_one(db):
    first, second = evidence.put_away(b"%PDF-1.7 same"), evidence.put_away(b"%PDF-1.7 same")
    assert first == second
    folders, _files = default_storage.listdir("sealed")
    assert len(folders) == 1


# --- the command ---


def test_the_command_says_yes(pdf, tmp_path):
    file = tmp_path / "waiver.pdf"
    file.write_bytes(pdf)
    out = StringIO()
    call_command("verify_waiver", str(file), stdout=out)
    assert "Maya Torres" in out.getvalue()


def test_the_command_says_no_by_its_exit(pdf, tmp_path):
    file = tmp_path / "waiver.pdf"
    file.write_bytes(pdf + b"x")
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("verify_waiver", str(file), stdout=out)
    assert end.value.code == 1
    assert out.getvalue().strip()
