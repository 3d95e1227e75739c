"""A thousand changed bytes and fifty additions: the seal and the stored hash together notice every one."""

from io import BytesIO
from random import Random

import pytest
from pyhanko.pdf_utils.generic import NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ridealong.waivers import actions, evidence, verification

pytestmark = pytest.mark.django_db
CHANGES, IN_THE_PADDING, ADDITIONS = 1000, 100, 50


@pytest.fixture
def pdf(signed):
    return evidence.content(actions.file_of(signed))


def test_it_is_genuine_before(pdf):
    assert verification.verify(pdf).is_genuine


def test_every_changed_byte_is_noticed(pdf):
    random = Random(2026)
    padding = padding_of(pdf)
    places = [random.choice(padding) for _ in range(IN_THE_PADDING)]
    places += [random.randrange(len(pdf)) for _ in range(CHANGES - IN_THE_PADDING)]
    for at in places:
        changed = bytearray(pdf)
        changed[at] ^= random.randrange(1, 256)
        assert not verification.verify(bytes(changed)).is_genuine, at


def test_every_addition_is_noticed(pdf):
    for number in range(ADDITIONS):
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        writer.root[NameObject(f"/Note{number}")] = TextStringObject(f"Addition {number}")
        writer.update_root()
        out = BytesIO()
        writer.write(out)
        assert out.getvalue().startswith(pdf)
        assert not verification.verify(out.getvalue()).is_genuine, number


def padding_of(pdf):
    """Places of the zeros that fill up the signature: nothing signs them, only the stored hash knows them."""
    end = pdf.rindex(b"00>")
    start = end
    while pdf[start - 1 : start] == b"0":
        start -= 1
    assert end - start > 1000
    return range(start, end)
