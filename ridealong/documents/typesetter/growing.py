"""ReportLab's document, written while it grows: of an object that is written only its place in the file is kept."""

from array import array
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFObject, PDFObjectReference, PDFTrailer
from reportlab.pdfbase.pdfdoc import format as formatted

VERSION = (1, 7)


class Growing(PDFDocument):
    """Objects have one row of numbers: those of ReportLab, which have names, and others, which are bytes."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(invariant=1, pdfVersion=VERSION)
        self._out = out
        self._length = 0
        self._places = array("Q", [0])  # by number; 0 is not written

    def number(self) -> int:
        """Of an object that comes as bytes."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def write(self, body: bytes, number: int) -> None:
        """`body` is what stands between `obj` and `endobj`."""
        if not self._length:
            self._add(PDFFile(VERSION).format(self))
        self.updateSignature(body)
        self._places.extend([0] * (number + 1 - len(self._places)))
        self._places[number] = self._length
        self._add(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def release(self, name: str) -> int:
        """Writes one of ReportLab's objects, which others may still point to, and returns its number."""
        number: int = self.idToObjectNumberAndVersion[name][0]
        found: PDFObject = self.idToObject[name]
        self.idToObject[name] = self.numberToId.pop(number)
        self.write(formatted(found, self, toplevel=1), number)
        return number

    def page(self) -> int:
        """Writes the page that was added last; the list of pages keeps its name alone."""
        page = self.Pages.pages[-1]
        self.Pages.pages[-1] = PDFObjectReference(page.__InternalName__)
        return self.release(page.__InternalName__)

    def format(self) -> bytes:
        """Writes what is still missing at the end, and returns the last lines, which ReportLab writes. An object that
        is formatted may name new ones."""
        while self.numberToId:
            self.release(self.numberToId[min(self.numberToId)])
        for number in range(1, self.objectcounter + 1):
            if number >= len(self._places) or not self._places[number]:
                self.write(b"null", number)
        start = self._length
        self._add(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._add(b"%010d 00000 n \n" % place)
        about = {"Root": self.Reference(self.Catalog), "Info": self.Reference(self.info), "ID": self.ID()}
        trailer: bytes = PDFTrailer(startxref=start, Size=len(self._places), **about).format(self)
        return trailer

    def _add(self, data: bytes) -> None:
        self._out.write(data)
        self._length += len(data)
