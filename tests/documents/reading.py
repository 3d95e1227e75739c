"""Reads our PDFs back with other people's tools."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
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


def fields(pdf: bytes) -> dict[str, dict[str, Any]]:
    """Form fields by name, with what they say of themselves."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = opened.Root.get("/AcroForm", pikepdf.Dictionary()).get("/Fields", [])
        return {
            str(field.T): {
                "words": str(field.TU),
                "kind": str(field.FT).lstrip("/"),
                "value": str(field.get("/V", "")),
                "flags": int(field.get("/Ff", 0)),
                "most": int(field.get("/MaxLen", 0)),
            }
            for field in found
        }


def poppler(pdf: bytes) -> str:
    """The text as pdftotext reads it, which knows what glyphs stand for. Skips the test where it is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()
