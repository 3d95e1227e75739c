"""Colours, measures, and what is drawn, on ReportLab's canvas. Points are 1/72 inch; `y` runs up from the foot.

A page is drawn when its number is known, so each of these waits for its canvas.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from itertools import groupby
from typing import Concatenate, ParamSpec

from reportlab.pdfgen.canvas import Canvas

from ridealong.documents.typesetter.typeset import Line

WIDTH, HEIGHT = 612.0, 792.0  # US letter
MARGIN = 54.0  # 0.75 in
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
MEASURE = RIGHT - LEFT
FOOT_RULE = 50.0

INK, QUIET, AMBER, RULE, EDGE, STOP = "#16213a", "#4b5468", "#f5a800", "#dcd4c3", "#7a7364", "#a3242b"
PAPER = "#ffffff"

P = ParamSpec("P")
Drawing = Callable[[Canvas], None]


def _waiting(draw: Callable[Concatenate[Canvas, P], None]) -> Callable[P, Drawing]:
    @wraps(draw)
    def wait(*args: P.args, **kwargs: P.kwargs) -> Drawing:
        return lambda canvas: draw(canvas, *args, **kwargs)

    return wait


@lru_cache(64)
def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))


@lru_cache(64)
def operands(colour: str) -> str:
    return " ".join(f"{part:.3g}" for part in rgb(colour))


@_waiting
def line(canvas: Canvas, x: float, y: float, line: Line, colour: str) -> None:
    """Glyphs as HarfBuzz placed them: ReportLab shows letters, so these operators are our own."""
    canvas.addLiteral(f"BT {operands(colour)} rg {x:.2f} {y:.2f} Td {line.drawn}ET")


@_waiting
def rule(canvas: Canvas, left: float, right: float, y: float, colour: str, weight: float) -> None:
    _stroke(canvas, colour, weight)
    canvas.line(left, y, right, y)


@_waiting
def upright(canvas: Canvas, x: float, top: float, bottom: float, colour: str = INK, weight: float = 2.4) -> None:
    _stroke(canvas, colour, weight)
    canvas.line(x, top, x, bottom)


@_waiting
def dot(canvas: Canvas, x: float, y: float, colour: str, radius: float) -> None:
    _stroke(canvas, INK, 1.2)
    canvas.setFillColor(rgb(colour))
    canvas.circle(x, y, radius, fill=1)


@_waiting
def box(canvas: Canvas, x: float, y: float, side: float) -> None:
    _stroke(canvas, EDGE, 1)
    canvas.rect(x, y, side, side)


@_waiting
def bar(canvas: Canvas, x: float, y: float, width: float, height: float, colour: str) -> None:
    canvas.setFillColor(rgb(colour))
    canvas.rect(x, y, width, height, stroke=0, fill=1)


@_waiting
def dashes(canvas: Canvas, left: float, right: float, y: float, colour: str, weight: float) -> None:
    canvas.setDash(10, 7)
    rule(left, right, y, colour, weight)(canvas)
    canvas.setDash()


@_waiting
def way(canvas: Canvas, y: float, part: float, colour: str = INK) -> None:
    """Solid as far as this page goes, an amber dot, dashed beyond."""
    here = LEFT + MEASURE * part
    rule(LEFT, here, y, colour, 2.4)(canvas)
    if here + 6 < RIGHT:
        dashes(here + 6, RIGHT, y, colour, 2.4)(canvas)
    dot(min(here, RIGHT - 4.2), y, AMBER, 4.2)(canvas)


def foot_rule() -> Drawing:
    return dashes(LEFT, RIGHT, FOOT_RULE, EDGE, 1.6)


@_waiting
def image(canvas: Canvas, name: str, x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    canvas.transform(width, 0, 0, height, x, y)
    canvas.doForm(name)
    canvas.restoreState()


@_waiting
def squares(canvas: Canvas, rows: Sequence[Sequence[bool]], x: float, y: float, side: float) -> None:
    """Neighbours in a row are drawn as one, so that no hairline shows between them."""
    unit = side / len(rows)
    canvas.saveState()
    canvas.transform(unit, 0, 0, unit, x, y)
    canvas.setFillGray(0)
    canvas.addLiteral(" ".join(_runs(rows)) + " f")  # a path of ReportLab's takes as long as the rest of the page
    canvas.restoreState()


def _runs(rows: Sequence[Sequence[bool]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        start = 0
        for is_dark, cells in groupby(row):
            long = len(list(cells))
            if is_dark:
                yield f"{start} {len(rows) - number - 1} {long} 1 re"
            start += long


def _stroke(canvas: Canvas, colour: str, weight: float) -> None:
    canvas.setStrokeColor(rgb(colour))
    canvas.setLineWidth(weight)
