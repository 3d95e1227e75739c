"""Parts that several papers show."""

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
import zxingcpp

from ridealong.documents import blocks
from ridealong.documents.content import Check, Guardian, Ride, Rider, Signature
from ridealong.documents.samples.people import drawing
from ridealong.documents.typesetter.ink import AMBER, LEFT, MEASURE, RIGHT, rgb
from ridealong.documents.typesetter.page import LOWEST
from tests.documents.typesetter import drawn

CHECK = Check("K74M9Q", "https://ride.alderfalls.example/waiver/K74M9Q")
AT = datetime(2026, 11, 23, 3, 48, 12, tzinfo=UTC)
ANN = Signature("rider", "Ann Lee", AT, "code sent to a…@example.org")
ZONE = "America/Chicago"


def heard(made):
    """What stands under each tag but the head's, in order."""
    return [kid.words or kid.alt for kid in drawn.tree(drawn.bound(made)).kids[0].kids][1:]


def plain(words):
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("side", [blocks.QR, blocks.SMALL_QR])
def test_the_qr_code_on_paper_leads_to_the_check(side):
    made = drawn.paper()
    blocks.qr(made, CHECK, 400, 500, side)
    picture = pypdfium2.PdfDocument(drawn.bound(made))[0].render(scale=3, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [CHECK.url]


def test_the_qr_code_says_its_code_to_ears_and_below_to_eyes():
    made = drawn.paper(scope="")
    blocks.qr(made, CHECK, 400, 500)
    pdf = drawn.bound(made)
    (figure,) = drawn.tree(pdf).all("Figure")
    assert figure.alt == "QR code that leads to the check of code K7 4M 9Q"
    assert figure.box == (400, 500, 496, 596)
    assert drawn.at(pdf, "Code").y < 500


def test_what_stands_beside_the_qr_code_leaves_it_alone():
    made = drawn.paper(scope="")
    top = made.y
    blocks.check_beside(made, CHECK, "Scan the code. " * 30, "Anyone can check.")
    beside = [line for line in made.page.lines if line.size == pytest.approx(9.6)]
    assert all(LEFT + line.width <= RIGHT - blocks.QR for line in beside)
    assert made.y <= top - blocks.QR - 16


@pytest.mark.parametrize(
    ("url", "typed"),
    [("https://a.example/w/K7", "a.example/w/K7"), ("http://localhost:8000/", "localhost:8000"), ("a.b", "a.b")],
)
def test_an_address_is_told_as_people_type_it(url, typed):
    assert blocks.address(Check("K7", url)) == typed


RIDER = Rider("Ann Lee", None, 34, "(555) 555-0148", "Bo Lee, brother")
RIDE = Ride(AT, AT, "Mill Street", "Officer Law", "214", "2A14")


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        ({"ride": None, "guardians": ()}, ["Rider, legal name", "Emergency contact"]),
        ({"ride": RIDE, "guardians": ()}, ["Rider, legal name", "Emergency contact", "Station"]),
        ({"ride": replace(RIDE, officer="", station=""), "guardians": ()}, ["Rider, legal name", "Emergency contact"]),
        (
            {"ride": None, "guardians": (Guardian("Bo", "father"),), "with_contact": False},
            ["Rider, legal name", "Parent or guardian"],
        ),
    ],
    ids=["rider", "ride", "nowhere", "guardian"],
)
def test_the_grid_shows_what_is_known(given, labels):
    made = drawn.paper(scope="")
    blocks.rider_grid(made, RIDER, **given)
    firsts = [
        each.text for each in drawn.words(drawn.bound(made)) if each.x == LEFT and each.size == pytest.approx(7.4)
    ]
    assert firsts == labels


def test_the_grid_names_guardians_with_what_they_are():
    made = drawn.paper(scope="")
    blocks.rider_grid(made, RIDER, None, (Guardian("Bo Lee", "father", "(555) 555-0118"), Guardian("Cy")))
    told = heard(made)
    assert {"Parent or guardian Bo Lee (father)", "Phone (555) 555-0118", "Parent or guardian Cy"} <= set(told)


def test_a_signature_says_who_signs_the_name_and_when():
    made = drawn.paper(scope="")
    blocks.signatures(made, [ANN], ZONE)
    assert [plain(words) for words in heard(made)] == ["Rider signs Ann Lee Sunday, November 22, 2026, 9:48:12 PM CST"]


def test_a_drawn_signature_stands_above_the_typed_name():
    made = drawn.paper(scope="")
    blocks.signatures(made, [replace(ANN, drawing_png=drawing())], ZONE)
    pdf = drawn.bound(made)
    (figure,) = drawn.tree(pdf).all("Figure")
    assert figure.alt == "Signature drawn by Ann Lee"
    assert figure.box[1] > drawn.at(pdf, "Ann Lee").y


def test_two_sign_beside_each_other_and_a_third_below():
    made = drawn.paper(scope="")
    blocks.signatures(made, [replace(ANN, name=name) for name in ("One", "Two", "Three")], ZONE)
    one, two, three = (drawn.at(drawn.bound(made), name) for name in ("One", "Two", "Three"))
    assert (one.x, two.x, three.x) == (LEFT, pytest.approx(LEFT + blocks.HALF + blocks.GUTTER), LEFT)
    assert one.y == two.y > three.y


@pytest.mark.parametrize(
    ("role", "relation", "told"),
    [
        ("rider", "", "Rider signs"),
        ("guardian", "mother", "Parent or guardian, mother signs"),
        ("notary", "", "Notary signs"),
        ("countersigner", "", "Counter-signer signs"),
        ("other", "", "other signs"),
    ],
)
def test_roles_are_told_in_words(role, relation, told):
    made = drawn.paper(scope="")
    blocks.signatures(made, [replace(ANN, role=role, relation=relation)], ZONE)
    assert heard(made)[0].startswith(told)


def test_a_line_to_sign_on_has_a_date_and_initials():
    made = drawn.paper(scope="")
    top = made.y
    blocks.lines_to_sign(made, "Rider’s signature", "Ann Lee")
    assert heard(made) == ["Rider’s signature", "Date", "Initials", "Ann Lee"]
    assert made.y == pytest.approx(top - blocks.LINES_HEIGHT)


def test_lines_to_sign_never_hang_into_the_foot():
    made = drawn.paper(scope="")
    made.y = LOWEST + 40
    blocks.lines_to_sign(made, "Rider’s signature")
    assert drawn.at(drawn.bound(made), "Rider’s").page == 1


def test_a_notary_finds_all_that_a_notary_fills_in_on_one_page():
    made = drawn.paper(scope="")
    made.y = LOWEST + 150
    blocks.notary(made)
    pdf = drawn.bound(made)
    labels = ("State of", "County of", "Signed and sworn", "Notary’s signature", "Commission number", "Stamp or seal")
    assert {drawn.at(pdf, label).page for label in labels} == {1}


STEPS = [("Nov 22", "Read", "paper was offered"), ("Nov 23", "Signed", ""), ("Nov 24", "Sealed", "")]


def dots(pdf):
    return [each for each in drawn.shapes(pdf) if each.how == "B" and each.points[0][0] < LEFT + 12]


def test_a_way_is_a_list_in_the_order_of_time():
    made = drawn.paper(scope="")
    blocks.way(made, STEPS)
    items = drawn.tree(drawn.bound(made)).all("LBody")
    assert [item.words for item in items] == ["Nov 22 Read paper was offered", "Nov 23 Signed", "Nov 24 Sealed"]


@pytest.mark.parametrize(("ends_now", "amber"), [(True, [False, False, True]), (False, [False] * 3)])
def test_the_last_dot_is_amber_where_the_way_ends_now(ends_now, amber):
    made = drawn.paper(scope="")
    blocks.way(made, STEPS, ends_now=ends_now)
    found = [each.fill == pytest.approx(rgb(AMBER), abs=0.001) for each in dots(drawn.bound(made))]
    assert found == amber


def test_a_long_way_goes_on_overleaf_and_loses_nothing():
    made = drawn.paper(scope="")
    blocks.way(made, [(f"Day {number}", f"Act {number}", "because") for number in range(40)])
    pdf = drawn.bound(made)
    assert [item.words for item in drawn.tree(pdf).all("LBody")] == [f"Day {at} Act {at} because" for at in range(40)]
    assert len(dots(pdf)) == 40


def test_figures_stand_four_to_a_row_under_their_labels():
    made = drawn.paper(scope="")
    blocks.figures(made, [(f"Label {at}", str(at * 7)) for at in range(1, 6)])
    pdf = drawn.bound(made)
    places = [drawn.at(pdf, f"Label {at}") for at in range(1, 6)]
    assert [place.x for place in places] == pytest.approx([LEFT + at * MEASURE / 4 for at in (0, 1, 2, 3, 0)])
    assert places[0].y == places[3].y > places[4].y
    assert [each.words for each in drawn.tree(pdf).all("P")][:2] == ["Label 1 7", "Label 2 14"]
