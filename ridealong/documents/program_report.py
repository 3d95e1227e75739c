"""A program's month or year in numbers, for the chief, the council, and whoever asks. It names nobody."""

from django.utils.translation import gettext as _

from ridealong.documents import blocks, charts, phrases
from ridealong.documents.paperwork import ProgramReport, Table
from ridealong.documents.typesetter import flow, table
from ridealong.documents.typesetter.flow import BODY, SMALL, STRONG
from ridealong.documents.typesetter.page import Head, Paper


def report(content: ProgramReport) -> Paper:
    title = _("Program report")
    paper = Paper(content.department, f"{title}, {content.program}, {content.period}", content.language)
    made = _("Made %(when)s") % {"when": phrases.exact_short(content.made_at, content.zone)}
    paper.start(Head(title, f"{content.program}, {content.period}"), made)
    blocks.figures(paper, content.figures)
    for chart in content.charts:
        charts.chart(paper, chart)
    for each in content.tables:
        _table(paper, each)
    flow.gap(paper, 14)
    for note in content.notes:
        flow.paragraph(paper, note, SMALL, after=3)
    return paper


def _table(paper: Paper, content: Table) -> None:
    flow.heading(paper, content.title, flow.SECTION, before=18, keep=40)
    flow.gap(paper, 4)
    first = 0.4
    shares = (first, *((1 - first) / (len(content.headers) - 1) for _header in content.headers[1:]))
    rows = [[[(cell, STRONG if place == 0 else BODY)] for place, cell in enumerate(row)] for row in content.rows]
    table.table(paper, content.headers, shares, rows, padding=8)
