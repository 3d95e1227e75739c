"""The packet of a shift: a roster, then a page for each rider that can be handed on alone."""

from dataclasses import replace

import pytest

from ridealong.documents import render, samples
from tests.documents import reading
from tests.documents.typesetter import drawn

PACKET = dict(samples.papers())["packet-law"]
RIDE = PACKET.rides[0]


def said(paper, page=None):
    found = drawn.words(render(paper))
    text = " ".join(each.text for each in found if page is None or each.page == page)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def with_ride(**more):
    return replace(PACKET, rides=(replace(RIDE, **more),))


def test_there_is_a_page_for_the_shift_and_one_for_each_rider():
    tree = drawn.tree(render(PACKET))
    assert [each.words for each in tree.all("H1")] == ["Ride packet", *(ride.rider.name for ride in PACKET.rides)]
    assert len(drawn.sheets(render(PACKET))) == 1 + len(PACKET.rides)


def test_the_roster_says_who_when_and_whether():
    row = drawn.tree(render(with_ride(doubts=()))).all("TR")[1]
    told = [cell.words.replace("\u00a0", " ").replace("\u202f", " ") for cell in row.kids]
    assert RIDE.rider.name in told[2]
    assert RIDE.reference in told[2]
    assert RIDE.proof.state in told[3]
    assert told[4].startswith("Yes")


def test_a_doubt_stands_in_the_roster_and_on_the_riders_page():
    paper = with_ride(doubts=("The guardian has not signed.",))
    row = drawn.tree(render(paper)).all("TR")[1]
    assert "The guardian has not signed." in row.kids[4].words
    assert "Yes" not in row.kids[4].words
    assert "The guardian has not signed." in said(paper, page=1)


def test_an_empty_shift_says_so():
    empty = replace(PACKET, rides=())
    assert "Nobody rides on this shift." in said(empty)
    assert drawn.tree(render(empty)).all("Table") == []


@pytest.mark.parametrize(("count", "told"), [(1, "1 rider"), (2, "2 riders")])
def test_riders_are_counted(count, told):
    assert told in [each.words for each in drawn.tree(render(replace(PACKET, rides=PACKET.rides[:count]))).all("H2")]


def test_a_rider_without_a_waiver_may_not_go():
    paper = with_ride(proof=None)
    assert "There is no waiver: this rider may not go." in said(paper, page=1)
    assert drawn.tree(render(paper)).all("TR")[1].kids[3].words == "None"


def test_the_proof_tells_state_code_and_fingerprint():
    digest = "9f2c41d755e0b6a3" * 4
    text = said(with_ride(proof=replace(RIDE.proof, sha256=digest, code="K74M9Q")), page=1)
    assert "K7 4M 9Q" in text
    assert digest in text.replace(" ", "")


def test_an_unsigned_waiver_is_not_yet_signed():
    assert "Signed not yet" in said(with_ride(proof=replace(RIDE.proof, signed_at=None, sha256="")), page=1)


def test_whom_to_call_is_on_the_riders_page():
    assert RIDE.rider.emergency_contact in said(PACKET, page=1)
    nobody = with_ride(rider=replace(RIDE.rider, emergency_contact=""), guardians=())
    assert "Nobody is named." in said(nobody, page=1)


@pytest.mark.parametrize(
    ("more", "told", "untold"),
    [
        ({"needs": "A step to get in.", "languages": ""}, "A step to get in.", "Speaks"),
        ({"needs": "", "languages": "Vietnamese, English"}, "Speaks Vietnamese, English.", "A step"),
        ({"needs": "", "languages": ""}, "In an emergency", "What helps this rider"),
    ],
)
def test_what_helps_is_told_where_something_does(more, told, untold):
    text = said(with_ride(**more), page=1)
    assert told in text
    assert untold not in text


def test_the_packet_is_sealed_and_asks_to_be_shredded():
    assert list(reading.fields(render(PACKET))) == ["DepartmentSeal"]
    assert all("shred it after the shift." in said(PACKET, page) for page in range(1 + len(PACKET.rides)))
