"""The waiver: who signs where, what was agreed to, and the page that tells how."""

from dataclasses import replace

import pytest

from ridealong.documents import render, samples
from ridealong.documents.content import Guardian
from ridealong.documents.samples.people import AOIFE, RELEASE
from tests.documents import reading
from tests.documents.typesetter import drawn

PAPERS = dict(samples.papers())
BLANK, PREFILLED = PAPERS["waiver-blank"], PAPERS["waiver-prefilled-omar"]
SIGNED, MINOR = PAPERS["waiver-signed-sealed"], PAPERS["waiver-signed-minor"]
RIDER, GUARDIAN, OFFICER = "Rider’s signature", "Parent’s or guardian’s signature", "Officer who saw the signing"
LINES = (RIDER, GUARDIAN, OFFICER, "For the department, who signs too", "Notary’s signature")


def seen(paper):
    return [each.text for each in drawn.words(render(paper))]


def lines(paper):
    """The lines to sign on, from above."""
    return [text for text in seen(paper) if text in LINES]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, [RIDER, OFFICER]),
        ({"is_minor": True}, [RIDER, GUARDIAN, OFFICER]),
        ({"is_minor": True, "guardian_lines": 2}, [RIDER, GUARDIAN, GUARDIAN, OFFICER]),
        ({"for_guardian": True}, [GUARDIAN, OFFICER]),
        ({"extra": frozenset({"countersigner"})}, [RIDER, OFFICER, "For the department, who signs too"]),
        ({"extra": frozenset({"notary"})}, [RIDER, OFFICER, "Notary’s signature"]),
    ],
)
def test_an_empty_waiver_has_a_line_for_each_who_must_sign(more, told):
    assert lines(replace(BLANK, **more)) == told


@pytest.mark.parametrize("for_guardian", [False, True])
def test_an_empty_waiver_asks_who_is_meant(for_guardian):
    names = set(reading.fields(render(replace(BLANK, for_guardian=for_guardian))))
    assert {"rider", "born_on", "on"} <= names
    assert ("guardian" in names, "emergency" in names) == (for_guardian, not for_guardian)


def test_initials_stand_in_the_foot_where_the_rules_ask_for_them():
    asked = replace(BLANK, extra=frozenset({"initials"}))
    assert [any("Initials ____" in text for text in seen(paper)) for paper in (asked, BLANK)] == [True, False]


def test_the_whole_text_is_printed():
    words = " ".join(seen(BLANK)).split()
    for word in RELEASE.body.replace("**", "").replace("#", "").split():
        assert word in words or word in {"-"}, word


def test_a_prefilled_waiver_names_who_signs():
    paper = replace(PREFILLED, guardians=(AOIFE, Guardian("Cy Lee")))
    assert lines(paper) == [RIDER, GUARDIAN, GUARDIAN, OFFICER]
    assert {AOIFE.name, "Cy Lee"} <= set(seen(paper))


@pytest.mark.parametrize("has_ride", [True, False])
def test_a_waiver_says_for_which_ride_or_case_it_is(has_ride):
    paper = replace(SIGNED, ride=SIGNED.ride if has_ride else None)
    scope = next(text for text in seen(paper) if text.startswith(("For one ride", "Case ")))
    assert scope.startswith("For one ride: Friday, December 11, 2026") == has_ride
    assert has_ride or scope == f"Case {paper.reference}"


def test_a_text_that_several_agreed_to_is_printed_once():
    twice = replace(
        SIGNED, signatures=(*SIGNED.signatures, replace(SIGNED.signatures[0], role="witness", name="Dana Law"))
    )
    heads = [each.words for each in drawn.tree(render(twice)).all("H1")]
    assert heads == [RELEASE.title, "How this was signed"]
    assert {"Rider signs", "Witness signs"} <= set(seen(twice))


def test_each_text_has_its_own_pages_with_its_own_signers():
    pdf = render(MINOR)
    heads = [each.words for each in drawn.tree(pdf).all("H1")]
    assert heads == [samples.ASSENT.title, samples.CONSENT.title, "How this was signed"]
    assert drawn.at(pdf, "Rider signs").page < drawn.at(pdf, "Parent or guardian, mother signs").page


def test_a_waiver_without_a_text_is_still_a_waiver():
    bare = replace(SIGNED, signatures=tuple(replace(each, text=None) for each in SIGNED.signatures))
    heads = [each.words for each in drawn.tree(render(bare)).all("H1")]
    assert heads == ["Waiver", "How this was signed"]


def test_the_audit_page_tells_acts_in_the_order_of_time():
    steps = [each.words for each in drawn.tree(render(MINOR)).all("LBody")]
    whole = " ".join(steps)
    assert whole.index("Signed by Siobhán") < whole.index("Signed by Fergus") < whole.index("Signed by Aoife")
    assert "Sealed" in steps[-1]


def test_how_somebody_was_identified_and_from_where_is_told():
    signature = replace(
        SIGNED.signatures[0],
        identified_by="code to 555",
        network_address="203.0.113.9",
        browser="Firefox",
        initials="MK",
    )
    steps = " ".join(each.words for each in drawn.tree(render(replace(SIGNED, signatures=(signature,)))).all("LBody"))
    for told in ("code to 555", "203.0.113.9, Firefox", "Name typed, no drawing", "Initials under every part: MK"):
        assert told in steps


def test_a_copy_says_that_it_proves_nothing_and_has_no_seal():
    copy = replace(SIGNED, is_copy=True)
    assert any("only the sealed file proves the signatures" in text for text in seen(copy))
    assert reading.fields(render(copy)) == {}
    assert list(reading.fields(render(SIGNED))) == ["DepartmentSeal"]
