"""Forms to fill in with a keyboard or a pen: a label over each field, read out in the order of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ridealong.documents.typesetter import forms, ink, typeset
from ridealong.documents.typesetter.flow import BODY, LABEL, VALUE
from ridealong.documents.typesetter.fonts import SEMI
from ridealong.documents.typesetter.ink import LEFT, MEASURE, QUIET, RIGHT
from ridealong.documents.typesetter.page import Paper
from ridealong.documents.typesetter.tags import Field

TINT = "#f6f2e8"
LINE = 22  # height of a field of one line
GUTTER = 10
TICK = 11


@dataclass(frozen=True)
class Entry:
    """A field to type into. `share` is its part of the row; `lines` more than one makes it a box."""

    name: str
    label: str
    share: float = 1
    value: str = ""
    hint: str = ""
    lines: int = 1
    most: int = 200
    is_required: bool = False


@dataclass(frozen=True)
class Tick:
    name: str
    label: str
    is_ticked: bool = False


def rows(paper: Paper, found: Sequence[Sequence[Entry]], *, right: float = RIGHT) -> None:
    for row in found:
        height = max(LINE * entry.lines - (8 if entry.lines > 2 else 0) for entry in row)
        paper.need(height + 20)
        x = LEFT
        for entry in row:
            width = (right - LEFT) * entry.share - (GUTTER if x + (right - LEFT) * entry.share < right - 1 else 0)
            _entry(paper, entry, x, paper.y, width, height)
            x += (right - LEFT) * entry.share
        paper.y -= height + 20


def _entry(paper: Paper, entry: Entry, x: float, top: float, width: float, height: float) -> None:
    """A value that no field can hold is drawn on the line, where it stays as it is."""
    label = entry.label if entry.is_required or not entry.hint else f"{entry.label} ({entry.hint})"
    node = paper.parent.add("P")
    paper.text(node, x, top - 9, typeset.one_line(label, LABEL.size, width), QUIET)
    base = top - 13 - height
    paper.mark(ink.bar(x, base, width, height, TINT))
    paper.rule(base, left=x, right=x + width, colour=ink.INK, weight=0.8)
    if not forms.can_hold(entry.value):
        for number, line in enumerate(
            typeset.lines(typeset.plain(entry.value, SEMI), VALUE.size, width - 6, most=entry.lines)
        ):
            paper.text(node, x + 3, base + height - 15 - number * VALUE.leading, line)
        return
    words = f"{entry.label}. {entry.hint}" if entry.hint else entry.label
    paper.field(
        Field(
            page=len(paper.pages) - 1,
            kind="text",
            name=entry.name,
            words=words,
            box=(x, base, x + width, base + height),
            value=entry.value[: entry.most],
            has_lines=entry.lines > 1,
            is_required=entry.is_required,
            most=entry.most,
        )
    )


def ticks(paper: Paper, found: Sequence[Tick], *, columns: int = 1) -> None:
    """Boxes to tick with their sentences, beside each other in `columns`."""
    width = MEASURE / columns
    for start in range(0, len(found), columns):
        row = found[start : start + columns]
        sentences = [typeset.lines(typeset.plain(tick.label), BODY.size, width - TICK - 18) for tick in row]
        height = max(len(lines) for lines in sentences) * BODY.leading + 5
        paper.need(height)
        for number, (tick, lines) in enumerate(zip(row, sentences, strict=True)):
            _tick(paper, tick, lines, LEFT + number * width)
        paper.y -= height


def _tick(paper: Paper, tick: Tick, lines: Sequence[typeset.Line], x: float) -> None:
    base = paper.y - TICK - 1
    paper.mark(ink.bar(x, base, TICK, TICK, TINT))
    paper.box(x, base, TICK)
    box = (x, base, x + TICK, base + TICK)
    paper.field(Field(len(paper.pages) - 1, "tick", tick.name, tick.label, box, "Yes" if tick.is_ticked else ""))
    node = paper.parent.add("P")
    for number, line in enumerate(lines):
        paper.text(node, x + TICK + 8, paper.y - BODY.size - number * BODY.leading, line)


def yes_or_no(paper: Paper, name: str, question: str, answer: bool | None = None) -> None:
    """A question with two boxes at its right."""
    lines = typeset.lines(typeset.plain(question), BODY.size, MEASURE - 130)
    height = max(1, len(lines)) * BODY.leading + 6
    paper.need(height)
    node = paper.parent.add("P")
    for number, line in enumerate(lines):
        paper.text(node, LEFT, paper.y - BODY.size - number * BODY.leading, line)
    for word, x, is_ticked in ((_("Yes"), RIGHT - 110, answer is True), (_("No"), RIGHT - 48, answer is False)):
        label = typeset.lines(typeset.plain(word), BODY.size, 40)
        code = "yes" if x < RIGHT - 50 else "no"
        _tick(paper, Tick(f"{name}_{code}", f"{question} {word}", is_ticked), label, x)
    paper.y -= height
