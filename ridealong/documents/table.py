"""Tables with real headers. A row stays on one page; the headers are repeated on the next, read out once."""

from collections.abc import Sequence

from ridealong.documents import typeset
from ridealong.documents.flow import LABEL, Style
from ridealong.documents.ink import INK, LEFT, MEASURE
from ridealong.documents.page import Paper
from ridealong.documents.tags import Node
from ridealong.documents.typeset import Line

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
) -> None:
    """`has_boxes` draws a box to tick at the left of each row, where the first cell is empty."""
    node = paper.parent.add("Table")
    paper.need(60)
    _headers(paper, node.add("TR"), headers, shares)
    for row in rows:
        cells = [_set(cell, MEASURE * share - GAP) for cell, share in zip(row, shares, strict=True)]
        height = 12 + max(14, *(sum(style.leading for _line, style in cell) for cell in cells))
        page = paper.page
        paper.need(height)
        if paper.page is not page:
            _headers(paper, None, headers, shares)
        if has_boxes:
            paper.box(LEFT, paper.y - 20, 11)
        _row(paper, node.add("TR"), cells, shares, height)
    paper.rule(paper.y)


def _set(cell: Cell, width: float) -> Set:
    return [
        (line, style)
        for text, style in cell
        for line in typeset.lines(typeset.plain(text, style.weight), style.size, width, most=MOST_LINES)
    ]


def _headers(paper: Paper, node: Node | None, headers: Sequence[str], shares: Sequence[float]) -> None:
    x = LEFT
    for header, share in zip(headers, shares, strict=True):
        cell = node.add("TH", scope="Column") if node else None
        paper.text(cell, x, paper.y - 9, typeset.one_line(header, LABEL.size, MEASURE * share - GAP), LABEL.colour)
        x += MEASURE * share
    paper.y -= 16
    paper.rule(paper.y, colour=INK, weight=1.2)


def _row(paper: Paper, node: Node, cells: list[Set], shares: Sequence[float], height: float) -> None:
    x = LEFT
    for cell, share in zip(cells, shares, strict=True):
        tag, y = node.add("TD"), paper.y - 6
        for line, style in cell:
            paper.text(tag, x, y - style.size, line, style.colour)
            y -= style.leading
        x += MEASURE * share
    paper.y -= height
    paper.rule(paper.y)
