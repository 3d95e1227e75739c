"""PDFs: a dataclass in, bytes out. No database, no settings, no request."""

from collections.abc import Callable
from typing import Any

from ridealong.documents import content, desk, waiver

_WRITERS: dict[type, Callable[[Any], bytes]] = {
    content.BlankWaiver: waiver.blank,
    content.PrefilledWaiver: waiver.prefilled,
    content.SignedWaiver: waiver.signed,
    content.Receipt: waiver.receipt,
    content.Attestation: waiver.attestation,
    content.DaySheet: desk.day_sheet,
    content.RulesCard: desk.rules_card,
    content.Certificate: desk.certificate,
    content.Letter: desk.letter,
    content.RideReport: desk.ride_report,
}


def render(paper: content.Paper) -> bytes:
    """The document as a tagged PDF in its own language. The same paper gives the same bytes."""
    return _WRITERS[type(paper)](paper)
