"""PDFs: a dataclass of `content` in, bytes out. No database, no settings, no request."""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from ridealong.documents import content, day, letters, report, seals, waiver

PAPERS: dict[type, Callable[[Any], bytes]] = {
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
    with translation.override(paper.language):
        return PAPERS[type(paper)](paper)
