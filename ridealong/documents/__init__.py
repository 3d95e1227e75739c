"""PDFs: a dataclass of content in, bytes out. No database, no settings, no request."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, BinaryIO

from django.utils import translation

from ridealong.documents import (
    application,
    content,
    day,
    letters,
    packet,
    paperwork,
    program_report,
    report,
    scanned,
    seals,
    waiver,
    waiver_content,
)
from ridealong.documents.typesetter import book
from ridealong.documents.typesetter.page import Paper

AnyPaper = content.Paper | waiver_content.Paper | paperwork.Paperwork

PAPERS: dict[type, Callable[[Any], Paper]] = {
    waiver_content.BlankWaiver: waiver.blank,
    waiver_content.PrefilledWaiver: waiver.prefilled,
    waiver_content.SignedWaiver: waiver.signed,
    waiver_content.Receipt: seals.receipt,
    waiver_content.Attestation: seals.attestation,
    waiver_content.ScannedPaper: scanned.scanned,
    content.DaySheet: day.sheet,
    content.RulesCard: day.card,
    content.Certificate: letters.certificate,
    content.Letter: letters.letter,
    content.Correspondence: letters.correspondence,
    content.RideReport: report.report,
    paperwork.ApplicationForm: application.form,
    paperwork.RidePacket: packet.packet,
    paperwork.ProgramReport: program_report.report,
}


def render(paper: AnyPaper) -> bytes:
    """The PDF of `paper` in its language: tagged, titled, the same bytes each time."""
    out = BytesIO()
    book.bind([_drawn(paper)], out)
    return out.getvalue()


def render_all(papers: Iterable[AnyPaper], out: BinaryIO, title: str) -> int:
    """Writes many papers as one PDF, one after the other, in the memory of one; returns how many."""
    return book.bind((_drawn(paper) for paper in papers), out, title)


def _drawn(paper: AnyPaper) -> Paper:
    with translation.override(paper.language):
        return PAPERS[type(paper)](paper)
