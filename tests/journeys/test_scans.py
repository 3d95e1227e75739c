"""A waiver signed with a pen: printed, scanned, handed in on the desk, compared, taken, and kept by the rider."""

from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse

from ridealong.models import SealedFile
from ridealong.waivers import signing, waiver_papers
from ridealong.waivers.evidence import content
from ridealong.waivers.verification import verify
from tests import factories
from tests.journeys.people import apart, follow, press, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def scan(program, maya, joan):
    """Of Maya's paper, as a scanner sends it."""
    waiver = signing.open_for(factories.make_application("approved", rider=maya), by=joan)
    printed = pypdfium2.PdfDocument(waiver_papers.prefilled_pdf(waiver))
    first, *others = [sheet.render(scale=2).to_pil() for sheet in printed]
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_the_paper_becomes_the_waiver(visit, axe, client, scan, joan, maya, size):
    page = visit(size)
    sign_in(page, client, joan)
    page.goto(reverse("admin:index"))
    follow(page, "Signed papers")
    axe(page)
    press(page, "Read it")
    axe(page)
    assert "This field is required" in page.content()
    page.set_input_files("[name=pages]", {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": scan})
    press(page, "Read it")
    axe(page)
    assert "Maya Torres" in page.content()
    for box in page.locator("main form input[type=checkbox], #content form input[type=checkbox]").all():
        box.check()
    page.fill("[name=witness_name]", "Joan Adeyemi")
    press(page, "Take it as the waiver")
    assert "The paper is the waiver now" in page.content()
    assert apart(verify, content(SealedFile.objects.get(kind="scan"))).is_genuine
    sign_in(page, client, maya.account)
    page.goto(reverse("rider:status"))
    assert "Paper signed by hand" in page.content()
