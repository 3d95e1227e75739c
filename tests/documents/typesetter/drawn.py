"""Takes a drawn file apart: which words and shapes stand where, under which tag, as another program reads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import pikepdf

from ridealong.documents.typesetter import book
from ridealong.documents.typesetter.page import Head, Paper

LETTERHEAD = SimpleNamespace(name="Alder Falls Police Department", badge_png=None, colour="#123456")


def paper(title: str = "Permit", scope: str = "One ride", *, language: str = "en", badge: bytes | None = None) -> Paper:
    """A begun page of a department that has no badge, unless one is given."""
    made = Paper(SimpleNamespace(**{**vars(LETTERHEAD), "badge_png": badge}), title, language)
    made.start(Head(title, scope), "AF-2026-0001")
    return made


def bound(*papers: Paper, title: str = "") -> bytes:
    out = BytesIO()
    book.bind(papers, out, title)
    return out.getvalue()


@dataclass
class Words:
    """A piece of text at its place; `mark` is None for what is only seen."""

    page: int
    mark: int | None
    x: float
    y: float
    size: float
    text: str
    colour: tuple[float, ...]


@dataclass
class Shape:
    """Painted once: the points it goes through, and how."""

    page: int
    mark: int | None
    how: str
    points: list[tuple[float, ...]]
    fill: tuple[float, ...]
    stroke: tuple[float, ...]
    weight: float
    dash: tuple[float, ...]


@dataclass
class Element:
    tag: str
    words: str = ""
    alt: str = ""
    scope: str = ""
    box: tuple[float, ...] = ()
    kids: list["Element"] = field(default_factory=list)

    def all(self, tag: str) -> list["Element"]:
        """Those below with this tag, in reading order."""
        found = [self] if self.tag == tag else []
        return found + [each for kid in self.kids for each in kid.all(tag)]


class Sheet:
    """A page's content, run through once."""

    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self.number, self.words, self.shapes, self.pictures = number, [], [], []
        self.fonts = {str(name): font for name, font in page.Resources.Font.items()}
        self.marks: list[int | None] = []
        self.told: list[str | None] = []
        self.at, self.face, self.size = (0.0, 0.0), "", 0.0
        self.state = {"fill": (0.0,), "stroke": (0.0,), "weight": 1.0, "dash": ()}
        self.kept: list[dict] = []
        self.points: list[tuple[float, ...]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            self._run(str(operator), list(operands))
        assert self.marks == [], "a mark stays open"
        assert self.kept == [], "a state stays kept"

    @property
    def mark(self) -> int | None:
        return next((mark for mark in reversed(self.marks) if mark is not None), None)

    def _run(self, name: str, given: list) -> None:
        numbers = tuple(float(each) for each in given if isinstance(each, int | float | Decimal))
        match name:
            case "BMC" | "BDC":
                about = given[1] if len(given) > 1 else {}
                self.marks.append(int(about["/MCID"]) if "/MCID" in about else None)
                self.told.append(str(about["/ActualText"]) if "/ActualText" in about else None)
            case "EMC":
                self.marks.pop()
                self.told.pop()
            case "Td":
                self.at = numbers
            case "Tf":
                self.face, self.size = str(given[0]), numbers[0]
            case "TJ":
                self._show(given[0])
            case "rg" | "g":
                self.state["fill"] = numbers
            case "RG":
                self.state["stroke"] = numbers
            case "w":
                self.state["weight"] = numbers[0]
            case "d":
                self.state["dash"] = tuple(float(each) for each in given[0])
            case "q":
                self.kept.append(dict(self.state))
            case "Q":
                self.state = self.kept.pop()
            case "m" | "l" | "c" | "re":
                self.points.append(numbers)
            case "S" | "f" | "B" | "b" | "f*" | "B*":
                self.shapes.append(Shape(self.number, self.mark, name.strip("*"), self.points, **self.state))
                self.points = []
            case "Do":
                self.pictures.append((self.mark, str(given[0])))

    def _show(self, parts: pikepdf.Array) -> None:
        codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        letters = meanings(self.fonts[self.face])
        read = "".join(letters.get(codes[at : at + 2], "\ufffd") for at in range(0, len(codes), 2))
        told = next((words for words in reversed(self.told) if words is not None), None)
        shown = Words(self.number, self.mark, *self.at, self.size, read if told is None else told, self.state["fill"])
        last = self.words[-1] if self.words else None
        if last and (last.mark, last.x, last.y) == (shown.mark, shown.x, shown.y):
            last.text += shown.text if told is None or not last.text.endswith(told) else ""
        else:
            self.words.append(shown)


def meanings(font: pikepdf.Object) -> dict[bytes, str]:
    found = {}
    for row in font.ToUnicode.read_bytes().decode().splitlines():
        code, _space, letters = row.partition("> <")
        if letters:
            found[bytes.fromhex(code.strip("<"))] = bytes.fromhex(letters.strip(">")).decode("utf-16-be")
    return found


def sheets(pdf: bytes) -> list[Sheet]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [Sheet(number, page) for number, page in enumerate(opened.pages)]


def words(pdf: bytes) -> list[Words]:
    return [each for sheet in sheets(pdf) for each in sheet.words]


def shapes(pdf: bytes) -> list[Shape]:
    return [each for sheet in sheets(pdf) for each in sheet.shapes]


def at(pdf: bytes, text: str) -> Words:
    """Where these words begin."""
    return next(each for each in words(pdf) if each.text.startswith(text))


def tree(pdf: bytes) -> Element:
    """The tags with what a reader hears of each."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        places = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        heard = {}
        for sheet in [Sheet(number, page) for number, page in enumerate(opened.pages)]:
            for each in sheet.words:
                key = (sheet.number, each.mark)
                heard[key] = f"{heard[key]} {each.text}" if key in heard else each.text
        return Element("", kids=list(_elements(opened.Root.StructTreeRoot, places, heard)))


def _elements(element: pikepdf.Object, places: dict, heard: dict) -> Iterator[Element]:
    for kid in _kids(element):
        if "/S" in kid:
            looks = kid.get("/A", {})
            made = Element(str(kid.S)[1:], alt=str(kid.get("/Alt", "")), scope=str(looks.get("/Scope", ""))[1:])
            made.box = tuple(float(side) for side in looks.get("/BBox", ()))
            marks = [mark for mark in _kids(kid) if "/MCID" in mark]
            made.words = " ".join(heard.get((places[mark.Pg.objgen], int(mark.MCID)), "") for mark in marks).strip()
            made.kids = list(_elements(kid, places, heard))
            yield made


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary)]
