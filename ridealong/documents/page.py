"""Letter pages of our own: everything drawn is either marked for the tree of tags or left out of it on purpose.

Pages are collected first and drawn when their number is known: the line in the head is solid as far as a page goes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from ridealong.documents import fonts, ink, tags, typeset
from ridealong.documents.content import Department
from ridealong.documents.fonts import BOLD
from ridealong.documents.ink import FOOT_RULE, HEIGHT, INK, LEFT, MEASURE, QUIET, RIGHT, RULE
from ridealong.documents.tags import About, Mark, Node
from ridealong.documents.typeset import Line

FOOT_TEXT = 36
LOWEST = FOOT_RULE + 20
BADGE_DOTS = 330  # high; 62 points on paper

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
    scope_node: Node | None
    drawn: list[tuple[Node | None, Draw]] = field(default_factory=list)
    meanings: dict[str, str] = field(default_factory=dict)  # private codes and the letters they stand for

    def text(self, node: Node | None, x: float, y: float, line: Line, colour: str) -> None:
        """One line with its base at `y`."""
        if line:
            self.meanings.update(meaning for piece in line for meaning in piece.meanings)
            self.drawn.append((node, lambda canvas: ink.line(canvas, x, y, line, colour)))


class Paper:
    """The pages of one document, and where the next thing goes: `y` is the upper edge of what is free."""

    def __init__(self, department: Department, about_title: str, language: str) -> None:
        self.department = department
        title, author = fonts.clean(about_title), fonts.clean(department.name)
        self.about = About(title, author, {"en": "en-US", "es": "es-US"}.get(language, language))
        self.root = Node("Document")
        self.parent = self.root
        self.pages: list[Page] = []
        self.y = 0.0
        self.seal_field = ""

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def start(self, head: Head, foot: str = "") -> None:
        """A new page with a head that is read out."""
        self._begin(Page(head, foot, self.root.add("H1"), self.root.add("P")))
        self.parent = self.root

    def turn(self) -> None:
        """The next page of the same part; its head only repeats."""
        before = self.page
        self._begin(Page(Head(before.head.title, before.head.scope, is_brief=True), before.foot, None, None))

    def need(self, height: float) -> None:
        if self.y - height < LOWEST:
            self.turn()

    def text(
        self, node: Node | None, x: float, y: float, line: Line, colour: str = INK, *, from_right: bool = False
    ) -> None:
        """One line with its base at `y`; `from_right` lets it end at `x`."""
        self.page.text(node, x - typeset.width_of(line) if from_right else x, y, line, colour)

    def rule(
        self, y: float, *, left: float = LEFT, right: float = RIGHT, colour: str = RULE, weight: float = 0.7
    ) -> None:
        self.page.drawn.append((None, lambda canvas: ink.rule(canvas, left, right, y, colour, weight)))

    def dot(self, x: float, y: float, colour: str = INK, radius: float = 4.6) -> None:
        self.page.drawn.append((None, lambda canvas: ink.dot(canvas, x, y, colour, radius)))

    def upright(self, x: float, top: float, bottom: float) -> None:
        self.page.drawn.append((None, lambda canvas: ink.upright(canvas, x, top, bottom)))

    def box(self, x: float, y: float, side: float) -> None:
        self.page.drawn.append((None, lambda canvas: ink.box(canvas, x, y, side)))

    def picture(self, png: bytes, x: float, y: float, width: float, height: float, alt: str) -> None:
        """A PNG inside the given room, kept in proportion, its left lower corner at (x, y)."""
        node = self.parent.add("Figure", alt=fonts.clean(alt))
        node.box = (x, y, x + width, y + height)
        self.page.drawn.append((node, lambda canvas: ink.picture(canvas, png, x, y, width, height)))

    def squares(self, rows: list[list[bool]], x: float, y: float, side: float, alt: str) -> None:
        """A QR code, its left lower corner at (x, y)."""
        node = self.parent.add("Figure", alt=fonts.clean(alt))
        node.box = (x, y, x + side, y + side)
        self.page.drawn.append((node, lambda canvas: ink.squares(canvas, rows, x, y, side)))

    def finish(self) -> bytes:
        out = BytesIO()
        canvas = Canvas(out, pagesize=letter, invariant=1, pageCompression=1, initialFontName="Helvetica")
        for number, page in enumerate(self.pages):
            canvas._code = []  # reportlab opens a page by naming Helvetica, which a tagged file may not hold
            numbers = 0
            for node, draw in self._whole(page, number):
                numbers = _marked(canvas, node, draw, number, numbers)
            canvas.showPage()
        canvas.save()
        meanings = {code: letters for page in self.pages for code, letters in page.meanings.items()}
        return tags.tag(out.getvalue(), self.root, self.about, meanings, seal_field=self.seal_field)

    def _begin(self, page: Page) -> None:
        self.pages.append(page)
        self.y = page.head.line_at - 20

    def _whole(self, page: Page, number: int) -> list[tuple[Node | None, Draw]]:
        """Head, what stands on the page, and foot, in the order they are read."""
        body, page.drawn = page.drawn, []
        _draw_head(self, page)
        self.page_line(page, (number + 1) / len(self.pages))
        page.drawn += body
        self._foot(page, number)
        return page.drawn

    def page_line(self, page: Page, part: float) -> None:
        y = page.head.line_at
        page.drawn.append((None, lambda canvas: ink.way(canvas, y, part)))

    def _foot(self, page: Page, number: int) -> None:
        counted = _("Page %(number)s of %(all)s") % {"number": number + 1, "all": len(self.pages)}
        right = typeset.one_line(counted, 8, 120)
        left = typeset.one_line(page.foot, 8, MEASURE - 130)
        page.drawn.append((None, ink.foot_rule))
        page.text(None, LEFT, FOOT_TEXT, left, QUIET)
        page.text(None, RIGHT - typeset.width_of(right), FOOT_TEXT, right, QUIET)


def _draw_head(paper: Paper, page: Page) -> None:
    """Title left, department right; above a long title the department moves up."""
    head, top = page.head, HEIGHT - (40 if page.head.is_brief else 36)
    indent = _badge(paper, page, top, 30 if head.is_brief else 62)
    base, room = HEIGHT - (60 if head.is_brief else 61), MEASURE - indent
    name = typeset.one_line(paper.department.name, 9, room * 0.45)
    beside = room - typeset.width_of(name) - 14
    title = typeset.one_line(head.title, 11 if head.is_brief else 18, beside, BOLD)
    is_long = not head.is_brief and typeset.is_shortened(title)
    if is_long:
        title = _fitting(head.title, room)
    page.text(page.node, LEFT + indent, base, title, INK)
    page.text(None, RIGHT - typeset.width_of(name), base + (21 if is_long else 0), name, QUIET)
    if not head.is_brief:
        page.text(page.scope_node, LEFT + indent, base - 16, typeset.one_line(head.scope, 9, room), QUIET)


def _fitting(title: str, room: float) -> Line:
    """The title as large as fits."""
    for size in (18, 16, 14):
        line = typeset.one_line(title, size, room, BOLD)
        if not typeset.is_shortened(line):
            return line
    return typeset.one_line(title, 12.5, room, BOLD)


def _badge(paper: Paper, page: Page, top: float, high: float) -> float:
    """Draws the badge and says how far the title moves in."""
    if not paper.department.badge_png:
        return 0
    badge = _print_size(paper.department.badge_png)
    wide = min(high * badge.width / badge.height, high * 2.5)
    page.drawn.append((None, lambda canvas: ink.image(canvas, badge, LEFT, top - high, wide, high)))
    return wide + 13


@lru_cache(4)
def _print_size(png: bytes) -> Image.Image:
    """The badge at 380 dots to the inch: sharper than paper, and a fifth of an upload's weight."""
    with Image.open(BytesIO(png)) as image:
        image.thumbnail((BADGE_DOTS * 3, BADGE_DOTS))
        return image.convert("RGBA")


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
