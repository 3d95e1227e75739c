"""Makes a drawn PDF readable to machines: structure tree, title, language, metadata, clean character maps (PDF/UA-1)."""

import re
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SEAL_FIELD = "DepartmentSeal"


@dataclass
class Element:
    """One element of the structure: what it is, and the marked pieces of the pages that make it up."""

    kind: str  # "H1", "H2", "P", "Figure"
    pieces: list[tuple[int, int]] = field(default_factory=list)  # (page from 0, marked-content number)
    alt: str = ""


def add(pdf: bytes, elements: list[Element], *, title: str, author: str, language: str, has_seal_field: bool) -> bytes:
    """The same pages with their structure. Same input, same bytes."""
    document = pikepdf.open(BytesIO(pdf))
    root = document.Root
    _structure(document, [element for element in elements if element.pieces])
    root.Lang = String(language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _clean_character_maps(document)
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:creator"] = [author]
        metadata["dc:language"] = {language}
        metadata["pdfuaid:part"] = "1"
    if has_seal_field:
        _seal_field(document)
    out = BytesIO()
    document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _structure(document: pikepdf.Pdf, elements: list[Element]) -> None:
    tree = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    body = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    parents: dict[int, dict[int, pikepdf.Object]] = {}
    kids = Array()
    for element in elements:
        node = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=body))
        if element.alt:
            node.Alt = String(element.alt)
        marks = Array()
        for page, number in element.pieces:
            marks.append(Dictionary(Type=Name.MCR, Pg=document.pages[page].obj, MCID=number))
            parents.setdefault(page, {})[number] = node
        node.K = marks
        kids.append(node)
    body.K = kids
    tree.K = Array([body])
    numbers = Array()
    for page in range(len(document.pages)):
        found = parents.get(page, {})
        numbers.append(page)
        numbers.append(document.make_indirect(Array([found[number] for number in sorted(found)])))
        document.pages[page].obj.StructParents = page
        document.pages[page].obj.Tabs = Name.S
    tree.ParentTree = document.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(document.pages)
    document.Root.StructTreeRoot = tree


def _clean_character_maps(document: pikepdf.Pdf) -> None:
    """reportlab maps codes that it does not use to U+0000, which no reader should be told."""
    for thing in document.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font and "/ToUnicode" in thing:
            lines = thing.ToUnicode.read_bytes().decode("latin-1").split("\n")
            kept = [line for line in lines if not re.fullmatch(r"<[0-9A-F]{2}> <0000>", line)]
            count = sum(bool(re.fullmatch(r"<[0-9A-F]{2}> <[0-9A-F]+>", line)) for line in kept[9:])
            text = re.sub(r"\d+ beginbfchar", f"{count} beginbfchar", "\n".join(kept))
            thing.ToUnicode.write(text.encode("latin-1"))


def _seal_field(document: pikepdf.Pdf) -> None:
    """One hidden field, so that sealing adds nothing that a reader could stumble over."""
    page = document.pages[-1].obj
    widget = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(SEAL_FIELD),
            TU=String("Seal of the department"),
            F=130,  # hidden, locked
            Rect=Array([0, 0, 0, 0]),
            P=page,
        )
    )
    page.Annots = Array([widget])
    document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=3))
