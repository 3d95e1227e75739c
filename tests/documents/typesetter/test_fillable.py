"""Fields on paper: labels over them, room for a pen, values that read back or are drawn."""

import pytest

from ridealong.documents.typesetter import fillable
from ridealong.documents.typesetter.fillable import Entry, Tick
from ridealong.documents.typesetter.ink import LEFT, MEASURE, RIGHT
from ridealong.documents.typesetter.page import LOWEST
from tests.documents import reading
from tests.documents.typesetter import drawn


def with_rows(*rows, **more):
    made = drawn.paper(scope="")
    fillable.rows(made, rows, **more)
    return made


def boxes(made):
    return {found.name: found.box for found in made.fields}


def test_a_label_stands_over_its_field():
    made = with_rows([Entry("phone", "Phone")])
    left, _bottom, right, top = boxes(made)["phone"]
    label = drawn.at(drawn.bound(made), "Phone")
    assert (label.x, left, right) == (LEFT, LEFT, RIGHT)
    assert 0 < label.y - top < 10


def test_fields_of_a_row_share_its_width():
    made = with_rows([Entry("a", "A", 0.5), Entry("b", "B", 0.3), Entry("c", "C", 0.2)])
    found = boxes(made)
    assert [box[0] for box in found.values()] == pytest.approx([LEFT, LEFT + MEASURE * 0.5, LEFT + MEASURE * 0.8])
    assert found["a"][2] == pytest.approx(found["b"][0] - fillable.GUTTER)
    assert found["c"][2] == pytest.approx(RIGHT)


def test_a_field_of_several_lines_is_a_box():
    found = boxes(with_rows([Entry("why", "Why?", lines=4)], [Entry("name", "Name")]))
    assert found["why"][3] - found["why"][1] == 4 * fillable.LINE - 8
    assert found["name"][3] - found["name"][1] == fillable.LINE


def test_a_field_says_its_label_and_its_hint():
    pdf = drawn.bound(with_rows([Entry("born", "Born", hint="month, day, year")]))
    assert reading.fields(pdf)["born"]["words"] == "Born. month, day, year"
    assert drawn.at(pdf, "Born").text == "Born (month, day, year)"


def test_a_value_stands_in_its_field_and_no_longer_than_it_may_be():
    found = reading.fields(drawn.bound(with_rows([Entry("name", "Name", value="Zoë Müller", most=5)])))["name"]
    assert (found["value"], found["most"]) == ("Zoë M", 5)


def test_required_fields_say_so():
    found = reading.fields(drawn.bound(with_rows([Entry("a", "A", is_required=True), Entry("b", "B")])))
    assert [found[name]["flags"] & 2 for name in "ab"] == [2, 0]


def test_a_value_no_field_can_hold_is_drawn_on_the_line():
    made = with_rows([Entry("name", "Name", value="عمر الخطيب"), Entry("born", "Born", value="1992")])
    pdf = drawn.bound(made)
    assert list(reading.fields(pdf)) == ["born"]
    assert drawn.tree(pdf).all("P")[0].words == "Name " + "عمر الخطيب"[::-1]


def test_rows_turn_the_page_whole():
    made = drawn.paper(scope="")
    made.y = LOWEST + 30
    fillable.rows(made, [[Entry("a", "A", 0.5), Entry("b", "B", 0.5)]])
    assert {found.page for found in made.fields} == {1}


def test_rows_may_leave_room_at_the_right():
    assert boxes(with_rows([Entry("a", "A")], right=400))["a"][2] == pytest.approx(400)


def test_a_box_to_tick_stands_before_its_sentence():
    made = drawn.paper(scope="")
    fillable.ticks(made, [Tick("calm", "I stay calm.", is_ticked=True), Tick("belt", "I wear the belt.")], columns=2)
    pdf = drawn.bound(made)
    found = reading.fields(pdf)
    assert {name: (field["kind"], field["words"]) for name, field in found.items()} == {
        "calm": ("Btn", "I stay calm."),
        "belt": ("Btn", "I wear the belt."),
    }
    assert (found["calm"]["value"], found["belt"]["value"]) == ("/Yes", "/Off")
    assert drawn.at(pdf, "I stay").x == LEFT + fillable.TICK + 8
    assert drawn.at(pdf, "I wear").x == LEFT + MEASURE / 2 + fillable.TICK + 8


def test_a_row_of_ticks_is_as_high_as_its_longest_sentence():
    short, long = drawn.paper(), drawn.paper()
    fillable.ticks(short, [Tick("a", "Yes."), Tick("b", "No.")], columns=2)
    fillable.ticks(long, [Tick("a", "Yes."), Tick("b", "No. " * 40)], columns=2)
    assert long.y < short.y - 14


@pytest.mark.parametrize(
    ("answer", "ticked"), [(None, ["/Off", "/Off"]), (True, ["/Yes", "/Off"]), (False, ["/Off", "/Yes"])]
)
def test_a_question_has_two_boxes_that_say_the_question(answer, ticked):
    made = drawn.paper()
    fillable.yes_or_no(made, "before", "Have you ridden with us before?", answer)
    found = reading.fields(drawn.bound(made))
    assert [field["value"] for field in found.values()] == ticked
    assert {name: field["words"] for name, field in found.items()} == {
        "before_yes": "Have you ridden with us before? Yes",
        "before_no": "Have you ridden with us before? No",
    }


def test_a_long_question_leaves_its_boxes_alone():
    made = drawn.paper(scope="")
    fillable.yes_or_no(made, "q", "Have you ever been asked to leave a car of ours? " * 5)
    lines = [line for line in made.page.lines if "asked" in line.text]
    assert len(lines) > 1
    assert all(LEFT + line.width < RIGHT - 110 for line in lines)
