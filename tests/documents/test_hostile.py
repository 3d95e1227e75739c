"""Names and texts that try to break a page."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import page
import pikepdf
import pytest

from ridealong.documents import content, render, samples, waiver_content
from tests.documents import reading

NAMES = {
    "markup": '<b>Ann</b> <font size="90">& </font><a href="https://evil.example">x</a> %(name)s {0} ${7*7}',
    "right to left override": "Ann \u202egnp.exe\u202c \u2067Lee\u2069",
    "NUL and controls": "Ann\x00\x01\x1b[31m Lee\x7f\ufeff\ufffe",
    "lone surrogate": "Ann \ud800 Lee",
    "pdf operators": ") Tj ET Q q BT (gotcha) Tj \\) << /JS (app.alert(1)) >>",
    "long": "Wolfeschlegelsteinhausenbergerdorff" * 300,
    "long words": "Ann Lee " * 1500,
    "long Arabic": "عمر الخطيب " * 900,
    "long Chinese": "王小明" * 3000,
    "empty": "",
    "spaces": " \u00a0\u200b \n\n ",
    "emoji": "Ann 👩🏽‍✈️ Lee",
    "Hindi, Hebrew, Thai": "अनिता שרה สมชาย",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302\u0300a\u0361\u0327\u0338\u0309l\u030dg\u0324o" * 40,
    "mixed": "O’Brien-عمر-王, Łukasz (Ζωή) عمر1",
}


def with_name(name: str) -> waiver_content.SignedWaiver:
    signed = samples.signed_minor()
    guardian = replace(signed.guardians[0], name=name, relation=name, phone=name)
    return replace(
        signed,
        rider=replace(signed.rider, name=name, emergency_contact=name, phone=name),
        guardians=(guardian,),
        signatures=tuple(replace(each, name=name, browser=name, identified_by=name) for each in signed.signatures),
    )


@pytest.mark.parametrize("case", NAMES)
def test_a_name_never_breaks_the_file(case):
    pdf = render(with_name(NAMES[case]))
    report = page.validate_pdf_bytes(pdf)
    assert [failure.message for failure in report.failures] == []
    assert 3 <= reading.pages(pdf) <= 5
    assert "/JS" not in {key for item in pikepdf.open(BytesIO(pdf)).objects for key in keys(item)}


@pytest.mark.parametrize("case", NAMES)
@pytest.mark.parametrize("name", ["day-sheet-mill-street", "certificate-lukasz", "letter-approved-omar"])
def test_other_papers_stand_it_too(case, name):
    paper = dict(samples.papers())[name]
    hostile = replace(samples.LUKASZ, name=NAMES[case], emergency_contact=NAMES[case], phone=NAMES[case])
    if isinstance(paper, content.DaySheet):
        paper = replace(paper, rides=tuple(replace(each, rider=hostile, note=NAMES[case]) for each in paper.rides))
    else:
        paper = replace(paper, rider=hostile, signed_by=NAMES[case])
    assert page.validate_pdf_bytes(render(paper)).is_compliant


def keys(item: pikepdf.Object) -> set[str]:
    return set(item.keys()) if isinstance(item, pikepdf.Dictionary) else set()


def test_markup_is_shown_as_it_was_typed():
    text = reading.text(render(with_name("<b>Ann</b> & Lee")))
    assert "<b>Ann</b> & Lee" in text


def test_overrides_are_left_out():
    text = reading.text(render(with_name(NAMES["right to left override"])))
    assert "Ann gnp.exe Lee" in text
    assert "\u202e" not in text


def test_what_is_too_long_ends_in_an_ellipsis():
    assert "…" in reading.text(render(with_name(NAMES["long"])))


def test_a_text_of_a_megabyte_is_drawn():
    body = "## Heading\n" + "All of this is one paragraph. " * 35_000
    blank = waiver_content.BlankWaiver(samples.department(), samples.text("Long", body, 1), "en")
    assert reading.pages(render(blank)) > 10


def test_headings_without_text_and_empty_bodies():
    for body in ("", "## ", "## Only a heading", "**", "****", "- ", "-", "#", "## A\n## B\n## C"):
        blank = waiver_content.BlankWaiver(samples.department(), samples.text("T", body, 1), "en")
        assert page.validate_pdf_bytes(render(blank)).is_compliant


def test_a_department_without_anything():
    nobody = content.Department("")
    blank = waiver_content.BlankWaiver(nobody, samples.text("", "", 0), "en")
    assert reading.pages(render(blank)) == 1


def test_sixty_rides_repeat_their_headers():
    paper = dict(samples.papers())["day-sheet-mill-street"]
    many = replace(paper, rides=paper.rides * 12)
    pdf = render(many)
    text = reading.text(pdf)
    assert reading.pages(pdf) > 4
    assert text.count("Clear to ride?") == reading.pages(pdf)
    assert reading.tags(pdf).count("TH") == 5
    assert page.validate_pdf_bytes(pdf).is_compliant


def test_a_long_waiver_keeps_its_signature_with_text():
    """The page with the signature also holds the last words of what was signed."""
    for clauses in range(6, 16):
        body = "\n\n".join(f"## {number}. Clause\nSome words about clause {number}." for number in range(clauses))
        legal = samples.text("Release", body, 1)
        signed = samples.signed_adult()
        signed = replace(signed, signatures=(replace(signed.signatures[0], text=legal),))
        pages = reading.text(render(signed)).split("Page ")
        leaf = next(each for each in pages if "Rider signs" in each)
        assert f"Some words about clause {clauses - 1}." in leaf


def test_lines_to_sign_stay_with_the_text():
    for clauses in range(6, 14):
        body = "\n\n".join(f"## {number}. Clause\nSome words about clause {number}." for number in range(clauses))
        blank = waiver_content.BlankWaiver(samples.department(), samples.text("Release", body, 1), "en", is_minor=True)
        last = reading.text(render(blank)).split("Page ")[-2]
        assert "Rider’s signature" in last
        assert f"Some words about clause {clauses - 1}." in last


@pytest.mark.parametrize("title", ["Consentimiento y exención de madre, padre o tutor legal", "Long title " * 30])
def test_a_long_title_finds_its_place(title):
    legal = samples.text(title, "Text", 1)
    pdf = render(waiver_content.BlankWaiver(samples.department(), legal, "en"))
    assert title.split()[0] in reading.text(pdf)
    assert "Alder Falls Police Department" in reading.text(pdf)


@pytest.mark.parametrize(
    "body",
    [
        "# Title\nline\n- first\n- second\n\n### Sub\nWords.",
        "#### A\n## B\n###### C\n# D",
        "\n".join(f"{'#' * depth} Level {depth}\n- point" for depth in range(1, 7)),
        "- only\n- points",
        "## Ends in points\n" + "- A point with some words in it\n" * 60,
        "## A\u202e\n\x00\n- \u2067b\n1. one\n<script>",
    ],
)
def test_headings_of_every_depth_and_lists_are_read_out_in_order(body):
    blank = waiver_content.BlankWaiver(samples.department(), samples.text("T", body, 1), "en")
    pdf = render(blank)
    assert [failure.message for failure in page.validate_pdf_bytes(pdf).failures] == []
    levels = [int(tag[1]) for tag in reading.tags(pdf) if tag[0] == "H" and tag[1:].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_text_that_ends_in_points_keeps_its_last_lines_with_the_signature():
    for points in range(20, 34):
        body = "## Rules\n" + "\n".join(f"- Some words about point {number}." for number in range(points))
        blank = waiver_content.BlankWaiver(samples.department(), samples.text("Release", body, 1), "en")
        last = reading.text(render(blank)).split("Page ")[-2]
        assert "Rider’s signature" in last
        assert f"Some words about point {points - 1}." in last
