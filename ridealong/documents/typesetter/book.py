"""Papers bound into one file: pages, tags, fonts, forms, and what the file says of itself.

Each paper is written and forgotten before the next is drawn; only what the end of the file needs is kept, so a
thousand papers take hardly more memory than one.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.pdfgen.canvas import Canvas

from ridealong.documents.typesetter import embedding, pictures
from ridealong.documents.typesetter.file import File
from ridealong.documents.typesetter.fonts import Face
from ridealong.documents.typesetter.forms import Form
from ridealong.documents.typesetter.ink import Drawing
from ridealong.documents.typesetter.page import Page, Paper
from ridealong.documents.typesetter.tags import SEAL, Field, Leaf, Mark, Node, Tree


class Book:
    def __init__(self, out: BinaryIO) -> None:
        self.file = File(out)
        self.tree = Tree(self.file)
        self._starts: list[str] = []  # titles of the papers
        self._glyphs: dict[Face, set[int]] = defaultdict(set)
        self._meanings: dict[Face, dict[int, str]] = defaultdict(dict)
        self._pictures: set[str] = set()
        self._form = Form(self.file)

    def add(self, paper: Paper) -> None:
        if paper.seal_field:
            paper.field(Field(len(paper.pages) - 1, "seal", SEAL, paper.seal_field))
        widgets = {found: self.tree.leaf(self.file.reserve()) for found in paper.fields}
        self._starts.append(paper.title)
        self.file.canvas.bookmarkPage(f"paper {len(self._starts)}")
        pages = [self._page(paper, number, widgets) for number in range(len(paper.pages))]
        self.tree.grow(paper.root, paper.language, pages, widgets)
        for found, leaf in widgets.items():
            self._form.put(found, leaf, pages[found.page].number)

    def close(self, title: str, author: str, language: str) -> None:
        file = self.file
        for face, glyphs in self._glyphs.items():
            if glyphs:
                file.font(face.name, embedding.embed(file, face, frozenset(glyphs), self._meanings[face]))
        xmp = XMP.format(title=escape(title), author=escape(author), language=escape(language))
        file.entry("Metadata", file.plain(xmp.encode("utf-8", "replace"), "/Type/Metadata/Subtype/XML"))
        file.entry("StructTreeRoot", self.tree.finish())
        file.entry("MarkInfo", file.put("<</Marked true>>"))
        if form := self._form.finish():
            file.entry("AcroForm", form)
        self._outline()
        file.close(title=title, author=author, language=language)

    def _outline(self) -> None:
        """Where each of several papers begins."""
        if len(self._starts) > 1:
            for number, title in enumerate(self._starts, start=1):
                self.file.canvas.addOutlineEntry(title, f"paper {number}")
            self.file.canvas.showOutline()

    def _page(self, paper: Paper, number: int, widgets: dict[Field, Leaf]) -> Leaf:
        _draw(self.file.canvas, paper.whole(number), number)
        self._remember(paper.pages[number])
        here = [leaf.number for found, leaf in widgets.items() if found.page == number]
        page = self.tree.leaf()
        return Leaf(self.file.page(page.key, here), page.key)

    def _remember(self, page: Page) -> None:
        for line in page.lines:
            for face, glyphs in line.glyphs:
                self._glyphs[face].update(glyphs)
            for face, glyph, letters in line.meanings:
                self._meanings[face].setdefault(glyph, letters)
        for name, picture in page.pictures.items():
            if name not in self._pictures:
                self._pictures.add(name)
                pictures.embed(self.file, picture)


def bind(papers: Iterable[Paper], out: BinaryIO, title: str = "") -> int:
    """Writes all papers as one file and returns how many. `title` names the whole; a single paper has its own."""
    book = Book(out)
    count = 0
    for paper in papers:
        book.add(paper)
        count += 1
        last = paper
    if count:
        book.close(title or last.title, last.author, last.language)
    return count


def _draw(canvas: Canvas, drawn: list[tuple[Node | None, Drawing]], page: int) -> None:
    """Neighbours under one tag are one mark."""
    number = 0
    for _key, group in groupby(drawn, key=lambda each: id(each[0])):
        pieces = list(group)
        node = pieces[0][0]
        if node is None:
            canvas.addLiteral("/Artifact BMC")
        else:
            canvas.addLiteral(f"/{node.tag}<</MCID {number}>>BDC")
            node.kids.append(Mark(page, number))
            number += 1
        for _node, draw in pieces:
            draw(canvas)
        canvas.addLiteral("EMC")


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Ridealong</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
