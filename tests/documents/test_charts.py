"""Charts: bars as long as their numbers, told in a sentence, with the numbers beside them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ridealong.documents import charts
from ridealong.documents.paperwork import Chart
from ridealong.documents.typesetter.ink import LEFT, MEASURE, rgb
from tests.documents.typesetter import drawn

MONTHS = Chart(
    "Rides by month", "Rides", "Month", (("May", 4), ("June", 12), ("July", 0), ("August", 8)), is_over_time=True
)
STATIONS = Chart("Rides by station", "Rides", "Station", (("Mill Street", 10), ("Harbor", 5), ("North", 0)))


def charted(content, made=None):
    made = made or drawn.paper(scope="")
    charts.chart(made, content)
    return drawn.bound(made)


def bars(pdf):
    """Left, bottom, width and height of each."""
    return [
        each.points[0]
        for each in drawn.shapes(pdf)
        if each.how == "f" and each.fill == pytest.approx(rgb("#123456"), abs=0.001)
    ]


def test_columns_are_as_high_as_their_numbers():
    heights = [height for _x, _y, _width, height in bars(charted(MONTHS))]
    assert [height / max(heights) for height in heights] == pytest.approx([4 / 12, 1, 0, 8 / 12])


def test_columns_stand_on_one_line_and_beside_each_other():
    found = bars(charted(MONTHS))
    assert len({bottom for _x, bottom, _width, _height in found}) == 1
    edges = [(x, x + width) for x, _y, width, _height in found]
    assert all(left[1] < right[0] for left, right in pairwise(edges))
    assert edges[-1][1] < LEFT + MEASURE * charts.DRAWN


def test_each_column_has_its_number_above_and_its_label_below():
    pdf = charted(MONTHS)
    small = [each for each in drawn.words(pdf) if each.size == pytest.approx(7.2)]
    assert [each.text for each in small] == ["4", "May", "12", "June", "July", "8", "August"]
    (x, bottom, width, height) = bars(pdf)[1]
    number, label = small[2], small[3]
    assert x < number.x < x + width
    assert label.y < bottom < bottom + height < number.y


def test_a_chart_over_time_is_one_figure_and_one_table():
    tree = drawn.tree(charted(MONTHS))
    (figure,) = tree.all("Figure")
    assert figure.alt == "Rides by month: 24 in all; most in June (12), least in July (0)."
    rows = [[cell.words for cell in row.kids] for row in tree.all("TR")]
    assert rows == [["Month", "Rides"], ["May", "4"], ["June", "12"], ["July", "0"], ["August", "8"]]


def test_bars_are_as_long_as_their_numbers_and_rows_of_a_table():
    pdf = charted(STATIONS)
    widths = [width for _x, _y, width, _height in bars(pdf)]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 0.5, 0])
    tree = drawn.tree(pdf)
    assert tree.all("Figure") == []
    rows = [[cell.words for cell in row.kids] for row in tree.all("TR")]
    assert rows == [["Station", "Rides"], ["Mill Street", "10"], ["Harbor", "5"], ["North", "0"]]


@pytest.mark.parametrize("content", [MONTHS, STATIONS])
def test_bars_are_in_the_departments_colour(content):
    made = drawn.paper(scope="")
    made.accent = "#aa0044"
    shapes = [each for each in drawn.shapes(charted(content, made)) if each.how == "f"]
    assert {tuple(round(part, 2) for part in each.fill) for each in shapes} == {
        tuple(round(part, 2) for part in rgb("#aa0044"))
    }


@pytest.mark.parametrize("content", [MONTHS, STATIONS])
def test_nothing_to_count_is_no_division_by_zero(content):
    assert {height for _x, _y, _w, height in bars(charted(replace(MONTHS, rows=(("May", 0),))))} == {0}
    charted(replace(content, rows=()))
    assert charts.told(replace(content, rows=())) == f"{content.title}: nothing to count."


def test_a_chart_keeps_its_heading():
    made = drawn.paper(scope="")
    made.y = 180
    pdf = charted(MONTHS, made)
    assert {drawn.at(pdf, "Rides by month").page, drawn.at(pdf, "12").page} == {1}


def test_many_rows_go_on_overleaf():
    long = replace(STATIONS, rows=tuple((f"Station {at}", at) for at in range(80)))
    pdf = charted(long)
    assert len(bars(pdf)) == 80
    assert len(drawn.sheets(pdf)) > 1
    assert len(drawn.tree(pdf).all("Table")) == 1
