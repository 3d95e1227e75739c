"""One of each paper about invented people, for reviewers, printers and validators."""

from collections.abc import Iterator

from ridealong.documents import AnyPaper
from ridealong.documents.samples import day, desk, letters, waivers
from ridealong.documents.samples.people import (
    ASSENT,
    CONSENT,
    LUKASZ,
    ZONE,
    check,
    department,
    text,
)
from ridealong.documents.samples.waivers import signed_adult, signed_minor

__all__ = [
    "ASSENT",
    "CONSENT",
    "LUKASZ",
    "ZONE",
    "check",
    "department",
    "papers",
    "signed_adult",
    "signed_minor",
    "text",
]


def papers() -> Iterator[tuple[str, AnyPaper]]:
    """Name and content of every sample; names are <kind>-<case>."""
    for part in (waivers, day, letters, desk):
        yield from part.papers()
