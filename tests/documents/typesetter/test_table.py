"""Tables: real headers, whole rows, and the same headers on the next page, read out once."""

import pytest

from ridealong.documents.typesetter import table
from ridealong.documents.typesetter.flow import BODY, SMALL
from ridealong.documents.typesetter.ink import EDGE, LEFT, MEASURE, rgb
from ridealong.documents.typesetter.page import LOWEST
from tests.documents.typesetter import drawn


def drawn_table(rows, headers=("When", "Rider"), shares=(0.4, 0.6), made=None, **more):
    made = made or drawn.paper(scope="")
    cells = [[[(text, BODY)] for text in row] for row in rows]
    table.table(made, headers, shares, cells, **more)
    return made


def test_cells_are_read_row_by_row():
    pdf = drawn.bound(drawn_table([("6 PM", "Ann"), ("8 PM", "Omar")]))
    rows = drawn.tree(pdf).all("TR")
    assert [[(cell.tag, cell.words) for cell in row.kids] for row in rows] == [
        [("TH", "When"), ("TH", "Rider")],
        [("TD", "6 PM"), ("TD", "Ann")],
        [("TD", "8 PM"), ("TD", "Omar")],
    ]


def test_headers_say_that_they_head_columns():
    assert {cell.scope for cell in drawn.tree(drawn.bound(drawn_table([("a", "b")]))).all("TH")} == {"Column"}


def test_columns_begin_where_their_shares_say():
    pdf = drawn.bound(drawn_table([("6 PM", "Ann")]))
    assert drawn.at(pdf, "When").x == drawn.at(pdf, "6 PM").x == LEFT
    assert drawn.at(pdf, "Rider").x == drawn.at(pdf, "Ann").x == pytest.approx(LEFT + MEASURE * 0.4, abs=0.01)


def test_an_empty_cell_stays_a_cell():
    rows = drawn.tree(drawn.bound(drawn_table([("", "Ann"), ("8 PM", "")]))).all("TR")
    assert [[cell.words for cell in row.kids] for row in rows[1:]] == [["", "Ann"], ["8 PM", ""]]


def test_a_row_is_as_high_as_its_longest_cell():
    short, long = drawn_table([("6 PM", "Ann")]), drawn_table([("6 PM", "Ann " * 60)])
    assert short.y - long.y == pytest.approx(4 * BODY.leading)


def test_a_cell_is_cut_after_six_lines():
    made = drawn_table([("6 PM", "Ann " * 900)])
    lines = [line for line in made.page.lines if line.text.startswith("Ann")]
    assert len(lines) == table.MOST_LINES
    assert lines[-1].text.endswith("…")
    assert len(made.pages) == 1


def test_a_cell_may_hold_paragraphs_of_several_styles():
    made = drawn.paper(scope="")
    table.table(made, ("Rider",), (1,), [[[("Ann Lee", BODY), ("age 34", SMALL)]]])
    pdf = drawn.bound(made)
    assert drawn.tree(pdf).all("TD")[0].words == "Ann Lee age 34"
    assert drawn.at(pdf, "age").size == SMALL.size
    assert drawn.at(pdf, "age").y < drawn.at(pdf, "Ann").y


def test_rows_over_pages_lose_nothing():
    pdf = drawn.bound(drawn_table([(f"{number}.", f"Rider {number}") for number in range(120)]))
    assert [row.kids[1].words for row in drawn.tree(pdf).all("TR")[1:]] == [f"Rider {number}" for number in range(120)]
    assert len(drawn.sheets(pdf)) > 2


def test_headers_stand_on_each_page_and_are_read_once():
    pdf = drawn.bound(drawn_table([(f"{number}.", "Ann") for number in range(60)]))
    seen = [each for each in drawn.words(pdf) if each.text == "Rider"]
    assert [each.page for each in seen] == list(range(len(drawn.sheets(pdf))))
    assert [each.mark is None for each in seen] == [False] + [True] * (len(seen) - 1)
    assert len(drawn.tree(pdf).all("TH")) == 2


def test_no_row_hangs_into_the_foot():
    pdf = drawn.bound(drawn_table([(f"{number}.", "Ann " * 100) for number in range(40)]))
    assert all(each.y >= LOWEST for each in drawn.words(pdf) if each.text.startswith("Ann"))


def test_a_row_stays_on_one_page():
    pdf = drawn.bound(drawn_table([(f"{number}.", f"row{number} " * 60) for number in range(40)]))
    pages = {}
    for each in drawn.words(pdf):
        if each.text.startswith("row"):
            pages.setdefault(each.text.split()[0], set()).add(each.page)
    assert len(pages) == 40
    assert all(len(found) == 1 for found in pages.values())


def test_boxes_to_tick_stand_left_of_each_row():
    pdf = drawn.bound(drawn_table([("", "Ann"), ("", "Omar")], has_boxes=True))
    boxes = [each for each in drawn.shapes(pdf) if each.stroke == pytest.approx(rgb(EDGE), abs=0.001) and not each.dash]
    assert [each.points[0][0] for each in boxes] == [LEFT] * 2
    assert {each.points[0][2:] for each in boxes} == {(11, 11)}


def test_a_table_may_stand_beside_something():
    pdf = drawn.bound(drawn_table([("6 PM", "Ann")], left=300, width=200, padding=4))
    assert drawn.at(pdf, "When").x == 300
    assert drawn.at(pdf, "Ann").x == pytest.approx(380)


def test_a_table_without_rows_keeps_its_headers():
    assert [cell.words for cell in drawn.tree(drawn.bound(drawn_table([]))).all("TH")] == ["When", "Rider"]


def test_a_table_does_not_begin_at_the_foot():
    made = drawn.paper(scope="")
    made.y = LOWEST + 50
    assert {
        each.page for each in drawn.words(drawn.bound(drawn_table([("a", "b")], made=made))) if each.text == "When"
    } == {1}
