"""Every sample as another program reads it: nothing in the margins, nothing over another, tags that nest rightly."""

from functools import cache
from itertools import pairwise

import pytest

from ridealong.documents import render, samples
from ridealong.documents.typesetter.ink import FOOT_RULE, HEIGHT, LEFT, RIGHT
from tests.documents.typesetter import drawn

PAPERS = dict(samples.papers())
SMALLEST = 7.2
TINY = 0.01  # points
HEADS = ("H1", "H2", "H3", "H4", "H5", "H6")
INSIDE = {"LI": "L", "LBody": "LI", "Lbl": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}
MAY_HOLD = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}}

every_paper = pytest.mark.parametrize("name", PAPERS)


@cache
def pdf(name):
    return render(PAPERS[name])


@cache
def sheets(name):
    return drawn.sheets(pdf(name))


@cache
def tree(name):
    return drawn.tree(pdf(name))


def below(element):
    for kid in element.kids:
        yield element, kid
        yield from below(kid)


@every_paper
def test_words_begin_inside_the_margins(name):
    for sheet in sheets(name):
        for each in sheet.words:
            assert LEFT - TINY <= each.x < RIGHT, each.text
            assert 0 < each.y < HEIGHT, each.text


@every_paper
def test_only_the_foot_stands_below_its_rule(name):
    for sheet in sheets(name):
        low = [each for each in sheet.words if each.y < FOOT_RULE]
        assert len({each.y for each in low}) == 1
        assert all(each.mark is None for each in low)


@every_paper
def test_each_page_counts_itself(name):
    found = sheets(name)
    for number, sheet in enumerate(found, start=1):
        foot = [each.text for each in sheet.words if each.y < FOOT_RULE]
        count = foot[-1].split()
        assert [word for word in count if word.isdigit()] == [str(number), str(len(found))]


@every_paper
def test_no_words_are_too_small_to_read(name):
    assert min(each.size for sheet in sheets(name) for each in sheet.words) >= SMALLEST


@every_paper
def test_no_two_pieces_begin_at_one_place(name):
    for sheet in sheets(name):
        places = [(round(each.x, 1), round(each.y, 1)) for each in sheet.words]
        assert len(set(places)) == len(places)


@every_paper
def test_lines_of_one_column_do_not_touch(name):
    """From base to base at least the size of the lower one, less what small letters leave free."""
    for sheet in sheets(name):
        columns = {}
        for each in sheet.words:
            columns.setdefault(round(each.x, 1), []).append(each)
        for column in columns.values():
            ordered = sorted(column, key=lambda each: -each.y)
            for upper, lower in pairwise(ordered):
                assert upper.y - lower.y >= 0.7 * lower.size, (upper.text, lower.text)


@every_paper
def test_every_letter_is_read_back_as_itself(name):
    for sheet in sheets(name):
        for each in sheet.words:
            assert "\ufffd" not in each.text
            assert not any("\ue000" <= letter <= "\uf8ff" for letter in each.text)


@every_paper
def test_shapes_stay_on_the_page(name):
    for sheet in sheets(name):
        for shape in sheet.shapes:
            if shape.how == "f" and len(shape.points) > 100:
                continue  # squares of a QR code, in a measure of their own
            for x, y, *_rest in shape.points:
                assert 0 <= x <= 612, shape
                assert 0 <= y <= HEIGHT, shape


@every_paper
def test_what_is_only_seen_is_in_no_tag_and_the_rest_is_in_one(name):
    for sheet in sheets(name):
        marks = [each.mark for each in sheet.words if each.mark is not None]
        told = {*marks, *(shape.mark for shape in sheet.shapes), *(mark for mark, _name in sheet.pictures)} - {None}
        assert told == set(range(len(told)))


@every_paper
def test_each_paper_is_one_document_that_begins_with_its_title(name):
    (document,) = tree(name).kids
    assert document.tag == "Document"
    assert document.kids[0].tag == "H1"
    assert document.kids[0].words


@every_paper
def test_no_level_of_headings_is_left_out(name):
    levels = [HEADS.index(kid.tag) for _parent, kid in below(tree(name)) if kid.tag in HEADS]
    assert levels[0] == 0
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_paper
def test_no_heading_is_empty(name):
    assert all(kid.words for _parent, kid in below(tree(name)) if kid.tag in HEADS)


@every_paper
def test_parts_of_lists_and_tables_stand_in_them_and_nothing_else_does(name):
    for parent, kid in below(tree(name)):
        assert parent.tag == INSIDE.get(kid.tag, parent.tag)
        assert kid.tag in MAY_HOLD.get(parent.tag, {kid.tag})


@every_paper
def test_rows_of_a_table_have_as_many_cells_as_its_headers(name):
    for found in tree(name).all("Table"):
        assert len({len(row.kids) for row in found.kids}) == 1
        assert {cell.tag for cell in found.kids[0].kids} == {"TH"}
        assert {cell.scope for cell in found.kids[0].kids} == {"Column"}


@every_paper
def test_pictures_and_fields_are_told_in_words(name):
    for _parent, kid in below(tree(name)):
        if kid.tag in {"Figure", "Form"}:
            assert kid.alt.strip()


@every_paper
def test_figures_say_where_they_stand(name):
    for figure in tree(name).all("Figure"):
        left, bottom, right, top = figure.box
        assert 0 <= left < right <= 612
        assert 0 <= bottom < top <= HEIGHT


@every_paper
def test_people_and_the_department_are_named(name):
    paper = PAPERS[name]
    words = " ".join(each.text for sheet in sheets(name) for each in sheet.words).replace("\u00a0", " ")
    assert paper.department.name in words
    for part in ("reference", "signed_by", "program", "station"):
        said = getattr(paper, part, "")
        assert not said or said in words, part
