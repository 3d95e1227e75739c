"""What makes a PDF readable without eyes (PDF/UA): a tree of tags over what was drawn, title, language, clean codes.

Drawing marks its content with numbers; this pass hangs the marks into the tree. It also makes the empty field for
the department's seal, so that sealing adds no object the tree does not know.
"""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ridealong.documents.seal import FIELD

TO_UNICODE = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>")
NO_LETTER = {0, 0xFEFF, 0xFFFE}  # PDF/UA forbids codes that mean these
CELLS = {"TH", "TD"}  # stay when nothing was drawn in them; other tags go


@dataclass(frozen=True)
class Mark:
    """Marked content: its number on a page counted from 0."""

    page: int
    number: int


@dataclass
class Node:
    """A tag. `alt` describes a picture; `box` is where it stands; `scope` is a table header's."""

    tag: str
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    scope: str = ""
    kids: list["Node | Mark"] = field(default_factory=list)

    def add(self, tag: str, *, alt: str = "", scope: str = "") -> "Node":
        node = Node(tag, alt=alt, scope=scope)
        self.kids.append(node)
        return node


@dataclass(frozen=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    language: str


def tag(drawn: bytes, root: Node, about: About, meanings: dict[str, str], *, seal_field: str = "") -> bytes:
    """The finished file. `seal_field` names the field to make for the seal, for people; empty makes none."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        tree = _Tree(pdf)
        top = tree.grow(root, parent=None)
        if seal_field:
            tree.hang(top, _add_seal_field(pdf, seal_field, tree.next_key), seal_field)
        pdf.Root.StructTreeRoot = tree.finish(top)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(about.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _describe(pdf, about)
        _clean_codes(pdf, meanings)
        _drop_helvetica(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
        return out.getvalue()


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.parents: list[dict[int, Any]] = [{} for _page in pdf.pages]
        self.next_key = len(pdf.pages)
        self.others: list[Any] = []

    def grow(self, node: Node, parent: Any) -> Any:
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=self.root if parent is None else parent)
        )
        if node.alt:
            element.Alt = String(node.alt)
        if node.box:
            element.A = Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in node.box]))
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
        node.kids = [kid for kid in node.kids if isinstance(kid, Mark) or kid.kids or kid.tag in CELLS]
        element.K = Array([self._kid(kid, element) for kid in node.kids])
        return element

    def _kid(self, kid: Node | Mark, element: Any) -> Any:
        if isinstance(kid, Node):
            return self.grow(kid, element)
        self.parents[kid.page][kid.number] = element
        return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[kid.page].obj, MCID=kid.number)

    def hang(self, top: Any, widget: Any, words: str) -> None:
        """A form field has a tag too, even one that nobody sees."""
        reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=self.pdf.pages[-1].obj)
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Form, P=top, K=Array([reference]), Alt=String(words))
        )
        top.K.append(element)
        self.others.append(element)

    def finish(self, top: Any) -> Any:
        numbers = Array()
        for key, (page, marks) in enumerate(zip(self.pdf.pages, self.parents, strict=True)):
            page.obj.StructParents = key
            page.obj.Tabs = Name.S
            numbers.append(key)
            numbers.append(self.pdf.make_indirect(Array([marks[number] for number in sorted(marks)])))
        for key, element in enumerate(self.others, start=self.next_key):
            numbers.append(key)
            numbers.append(element)
        self.root.K = Array([top])
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = self.next_key + len(self.others)
        return self.root


def _add_seal_field(pdf: pikepdf.Pdf, words: str, key: int) -> Any:
    page = pdf.pages[-1].obj
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(FIELD),
            TU=String(words),
            Rect=Array([0, 0, 0, 0]),
            F=132,  # printed and locked
            P=page,
            StructParent=key,
        )
    )
    page.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))
    return widget


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String(about.title), Author=String(about.author), Producer=String("Ridealong"))
    )
    xmp = XMP.format(title=escape(about.title), author=escape(about.author), language=escape(about.language))
    stream = pdf.make_stream(xmp.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


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


def _drop_helvetica(pdf: pikepdf.Pdf) -> None:
    """reportlab lists it on every page, used or not; a face that is not embedded has no place here."""
    for page in pdf.pages:
        listed = page.obj.Resources.Font
        for name in [name for name, font in listed.items() if font.BaseFont == Name.Helvetica]:
            del listed[name]


def _clean_codes(pdf: pikepdf.Pdf, meanings: dict[str, str]) -> None:
    """reportlab writes U+0000 for codes it never used, and joined letters carry private codes: say what they mean."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font and "/ToUnicode" in item:
            data = item.ToUnicode.read_bytes()
            rows = [row for found in TO_UNICODE.finditer(data) if (row := _row(found, meanings))]
            head, _begin, rest = data.partition(b"begincodespacerange")
            tail = rest[rest.index(b"endbfchar") :]
            head = head + b"begincodespacerange\n<00> <FF>\nendcodespacerange\n"
            chunks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
            body = b"endbfchar\n".join(b"%d beginbfchar\n" % len(chunk) + b"".join(chunk) for chunk in chunks)
            item.ToUnicode = pdf.make_stream(head + body + tail)


def _row(found: re.Match[bytes], meanings: dict[str, str]) -> bytes:
    point = int(found[2], 16)
    if point in NO_LETTER:
        return b""
    text = meanings.get(chr(point), chr(point))
    return b"<%s> <%s>\n" % (found[1], text.encode("utf-16-be").hex().upper().encode())
