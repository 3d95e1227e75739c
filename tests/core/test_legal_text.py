"""The grammar of legal texts: what is markup, what stays as it was typed, what a clause is and who initials it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.core import legal_text
from ridealong.core.legal_text import Heading, List, Paragraph, Run


def told(body):
    """Blocks as people would say them."""
    return [_said(block) for block in legal_text.read(body)]


def _said(block):
    if isinstance(block, Heading):
        return block.level, legal_text.words(block.runs)
    if isinstance(block, List):
        return [legal_text.words(runs) for runs in block.items]
    return legal_text.words(block.runs)


def strong(body):
    runs = [
        run
        for block in legal_text.read(body)
        for item in (block.items if isinstance(block, List) else (block.runs,))
        for run in item
    ]
    return [run.text for run in runs if run.is_strong]


def test_headings_paragraphs_and_lists():
    assert legal_text.read("# Title\nline\n- first\n- **second**\n\n### Sub") == (
        Heading(1, (Run("Title"),)),
        Paragraph((Run("line"),)),
        List(((Run("first"),), (Run("second", is_strong=True),))),
        Heading(2, (Run("Sub"),)),
    )


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("One\ntwo\n\nthree", ["One two", "three"]),
        ("- one\nstill one\n- two\n\nThree", [["one still one", "two"], "Three"]),
        ("- one\n\n\n- two", [["one", "two"]]),
        ("- one\n\nwords\n\n- two", [["one"], "words", ["two"]]),
        ("words\n- one", ["words", ["one"]]),
        ("## A\n## B\nwords", [(1, "A"), (1, "B"), "words"]),
        ("- one\n## A\n- two", [["one"], (1, "A"), ["two"]]),
        ("  - one\n\t- two\n      - three", [["one", "two", "three"]]),
        ("- - one", [["- one"]]),
        ("- # one", [["# one"]]),
        ("## - one", [(1, "- one")]),
        ("   ## A   ", [(1, "A")]),
        ("#\tA\n-\tone", [(1, "A"), ["one"]]),
        ("one  two\tthree", ["one two three"]),
        ("§\u00a05  of", ["§\u00a05 of"]),
        ("one\n \t \ntwo", ["one", "two"]),
    ],
)
def test_where_blocks_begin_and_end(body, blocks):
    assert told(body) == blocks


@pytest.mark.parametrize(
    "literal",
    ["#A", "##", "#", "-", "-one", "--- ---", "* one", "• one", "1. one", "(a) one", "> one", "####### seven", "===",
     "<b>x</b>", "&lt;", "[x](https://example.org)", "`x`", "_x_", "*x*", "| a | b |", "\\# x", "#- x", "–\u00a0one",
     "##\u00a0no space that breaks"],
)  # fmt: skip
def test_what_is_no_markup_stays_as_it_was_typed(literal):
    assert told(literal) == [literal]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\x0b", "\x0c", "\x85"])
def test_lines_end_as_on_any_machine(end):
    body = "## A\nwords\n- one\n- two\n\nlast"
    assert legal_text.read(body.replace("\n", end)) == legal_text.read(body)


@pytest.mark.parametrize(
    ("marks", "levels"),
    [
        ("## ## ##", [1, 1, 1]),
        ("# ## ### ## #", [1, 2, 3, 2, 1]),
        ("# ### ######", [1, 2, 3]),
        ("### ## #", [1, 1, 1]),
        ("## #### ### ##", [1, 2, 2, 1]),
        ("# ## ### #### ##### ######", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_headings_never_skip_a_level_on_the_way_down(marks, levels):
    found = legal_text.read("\n".join(f"{mark} words" for mark in marks.split()))
    assert [heading.level for heading in found] == levels


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("**a** b **c d**", ["a", "c d"]),
        ("a**b**c", ["b"]),
        ("**over\nthe line**", ["over the line"]),
        ("- **a**\n- b", ["a"]),
        ("## **a** b", ["a"]),
        ("**a*b**", ["a*b"]),
        ("**not\n\nthis**", []),
        ("** a **", []),
        ("** a**", []),
        ("**a **", []),
        ("**a", []),
        ("a** **b", []),
        ("****", []),
        ("**", []),
        ("** **a**", ["a"]),
    ],
)
def test_words_are_strong_where_the_stars_touch_them(body, found):
    assert strong(body) == found


@pytest.mark.parametrize("body", ["**a", "** a **", "a ** b", "****", "**not\n\nthis**"])
def test_stars_that_mean_nothing_are_seen(body):
    assert "".join("".join(told(body)).split()) == "".join(body.split())


def test_what_nobody_sees_is_left_out():
    assert told("#\x00# A\u202eb\u202c\n\u2067c\u2069\x1b\x7f\x9f") == [(1, "Ab"), "c"]


def test_marks_that_join_letters_stay():
    assert told("می\u200cخواهم 👩\u200d✈️") == ["می\u200cخواهم 👩\u200d✈️"]


@pytest.mark.parametrize("empty", ["", "\n\n", " \t\r\n", "\x00", "\u202e\n\u00a0"])
def test_of_nothing_comes_nothing(empty):
    assert legal_text.read(empty) == ()
    assert legal_text.clauses(empty) == ()


# --- clauses ---


def clauses(body):
    return [
        (legal_text.words(clause.heading.runs) if clause.heading else "", len(clause.blocks), clause.is_initialled)
        for clause in legal_text.clauses(body)
    ]


def test_a_clause_goes_from_heading_to_heading():
    body = "Notice.\n\n## A\nOne.\n- two\n### B\nThree.\n\nFour.\n# C\nFive."
    assert clauses(body) == [("", 1, True), ("A", 2, True), ("B", 2, True), ("C", 1, True)]


def test_a_title_without_words_below_is_not_initialled():
    assert clauses("# Release\n## A\nOne.\n## B\n### C\nTwo.") == [
        ("Release", 0, False),
        ("A", 1, True),
        ("B", 0, False),
        ("C", 1, True),
    ]


@pytest.mark.parametrize("body", ["## A", "# A\n## B", "words\n## A"])
def test_the_last_clause_is_always_initialled(body):
    assert clauses(body)[-1][2]


# --- whatever is typed ---

LINES = st.sampled_from(
    ["# a", "## b c", "###### d", "####### e", "#f", "- g", "  - h", "-", "- ", "* i", "1. j", "**k**", "**l", "m**",
     "", " ", "\t", "n\to", "<b>p</b>", "\x00", "\u202eq", "عمر", "٣ - ٤", "- **r", "# **s** t", "u  v", "\u00a0", "--",
     "—"]
)  # fmt: skip
BODIES = st.one_of(
    st.lists(LINES, max_size=12).flatmap(
        lambda rows: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda end: end.join(rows))
    ),
    st.text(max_size=200),
)


@given(BODIES)
def test_no_letter_is_lost(body):
    """Letters and digits come out in their order, whatever stands around them."""
    seen = "".join(legal_text.words(run) for run in _all_runs(body))
    assert [letter for letter in seen if letter.isalnum()] == [letter for letter in body if letter.isalnum()]


@given(BODIES)
def test_clauses_are_the_text_cut_in_pieces(body):
    found = legal_text.clauses(body)
    joined = [block for clause in found for block in ([clause.heading] if clause.heading else []) + [*clause.blocks]]
    assert tuple(joined) == legal_text.read(body)
    assert all(clause.heading or number == 0 for number, clause in enumerate(found))


@given(BODIES)
def test_every_block_has_words(body):
    assert all(runs and legal_text.words(runs).strip() for runs in _all_runs(body))


@given(BODIES)
def test_lists_stand_between_other_blocks(body):
    found = legal_text.read(body)
    assert not any(isinstance(one, List) and isinstance(two, List) for one, two in pairwise(found))


def _all_runs(body):
    for block in legal_text.read(body):
        yield from block.items if isinstance(block, List) else (block.runs,)


@pytest.mark.parametrize("piece", ["**a ", "*", "a\n", "- a\n", "# a\n", "**a** ", "\u202e", "#", " \t"])
def test_a_long_text_is_read(piece):
    """One that reads its text again for every mark would sit here for hours."""
    body = piece * (200_000 // len(piece))
    assert sum(len(legal_text.words(runs)) for runs in _all_runs(body)) <= len(body)
