"""Papers bound into one file: pages, tags, fonts, forms, and what the file says of itself.

Each paper is written and forgotten before the next is drawn; only what the end of the file needs is kept, so a
thousand papers take hardly more memory than one.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import BinaryIO
from xml.sax.saxutils import escape

from ridealong.documents.typesetter import embedding, pictures
from ridealong.documents.typesetter.file import File, text
from ridealong.documents.typesetter.fonts import Face
from ridealong.documents.typesetter.forms import Form
from ridealong.documents.typesetter.ink import HEIGHT, WIDTH
from ridealong.documents.typesetter.page import Page, Paper
from ridealong.documents.typesetter.tags import SEAL, Field, Leaf, Mark, Node, Tree

BOX = f"[0 0 {WIDTH:g} {HEIGHT:g}]"


class Book:
    def __init__(self, out: BinaryIO) -> None:
        self.file = File(out)
        self.tree = Tree(self.file)
        self._pages_root, self._resources = self.file.reserve(), self.file.reserve()
        self._pages: list[int] = []
        self._starts: list[tuple[str, int]] = []  # title and first page of each paper
        self._glyphs: dict[Face, set[int]] = defaultdict(set)
        self._meanings: dict[Face, dict[int, str]] = defaultdict(dict)
        self._pictures: dict[str, int] = {}
        self._form = Form(self.file)

    def add(self, paper: Paper) -> None:
        if paper.seal_field:
            paper.field(Field(len(paper.pages) - 1, "seal", SEAL, paper.seal_field))
        pages = [self.tree.leaf() for _page in paper.pages]
        widgets = {found: self.tree.leaf() for found in paper.fields}
        contents = [self._content(paper, number) for number in range(len(pages))]
        self.tree.grow(paper.root, paper.language, pages, widgets)
        for number, (page, content) in enumerate(zip(pages, contents, strict=True)):
            here = [leaf.number for found, leaf in widgets.items() if found.page == number]
            self._page(page, content, here)
        for found, leaf in widgets.items():
            self._form.put(found, leaf, pages[found.page].number)
        self._starts.append((paper.title, pages[0].number))
        self._pages += [page.number for page in pages]

    def close(self, title: str, author: str, language: str) -> None:
        file = self.file
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        file.put(f"<</Type/Pages/Kids[{kids}]/Count {len(self._pages)}/MediaBox{BOX}>>", self._pages_root)
        file.put(self._shared(), self._resources)
        about = f"/Title{text(title)}/Author{text(author)}/Producer(Ridealong)"
        xmp = XMP.format(title=escape(title), author=escape(author), language=escape(language))
        metadata = file.plain(xmp.encode("utf-8", "replace"), "/Type/Metadata/Subtype/XML")
        root = file.put(
            f"<</Type/Catalog/Pages {self._pages_root} 0 R/StructTreeRoot {self.tree.finish()} 0 R"
            f"/MarkInfo<</Marked true>>/Lang{text(language)}/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Metadata {metadata} 0 R{self._outline()}{self._form.catalog()}>>"
        )
        file.close(root=root, info=file.put(f"<<{about}>>"))

    def _content(self, paper: Paper, number: int) -> int:
        page = paper.pages[number]
        drawn = _marked(paper.whole(number), number)
        self._remember(page)
        return self.file.stream(drawn.encode("latin-1"))

    def _remember(self, page: Page) -> None:
        for line in page.lines:
            for face, glyphs in line.glyphs:
                self._glyphs[face] |= glyphs
            for face, glyph, letters in line.meanings:
                self._meanings[face].setdefault(glyph, letters)
        for name, picture in page.pictures.items():
            if name not in self._pictures:
                self._pictures[name] = pictures.embed(self.file, picture)

    def _page(self, page: Leaf, content: int, widgets: list[int]) -> None:
        notes = f"/Annots[{' '.join(f'{widget} 0 R' for widget in widgets)}]" if widgets else ""
        self.file.put(
            f"<</Type/Page/Parent {self._pages_root} 0 R/Resources {self._resources} 0 R/Contents {content} 0 R"
            f"/StructParents {page.key}/Tabs/S{notes}>>",
            page.number,
        )

    def _shared(self) -> str:
        """Fonts and pictures of all pages."""
        fonts = "".join(
            f"/{face.name} {embedding.embed(self.file, face, frozenset(glyphs), self._meanings[face])} 0 R"
            for face, glyphs in self._glyphs.items()
            if glyphs
        )
        shown = "".join(f"/{name} {number} 0 R" for name, number in self._pictures.items())
        return f"<</Font<<{fonts}>>/XObject<<{shown}>>>>"

    def _outline(self) -> str:
        """Where each of several papers begins."""
        if len(self._starts) < 2:
            return ""
        top, numbers = self.file.reserve(), [self.file.reserve() for _start in self._starts]
        for place, (title, page) in enumerate(self._starts):
            before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
            after = f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
            body = f"<</Title{text(title)}/Parent {top} 0 R/Dest[{page} 0 R/Fit]{before}{after}>>"
            self.file.put(body, numbers[place])
        self.file.put(f"<</Type/Outlines/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}>>", top)
        return f"/Outlines {top} 0 R/PageMode/UseOutlines"


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


def _marked(drawn: list[tuple[Node | None, str]], page: int) -> str:
    """Neighbours under one tag are one mark."""
    out, number, was = [], 0, drawn[0][0]
    chunk: list[str] = []
    for node, operators in [*drawn, (Node(""), "")]:
        if node is not was:
            if was is None:
                out.append(f"/Artifact BMC\n{''.join(chunk)}EMC\n")
            else:
                out.append(f"/{was.tag}<</MCID {number}>>BDC\n{''.join(chunk)}EMC\n")
                was.kids.append(Mark(page, number))
                number += 1
            chunk, was = [], node
        chunk.append(operators)
    return "".join(out)


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
