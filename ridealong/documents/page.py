"""Letter pages of our own: everything drawn is either marked for the tree of tags or left out of it on purpose.

Pages are collected first and drawn when their number is known: the line in the head is solid as far as a page goes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ridealong.documents import tags, typeset
from ridealong.documents.content import Department
from ridealong.documents.fonts import BOLD
from ridealong.documents.tags import About, Mark, Node
from ridealong.documents.typeset import Line

WIDTH, HEIGHT = letter
MARGIN = 54  # 0.75 in
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
MEASURE = RIGHT - LEFT
FOOT_RULE, FOOT_TEXT = 50, 36
LOWEST = FOOT_RULE + 20

INK, QUIET, AMBER, RULE, EDGE, STOP = "#16213a", "#4b5468", "#f5a800", "#dcd4c3", "#7a7364", "#a3242b"

Draw = Callable[[Canvas], None]


@dataclass(frozen=True)
class Head:
    """`scope` says what the paper is for: one ride, a date. A brief head is for the pages that follow."""

    title: str
    scope: str = ""
    is_brief: bool = False

    @property
    def line_at(self) -> float:
        return HEIGHT - (78 if self.is_brief else 108)


@dataclass
class Page:
    head: Head
    foot: str
    node: Node | None
    drawn: list[tuple[Node | None, Draw]] = field(default_factory=list)


class Paper:
    """The pages of one document, and where the next thing goes: `y` is the upper edge of what is free."""

    def __init__(self, department: Department, about_title: str, language: str) -> None:
        self.department = department
        self.about = About(about_title, department.name, {"en": "en-US", "es": "es-US"}.get(language, language))
        self.root = Node("Document")
        self.parent = self.root
        self.pages: list[Page] = []
        self.meanings: dict[str, str] = {}
        self.y = 0.0
        self.seal_field = ""

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def start(self, head: Head, foot: str = "") -> None:
        """A new page with a head that is read out."""
        self._begin(Page(head, foot, self.root.add("H1")))
        self.parent = self.root

    def turn(self) -> None:
        """The next page of the same part; its head only repeats."""
        before = self.page
        self._begin(Page(Head(before.head.title, before.head.scope, is_brief=True), before.foot, None))

    def need(self, height: float) -> None:
        if self.y - height < LOWEST:
            self.turn()

    def text(
        self, node: Node | None, x: float, y: float, line: Line, colour: str = INK, *, from_right: bool = False
    ) -> None:
        """One line with its base at `y`; `from_right` lets it end at `x`."""
        if not line:
            return
        for piece in line:
            self.meanings.update(dict(piece.meanings))
        start = x - typeset.width_of(line) if from_right else x
        self.page.drawn.append((node, lambda canvas: _draw_line(canvas, start, y, line, colour)))

    def rule(
        self, y: float, *, left: float = LEFT, right: float = RIGHT, colour: str = RULE, weight: float = 0.7
    ) -> None:
        self.page.drawn.append((None, lambda canvas: _draw_rule(canvas, left, right, y, colour, weight)))

    def dot(self, x: float, y: float, colour: str = INK, radius: float = 4.6) -> None:
        self.page.drawn.append((None, lambda canvas: _draw_dot(canvas, x, y, colour, radius)))

    def upright(self, x: float, top: float, bottom: float) -> None:
        self.page.drawn.append((None, lambda canvas: _draw_upright(canvas, x, top, bottom)))

    def box(self, x: float, y: float, side: float) -> None:
        self.page.drawn.append((None, lambda canvas: _draw_box(canvas, x, y, side)))

    def picture(self, png: bytes, x: float, y: float, width: float, height: float, alt: str) -> None:
        """A PNG inside the given room, kept in proportion, its left lower corner at (x, y)."""
        node = self.parent.add("Figure", alt=alt)
        node.box = (x, y, x + width, y + height)
        self.page.drawn.append((node, lambda canvas: _draw_picture(canvas, png, x, y, width, height)))

    def squares(self, rows: list[list[bool]], x: float, y: float, side: float, alt: str) -> None:
        """A QR code, its left lower corner at (x, y)."""
        node = self.parent.add("Figure", alt=alt)
        node.box = (x, y, x + side, y + side)
        self.page.drawn.append((node, lambda canvas: _draw_squares(canvas, rows, x, y, side)))

    def finish(self) -> bytes:
        out = BytesIO()
        canvas = Canvas(out, pagesize=letter, invariant=1, pageCompression=1, initialFontName="Helvetica")
        for number, page in enumerate(self.pages):
            canvas._code = []  # reportlab opens a page by naming Helvetica, which a tagged file may not hold
            numbers = 0
            for node, draw in [*self._head(page, number), *page.drawn]:
                numbers = _marked(canvas, node, draw, number, numbers)
            canvas.showPage()
        canvas.save()
        return tags.tag(out.getvalue(), self.root, self.about, self.meanings, seal_field=self.seal_field)

    def _begin(self, page: Page) -> None:
        self.pages.append(page)
        self.y = page.head.line_at - 20

    def _head(self, page: Page, number: int) -> list[tuple[Node | None, Draw]]:
        """Head and foot as drawings, in the order they are read."""
        body, page.drawn = page.drawn, []
        part = (number + 1) / len(self.pages)
        _draw_head(self, page)
        self.page_line(page, part)
        self._foot(page, number)
        drawn, page.drawn = page.drawn, body
        return drawn

    def page_line(self, page: Page, part: float) -> None:
        y = page.head.line_at
        page.drawn.append((None, lambda canvas: _draw_way(canvas, y, part)))

    def _foot(self, page: Page, number: int) -> None:
        counted = _("Page %(number)s of %(all)s") % {"number": number + 1, "all": len(self.pages)}
        right = typeset.one_line(counted, 8, 120)
        left = typeset.one_line(page.foot, 8, MEASURE - 130)
        page.drawn.append((None, _draw_foot_rule))
        page.drawn.append((None, lambda canvas: _draw_line(canvas, LEFT, FOOT_TEXT, left, QUIET)))
        page.drawn.append(
            (None, lambda canvas: _draw_line(canvas, RIGHT - typeset.width_of(right), FOOT_TEXT, right, QUIET))
        )
        for piece in (*left, *right):
            self.meanings.update(dict(piece.meanings))


def _draw_head(paper: Paper, page: Page) -> None:
    head, top = page.head, HEIGHT - (40 if page.head.is_brief else 36)
    high = 30 if head.is_brief else 62
    indent = _badge(paper, page, top, high)
    size = 11 if head.is_brief else 18
    base = HEIGHT - (60 if head.is_brief else 61)
    room = MEASURE - indent
    name = typeset.one_line(paper.department.name, 9, room * 0.45)
    title = typeset.one_line(head.title, size, 4000, BOLD)
    if typeset.width_of(title) > room - typeset.width_of(name) - 14:
        size = min(size, 14)
        title = typeset.one_line(head.title, size, room - typeset.width_of(name) - 14, BOLD)
    scope = typeset.one_line(head.scope, 9, room)
    for line, x, y, colour, from_right, node in (
        (title, LEFT + indent, base, INK, False, page.node),
        (name, RIGHT, base, QUIET, True, None),
        ((() if head.is_brief else scope), LEFT + indent, base - 16, QUIET, False, page.node),
    ):
        for piece in line:
            paper.meanings.update(dict(piece.meanings))
        start = x - typeset.width_of(line) if from_right else x
        page.drawn.append((node, lambda canvas, s=start, y=y, ln=line, c=colour: _draw_line(canvas, s, y, ln, c)))


def _badge(paper: Paper, page: Page, top: float, high: float) -> float:
    """Draws the badge and says how far the title moves in."""
    png = paper.department.badge_png
    if not png:
        return 0
    with Image.open(BytesIO(png)) as image:
        wide = min(high * image.width / max(image.height, 1), high * 2.5)
    page.drawn.append((None, lambda canvas: _draw_picture(canvas, png, LEFT, top - high, wide, high)))
    return wide + 13


def _marked(canvas: Canvas, node: Node | None, draw: Draw, page: int, number: int) -> int:
    if node is None:
        canvas._code.append("/Artifact BMC")
    else:
        canvas._code.append(f"/{node.tag} <</MCID {number}>> BDC")
        node.kids.append(Mark(page, number))
        number += 1
    draw(canvas)
    canvas._code.append("EMC")
    return number


def _draw_line(canvas: Canvas, x: float, y: float, line: Line, colour: str) -> None:
    text = canvas.beginText(x, y)
    text.setFillColor(HexColor(colour))
    for piece in line:
        text.setFont(piece.face.name, piece.size)
        text.textOut(piece.codes)
    canvas.drawText(text)


def _draw_rule(canvas: Canvas, left: float, right: float, y: float, colour: str, weight: float) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(weight)
    canvas.line(left, y, right, y)


def _draw_dot(canvas: Canvas, x: float, y: float, colour: str, radius: float) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(1.2)
    canvas.circle(x, y, radius, fill=1)


def _draw_upright(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(2.4)
    canvas.line(x, top, x, bottom)


def _draw_box(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.setStrokeColor(HexColor(EDGE))
    canvas.setLineWidth(1)
    canvas.rect(x, y, side, side, fill=0)


def _draw_dashes(canvas: Canvas, left: float, y: float, colour: str, weight: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(weight)
    canvas.setDash(10, 7)
    canvas.line(left, y, RIGHT, y)
    canvas.restoreState()


def _draw_way(canvas: Canvas, y: float, part: float) -> None:
    """Solid as far as this page goes, an amber dot, dashed beyond."""
    here = LEFT + MEASURE * part
    _draw_rule(canvas, LEFT, here, y, INK, 2.4)
    if part < 1:
        _draw_dashes(canvas, here + 6, y, INK, 2.4)
    _draw_dot(canvas, min(here, RIGHT - 4.2), y, AMBER, 4.2)


def _draw_foot_rule(canvas: Canvas) -> None:
    _draw_dashes(canvas, LEFT, FOOT_RULE, EDGE, 1.6)


def _draw_picture(canvas: Canvas, png: bytes, x: float, y: float, width: float, height: float) -> None:
    canvas.drawImage(ImageReader(BytesIO(png)), x, y, width, height, mask="auto", preserveAspectRatio=True, anchor="sw")


def _draw_squares(canvas: Canvas, rows: list[list[bool]], x: float, y: float, side: float) -> None:
    """Neighbours in a row are drawn as one, so that no hairline shows between them."""
    unit = side / len(rows)
    canvas.setFillColor(HexColor("#000000"))
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        bottom = y + side - (number + 1) * unit
        column = 0
        while column < len(row):
            end = column
            while end < len(row) and row[end]:
                end += 1
            if end > column:
                path.rect(x + column * unit, bottom, (end - column) * unit, unit)
            column = max(end, column + 1)
    canvas.drawPath(path, stroke=0, fill=1)
