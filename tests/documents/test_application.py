"""The application on paper: what it asks, what it knows, and what it leaves out."""

from dataclasses import replace

import pytest

from ridealong.documents import render, samples
from ridealong.documents.paperwork import Question
from tests.documents import reading
from tests.documents.typesetter import drawn

PAPERS = dict(samples.papers())
BLANK, KNOWN = PAPERS["application-blank"], PAPERS["application-prefilled-sharma"]


def headings(paper):
    return [each.words for each in drawn.tree(render(paper)).all("H2")]


def test_it_asks_in_the_order_in_which_people_think():
    asked = headings(BLANK)
    order = [
        "Who are you?",
        "How do we reach you?",
        "Whom do we call in an emergency?",
        "Which dates do you wish for?",
        "Please sign",
    ]
    assert [heading for heading in asked if heading in order] == order


def test_what_is_known_stands_in_its_field():
    paper = replace(KNOWN, known={"legal_name": "Ann Lee", "phone": "(555) 555-0148", "wish_2": "May 1, 6 PM"})
    fields = reading.fields(render(paper))
    filled = {name: field["value"] for name, field in fields.items() if field["value"] not in {"", "/Off"}}
    assert filled == {"legal_name": "Ann Lee", "phone": "(555) 555-0148", "wish_2": "May 1, 6 PM"}


@pytest.mark.parametrize("has_guardian", [True, False])
def test_guardians_are_asked_for_where_a_program_takes_minors(has_guardian):
    paper = replace(BLANK, has_guardian=has_guardian, adult_from=19)
    names = {name for name in reading.fields(render(paper)) if name.startswith("guardian")}
    assert bool(names) == has_guardian
    assert ("Only if you are under 19." in [each.text for each in drawn.words(render(paper))]) == has_guardian


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        (
            Question("shirt", "Shirt?", "choice", (("s", "Small"), ("l", "Large"))),
            {"q_shirt_s": "Btn", "q_shirt_l": "Btn"},
        ),
        (Question("before", "Before?", "yes_no"), {"q_before_yes": "Btn", "q_before_no": "Btn"}),
        (Question("class", "Class?"), {"q_class": "Tx"}),
        (Question("why", "Why?", "long"), {"q_why": "Tx"}),
        (Question("on", "On?", "date"), {"q_on": "Tx"}),
    ],
    ids=lambda given: given.kind if isinstance(given, Question) else "",
)
def test_each_kind_of_question_has_its_fields(question, fields):
    found = reading.fields(render(replace(BLANK, questions=(question,))))
    assert {name: field["kind"] for name, field in found.items() if name.startswith("q_")} == fields


def test_a_long_answer_has_more_room_than_a_short_one():
    paper = replace(BLANK, questions=(Question("a", "A?"), Question("b", "B?", "long")))
    flags = reading.fields(render(paper))
    assert (flags["q_a"]["flags"] & 4096, flags["q_b"]["flags"] & 4096) == (0, 4096)


def test_ties_and_the_list_are_asked_only_where_there_are_some():
    with_all = set(reading.fields(render(BLANK)))
    without = set(reading.fields(render(replace(BLANK, ties=(), disqualifiers=()))))
    gone = with_all - without
    assert {"attestation_none", "attestation_talk"} <= gone
    assert all(name.startswith(("tie_", "attestation_")) for name in gone)


def test_the_code_of_a_case_leads_back_to_it():
    tree = drawn.tree(render(KNOWN))
    assert [figure.alt[:7] for figure in tree.all("Figure")] == ["QR code"]
    assert drawn.tree(render(replace(KNOWN, check=None))).all("Figure") == []


def test_it_warns_against_what_must_not_stand_on_it():
    text = " ".join(each.text for each in drawn.words(render(BLANK)))
    assert "Please write no social security number, no diagnosis and no criminal record on this form." in text
    assert "no medical details, please" in text


def test_a_program_with_many_questions_goes_on_overleaf():
    many = replace(BLANK, questions=tuple(Question(f"n{number}", f"Number {number}?") for number in range(40)))
    pdf = render(many)
    assert len(drawn.sheets(pdf)) > 3
    assert sum(name.startswith("q_n") for name in reading.fields(pdf)) == 40
