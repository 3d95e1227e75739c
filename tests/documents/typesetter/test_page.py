"""Pages: head, foot, the line that shows the way, and what is read out of them."""

from io import BytesIO

import pytest
from PIL import Image

from ridealong.documents.typesetter import typeset
from ridealong.documents.typesetter.ink import AMBER, FOOT_RULE, HEIGHT, INK, LEFT, MEASURE, QUIET, RIGHT, rgb
from ridealong.documents.typesetter.page import LOWEST, Head
from ridealong.documents.typesetter.tags import Field
from tests.documents.typesetter import drawn


def png(width=300, height=200, colour=(20, 40, 90, 255)):
    out = BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def jpeg(width=300, height=200):
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


def test_the_head_is_read_title_first_and_the_department_only_seen():
    pdf = drawn.bound(drawn.paper("Permit", "One ride"))
    document = drawn.tree(pdf).kids[0]
    assert [(kid.tag, kid.words) for kid in document.kids] == [("H1", "Permit"), ("P", "One ride")]
    assert drawn.at(pdf, "Alder Falls").mark is None


def test_title_left_and_department_right():
    pdf = drawn.bound(drawn.paper())
    title, name = drawn.at(pdf, "Permit"), drawn.at(pdf, "Alder Falls")
    assert title.x == LEFT
    assert title.y == name.y
    assert name.x + typeset.one_line(name.text, 9, 300).width == pytest.approx(RIGHT, abs=0.1)
    assert title.size == 18


def test_above_a_long_title_the_department_moves_up():
    pdf = drawn.bound(drawn.paper("Agreement of those who ride along and of those who drive"))
    assert drawn.at(pdf, "Alder Falls").y == drawn.at(pdf, "Agreement").y + 21


@pytest.mark.parametrize(
    ("title", "size"), [("A" * 20, 18), ("Release " * 7, 16), ("Release " * 8, 14), ("W" * 90, 12.5)]
)
def test_a_title_is_as_large_as_fits(title, size):
    pdf = drawn.bound(drawn.paper(title))
    found = drawn.at(pdf, title[:6])
    assert found.size == size
    assert found.text.endswith("…") == (size == 12.5)


def test_an_empty_scope_leaves_no_tag():
    assert drawn.tree(drawn.bound(drawn.paper(scope=""))).all("P") == []


def test_every_page_counts_itself_and_all():
    made = drawn.paper()
    made.turn()
    made.turn()
    feet = [each.text for each in drawn.words(drawn.bound(made)) if each.text.startswith("Page")]
    assert feet == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_pages_are_counted_in_the_papers_language():
    assert drawn.at(drawn.bound(drawn.paper(language="es")), "Página").text == "Página 1 de 1"


def test_the_foot_says_what_the_page_belongs_to_and_nobody_reads_it_out():
    pdf = drawn.bound(drawn.paper())
    foot = drawn.at(pdf, "AF-2026-0001")
    assert (foot.x, foot.mark) == (LEFT, None)
    assert foot.y < FOOT_RULE


def test_a_turned_page_repeats_its_head_small_and_unread():
    made = drawn.paper()
    made.turn()
    pdf = drawn.bound(made)
    heads = [each for each in drawn.words(pdf) if each.text == "Permit"]
    assert [(head.page, head.size, head.mark is None) for head in heads] == [(0, 18, False), (1, 11, True)]
    assert len(drawn.tree(pdf).all("H1")) == 1
    assert "One ride" not in [each.text for each in drawn.words(pdf) if each.page == 1]


def test_a_second_part_begins_with_a_head_of_its_own():
    made = drawn.paper()
    made.start(Head("How this was signed"))
    assert [kid.words for kid in drawn.tree(drawn.bound(made)).all("H1")] == ["Permit", "How this was signed"]


def way(pdf, page):
    """From where to where the line in the head is solid, and dashed."""
    lines = [each for each in drawn.shapes(pdf) if each.page == page and each.how == "S" and each.weight == 2.4]
    return {bool(each.dash): (round(each.points[0][0]), round(each.points[-1][0])) for each in lines}


def test_the_line_in_the_head_is_solid_as_far_as_the_page_goes():
    made = drawn.paper()
    made.turn()
    made.turn()
    pdf = drawn.bound(made)
    third = MEASURE / 3
    assert way(pdf, 0) == {False: (LEFT, LEFT + third), True: (LEFT + third + 6, RIGHT)}
    assert way(pdf, 1)[False] == (LEFT, LEFT + 2 * third)
    assert way(pdf, 2) == {False: (LEFT, RIGHT)}


def test_the_line_is_in_the_departments_colour_and_ends_in_an_amber_dot():
    shapes = drawn.shapes(drawn.bound(drawn.paper()))
    line = next(each for each in shapes if each.weight == 2.4)
    assert line.stroke == pytest.approx(rgb("#123456"), abs=0.001)
    dot = next(each for each in shapes if each.fill == pytest.approx(rgb(AMBER), abs=0.001))
    assert dot.how == "B"


def test_lines_and_dots_are_never_read_out():
    assert {each.mark for each in drawn.shapes(drawn.bound(drawn.paper()))} == {None}


def test_need_turns_the_page_only_where_room_is_short():
    made = drawn.paper()
    made.need(made.y - LOWEST)
    assert len(made.pages) == 1
    made.need(made.y - LOWEST + 1)
    assert len(made.pages) == 2
    assert made.y > HEIGHT - 120


def test_text_stands_where_it_is_put_in_its_colour():
    made = drawn.paper()
    node = made.parent.add("P")
    made.text(node, 100, 400, typeset.one_line("Dana Law", 10, 200), QUIET)
    found = drawn.at(drawn.bound(made), "Dana")
    assert (found.x, found.y, found.size) == (100, 400, 10)
    assert found.colour == pytest.approx(rgb(QUIET), abs=0.001)


def test_text_may_end_where_it_is_put():
    made = drawn.paper()
    line = typeset.one_line("Code K7 4M", 10, 200)
    made.text(None, 400, 300, line, from_right=True)
    assert drawn.at(drawn.bound(made), "Code").x == pytest.approx(400 - line.width, abs=0.01)


def test_an_empty_line_draws_nothing():
    made = drawn.paper()
    before = len(made.page.drawn)
    made.text(made.parent.add("P"), 100, 400, typeset.one_line("", 10, 200))
    assert len(made.page.drawn) == before


def test_a_picture_keeps_its_shape_and_says_what_it_shows():
    made = drawn.paper()
    made.picture(png(300, 200), 100, 200, 90, 90, "Signature drawn by Ann")
    pdf = drawn.bound(made)
    figure = drawn.tree(pdf).all("Figure")[0]
    assert figure.alt == "Signature drawn by Ann"
    assert figure.box == (100, 200, 190, 290)
    mark, _name = drawn.sheets(pdf)[0].pictures[0]
    assert mark is not None


def test_a_photograph_hangs_from_the_top_of_its_room():
    made = drawn.paper()
    made.photograph(jpeg(300, 200), 54, 100, 300, 400, "Page 1 of the paper")
    assert drawn.tree(drawn.bound(made)).all("Figure")[0].box == (54, 300, 354, 500)


def test_a_badge_moves_the_title_in_and_is_only_seen():
    pdf = drawn.bound(drawn.paper(badge=png(330, 330)))
    assert drawn.at(pdf, "Permit").x == pytest.approx(LEFT + 62 + 13)
    assert [mark for mark, _name in drawn.sheets(pdf)[0].pictures] == [None]


def test_a_very_wide_badge_leaves_room_for_the_title():
    assert drawn.at(drawn.bound(drawn.paper(badge=png(2000, 100))), "Permit").x == pytest.approx(LEFT + 62 * 2.5 + 13)


def test_a_field_without_words_is_called_by_its_name():
    made = drawn.paper()
    made.field(Field(0, "text", "phone", " \u200b ", (54, 100, 154, 122)))
    assert drawn.tree(drawn.bound(made)).all("Form")[0].alt == "phone"


def test_a_department_without_a_colour_draws_in_ink():
    made = drawn.paper()
    made.letterhead.colour = ""
    again = type(made)(made.letterhead, "Permit", "en")
    assert again.accent == INK


@pytest.mark.parametrize(("language", "told"), [("en", "en-US"), ("es", "es-US"), ("vi", "vi")])
def test_the_papers_language_is_told_as_programs_know_it(language, told):
    assert drawn.paper(language=language).language == told
