"""The tree of tags: what hangs where, what is left out, and what pictures and headers say."""

from ridealong.documents.typesetter import ink, typeset
from ridealong.documents.typesetter.tags import Field, Node
from tests.documents.typesetter import drawn


def test_a_tag_under_which_nothing_was_drawn_goes():
    made = drawn.paper(scope="")
    made.parent.add("P")
    made.parent.add("L").add("LI").add("LBody")
    assert [kid.tag for kid in drawn.tree(drawn.bound(made)).kids[0].kids] == ["H1"]


def test_an_empty_cell_stays():
    made = drawn.paper(scope="")
    row = made.parent.add("Table").add("TR")
    row.add("TH", scope="Column")
    row.add("TD")
    assert [kid.tag for kid in drawn.tree(drawn.bound(made)).all("TR")[0].kids] == ["TH", "TD"]


def test_tags_are_read_as_they_were_added_whatever_was_drawn_first():
    made = drawn.paper(scope="")
    first, second = made.parent.add("P"), made.parent.add("P")
    made.text(second, 54, 300, typeset.one_line("Later", 10, 200))
    made.text(first, 54, 400, typeset.one_line("Before", 10, 200))
    assert [each.words for each in drawn.tree(drawn.bound(made)).all("P")] == ["Before", "Later"]


def test_a_tag_that_is_come_back_to_is_one_tag():
    made = drawn.paper(scope="")
    first, second = made.parent.add("P"), made.parent.add("P")
    for node, word in ((first, "One"), (second, "two"), (first, "three")):
        made.text(node, 54, 300, typeset.one_line(word, 10, 200))
    assert [each.words for each in drawn.tree(drawn.bound(made)).all("P")] == ["One three", "two"]


def test_a_figure_says_what_it_shows_and_where_it_stands():
    made = drawn.paper()
    made.mark(ink.bar(60, 100, 30, 40, ink.INK), made.figure(60, 100, 30, 40, "Riders: 12 in all (\u202emost in May)"))
    (figure,) = drawn.tree(drawn.bound(made)).all("Figure")
    assert figure.alt == "Riders: 12 in all (most in May)"
    assert figure.box == (60, 100, 90, 140)


def test_a_field_is_read_where_it_stands():
    made = drawn.paper(scope="")
    for word in ("Before", "After"):
        made.text(made.parent.add("P"), 54, 300, typeset.one_line(word, 10, 200))
        if word == "Before":
            made.field(Field(0, "tick", "agreed", "I agree", (54, 200, 65, 211)))
    document = drawn.tree(drawn.bound(made)).kids[0]
    assert [(kid.tag, kid.alt or kid.words) for kid in document.kids][1:] == [
        ("P", "Before"),
        ("Form", "I agree"),
        ("P", "After"),
    ]


def test_a_node_hands_back_what_it_adds():
    node = Node("Table")
    cell = node.add("TR").add("TD")
    assert node.kids[0].kids == [cell]
