"""A PDF file as ReportLab writes it: its canvas draws the pages, its document numbers and writes the objects.

It knows no tags and no glyphs by number, so the tree, the fonts and the fields are objects of our own beside its pages.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO
from zlib import compress

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFObject, PDFPage
from reportlab.pdfgen.canvas import Canvas

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


class About(PDFInfo):
    """What the file says of itself: no date, because the same content must give the same bytes."""

    def format(self, document: Any) -> bytes:
        about = {"Title": text(self.title), "Author": text(self.author), "Producer": "(Ridealong)"}
        return PDFDictionary(about).format(document)


class Sheets(Canvas):
    """The canvas without the face that it puts on every page: ours are embedded, and named where they are used."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class File:
    """The same objects make the same bytes: no clock is asked."""

    def __init__(self, out: BinaryIO) -> None:
        self.canvas = Sheets(out, pagesize=letter, invariant=1, pageCompression=1, pdfVersion=VERSION)
        self._document = self.canvas._doc
        self._document.info = About()

    def reserve(self) -> int:
        self._document.Reference(Object())
        number: int = self._document.objectcounter
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

    def page(self, key: int, widgets: Sequence[int]) -> int:
        """Ends the page that is drawn on, and returns its number. `key` is its place in the list of parents."""
        self.canvas.showPage()
        number: int = self._document.objectcounter
        page: PDFPage = self._document.Pages[-1]
        page.Contents = self._object(self.stream(page.stream.encode("latin-1")))  # squeezed now, not kept till the end
        page.stream = None
        page.__Defaults__ = {**page.__Defaults__, "StructParents": key, "Tabs": PDFName("S")}
        page.Annots = [f"{widget} 0 R" for widget in widgets]
        return number

    def font(self, name: str, number: int) -> None:
        """All pages share their fonts."""
        self._document.idToObject["BasicFonts"].dict[name] = f"{number} 0 R"

    def entry(self, name: str, number: int) -> None:
        """Of the file's catalog."""
        self.canvas.setCatalogEntry(name, self._object(number))

    def close(self, *, title: str, author: str, language: str) -> None:
        """Writes everything. The file's name is a digest of what is in it."""
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setCatalogEntry("Lang", language)
        self.canvas.save()

    def _object(self, number: int) -> Object:
        made: Object = self._document.idToObject[self._document.numberToId[number]]
        return made

    def _stream(self, data: bytes, about: str, number: int) -> int:
        head = f"<<{about.strip()}/Length {len(data)}>>stream\n".encode("latin-1")
        return self._put(head + data + b"\nendstream", number)

    def _put(self, body: bytes, number: int) -> int:
        number = number or self.reserve()
        self._object(number).body = body
        self._document.updateSignature(body)
        return number
