"""Shapes on the canvas: where they run, how thick, in which colour."""

import pytest

from ridealong.documents.typesetter import ink
from ridealong.documents.typesetter.ink import AMBER, EDGE, INK, LEFT, RIGHT, RULE, STOP, rgb
from tests.documents.typesetter import drawn


def one(drawing):
    """The shapes that one drawing puts on an empty page."""
    made = drawn.paper()
    made.mark(drawing, made.parent.add("Figure", alt="shape"))
    return [each for each in drawn.shapes(drawn.bound(made)) if each.mark is not None]


def near(*colour):
    return pytest.approx(colour, abs=0.001)


@pytest.mark.parametrize(
    ("colour", "parts"), [("#000000", (0, 0, 0)), ("#ffffff", (1, 1, 1)), ("#ff8000", (1, 128 / 255, 0))]
)
def test_a_colour_is_three_parts_of_one(colour, parts):
    assert rgb(colour) == pytest.approx(parts)
    assert [float(each) for each in ink.operands(colour).split()] == pytest.approx(parts, abs=0.001)


def test_a_rule_runs_level():
    (line,) = one(ink.rule(60, 300, 420.5, RULE, 0.7))
    assert line.points == [(60, 420.5), (300, 420.5)]
    assert (line.how, line.weight, line.dash) == ("S", 0.7, ())
    assert line.stroke == near(*rgb(RULE))


def test_an_upright_runs_down():
    (line,) = one(ink.upright(59, 700, 640))
    assert line.points == [(59, 700), (59, 640)]
    assert line.stroke == near(*rgb(INK))


def test_a_dot_is_round_filled_and_edged():
    (dot,) = one(ink.dot(100, 200, AMBER, 4))
    assert dot.how == "B"
    assert (dot.fill, dot.stroke) == (near(*rgb(AMBER)), near(*rgb(INK)))
    ends = [point[-2:] for point in dot.points]
    assert all(((x - 100) ** 2 + (y - 200) ** 2) ** 0.5 == pytest.approx(4, abs=0.01) for x, y in ends)


def test_a_box_is_empty_and_a_bar_is_full():
    (box,), (bar,) = one(ink.box(60, 300, 11)), one(ink.bar(60, 300, 120, 9.5, STOP))
    assert (box.how, box.points, box.stroke) == ("S", [(60, 300, 11, 11)], near(*rgb(EDGE)))
    assert (bar.how, bar.points, bar.fill) == ("f", [(60, 300, 120, 9.5)], near(*rgb(STOP)))


def test_dashes_end_with_their_line():
    first, second = one(ink.dashes(60, 300, 400, EDGE, 1.6)), one(ink.rule(60, 300, 400, EDGE, 1.6))
    assert first[0].dash == (10, 7)
    assert second[0].dash == ()
    made = drawn.paper()
    node = made.parent.add("Figure", alt="two")
    made.mark(ink.dashes(60, 300, 400, EDGE, 1.6), node)
    made.mark(ink.rule(60, 300, 380, EDGE, 1.6), node)
    assert [each.dash for each in drawn.shapes(drawn.bound(made)) if each.mark is not None] == [(10, 7), ()]


@pytest.mark.parametrize(("part", "dashed"), [(0.25, 1), (0.995, 0), (1, 0)])
def test_the_way_is_dashed_beyond_the_page(part, dashed):
    found = one(ink.way(700, part))
    assert sum(bool(each.dash) for each in found) == dashed
    assert all(LEFT - 0.1 <= point[-2] <= RIGHT + 0.1 for each in found for point in each.points)


def test_squares_join_with_their_neighbours():
    rows = [[True, True, False], [False, True, False], [True, False, True]]
    (found,) = one(ink.squares(rows, 100, 200, 30))
    assert found.points == [(0, 2, 2, 1), (1, 1, 1, 1), (0, 0, 1, 1), (2, 0, 1, 1)]
    assert found.fill == (0,)


def test_what_follows_squares_is_drawn_at_its_own_size():
    made = drawn.paper()
    node = made.parent.add("Figure", alt="two")
    made.mark(ink.squares([[True]], 100, 200, 30), node)
    made.mark(ink.bar(60, 300, 120, 10, INK), node)
    found = [each for each in drawn.shapes(drawn.bound(made)) if each.mark is not None]
    assert found[1].fill == near(*rgb(INK))
