"""The roll call of a station, and the card in a rider's pocket."""

from dataclasses import replace

import pytest

from ridealong.documents import render, samples
from tests.documents.typesetter import drawn

PAPERS = dict(samples.papers())
SHEET, CARD = PAPERS["day-sheet-mill-street"], PAPERS["rules-card-lukasz"]


def rows(paper):
    found = drawn.tree(render(paper)).all("TR")
    return [[plain(cell.words) for cell in row.kids] for row in found]


def plain(words):
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def seen(paper):
    return [plain(each.text) for each in drawn.words(render(paper))]


def test_each_ride_is_a_row_with_its_rider_and_whom_to_call():
    first, ride = rows(SHEET)[1], SHEET.rides[0]
    assert ride.ride.officer in first[1]
    assert ride.rider.name in first[2]
    assert ride.reference in first[2]
    assert ride.rider.emergency_contact.split(",")[0] in first[3]
    assert len(rows(SHEET)) == len(SHEET.rides) + 1


def test_why_a_rider_may_not_go_stands_in_the_row():
    doubtful = replace(SHEET, rides=(replace(SHEET.rides[0], doubts=("The waiver is not signed yet.",)),))
    assert "The waiver is not signed yet." in rows(doubtful)[1][4]
    assert "1 rider may not go yet; the sheet says why." in seen(doubtful)


def test_everybody_is_clear_only_where_nobody_has_a_doubt():
    clear = replace(SHEET, rides=tuple(replace(ride, doubts=()) for ride in SHEET.rides))
    assert "Everybody is clear to ride." in seen(clear)
    two = replace(SHEET, rides=tuple(replace(ride, doubts=("Not yet.",)) for ride in SHEET.rides[:2]))
    assert "2 riders may not go yet; the sheet says why." in seen(two)


@pytest.mark.parametrize(("count", "told"), [(0, "0 rides"), (1, "1 ride"), (2, "2 rides")])
def test_rides_are_counted(count, told):
    paper = replace(SHEET, rides=SHEET.rides[:count])
    assert told in seen(paper)
    assert ("No rides are planned for this day." in seen(paper)) == (count == 0)


def test_a_phone_number_stays_on_one_line():
    words = drawn.words(render(SHEET))
    broken = [each.text for each in words if each.text.rstrip().endswith("(555)")]
    assert broken == []


def test_guardians_stand_with_whom_to_call():
    ride = next(ride for ride in SHEET.rides if ride.guardians)
    row = rows(replace(SHEET, rides=(ride,)))[1]
    assert all(guardian.name in row[3] and guardian.phone in row[3] for guardian in ride.guardians)


def test_a_full_day_goes_on_overleaf():
    paper = replace(SHEET, rides=SHEET.rides * 8)
    assert len(rows(paper)) == len(SHEET.rides) * 8 + 1
    assert len(drawn.sheets(render(paper))) > 3


def test_the_card_says_when_and_where_to_be():
    text = seen(CARD)
    assert any(CARD.ride.station in line and "15 minutes early" in line for line in text)


@pytest.mark.parametrize(
    ("minutes", "station", "told"),
    [
        (1, "Mill Street", "Be at Mill Street 1 minute early."),
        (20, "Mill Street", "Be at Mill Street 20 minutes early."),
        (1, "", "Be there 1 minute early."),
        (20, "", "Be there 20 minutes early."),
    ],
)
def test_how_early_to_be_there(minutes, station, told):
    paper = replace(CARD, arrive_early_minutes=minutes, ride=replace(CARD.ride, station=station))
    assert told in seen(paper)


@pytest.mark.parametrize(
    ("part", "heading"), [("wear", "What to wear"), ("bring", "What to bring"), ("conduct", "In the car")]
)
def test_a_list_without_sentences_has_no_heading(part, heading):
    assert heading in [each.words for each in drawn.tree(render(CARD)).all("H2")]
    assert heading not in [each.words for each in drawn.tree(render(replace(CARD, **{part: ()}))).all("H2")]


def test_a_department_without_a_phone_is_not_called():
    silent = replace(CARD, department=replace(CARD.department, phone=""))
    assert "If something comes up" in seen(CARD)
    assert "If something comes up" not in seen(silent)
