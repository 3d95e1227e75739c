"""Tables with real headers. A row stays on one page; the headers are repeated on the next, read out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.documents.typesetter import typeset
from ridealong.documents.typesetter.flow import LABEL, Style
from ridealong.documents.typesetter.ink import INK, LEFT, MEASURE, RULE
from ridealong.documents.typesetter.page import Paper
from ridealong.documents.typesetter.tags import Node
from ridealong.documents.typesetter.typeset import Line

Cell = Sequence[tuple[str, Style]]  # paragraphs of one cell
GAP = 10
MOST_LINES = 6  # of one paragraph in a cell

Set = list[tuple[Line, Style]]


def table(
    paper: Paper,
    headers: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    *,
    has_boxes: bool = False,
    left: float = LEFT,
    width: float = MEASURE,
    padding: float = 12,
) -> None:
    """`has_boxes` draws a box to tick at the left of each row, where the first cell is empty. `padding` in all."""
    node = paper.parent.add("Table")
    paper.need(60)
    sheet = _Sheet(paper, [width * share for share in shares], left, padding)
    sheet.headers(node.add("TR"), headers)
    for row in rows:
        cells = [_set(cell, room - GAP) for cell, room in zip(row, sheet.widths, strict=True)]
        height = padding + max(padding + 2, *(sum(style.leading for _line, style in cell) for cell in cells))
        page = paper.page
        paper.need(height)
        if paper.page is not page:
            sheet.headers(None, headers)
        if has_boxes:
            paper.box(left, paper.y - 20, 11)
        sheet.row(node.add("TR"), cells, height)


def _set(cell: Cell, width: float) -> Set:
    return [
        (line, style)
        for text, style in cell
        for line in typeset.lines(typeset.plain(text, style.weight), style.size, width, most=MOST_LINES)
    ]


@dataclass(frozen=True)
class _Sheet:
    paper: Paper
    widths: Sequence[float]
    left: float
    padding: float

    def headers(self, node: Node | None, headers: Sequence[str]) -> None:
        x, paper = self.left, self.paper
        for header, width in zip(headers, self.widths, strict=True):
            cell = node.add("TH", scope="Column") if node else None
            paper.text(cell, x, paper.y - 9, typeset.one_line(header, LABEL.size, width - GAP), LABEL.colour)
            x += width
        paper.y -= 16
        self._rule(INK, 1.2)

    def row(self, node: Node, cells: list[Set], height: float) -> None:
        x, paper = self.left, self.paper
        for cell, width in zip(cells, self.widths, strict=True):
            tag, y = node.add("TD"), paper.y - self.padding / 2
            for line, style in cell:
                paper.text(tag, x, y - style.size, line, style.colour)
                y -= style.leading
            x += width
        paper.y -= height
        self._rule(RULE, 0.7)

    def _rule(self, colour: str, weight: float) -> None:
        right = self.left + sum(self.widths)
        self.paper.rule(self.paper.y, left=self.left, right=right, colour=colour, weight=weight)
