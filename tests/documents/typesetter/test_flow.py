"""Blocks down the page: they lose nothing, keep together what belongs together, and are tagged as what they are."""

import pytest

from ridealong.documents.typesetter import flow, typeset
from ridealong.documents.typesetter.flow import BODY, CLAUSE, SECTION, SMALL
from ridealong.documents.typesetter.fonts import BOLD, SEMI
from ridealong.documents.typesetter.ink import LEFT, MEASURE, RIGHT, RULE, rgb
from ridealong.documents.typesetter.page import LOWEST
from tests.documents.typesetter import drawn

SENTENCE = "The officer decides where I sit and when the ride ends."


def left(made, points):
    """The paper with so much room on its page."""
    made.y = LOWEST + points
    return made


def test_a_paragraph_is_one_tag_over_all_of_its_lines():
    made = drawn.paper(scope="")
    flow.paragraph(made, f"{SENTENCE} " * 6)
    (told,) = drawn.tree(drawn.bound(made)).all("P")
    assert told.words == " ".join([SENTENCE] * 6)


def test_lines_stand_a_leading_apart_from_the_left():
    made = drawn.paper(scope="")
    top = made.y
    flow.paragraph(made, f"{SENTENCE} " * 6)
    lines = [each for each in drawn.words(drawn.bound(made)) if each.size == pytest.approx(BODY.size)]
    assert {each.x for each in lines} == {LEFT}
    assert [each.y for each in lines] == pytest.approx(
        [top - BODY.size - BODY.leading * at for at in range(len(lines))]
    )
    assert made.y == pytest.approx(top - BODY.leading * len(lines))


def test_an_empty_paragraph_takes_no_room_and_no_tag():
    made = drawn.paper(scope="")
    top = made.y
    flow.paragraph(made, "", after=12)
    assert made.y == top
    assert drawn.tree(drawn.bound(made)).all("P") == []


def test_a_paragraph_over_two_pages_stays_one_tag():
    made = left(drawn.paper(scope=""), BODY.leading * 3)
    flow.paragraph(made, f"{SENTENCE} " * 12)
    pdf = drawn.bound(made)
    (told,) = drawn.tree(pdf).all("P")
    assert told.words == " ".join([SENTENCE] * 12)
    assert {each.page for each in drawn.words(pdf) if each.size == pytest.approx(BODY.size)} == {0, 1}


@pytest.mark.parametrize("room", [1, 2, 3, 4, 5, 6])
def test_no_line_of_a_paragraph_stands_alone(room):
    made = left(drawn.paper(scope=""), BODY.leading * room + 1)
    flow.paragraph(made, "word " * 150)
    pages = [each.page for each in drawn.words(drawn.bound(made)) if each.size == pytest.approx(BODY.size)]
    assert len(pages) > 5
    assert all(pages.count(page) != 1 for page in set(pages))


def test_the_end_of_a_paragraph_stays_with_what_follows():
    made = left(drawn.paper(scope=""), BODY.leading * 2 + 1)
    flow.paragraph(made, SENTENCE, keep=100)
    assert len(made.pages) == 2


def test_a_heading_is_never_the_last_thing_on_a_page():
    made = left(drawn.paper(), CLAUSE.leading + 8 + BODY.leading * 2 - 1)
    flow.heading(made, "Risks")
    assert len(made.pages) == 2
    made = left(drawn.paper(), CLAUSE.leading + 8 + BODY.leading * 2 + 1)
    flow.heading(made, "Risks")
    assert len(made.pages) == 1


@pytest.mark.parametrize(("level", "tag"), [(1, "H2"), (2, "H3"), (9, "H6")])
def test_headings_stand_below_the_title(level, tag):
    made = drawn.paper()
    flow.heading(made, "Risks", level=level)
    assert [each.words for each in drawn.tree(drawn.bound(made)).all(tag)] == ["Risks"]


def test_a_section_is_larger_than_a_clause():
    made = drawn.paper()
    flow.heading(made, "Section", SECTION)
    flow.heading(made, "Clause")
    pdf = drawn.bound(made)
    assert drawn.at(pdf, "Section").size > drawn.at(pdf, "Clause").size > BODY.size


def test_a_legal_text_is_headings_paragraphs_and_lists():
    made = drawn.paper(scope="")
    flow.body(made, "## 1. Risk\n\nIt is **very** dangerous.\n\n- One\n- Two\n\nThe end.")
    document = drawn.tree(drawn.bound(made)).kids[0]
    assert [kid.tag for kid in document.kids] == ["H1", "H2", "P", "L", "P"]
    assert [kid.words for kid in document.kids[1:3]] == ["1. Risk", "It is very dangerous."]
    assert [body.words for body in document.all("LBody")] == ["One", "Two"]


def test_a_strong_word_is_drawn_in_another_face():
    made = drawn.paper(scope="")
    flow.body(made, "It is **very** dangerous.")
    line = made.page.lines[-1]
    assert [piece.text.strip() for piece in line.pieces] == ["It is", "very", "dangerous."]
    assert line.pieces[1].face.name.endswith(str(SEMI))


def test_two_lists_are_two_lists():
    made = drawn.paper()
    flow.body(made, "- One\n\nBetween.\n\n- Two")
    assert [[point.words for point in each.all("LBody")] for each in drawn.tree(drawn.bound(made)).all("L")] == [
        ["One"],
        ["Two"],
    ]


def test_a_point_hangs_behind_its_dash():
    made = drawn.paper()
    flow.bullets(made, [f"{SENTENCE} " * 4, "Short."])
    pdf = drawn.bound(made)
    dashes = [each for each in drawn.words(pdf) if each.text == "–"]
    texts = [each for each in drawn.words(pdf) if each.text.startswith(("The officer", "Short"))]
    assert [each.x for each in dashes] == [LEFT + 1] * 2
    assert {each.x for each in texts} == {LEFT + 14}
    assert [dash.y for dash in dashes] == [texts[0].y, texts[-1].y]
    items = drawn.tree(pdf).all("LI")
    assert [[kid.tag for kid in item.kids] for item in items] == [["Lbl", "LBody"]] * 2


def test_points_keep_their_width():
    made = drawn.paper()
    flow.bullets(made, [f"{SENTENCE} " * 4], style=SMALL, width=200, left=100)
    lines = [line for line in made.page.lines if line.size == SMALL.size]
    assert len(lines) > 4
    assert all(line.width <= 200 - 14 for line in lines)


def test_a_point_without_words_takes_no_room():
    made = drawn.paper()
    top = made.y
    flow.bullets(made, [""])
    assert made.y == top


def test_a_grid_puts_each_value_under_its_label():
    made = drawn.paper(scope="")
    flow.grid(made, [[("Born", "March 3, 1992", 0.5), ("Age", "34", 0.5)]])
    pdf = drawn.bound(made)
    born, value, age = drawn.at(pdf, "Born"), drawn.at(pdf, "March"), drawn.at(pdf, "Age")
    assert (born.x, value.x, age.x) == (LEFT, LEFT, LEFT + MEASURE / 2)
    assert born.y - value.y == pytest.approx(13)
    assert [each.words for each in drawn.tree(pdf).all("P")] == ["Born March 3, 1992", "Age 34"]


def test_a_grid_stands_between_hairlines():
    made = drawn.paper()
    flow.grid(made, [[("Born", "1992", 1)], [("Age", "34", 1)]])
    lines = [each for each in drawn.shapes(drawn.bound(made)) if each.stroke == pytest.approx(rgb(RULE), abs=0.001)]
    assert len(lines) == 3
    assert all((each.points[0][0], each.points[-1][0]) == (LEFT, RIGHT) for each in lines)


def test_a_long_value_takes_two_lines_and_no_more():
    made = drawn.paper()
    top = made.y
    flow.grid(made, [[("Contact", "Trần Văn Đức, brother, " * 9, 0.5), ("Age", "34", 0.5)]])
    lines = [line for line in made.page.lines if line.size == flow.VALUE.size]
    assert len(lines) == 3
    assert typeset.is_shortened(lines[1])
    assert made.y == pytest.approx(top - 18 - 2 * flow.VALUE.leading)


def test_an_empty_value_leaves_room_to_write():
    made, other = drawn.paper(), drawn.paper()
    flow.grid(made, [[("Born", "", 1)]])
    flow.grid(other, [[("Born", "1992", 1)]])
    assert made.y == other.y


def test_a_gap_is_that_wide():
    made = drawn.paper()
    top = made.y
    flow.gap(made, 17)
    assert made.y == top - 17


def test_bold_is_bold():
    made = drawn.paper()
    flow.heading(made, "Risks")
    assert made.page.lines[-1].pieces[0].face.name.endswith(str(BOLD))
