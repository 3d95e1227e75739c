"""Reads our PDFs back with other people's tools."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pypdf import PdfReader


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def tags(pdf: bytes) -> list[str]:
    """Every tag of the tree in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_tags(opened.Root.StructTreeRoot))


def _tags(element: pikepdf.Object) -> Iterator[str]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).lstrip("/")
            yield from _tags(kid)
