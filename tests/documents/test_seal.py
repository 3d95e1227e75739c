"""The department's seal: it holds, and nothing can be changed or added behind its back."""

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from random import Random

import page
import pikepdf
import pytest
from pyhanko.pdf_utils.generic import NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ridealong.documents import render, samples, seal
from tests import patience


@pytest.fixture(scope="module")
def sealed(pair):
    key, certificate = pair
    return seal.seal(render(samples.signed_adult()), key_pem=key, certificate_pem=certificate, reason="Waiver")


def test_the_seal_holds(sealed, pair):
    verdict = seal.verify(sealed, certificate_pem=pair[1])
    assert verdict.is_intact
    assert verdict.covers_whole_file
    assert verdict.problem == ""
    assert abs((datetime.now(UTC) - verdict.sealed_at).total_seconds()) < patience.PROCESS


def test_a_sealed_file_is_still_accessible(sealed):
    assert page.validate_pdf_bytes(sealed).is_compliant


def test_sealing_only_adds(pair):
    pdf = render(samples.signed_adult())
    key, certificate = pair
    assert seal.seal(pdf, key_pem=key, certificate_pem=certificate, reason="Waiver").startswith(pdf)


def test_no_changed_byte_goes_unnoticed(sealed, pair):
    """The seal finds nearly all; the hash of the whole file, kept beside it, finds the rest."""
    random = Random(417)
    known = sha256(sealed).hexdigest()
    seen_by_seal = 0
    for _try in range(200):
        at = random.randrange(len(sealed))
        changed = bytearray(sealed)
        changed[at] ^= random.randrange(1, 256)
        verdict = seal.verify(bytes(changed), certificate_pem=pair[1])
        is_seen = not (verdict.is_intact and verdict.covers_whole_file)
        seen_by_seal += is_seen
        assert is_seen or sha256(changed).hexdigest() != known
    assert seen_by_seal > 140


def test_an_addition_is_noticed(sealed, pair):
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    writer.root[NameObject("/Lang")] = TextStringObject("de")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert not seal.verify(out.getvalue(), certificate_pem=pair[1]).covers_whole_file


def test_bytes_at_the_end_are_noticed(sealed, pair):
    assert not seal.verify(sealed + b"\n% more", certificate_pem=pair[1]).covers_whole_file


def test_somebody_elses_seal_is_not_ours(sealed):
    _key, certificate = seal.make_certificate("Somebody else")
    verdict = seal.verify(sealed, certificate_pem=certificate)
    assert not verdict.is_intact
    assert verdict.problem


def test_a_file_made_anew_has_lost_its_seal(sealed, pair):
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        pdf.save(out)
    verdict = seal.verify(out.getvalue(), certificate_pem=pair[1])
    assert not (verdict.is_intact and verdict.covers_whole_file)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"hello", b"%PDF-1.7\n" + b"\xff" * 400])
def test_what_is_no_pdf_is_refused_politely(pdf, pair):
    verdict = seal.verify(pdf, certificate_pem=pair[1])
    assert not verdict.is_intact
    assert verdict.problem


def test_a_paper_without_seal_says_so(pair):
    assert seal.verify(render(samples.signed_adult()), certificate_pem=pair[1]).problem


def test_papers_without_a_field_can_be_sealed(pair):
    key, certificate = pair
    pdf = render(dict(samples.papers())["letter-approved-omar"])
    done = seal.seal(pdf, key_pem=key, certificate_pem=certificate, reason="Letter")
    assert seal.verify(done, certificate_pem=certificate).is_intact
