"""Letters and certificates: what they say, to whom, and over whose name."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from ridealong.documents import letters, render, samples
from tests.documents.typesetter import drawn

PAPERS = dict(samples.papers())
APPROVED, DECLINED = PAPERS["letter-approved-sharma"], PAPERS["letter-declined-spanish"]
MESSAGE, CERTIFICATE = PAPERS["letter-message-wang"], PAPERS["certificate-lukasz"]


def said(paper):
    text = " ".join(each.text for each in drawn.words(render(paper)))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (245, "4 h 5 min"), (1440, "24 h")],
)
def test_time_on_the_road_is_told_in_hours_and_minutes(minutes, told):
    assert letters.duration(minutes) == told.replace(" ", "\u00a0")


def test_an_approval_says_until_when_and_what_is_next():
    paper = replace(APPROVED, language="en", valid_until_on=date(2027, 5, 1), next_step="Choose a date on your page.")
    assert "Your application is approved." in said(paper)
    assert "The approval is valid until Saturday, May 1, 2027." in said(paper)
    assert "Choose a date on your page." in said(paper)
    assert "valid until" not in said(replace(paper, valid_until_on=None))


def test_a_refusal_says_why_and_from_when_to_apply_again():
    paper = replace(DECLINED, language="en", reason="You must be 18.", may_reapply_on=date(2027, 5, 1))
    assert "We cannot approve your application. You must be 18." in said(paper)
    assert "You may apply again from Saturday, May 1, 2027." in said(paper)
    assert "apply again" not in said(replace(paper, may_reapply_on=None))


def test_a_letter_is_written_in_its_readers_language():
    with translation.override("en"):
        assert "No podemos aprobar su solicitud" in said(DECLINED)


def test_the_address_stands_under_the_name():
    pdf = render(replace(APPROVED, address=("7 Elm Lane", "Harbor Town"), language="en"))
    first, second, dear = (drawn.at(pdf, words) for words in ("7 Elm Lane", "Harbor Town", "Dear"))
    assert first.x == second.x == dear.x
    assert first.y > second.y > dear.y


def test_room_for_a_pen_stands_over_the_typed_name():
    pdf = render(APPROVED)
    name, title = drawn.at(pdf, APPROVED.signed_by), drawn.at(pdf, APPROVED.title)
    line = next(each for each in drawn.shapes(pdf) if each.weight == 1.6 and not each.dash)
    assert line.points[0][1] > name.y > title.y


def test_lines_of_a_message_are_what_they_are():
    lines = (
        ("heading", "Soon"),
        ("fact", "Friday at six"),
        ("item", "Bring an ID"),
        ("item", "Wear shoes"),
        ("small", "Sent once."),
        ("paragraph", "Bye."),
    )
    paper = replace(MESSAGE, lines=lines)
    tree = drawn.tree(render(paper))
    assert [each.words for each in tree.all("LBody")] == ["Bring an ID", "Wear shoes"]
    assert len(tree.all("L")) == 1
    pdf = render(paper)
    assert drawn.at(pdf, "Soon").size > drawn.at(pdf, "Friday").size > drawn.at(pdf, "Sent once").size
    text = said(paper)
    order = [text.index(words) for _kind, words in lines]
    assert order == sorted(order)


def test_a_certificate_adds_up_the_hours():
    minutes = sum(hours.minutes for hours in CERTIFICATE.hours)
    assert f"on {len(CERTIFICATE.hours)} shifts, {minutes // 60} h {minutes % 60} min on the road." in said(CERTIFICATE)


def test_a_certificate_of_one_ride_says_shift():
    assert "on 1 shift, " in said(replace(CERTIFICATE, hours=CERTIFICATE.hours[:1]))


def test_a_certificate_lists_each_ride():
    rows = drawn.tree(render(CERTIFICATE)).all("TR")
    assert len(rows) == len(CERTIFICATE.hours) + 1
    assert rows[1].kids[0].words.replace("\u00a0", " ") == "Friday, November 6, 2026"


def test_many_rides_keep_the_signature_and_the_code_together():
    pdf = render(replace(CERTIFICATE, hours=CERTIFICATE.hours * 9))
    assert drawn.at(pdf, CERTIFICATE.signed_by).page == drawn.at(pdf, "Code ").page == len(drawn.sheets(pdf)) - 1
