"""Colours, measures, and everything that touches the canvas. Points are 1/72 inch; `y` runs up from the foot."""

from io import BytesIO

from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ridealong.documents.typeset import Line

WIDTH, HEIGHT = letter
MARGIN = 54  # 0.75 in
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
MEASURE = RIGHT - LEFT
FOOT_RULE = 50

INK, QUIET, AMBER, RULE, EDGE, STOP = "#16213a", "#4b5468", "#f5a800", "#dcd4c3", "#7a7364", "#a3242b"


def line(canvas: Canvas, x: float, y: float, line: Line, colour: str) -> None:
    text = canvas.beginText(x, y)
    text.setFillColor(HexColor(colour))
    was_shifted = False
    for piece in line:
        text.setFont(piece.face.name, piece.size)
        if was_shifted or piece.shift != (0, 0):
            text.setTextOrigin(x + piece.shift[0] * piece.size, y + piece.shift[1] * piece.size)
        if piece.is_missing:
            text._code.append(f"/Span <</ActualText <FEFF{piece.text.encode('utf-16-be').hex().upper()}>>> BDC")
        text.textOut(piece.codes)
        if piece.is_missing:
            text._code.append("EMC")
        x, was_shifted = x + piece.width, piece.shift != (0, 0)
    canvas.drawText(text)


def rule(canvas: Canvas, left: float, right: float, y: float, colour: str, weight: float) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(weight)
    canvas.line(left, y, right, y)


def dot(canvas: Canvas, x: float, y: float, colour: str, radius: float) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(1.2)
    canvas.circle(x, y, radius, fill=1)


def upright(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(2.4)
    canvas.line(x, top, x, bottom)


def box(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.setStrokeColor(HexColor(EDGE))
    canvas.setLineWidth(1)
    canvas.rect(x, y, side, side, fill=0)


def dashes(canvas: Canvas, left: float, y: float, colour: str, weight: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(weight)
    canvas.setDash(10, 7)
    canvas.line(left, y, RIGHT, y)
    canvas.restoreState()


def way(canvas: Canvas, y: float, part: float) -> None:
    """Solid as far as this page goes, an amber dot, dashed beyond."""
    here = LEFT + MEASURE * part
    rule(canvas, LEFT, here, y, INK, 2.4)
    if part < 1:
        dashes(canvas, here + 6, y, INK, 2.4)
    dot(canvas, min(here, RIGHT - 4.2), y, AMBER, 4.2)


def foot_rule(canvas: Canvas) -> None:
    dashes(canvas, LEFT, FOOT_RULE, EDGE, 1.6)


def picture(canvas: Canvas, png: bytes, x: float, y: float, width: float, height: float) -> None:
    with Image.open(BytesIO(png)) as opened:
        image(canvas, opened.convert("RGBA"), x, y, width, height)


def image(canvas: Canvas, shown: Image.Image, x: float, y: float, width: float, height: float) -> None:
    canvas.drawImage(ImageReader(shown), x, y, width, height, mask="auto", preserveAspectRatio=True, anchor="sw")


def squares(canvas: Canvas, rows: list[list[bool]], x: float, y: float, side: float) -> None:
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
