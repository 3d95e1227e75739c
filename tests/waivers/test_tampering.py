"""Changed bytes and additions: the seal and the stored hash together notice every one.

A sample each time, spread over the whole file, with the seal's own bytes always in it; a thousand with `-m slow`.
"""

from io import BytesIO
from random import Random

import pytest
from pyhanko.pdf_utils.generic import NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ridealong.waivers import evidence, signing, verification

pytestmark = pytest.mark.django_db
CHANGES, IN_THE_PADDING, ADDITIONS = 1000, 100, 50
SAMPLE, SAMPLE_OF_THE_SEAL, SAMPLE_OF_ADDITIONS = 80, 20, 5


@pytest.fixture
def pdf(signed):
    return evidence.content(signing.file_of(signed))


def test_it_is_genuine_before(pdf):
    assert verification.verify(pdf).is_genuine


def test_a_changed_byte_is_noticed(pdf):
    signature, padding = seal_of(pdf)
    places = [*spread(range(len(pdf)), SAMPLE), *spread(signature, SAMPLE_OF_THE_SEAL)]
    assert unnoticed(pdf, [*places, *spread(padding, SAMPLE_OF_THE_SEAL)]) == []


@pytest.mark.slow
def test_every_changed_byte_is_noticed(pdf):
    random = Random(2026)
    _signature, padding = seal_of(pdf)
    places = [random.choice(padding) for _ in range(IN_THE_PADDING)]
    places += [random.randrange(len(pdf)) for _ in range(CHANGES - IN_THE_PADDING)]
    assert unnoticed(pdf, places) == []


def test_an_addition_is_noticed(pdf):
    assert all(noticed(added(pdf, number)) for number in range(SAMPLE_OF_ADDITIONS))


@pytest.mark.slow
def test_every_addition_is_noticed(pdf):
    assert all(noticed(added(pdf, number)) for number in range(ADDITIONS))


def unnoticed(pdf, places):
    """Those of the places where another byte goes through as genuine."""
    random = Random(2026)
    return [at for at in places if not noticed(pdf[:at] + bytes([pdf[at] ^ random.randrange(1, 256)]) + pdf[at + 1 :])]


def noticed(pdf):
    return not verification.verify(pdf).is_genuine


def added(pdf, number):
    """The file with an update after its end, as the format allows."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root[NameObject(f"/Note{number}")] = TextStringObject(f"Addition {number}")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def spread(places, number):
    """So many of them at equal distances, the last one too."""
    return [places[-1], *places[:: max(1, len(places) // number)]]


def seal_of(pdf):
    """Places of the signature's digits, and of the zeros that fill it up: only the stored hash knows those."""
    end = pdf.rindex(b"00>")
    start = end
    while pdf[start - 1 : start] == b"0":
        start -= 1
    assert end - start > 1000
    return range(pdf.rindex(b"<", 0, start) + 1, start), range(start, end)
