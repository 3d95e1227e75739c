"""Colours, measures, and what is drawn, as operators of a PDF. Points are 1/72 inch; `y` runs up from the foot."""

from collections.abc import Sequence
from functools import lru_cache

from ridealong.documents.typesetter.typeset import Line

WIDTH, HEIGHT = 612.0, 792.0  # US letter
MARGIN = 54.0  # 0.75 in
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
MEASURE = RIGHT - LEFT
FOOT_RULE = 50.0

INK, QUIET, AMBER, RULE, EDGE, STOP = "#16213a", "#4b5468", "#f5a800", "#dcd4c3", "#7a7364", "#a3242b"
PAPER = "#ffffff"
ROUND = 0.5523  # how far a curve's handles stand off, to draw a quarter of a circle


@lru_cache(64)
def _parts(colour: str) -> str:
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.3g}" for start in (1, 3, 5))


def fill(colour: str) -> str:
    return f"{_parts(colour)} rg "


def stroke(colour: str, weight: float) -> str:
    return f"{_parts(colour)} RG {weight:g} w "


def line(x: float, y: float, line: Line, colour: str) -> str:
    return f"BT {_parts(colour)} rg {x:.2f} {y:.2f} Td {line.drawn}ET\n"


def rule(left: float, right: float, y: float, colour: str, weight: float) -> str:
    return f"{stroke(colour, weight)}{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S\n"


def upright(x: float, top: float, bottom: float, colour: str = INK, weight: float = 2.4) -> str:
    return f"{stroke(colour, weight)}{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l S\n"


def dot(x: float, y: float, colour: str, radius: float) -> str:
    r, k = radius, radius * ROUND
    round_ = (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c b\n"
    )
    return fill(colour) + stroke(INK, 1.2) + round_


def box(x: float, y: float, side: float) -> str:
    return f"{stroke(EDGE, 1)}{x:.2f} {y:.2f} {side:g} {side:g} re S\n"


def bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f"{fill(colour)}{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n"


def dashes(left: float, right: float, y: float, colour: str, weight: float) -> str:
    return f"q [10 7] 0 d {rule(left, right, y, colour, weight)}Q\n"


def way(y: float, part: float, colour: str = INK) -> str:
    """Solid as far as this page goes, an amber dot, dashed beyond."""
    here = LEFT + MEASURE * part
    ahead = dashes(here + 6, RIGHT, y, colour, 2.4) if part < 1 else ""
    return rule(LEFT, here, y, colour, 2.4) + ahead + dot(min(here, RIGHT - 4.2), y, AMBER, 4.2)


def foot_rule() -> str:
    return dashes(LEFT, RIGHT, FOOT_RULE, EDGE, 1.6)


def image(name: str, x: float, y: float, width: float, height: float) -> str:
    return f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q\n"


def squares(rows: Sequence[Sequence[bool]], x: float, y: float, side: float) -> str:
    """Neighbours in a row are drawn as one, so that no hairline shows between them."""
    unit = side / len(rows)
    out = [f"q {unit:.5f} 0 0 {unit:.5f} {x:.2f} {y:.2f} cm 0 g"]
    for number, row in enumerate(rows):
        dark = "".join("1" if cell else "0" for cell in row)
        start = dark.find("1")
        while start >= 0:
            end = dark.find("0", start)
            end = len(dark) if end < 0 else end
            out.append(f"{start} {len(rows) - number - 1} {end - start} 1 re")
            start = dark.find("1", end)
    return "\n".join([*out, "f Q\n"])
