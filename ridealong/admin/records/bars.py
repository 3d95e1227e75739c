"""A chart of a report, drawn for the screen."""

from dataclasses import dataclass

from ridealong.documents import charts
from ridealong.documents.paperwork import Chart

WIDTH, HEIGHT, FOOT = 640, 240, 24  # of a chart, in its own units


@dataclass(frozen=True)
class Bar:
    label: str
    number: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Drawn:
    """A chart for the screen. `told` is what a screen reader hears of the picture."""

    chart: Chart
    bars: tuple[Bar, ...]
    told: str


def drawn(chart: Chart) -> Drawn:
    highest = max((number for _label, number in chart.rows), default=0)
    step = WIDTH / max(1, len(chart.rows))
    room = HEIGHT - FOOT - 20
    bars = []
    for place, (label, number) in enumerate(chart.rows):
        high = room * number / highest if highest else 0
        bars.append(Bar(label, number, round(place * step + step * 0.16, 1), round(HEIGHT - FOOT - high, 1),
                        round(step * 0.68, 1), round(high, 1)))  # fmt: skip
    return Drawn(chart, tuple(bars), charts.told(chart))
