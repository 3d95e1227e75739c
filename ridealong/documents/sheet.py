"""A page that is written from top to bottom: headings, paragraphs, ruled fields, the line, signatures.

A document is laid out twice, first without ink to count its pages, so that the line in the head can say how far along
a page is. Points are 1/72 inch; `y` runs down from the top.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import segno
from django.utils import translation
from django.utils.translation import gettext as _
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from ridealong.documents import fonts, tags

WIDTH, HEIGHT = letter
LEFT, RIGHT = 54.0, letter[0] - 54
MEASURE = RIGHT - LEFT
TOP, BOTTOM = 132.0, HEIGHT - 66
INK, QUIET, AMBER = HexColor("#16213a"), HexColor("#4b5468"), HexColor("#f5a800")
RULE, EDGE = HexColor("#dcd4c3"), HexColor("#7a7364")
LONGEST = 4000  # characters of one value; nothing honest is longer
Part = tuple[str, str]  # weight and words


@dataclass(frozen=True)
class Style:
    size: float = 9.6
    leading: float = 14
    colour: HexColor = INK


BODY, SMALL, LABEL = Style(), Style(8, 11, QUIET), Style(7.4, 10, QUIET)
VALUE, LEAD, HEADING = Style(10.2, 13), Style(11.5, 16), Style(12.5, 16)


@dataclass(frozen=True)
class Head:
    """What stands on every page: the document's name, a line below it, the department; and the foot."""

    title: str
    sub: str
    department: str
    badge_png: bytes | None
    foot: str
    language: str


class Sheet:
    def __init__(self, head: Head, pages: int | None) -> None:
        self.head, self.pages = head, pages
        self.is_dry = pages is None
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=letter, invariant=1, lang=head.language, pageCompression=1)
        self.canvas.setTitle(clean(head.title))
        self.canvas.setAuthor(clean(head.department))
        self.elements: list[tags.Element] = []
        self.page, self.marks, self.y = 0, 0, TOP
        self._begin_page()

    # Pages ---------------------------------------------------------------------------------------

    def new_page(self) -> None:
        self._end_page()
        self.page += 1
        self._begin_page()

    def need(self, height: float) -> None:
        """Goes to the next page unless so much fits on this one."""
        if self.y + height > BOTTOM and self.y > TOP:
            self.new_page()

    def finish(self) -> bytes:
        self._end_page()
        self.canvas.save()
        return self.out.getvalue()

    def _begin_page(self) -> None:
        self.marks, self.y = 0, TOP
        head = self.head
        with self.artifact():
            if head.badge_png:
                self._picture(badge(head.badge_png), LEFT, 36, 54, 62)
        left = LEFT + 66 if head.badge_png else LEFT
        with self.element("P") if self.page == 0 else self.artifact():
            self._line([("regular", head.department)], left, 47, 9, QUIET, RIGHT - left)
        with self.element("H1") if self.page == 0 else self.artifact():
            self._line([("bold", head.title)], left, 69, 18, INK, RIGHT - left)
        with self.element("P") if self.page == 0 else self.artifact():
            self._line([("regular", head.sub)], left, 86, 9, QUIET, RIGHT - left)
        self._road()

    def _road(self) -> None:
        """Solid as far as the document has come, dashed beyond, amber where it stands."""
        share = (self.page + 1) / max(self.pages or 1, self.page + 1)
        x, y = LEFT + MEASURE * share, HEIGHT - 108
        with self.artifact():
            self.canvas.setStrokeColor(INK)
            self.canvas.setLineWidth(2.4)
            self.canvas.line(LEFT, y, x, y)
            if share < 1:
                self.canvas.setDash(10, 7)
                self.canvas.line(x + 8, y, RIGHT, y)
                self.canvas.setDash()
            self.canvas.setFillColor(AMBER)
            self.canvas.setLineWidth(1.2)
            self.canvas.circle(min(x, RIGHT - 4), y, 4.2, fill=1)

    def _end_page(self) -> None:
        with self.artifact():
            self.canvas.setStrokeColor(EDGE)
            self.canvas.setLineWidth(1.6)
            self.canvas.setDash(10, 7)
            self.canvas.line(LEFT, 50, RIGHT, 50)
            self.canvas.setDash()
            with translation.override(self.head.language):
                number = _("Page %(page)s of %(pages)s") % {"page": self.page + 1, "pages": self.pages or 1}
            self._line([("regular", self.head.foot)], LEFT, HEIGHT - 36, 8, QUIET, MEASURE - 90)
            self._line([("regular", number)], RIGHT, HEIGHT - 36, 8, QUIET, 90, align="right")
        self.canvas.showPage()

    # Marks ---------------------------------------------------------------------------------------

    @contextmanager
    def element(self, kind: str, alt: str = "") -> Iterator[tags.Element]:
        """What is drawn inside belongs to one element; a new page inside begins a new piece of it."""
        element = tags.Element(kind, alt=alt)
        self.elements.append(element)
        self._open(element)
        yield element
        self.canvas._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Decoration, which no reader needs to hear of."""
        self.canvas._code.append("/Artifact BMC")
        yield
        self.canvas._code.append("EMC")

    def _open(self, element: tags.Element) -> None:
        self.canvas._code.append(f"/{element.kind} <</MCID {self.marks}>> BDC")
        element.pieces.append((self.page, self.marks))
        self.marks += 1

    # Words ---------------------------------------------------------------------------------------

    def heading(self, words: str) -> None:
        """Never alone at the foot of a page."""
        self.need(HEADING.leading + 3 * BODY.leading)
        self.y += 10
        with self.element("H2"):
            self._text([("bold", words)], LEFT, MEASURE, HEADING)
        self.y += 2

    def paragraph(self, parts: str | Sequence[Part], style: Style = BODY, *, width: float = MEASURE) -> None:
        pieces: Sequence[Part] = [("regular", parts)] if isinstance(parts, str) else parts
        self.need(min(2, len(list(wrap(pieces, width, style.size)))) * style.leading)
        with self.element("P") as element:
            self._text(pieces, LEFT, width, style, element)
        self.y += 5

    def bullets(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.need(BODY.leading)
            with self.artifact():
                self.canvas.setFillColor(INK)
                self.canvas.circle(LEFT + 3, HEIGHT - self.y - 8.6, 1.6, fill=1, stroke=0)
            with self.element("P") as element:
                self._text([("regular", line)], LEFT + 14, MEASURE - 14, BODY, element)
            self.y += 3

    def fields(self, rows: Sequence[Sequence[tuple[str, str, float]]]) -> None:
        """Ruled like a good paper form: label above value. A cell is (label, value, share of the width)."""
        self.y += 6
        for row in rows:
            cells, x = [], LEFT
            for label, value, share in row:
                width = MEASURE * share - 10
                cells.append((x, label, list(wrap([("strong", value)], width, VALUE.size))[:4]))
                x += MEASURE * share
            height = 18 + VALUE.leading * max(max(len(lines) for _x, _label, lines in cells), 1)
            self.need(height)
            self._rule(self.y)
            top = self.y
            for x, label, lines in cells:
                with self.element("P"):
                    self._line([("regular", label)], x, top + 11, LABEL.size, QUIET, MEASURE)
                    for number, line in enumerate(lines):
                        self._line(line, x, top + 24 + number * VALUE.leading, VALUE.size, INK, MEASURE)
            self.y = top + height
        self._rule(self.y)
        self.y += 8

    def signature(self, cells: Sequence[tuple[str, str, str, bytes | None]]) -> None:
        """Lines to sign on, or signed: (who, name typed, below the line, drawing). Two stand beside each other."""
        for number in range(0, len(cells), 2):
            self.need(86)
            self.y += 14
            top = self.y
            for column, (who, name, below, drawing) in enumerate(cells[number : number + 2]):
                x, width = LEFT + column * (MEASURE / 2 + 9), MEASURE / 2 - 9
                if drawing:
                    with self.element("Figure", alt=who):
                        self._picture(ImageReader(BytesIO(drawing)), x + width - 120, top + 2, 110, 34, clear=True)
                with self.element("P"):
                    self._line([("regular", who)], x, top + 8, 8, QUIET, width)
                    self._line([("strong", name)], x, top + 34, 16, INK, width - (120 if drawing else 0))
                with self.artifact():
                    self.canvas.setStrokeColor(INK)
                    self.canvas.setLineWidth(1.6)
                    self.canvas.line(x, HEIGHT - top - 41, x + width, HEIGHT - top - 41)
                with self.element("P"):
                    self._line([("regular", below)], x, top + 53, 8, QUIET, width)
            self.y = top + 64

    def route(self, steps: Sequence[tuple[str, str, str]]) -> None:
        """What happened, as the line: (when, what, detail). The last stop is amber."""
        for number, (when, what, detail) in enumerate(steps):
            is_last = number == len(steps) - 1
            details = list(wrap([("regular", detail)], MEASURE - 160, 8.6))[:6] if detail else []
            heads = list(wrap([("strong", what)], MEASURE - 160, 10))[:3]
            height = 14 * len(heads) + 12 * len(details) + 14
            self.need(height)
            top, y = self.y, HEIGHT - self.y - 8
            with self.artifact():
                self.canvas.setStrokeColor(INK)
                self.canvas.setLineWidth(2.4)
                if not is_last:
                    self.canvas.line(LEFT + 5, y, LEFT + 5, y - height)
                self.canvas.setLineWidth(1.2)
                self.canvas.setFillColor(AMBER if is_last else INK)
                self.canvas.circle(LEFT + 5, y, 4.6, fill=1)
            with self.element("P"):
                self._line([("regular", when)], LEFT + 22, top + 11, 8.6, QUIET, 132)
                for row, line in enumerate(heads):
                    self._line(line, LEFT + 160, top + 11 + 14 * row, 10, INK, MEASURE - 160)
                for row, line in enumerate(details):
                    self._line(line, LEFT + 160, top + 10 + 14 * len(heads) + 12 * row, 8.6, QUIET, MEASURE - 160)
            self.y = top + height

    def code(self, url: str, code: str, words: str) -> None:
        """A QR code, top right, with its short code in words below it; `words` stand left of it."""
        side, top = 96.0, self.y
        with self.element("Figure", alt=f"{url}"):
            self._qr(url, RIGHT - side, top, side)
        with self.element("P") as element:
            self._text([("regular", words)], LEFT, MEASURE - side - 36, BODY, element)
        with self.element("P"):
            self._line(
                [("strong", " ".join(code[i : i + 2] for i in range(0, len(code), 2)))],
                RIGHT,
                top + side + 14,
                9,
                INK,
                200,
                align="right",
            )
        self.y = max(self.y, top + side + 26)

    # Drawing -------------------------------------------------------------------------------------

    def _text(
        self, parts: Sequence[Part], x: float, width: float, style: Style, element: tags.Element | None = None
    ) -> None:
        for line in wrap(parts, width, style.size):
            if self.y + style.leading > BOTTOM and element is not None:
                self.canvas._code.append("EMC")
                self.new_page()
                self._open(element)
            self._line(line, x, self.y + style.leading - 3.6, style.size, style.colour, width + 4)
            self.y += style.leading

    def _line(
        self,
        parts: Sequence[Part],
        x: float,
        y: float,
        size: float,
        colour: HexColor,
        width: float,
        *,
        align: str = "left",
    ) -> None:
        """One line; what does not fit its width ends in an ellipsis."""
        parts = fit(parts, width, size)
        if align == "right":
            x -= length(parts, size)
        self.canvas.setFillColor(colour)
        for weight, words in parts:
            for family, run in fonts.runs(words):
                name = fonts.name_of(family, weight)
                self.canvas.setFont(name, size)
                if fonts.is_joined(family):
                    self._joined(x, HEIGHT - y, run)
                else:
                    self.canvas.drawString(x, HEIGHT - y, run)
                x += pdfmetrics.stringWidth(run, name, size)

    def _joined(self, x: float, y: float, run: str) -> None:
        """Letters that join are drawn as shapes; what they say stands beside them for who reads or copies."""
        said = run.encode("utf-16-be").hex().upper()
        self.canvas._code.append(f"/Span <</ActualText <FEFF{said}>>> BDC")
        self.canvas.drawString(x, y, run, shaping=True)
        self.canvas._code.append("EMC")

    def _rule(self, y: float) -> None:
        with self.artifact():
            self.canvas.setStrokeColor(RULE)
            self.canvas.setLineWidth(0.7)
            self.canvas.line(LEFT, HEIGHT - y, RIGHT, HEIGHT - y)

    def _picture(
        self, picture: ImageReader, x: float, y: float, width: float, height: float, *, clear: bool = False
    ) -> None:
        mask = "auto" if clear else None
        self.canvas.drawImage(picture, x, HEIGHT - y - height, width, height, mask=mask, preserveAspectRatio=True)

    def _qr(self, url: str, x: float, y: float, side: float) -> None:
        matrix = list(segno.make(url, error="m", micro=False, mask=3).matrix)
        cell = side / len(matrix)
        self.canvas.setFillColor(INK)
        path = self.canvas.beginPath()
        for row, bits in enumerate(matrix):
            for column, bit in enumerate(bits):
                if bit:
                    path.rect(x + column * cell, HEIGHT - y - (row + 1) * cell, cell, cell)
        self.canvas.drawPath(path, fill=1, stroke=0)


def build(head: Head, write: Callable[[Sheet], None], *, has_seal_field: bool = False) -> bytes:
    """Lays the document out twice and tags it."""
    dry = Sheet(head, None)
    write(dry)
    sheet = Sheet(head, dry.page + 1)
    write(sheet)
    return tags.add(
        sheet.finish(),
        sheet.elements,
        title=clean(head.title),
        author=clean(head.department),
        language=head.language,
        has_seal_field=has_seal_field,
    )


def clean(text: str) -> str:
    """Without control and direction characters, which no page needs; whitespace folded."""
    kept = "".join(c if c.isprintable() and c not in _DIRECTIONS else " " for c in text[:LONGEST])
    return " ".join(kept.encode("utf-8", "ignore").decode().split())


_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")


def length(parts: Sequence[Part], size: float) -> float:
    return sum(
        pdfmetrics.stringWidth(run, fonts.name_of(family, weight), size)
        for weight, words in parts
        for family, run in fonts.runs(words)
    )


def fit(parts: Sequence[Part], width: float, size: float) -> list[Part]:
    """Cleaned, and cut with an ellipsis where it is too long."""
    shown = [(weight, words if words.isspace() else _spaced(words)) for weight, words in parts]
    if length(shown, size) <= width:
        return shown
    kept: list[Part] = []
    for weight, words in shown:
        if length([*kept, (weight, f"{words}…")], size) > width:
            room = width - length(kept, size)
            return [*kept, (weight, f"{words[: _longest(weight, words, room, size, end='…')].rstrip()}…")]
        kept.append((weight, words))
    return kept


def _spaced(words: str) -> str:
    """Cleaned, but with the space at its ends that separates it from its neighbours."""
    core = clean(words)
    return f"{' ' if words[:1].isspace() else ''}{core}{' ' if words[-1:].isspace() else ''}" if core else ""


def wrap(parts: Sequence[Part], width: float, size: float) -> Iterator[list[Part]]:
    """Breaks words into lines; a word longer than a line is broken where it must be."""
    line: list[Part] = []
    used = 0.0
    for weight, word in _words(parts):
        taken = length([(weight, word)], size)
        if line and used + length([(weight, word.rstrip())], size) > width:
            yield _joined_up(line)
            line, used = [], 0.0
        while taken > width and len(word) > 1:
            head = _longest(weight, word, width, size)
            yield [(weight, word[:head])]
            word = word[head:]
            taken = length([(weight, word)], size)
        line.append((weight, word))
        used += taken
    if line:
        yield _joined_up(line)


def _longest(weight: str, word: str, width: float, size: float, *, end: str = "") -> int:
    """How many letters of the word fit, with `end` behind them; at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length([(weight, word[:middle] + end)], size) <= width else (low, middle - 1)
    return low


def _words(parts: Sequence[Part]) -> Iterator[Part]:
    for weight, text in parts:
        spaced = _spaced(text)
        for number, word in enumerate(spaced.split(" ")):
            is_last = number == spaced.count(" ")
            if word or not is_last:
                yield weight, word + ("" if is_last else " ")


def _joined_up(line: list[Part]) -> list[Part]:
    """Neighbours of one weight become one, so that fewer pieces are drawn."""
    merged: list[Part] = []
    for weight, word in line:
        if merged and merged[-1][0] == weight:
            merged[-1] = (weight, merged[-1][1] + word)
        else:
            merged.append((weight, word))
    weight, last = merged[-1]
    return [*merged[:-1], (weight, last.rstrip())]


def badge(png: bytes) -> ImageReader:
    """The badge on white, as paper is; small enough for print at 600 dots an inch."""
    key = hash(png)
    if key not in _BADGES:
        with Image.open(BytesIO(png)) as picture:
            picture = picture.convert("RGBA")
            picture.thumbnail((450, 520))
            ground = Image.new("RGBA", picture.size, "white")
            ground.alpha_composite(picture)
            _BADGES.clear()
            _BADGES[key] = ImageReader(ground.convert("RGB"))
    return _BADGES[key]


_BADGES: dict[int, ImageReader] = {}
