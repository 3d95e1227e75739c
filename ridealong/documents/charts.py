"""Numbers as bars. A chart is one picture to a screen reader, told in a sentence; its table says the rest."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ridealong.documents.paperwork import Chart
from ridealong.documents.typesetter import flow, ink, table, typeset
from ridealong.documents.typesetter.flow import SECTION, SMALL, STRONG, Style
from ridealong.documents.typesetter.fonts import SEMI
from ridealong.documents.typesetter.ink import LEFT, MEASURE, QUIET, RULE
from ridealong.documents.typesetter.page import Paper
from ridealong.documents.typesetter.tags import Node

HEIGHT = 170.0
ROW = 16.0  # of the table
DRAWN = 0.6  # of the measure, when a table stands beside
CELL = Style(8.6, 12)
CELL_STRONG = Style(8.6, 12, SEMI)


def chart(paper: Paper, content: Chart) -> None:
    height = max(HEIGHT, ROW * (len(content.rows) + 2)) if content.is_over_time else ROW * len(content.rows)
    paper.need(min(height + 60, 560))
    flow.heading(paper, content.title, SECTION, before=16)
    flow.gap(paper, 6)
    if content.is_over_time:
        _columns(paper, content)
    else:
        _bars(paper, content)


def _columns(paper: Paper, content: Chart) -> None:
    top, page = paper.y, paper.page
    _draw_columns(paper, content, LEFT, top - HEIGHT, MEASURE * DRAWN, HEIGHT)
    left = LEFT + MEASURE * DRAWN + 24
    rows = [[[(label, CELL)], [(str(number), CELL_STRONG)]] for label, number in content.rows]
    table.table(
        paper,
        (content.label, content.unit),
        (0.66, 0.34),
        rows,
        left=left,
        width=LEFT + MEASURE - left,
        padding=4,
    )
    paper.y = min(paper.y, top - HEIGHT) - 8 if paper.page is page else paper.y - 8


def _draw_columns(paper: Paper, content: Chart, x: float, y: float, width: float, height: float) -> None:
    node = paper.figure(x, y, width, height, told(content))
    base, room = y + 14, height - 30
    highest = max((number for _label, number in content.rows), default=0)
    step = width / max(1, len(content.rows))
    paper.mark(ink.rule(x, x + width, base, ink.INK, 1.2), node)
    for place, (label, number) in enumerate(content.rows):
        high = room * number / highest if highest else 0
        left = x + place * step
        paper.mark(ink.bar(left + step * 0.16, base, step * 0.68, high, paper.accent), node)
        _centred(paper, node, left, step, base + high + 4, str(number) if number else "")
        _centred(paper, node, left, step, base - 11, label, is_quiet=True)


def _centred(
    paper: Paper, node: Node, left: float, room: float, base: float, words: str, *, is_quiet: bool = False
) -> None:
    line = typeset.one_line(words, 7.2, room + 2, SEMI if not is_quiet else 400)
    paper.text(node, left + (room - line.width) / 2, base, line, QUIET if is_quiet else ink.INK)


def _bars(paper: Paper, content: Chart) -> None:
    """A table whose rows have a bar each; the bar says nothing that the number does not."""
    node = paper.parent.add("Table")
    highest = max((number for _label, number in content.rows), default=0)
    head = node.add("TR")
    for words, x in ((content.label, LEFT), (content.unit, LEFT + MEASURE * 0.4)):
        paper.text(head.add("TH", scope="Column"), x, paper.y - 9, typeset.one_line(words, SMALL.size, 160), QUIET)
    paper.y -= 16
    paper.rule(paper.y, colour=ink.INK, weight=1.2)
    for label, number in content.rows:
        paper.need(ROW + 4)
        row, base = node.add("TR"), paper.y - 14
        name = typeset.one_line(label, STRONG.size, MEASURE * 0.4 - 10)
        paper.text(row.add("TD"), LEFT, base, name)
        long = MEASURE * 0.48 * number / highest if highest else 0
        left = LEFT + MEASURE * 0.4
        paper.mark(ink.bar(left, base - 2, long, 10, paper.accent))
        paper.text(row.add("TD"), left + long + (6 if long else 0), base, typeset.one_line(str(number), 9.6, 80, SEMI))
        paper.y -= ROW + 4
        paper.rule(paper.y, colour=RULE)


def told(content: Chart) -> str:
    """The chart in a sentence: what it counts, its highest and its lowest."""
    if not content.rows:
        return _("%(title)s: nothing to count.") % {"title": content.title}
    high, low = (pick(content.rows, key=_number) for pick in (max, min))
    facts = {
        "title": content.title,
        "high": high[0],
        "most": high[1],
        "low": low[0],
        "least": low[1],
        "sum": sum(number for _label, number in content.rows),
    }
    return _("%(title)s: %(sum)s in all; most in %(high)s (%(most)s), least in %(low)s (%(least)s).") % facts


def _number(row: Sequence[object]) -> int:
    return int(str(row[1]))
