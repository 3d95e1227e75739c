"""Blocks that follow one another down the page and know when to turn it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.core import legal_text
from ridealong.core.legal_text import Heading, List, Runs
from ridealong.documents.typesetter import typeset
from ridealong.documents.typesetter.fonts import BOLD, REGULAR, SEMI
from ridealong.documents.typesetter.ink import INK, LEFT, MEASURE, QUIET, RIGHT
from ridealong.documents.typesetter.page import Paper
from ridealong.documents.typesetter.tags import Node
from ridealong.documents.typesetter.typeset import Line, Span


@dataclass(frozen=True)
class Style:
    size: float
    leading: float
    weight: int = REGULAR
    colour: str = INK


BODY = Style(9.6, 14)
STRONG = Style(9.6, 14, SEMI)
LEAD = Style(11.5, 17)
SMALL = Style(8, 11, REGULAR, QUIET)
CLAUSE = Style(10.8, 14.5, BOLD)
SECTION = Style(13, 17, BOLD)
LABEL = Style(7.4, 10, REGULAR, QUIET)
VALUE = Style(10.2, 13, SEMI)

Field = tuple[str, str, float]  # label, value, share of the width


def paragraph(
    paper: Paper,
    spans: str | Sequence[Span],
    style: Style = BODY,
    *,
    tag: str = "P",
    left: float = LEFT,
    width: float = MEASURE,
    after: float = 0,
    keep: float = 0,
    most: int | None = None,
) -> None:
    """Text over as many pages as it takes. Two lines at least stay together; `keep` points must follow on the page."""
    found = typeset.plain(spans, style.weight) if isinstance(spans, str) else spans
    lines = typeset.lines(found, style.size, width, most=most)
    if lines:
        _set(paper, paper.parent.add(tag), lines, style, left, keep)
        paper.y -= after


def _set(paper: Paper, node: Node, lines: list[Line], style: Style, left: float, keep: float) -> None:
    for number, line in enumerate(lines):
        rest = len(lines) - number
        together = 2 if number == 0 or rest == 2 else 1
        paper.need(min(together, rest) * style.leading + (keep if rest <= 2 else 0))
        paper.text(node, left, paper.y - style.size, line, style.colour)
        paper.y -= style.leading


def heading(
    paper: Paper, text: str, style: Style = CLAUSE, *, before: float = 8, keep: float = 0, level: int = 1
) -> None:
    """Never the last thing on a page. The title of the paper stands above `level` 1."""
    paper.y -= before
    paragraph(paper, text, style, tag=f"H{min(level + 1, 6)}", keep=2 * BODY.leading + keep)


def body(paper: Paper, text: str, *, keep: float = 0) -> None:
    """A legal text as `core.legal_text` reads it; its last lines stay with the `keep` points that follow."""
    blocks = legal_text.read(text)
    is_below_heading = False
    for number, block in enumerate(blocks, start=1):
        kept = keep if number == len(blocks) else 0
        if isinstance(block, Heading):
            kept = keep if number >= len(blocks) - 1 else 0
            style = CLAUSE if block.level == 1 else STRONG
            heading(paper, legal_text.words(block.runs), style, before=9, keep=kept, level=block.level)
        elif isinstance(block, List):
            points = paper.parent.add("L")
            for item, runs in enumerate(block.items, start=1):
                _point(paper, points, _spans(runs), keep=kept if item == len(block.items) else 0)
        else:
            paper.y -= 0 if is_below_heading else 5
            paragraph(paper, _spans(block.runs), keep=kept)
        is_below_heading = isinstance(block, Heading)


def _spans(runs: Runs) -> tuple[Span, ...]:
    return tuple(Span(run.text, SEMI if run.is_strong else REGULAR) for run in runs)


def bullets(
    paper: Paper, sentences: Sequence[str], *, style: Style = BODY, width: float = MEASURE, left: float = LEFT
) -> None:
    points = paper.parent.add("L")
    for sentence in sentences:
        _point(paper, points, typeset.plain(sentence, style.weight), style, left, width)


def _point(
    paper: Paper,
    points: Node,
    spans: Sequence[Span],
    style: Style = BODY,
    left: float = LEFT,
    width: float = MEASURE,
    *,
    keep: float = 0,
) -> None:
    item = points.add("LI")
    lines = typeset.lines(spans, style.size, width - 14)
    if lines:
        paper.need(min(2, len(lines)) * style.leading + 2 + (keep if len(lines) <= 2 else 0))
        paper.text(item.add("Lbl"), left + 1, paper.y - style.size, typeset.one_line("–", style.size, 14))
        _set(paper, item.add("LBody"), lines, style, left + 14, keep)
        paper.y -= 2


def grid(
    paper: Paper, rows: Sequence[Sequence[Field]], *, left: float = LEFT, right: float = RIGHT, most: int = 2
) -> None:
    """Label above value between hairlines, like a good paper form. An empty value leaves room to write."""
    for row in rows:
        values = [
            typeset.lines(typeset.plain(value, SEMI), VALUE.size, (right - left) * share - 10, most=most)
            for _l, value, share in row
        ]
        height = 18 + max(1, *(len(lines) for lines in values), 1) * VALUE.leading
        paper.need(height)
        paper.rule(paper.y, left=left, right=right)
        x = left
        for (label, _value_text, share), lines in zip(row, values, strict=True):
            width = (right - left) * share
            node = paper.parent.add("P")
            paper.text(node, x, paper.y - 11, typeset.one_line(label, LABEL.size, width - 6), QUIET)
            for number, line in enumerate(lines):
                paper.text(node, x, paper.y - 24 - number * VALUE.leading, line)
            x += width
        paper.y -= height
    paper.rule(paper.y, left=left, right=right)


def gap(paper: Paper, points: float) -> None:
    paper.y -= points
