"""PDFs: a dataclass of `content` in, bytes out. No database, no settings, no request."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.utils import translation

from ridealong.documents import book, content, day, letters, report, seals, waiver
from ridealong.documents.page import Paper

PAPERS: dict[type, Callable[[Any], Paper]] = {
    content.BlankWaiver: waiver.blank,
    content.PrefilledWaiver: waiver.prefilled,
    content.SignedWaiver: waiver.signed,
    content.Receipt: seals.receipt,
    content.Attestation: seals.attestation,
    content.DaySheet: day.sheet,
    content.RulesCard: day.card,
    content.Certificate: letters.certificate,
    content.Letter: letters.letter,
    content.RideReport: report.report,
}


def render(paper: content.Paper) -> bytes:
    """The PDF of `paper` in its language: tagged, titled, the same bytes each time."""
    out = BytesIO()
    with translation.override(paper.language):
        book.bind([PAPERS[type(paper)](paper)], out)
    return out.getvalue()
