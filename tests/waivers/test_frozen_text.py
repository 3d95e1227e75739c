"""What was signed is the text as it was written, to the byte; how it is read has no part in the proof."""

from hashlib import sha256

import pytest

from ridealong.core import legal_text
from ridealong.core.legal_text import List
from ridealong.waivers import evidence, signing
from ridealong.waivers.models import SealedFile
from ridealong.waivers.verification import verify
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db
BODIES = {
    "a list": "# Release\n## Risk\n- One\n- **two**\n\n### End\nWords.",
    "Windows": "## Risk\r\nI know it.\r\n\r\n- One\r\n",
    "spaces": "  ## Risk  \n\tI   know it.\n\n\n",
    "turned around": "## Risk\nI kn\u202eow\u202c it.",
    "numbers": "1. One\n2. Two\n\n**alone",
}


@pytest.fixture
def signed(program, maya):
    """Maya's signature under a text."""

    def sign(body):
        program.waiver_texts.filter(audience="adult", language="en").update(body=body)
        waiver = factories.make_signed_waiver(factories.make_application("approved", rider=maya))
        return waiver.signatures.get()

    return sign


@pytest.mark.parametrize("case", BODIES)
def test_a_signature_keeps_every_byte(signed, case):
    signature = signed(BODIES[case])
    signature.refresh_from_db()
    assert signature.text_body == BODIES[case]
    assert signature.text_sha256 == sha256(BODIES[case].encode()).hexdigest()


@pytest.mark.parametrize("case", BODIES)
def test_its_sealed_file_is_genuine_and_holds_every_word(signed, case):
    signed(BODIES[case])
    content = evidence.content(SealedFile.objects.get(kind="waiver"))
    assert verify(content).is_genuine
    printed = "".join(reading.text(content).split())
    for block in legal_text.read(BODIES[case]):
        for runs in block.items if isinstance(block, List) else (block.runs,):
            assert "".join(legal_text.words(runs).split()) in printed


def test_texts_that_read_alike_are_still_two_texts(signed):
    one, two = "## Risk\nI know it.", "## Risk\r\nI  know it.\r\n"
    assert legal_text.read(one) == legal_text.read(two)
    assert signed(one).text_sha256 != sha256(two.encode()).hexdigest()


def test_a_text_in_force_is_told_apart_from_one_that_only_reads_alike(signed, program):
    waiver = signed("## Risk\nI know it.").waiver
    program.waiver_texts.filter(audience="adult", language="en").update(body="## Risk\nI  know it.")
    assert waiver.signatures.get().text_body == "## Risk\nI know it."
    assert signing.text_for_rider(waiver.application).body == "## Risk\nI  know it."
