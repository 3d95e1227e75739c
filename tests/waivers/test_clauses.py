import pytest

from ridealong.waivers.clauses import differences

OLD = "Read this.\n\n## Release\nI release the city.\n\n## Risk\nIt is dangerous."


def changed(old, new):
    return {clause.heading: clause.pieces for clause in differences(old, new) if clause.is_changed}


def test_the_same_text_has_no_changes():
    assert changed(OLD, OLD) == {}
    assert [clause.heading for clause in differences(OLD, OLD)] == ["", "Release", "Risk"]


def test_words_are_marked_within_their_clause():
    new = OLD.replace("the city", "the whole city")
    assert changed(OLD, new) == {
        "Release": (("same", "I release the "), ("new", "whole "), ("same", "city.")),
    }


def test_a_clause_that_is_new_or_gone_is_whole():
    new = OLD.replace("## Risk\nIt is dangerous.", "## Weapons\nNone.")
    assert changed(OLD, new) == {"Weapons": (("new", "None."),), "Risk": (("gone", "It is dangerous."),)}


def test_line_ends_of_other_machines_are_no_change():
    assert changed(OLD, OLD.replace("\n", "\r\n")) == {}


def test_two_clauses_of_one_heading_are_told_apart():
    text = "## Risk\nOne.\n## Risk\nTwo."
    assert [clause.heading for clause in differences(text, text)] == ["", "Risk", "Risk (2)"]


@pytest.mark.parametrize(
    "new", ["", "## \n", "<script>alert(1)</script> now", "\u202eRisk\n## Risk\nNone.", "#" * 5000]
)
def test_every_word_of_the_new_text_is_told(new):
    told = differences(OLD, new)
    pieces = [words for clause in told for mark, words in clause.pieces if mark != "gone"]
    headings = [clause.heading for clause in told]
    seen = new.replace("\u202e", "")  # which nobody sees, on no page
    assert set(seen.split()) - {"##"} <= set(" ".join([*pieces, *headings]).split())


def test_points_and_strong_words_are_part_of_the_text():
    new = OLD.replace("I release the city.", "I release:\n- the **city**")
    assert "".join(words for mark, words in changed(OLD, new)["Release"] if mark != "gone") == (
        "I release:\n\n- the **city**"
    )


def test_a_clause_begins_at_a_heading_of_any_depth_and_nowhere_else():
    text = "# Title\n### Risk\nNone.\n#Not a heading\n####### Nor this"
    assert [clause.heading for clause in differences(text, text)] == ["", "Title", "Risk"]


def test_where_lines_are_broken_is_no_change():
    assert changed(OLD, OLD.replace("I release the city.", "  I release\n  the   city.")) == {}
