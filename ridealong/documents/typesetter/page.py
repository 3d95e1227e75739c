"""Letter pages of our own: everything drawn is either marked for the tree of tags or left out of it on purpose.

Pages are collected first and written when their number is known: the line in the head is solid as far as a page goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from django.utils import translation
from django.utils.translation import gettext as _

from ridealong.documents.typesetter import fonts, ink, pictures, typeset
from ridealong.documents.typesetter.fonts import BOLD
from ridealong.documents.typesetter.ink import FOOT_RULE, HEIGHT, INK, LEFT, MEASURE, QUIET, RIGHT, RULE, WIDTH, Drawing
from ridealong.documents.typesetter.pictures import Picture
from ridealong.documents.typesetter.tags import Field, Node
from ridealong.documents.typesetter.typeset import Line

FOOT_TEXT = 36
LOWEST = FOOT_RULE + 20


class Letterhead(Protocol):
    """Whose paper it is. The badge is drawn as it is; none leaves its place empty."""

    @property
    def name(self) -> str: ...
    @property
    def badge_png(self) -> bytes | None: ...
    @property
    def colour(self) -> str: ...


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
    """`drawn` waits for its canvas, each with the tag it is read under; none for what is only seen."""

    head: Head
    foot: str
    node: Node | None
    scope_node: Node | None
    drawn: list[tuple[Node | None, Drawing]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)

    def text(self, node: Node | None, x: float, y: float, line: Line, colour: str) -> None:
        """One line with its base at `y`."""
        if line:
            self.lines.append(line)
            self.drawn.append((node, ink.line(x, y, line, colour)))

    def picture(self, node: Node | None, shown: Picture, x: float, y: float, width: float, height: float) -> None:
        self.pictures[shown.name] = shown
        self.drawn.append((node, ink.image(shown.name, x, y, *shown.within(width, height))))


class Paper:
    """The pages of one document, and where the next thing goes: `y` is the upper edge of what is free."""

    def __init__(self, letterhead: Letterhead, title: str, language: str) -> None:
        self.letterhead = letterhead
        self.title, self.author = fonts.clean(title), fonts.clean(letterhead.name)
        self.language = {"en": "en-US", "es": "es-US"}.get(language, language)
        self.accent = letterhead.colour or INK
        self.root = Node("Document")
        self.parent = self.root
        self.pages: list[Page] = []
        self.fields: list[Field] = []
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
        self.page.text(node, x - line.width if from_right else x, y, line, colour)

    def rule(
        self, y: float, *, left: float = LEFT, right: float = RIGHT, colour: str = RULE, weight: float = 0.7
    ) -> None:
        self.mark(ink.rule(left, right, y, colour, weight))

    def dot(self, x: float, y: float, colour: str = INK, radius: float = 4.6) -> None:
        self.mark(ink.dot(x, y, colour, radius))

    def upright(self, x: float, top: float, bottom: float) -> None:
        self.mark(ink.upright(x, top, bottom))

    def box(self, x: float, y: float, side: float) -> None:
        self.mark(ink.box(x, y, side))

    def mark(self, drawn: Drawing, node: Node | None = None) -> None:
        """Something of ink; without a tag it is only seen."""
        self.page.drawn.append((node, drawn))

    def figure(self, x: float, y: float, width: float, height: float, alt: str) -> Node:
        """The tag of something that is seen as a whole, its left lower corner at (x, y)."""
        node = self.parent.add("Figure", alt=fonts.clean(alt))
        node.box = (x, y, x + width, y + height)
        return node

    def picture(self, png: bytes, x: float, y: float, width: float, height: float, alt: str) -> None:
        """A PNG inside the given room, kept in proportion, its left lower corner at (x, y)."""
        self.page.picture(self.figure(x, y, width, height, alt), pictures.drawing(png), x, y, width, height)

    def photograph(self, jpeg: bytes, x: float, y: float, width: float, height: float, alt: str) -> None:
        """The same of a JPEG in RGB, its upper edge at the top of the room."""
        shown = pictures.photograph(jpeg)
        wide, high = shown.within(width, height)
        self.page.picture(self.figure(x, y + height - high, wide, high, alt), shown, x, y + height - high, wide, high)

    def squares(self, rows: Sequence[Sequence[bool]], x: float, y: float, side: float, alt: str) -> None:
        """A QR code, its left lower corner at (x, y)."""
        self.mark(ink.squares(rows, x, y, side), self.figure(x, y, side, side, alt))

    def field(self, found: Field) -> None:
        """A place to type or tick, read out where the paper stands now. One without words is called by its name."""
        found = replace(found, words=fonts.clean(found.words).strip() or found.name)
        self.fields.append(found)
        self.parent.add("Form", alt=found.words).kids.append(found)

    def whole(self, number: int) -> list[tuple[Node | None, Drawing]]:
        """One page's head, what stands on it, and foot, in the order they are read."""
        page = self.pages[number]
        body, page.drawn = page.drawn, []
        with translation.override(self.language):
            _draw_head(self, page)
            page.drawn.append((None, ink.way(page.head.line_at, (number + 1) / len(self.pages), self.accent)))
            page.drawn += body
            self._foot(page, number)
        return page.drawn

    def _begin(self, page: Page) -> None:
        self.pages.append(page)
        self.y = page.head.line_at - 20

    def _foot(self, page: Page, number: int) -> None:
        counted = _("Page %(number)s of %(all)s") % {"number": number + 1, "all": len(self.pages)}
        right = typeset.one_line(counted, 8, 120)
        left = typeset.one_line(page.foot, 8, MEASURE - 130)
        page.drawn.append((None, ink.foot_rule()))
        page.text(None, LEFT, FOOT_TEXT, left, QUIET)
        page.text(None, RIGHT - right.width, FOOT_TEXT, right, QUIET)


def _draw_head(paper: Paper, page: Page) -> None:
    """Title left, department right; above a long title the department moves up."""
    head, top = page.head, HEIGHT - (40 if page.head.is_brief else 36)
    indent = _badge(paper, page, top, 30 if head.is_brief else 62)
    base, room = HEIGHT - (60 if head.is_brief else 61), MEASURE - indent
    name = typeset.one_line(paper.letterhead.name, 9, room * 0.45)
    beside = room - name.width - 14
    title = typeset.one_line(head.title, 11 if head.is_brief else 18, beside, BOLD)
    is_long = not head.is_brief and typeset.is_shortened(title)
    if is_long:
        title = _fitting(head.title, room)
    page.text(page.node, LEFT + indent, base, title, INK)
    page.text(None, RIGHT - name.width, base + (21 if is_long else 0), name, QUIET)
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
    if not paper.letterhead.badge_png:
        return 0
    badge = pictures.badge(paper.letterhead.badge_png)
    wide = min(badge.within(WIDTH, high)[0], high * 2.5)
    page.picture(None, badge, LEFT, top - high, wide, high)
    return wide + 13
