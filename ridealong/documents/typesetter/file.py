"""A PDF file as reportlab writes it: objects have numbers, and a number may be reserved before its object is known.

Drawing, tags and forms are ours, because reportlab knows no tags; the file around them is its own.
"""

from typing import Any, BinaryIO
from zlib import compress

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

VERSION = (1, 7)


def text(words: str) -> str:
    """A string that people read, in a form any script fits into."""
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex()}>"


class Object(PDFObject):
    """What stands between `obj` and `endobj`, ready to be written."""

    __RefOnly__ = 1  # others point to it

    def __init__(self) -> None:
        self.body = b"null"

    def format(self, document: Any) -> bytes:
        """Written once, and forgotten: a thousand papers are large."""
        body, self.body = self.body, b""
        return body


class File:
    """The same objects make the same bytes: no clock is asked."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._document = PDFDocument(invariant=1, pdfVersion=VERSION)
        self._objects: dict[int, Object] = {}

    def reserve(self) -> int:
        made = Object()
        self._document.Reference(made)
        number: int = self._document.objectcounter
        self._objects[number] = made
        return number

    def put(self, body: str, number: int = 0) -> int:
        """An object without a stream."""
        return self._put(body.encode("latin-1"), number)

    def stream(self, data: bytes, about: str = "", number: int = 0, *, is_squeezed: bool = False) -> int:
        """`about` are entries of its dictionary; `is_squeezed` data are written as they are."""
        return self._stream(data if is_squeezed else compress(data), f"/Filter/FlateDecode{about}", number)

    def plain(self, data: bytes, about: str) -> int:
        """A stream that tools can read without knowing PDF."""
        return self._stream(data, about, 0)

    def close(self, *, root: int, info: int) -> None:
        """Writes everything. The file's name is a digest of what is in it."""
        self._document.Catalog, self._document.info = self._objects[root], self._objects[info]
        self._out.write(self._document.format())

    def _stream(self, data: bytes, about: str, number: int) -> int:
        head = f"<<{about.strip()}/Length {len(data)}>>stream\n".encode("latin-1")
        return self._put(head + data + b"\nendstream", number)

    def _put(self, body: bytes, number: int) -> int:
        number = number or self.reserve()
        self._objects[number].body = body
        self._document.updateSignature(body)
        return number
