"""A PDF file as ReportLab writes it: its canvas draws the pages, its document numbers and writes the objects.

It knows no tags and no glyphs by number, so the tree, the fonts and the fields are objects of our own beside its pages.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO
from zlib import compress

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFObject, PDFPage, xObjectName
from reportlab.pdfgen.canvas import Canvas

from ridealong.documents.typesetter.growing import Growing


def text(words: str) -> str:
    """A string that people read, in a form any script fits into."""
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex()}>"


class About(PDFInfo):
    """What the file says of itself: no date, because the same content must give the same bytes."""

    def format(self, document: Any) -> bytes:
        about = {"Title": text(self.title), "Author": text(self.author), "Producer": "(Ridealong)"}
        return PDFDictionary(about).format(document)


class Sheets(Canvas):
    """The canvas of a growing document, without the face that ReportLab's puts on every page: ours are embedded, and
    named where they are used."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, pagesize=letter)
        self._doc = Growing(out)

    def _make_preamble(self) -> None:
        self._preamble = ""


class File:
    """The same objects make the same bytes: no clock is asked."""

    def __init__(self, out: BinaryIO) -> None:
        self.canvas = Sheets(out)
        self._document: Growing = self.canvas._doc
        self._document.info = About()

    def reserve(self) -> int:
        return self._document.number()

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
        page: PDFPage = self._document.Pages[-1]
        page.Contents = _pointer(self.stream(page.stream.encode("latin-1")))
        page.__Defaults__ = {**page.__Defaults__, "StructParents": key, "Tabs": PDFName("S")}
        page.Annots = [_pointer(widget) for widget in widgets]
        return self._document.page()

    def drawing(self, name: str, drawn: PDFObject) -> str:
        """What pages may show by this name, as often as they like; returns what points to it."""
        self._document.addForm(name, drawn)
        return _pointer(self._document.release(xObjectName(name)))

    def font(self, name: str, number: int) -> None:
        """All pages share their fonts."""
        self._document.idToObject["BasicFonts"].dict[name] = _pointer(number)

    def entry(self, name: str, number: int) -> None:
        """Of the file's catalog."""
        setattr(self._document.Catalog, name, _pointer(number))

    def close(self, *, title: str, author: str, language: str) -> None:
        """Writes what is left. The file's name is a digest of what is in it."""
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setCatalogEntry("Lang", language)
        self.canvas.save()

    def _stream(self, data: bytes, about: str, number: int) -> int:
        head = f"<<{about.strip()}/Length {len(data)}>>stream\n".encode("latin-1")
        return self._put(head + data + b"\nendstream", number)

    def _put(self, body: bytes, number: int) -> int:
        number = number or self.reserve()
        self._document.write(body, number)
        return number


def _pointer(number: int) -> str:
    return f"{number} 0 R"
