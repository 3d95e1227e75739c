"""What the rules are told of the house: the linked ride, past riders, the roster, the HOLD."""

import pytest

from ridealong.posts import actions, checking, consenting, holding, screening
from ridealong.posts.models import PostDraft
from ridealong.posts.screening import RiderName
from ridealong.program.models import Department
from ridealong.shifts.models import Officer
from tests import factories
from tests.posts.conftest import ANSWERS, HARMLESS, ridden

pytestmark = pytest.mark.django_db
HIDDEN = {"may_be_named": False}


def rules(post, **more):
    return {finding.rule for finding in checking.findings(post, **more)}


def write(text, **fields):
    return PostDraft.objects.create(text=text, **fields)


def of_ride(ride, text=HARMLESS, **fields):
    return write(text, ride=ride, **fields)


# --- the four questions ---


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, ["recognised", "minor", "clear", "joke"]),
        (ANSWERS, []),
        ({**ANSWERS, "joke": ""}, ["joke"]),
        ({**ANSWERS, "minor": None}, ["minor"]),
        ({**ANSWERS, "recognised": False, "clear": False}, []),
    ],
)
def test_what_is_not_answered_yet(answers, missing):
    assert checking.unanswered(PostDraft(answers=answers)) == missing


@pytest.mark.parametrize(
    ("answer", "rule", "outcome"),
    [
        ({"recognised": True}, "P5", "R"),
        ({"minor": True}, "P4", "R"),
        ({"clear": False}, "S2", "X"),
        ({"joke": "person"}, "T6", "R"),
    ],
)
def test_an_answer_is_a_finding(answer, rule, outcome):
    found = checking.findings(write(HARMLESS, answers={**ANSWERS, **answer}))
    assert [(finding.rule, finding.outcome) for finding in found] == [(rule, outcome)]


def test_good_answers_find_nothing():
    assert checking.findings(write(HARMLESS, answers=ANSWERS)) == []


# --- the roster ---


def test_officers_are_known_by_what_they_agreed_to(program):
    for surname, fields in {"Law": {}, "Hill": HIDDEN, "Rose": {**HIDDEN, "is_protected": True}}.items():
        factories.make_officer(surname, **fields)
    context = checking.context_for(write(HARMLESS))
    assert set(context.officers) == {"Law"}
    assert context.officers_protected == ("Rose",)


def test_an_officer_who_did_not_agree_is_found(law):
    post = write("Officer Law found a goose.")
    assert "P6" not in rules(post)
    Officer.objects.update(may_be_named=False)
    assert "P6" in rules(post)


# --- riders ---


def test_the_rider_of_the_post_is_told_with_the_consent(ride, consent):
    consent(ride, name_scope="first_name")
    (rider,) = checking.context_for(of_ride(ride)).riders
    assert rider == RiderName("Maya Torres", adult=True, consent="first_name", guardian=True, linked=True)


def test_a_rider_who_took_it_back_is_told_apart(ride, consent):
    consenting.withdraw_consent(consent(ride, name_scope="full_name"), by=ride.rider.account)
    (rider,) = checking.context_for(of_ride(ride)).riders
    assert (rider.consent, rider.guardian) == ("withdrawn", False)


@pytest.mark.parametrize("agrees", [True, False])
def test_a_minor_is_told_with_the_guardians_yes(minors_ride, consent, agrees):
    consent(minors_ride, name_scope="first_name")
    consent(minors_ride, guardian=minors_ride.application.guardians.get(), allows_posts=agrees, name_scope="first_name")
    (rider,) = checking.context_for(of_ride(minors_ride)).riders
    assert (rider.adult, rider.guardian) == (False, agrees)
    assert rider.consent == ("first_name" if agrees else "none")


@pytest.mark.parametrize(
    ("scope", "text", "rule"),
    [
        ("none", "Maya asked why.", "P2"),
        ("initials", "Maya asked why.", "P3"),
        ("first_name", "Maya asked why.", ""),
        ("first_name", "Maya Torres asked why.", "P3"),
        ("full_name", "Maya Torres asked why.", ""),
    ],
)
def test_names_of_the_ride_are_held_to_the_consent(ride, consent, scope, text, rule):
    consent(ride, name_scope=scope)
    assert rules(of_ride(ride, text)) == ({rule} if rule else set())


def test_a_past_rider_stays_out_by_full_name(ride, consent):
    consent(ride, name_scope="full_name")
    assert "P2" in rules(write("Maya Torres asked why."))
    assert "P2" not in rules(write("Maya asked why."))


def test_a_past_rider_stays_out_of_the_post_of_another(ride, minors_ride, consent):
    consent(ride, name_scope="full_name")
    assert "P2" in rules(of_ride(minors_ride, "Maya Torres asked why."))


def test_another_ride_of_the_same_rider_does_not_count_against_it(ride, consent, hill, joan):
    consent(ride, name_scope="full_name")
    type(ride.application).objects.update(status="closed")
    ridden(ride.rider, hill, joan)
    riders = checking.context_for(of_ride(ride)).riders
    assert [rider.linked for rider in riders] == [True]


@pytest.mark.parametrize("status", ["confirmed", "cancelled", "no_show"])
def test_who_did_not_ride_is_nobodys_secret(maya, status):
    factories.make_ride(status, application=factories.make_application("approved", rider=maya))
    assert checking.context_for(write(HARMLESS)).riders == ()


# --- the house ---


def test_the_departments_own_number_may_stand(program):
    Department.objects.update(phone="+16625550142")
    assert "D2" not in rules(write("Call 662-555-0142."))
    assert "D2" in rules(write("Call 662-555-0143."))


def test_without_a_department_no_number_may():
    assert checking.context_for(write(HARMLESS)).phones_ok == ()


def test_hold_stops_every_post(joan):
    post = write(HARMLESS)
    assert rules(post) == set()
    holding.set_hold(by=joan)
    assert rules(post) == {"S1"}


@pytest.mark.parametrize(
    ("fields", "is_cleared"),
    [({}, False), ({"answers": {"clear": True}}, True), ({"answers": {"clear": "yes"}}, False)],
)
def test_a_post_is_cleared_by_its_author(fields, is_cleared):
    assert checking.context_for(write(HARMLESS, **fields)).cleared == is_cleared


def test_a_post_of_a_ride_is_cleared(ride):
    assert checking.context_for(of_ride(ride)).cleared


def test_the_network_bounds_the_length():
    post = write("We type. " * 40)
    assert rules(post) == set()
    assert rules(post, network="x") == {"F1"}
    assert rules(post, network="story") == set()


# --- the headline ---


def test_the_headline_is_read_too():
    assert "F6" in rules(write(HARMLESS, title="{rider} rides"))


def test_what_text_and_headline_share_is_told_once():
    found = checking.findings(write("Hello {rider}.", title="{rider} rides"))
    assert [finding.rule for finding in found] == ["F6"]


def test_a_place_in_the_headline_is_no_place_in_the_text():
    (found,) = checking.findings(write(HARMLESS, title="A ride of {rider}"))
    assert (found.start, found.end) == (0, 0)


def test_hold_and_length_are_told_of_the_text_alone(joan):
    holding.set_hold(by=joan)
    found = checking.findings(write("We type. " * 40, title="News"), network="x")
    assert [finding.rule for finding in found] == ["F1", "S1"] or [finding.rule for finding in found] == ["S1", "F1"]


# --- the record ---


def test_a_result_is_stored_with_what_it_is_of():
    post = write("Hello {rider}.", title="News")
    result = checking.screen(post)
    assert (result.post, result.outcome, result.rules_version) == (post, "block", screening.VERSION)
    assert result.text_sha256 == actions.digest(post)
    (finding,) = result.findings
    assert finding["rule"] == "F6"
    assert post.text[slice(*finding["span"])] == "{rider}"


def test_older_results_stay():
    post = write("Hello {rider}.")
    checking.screen(post)
    post.text = HARMLESS
    checking.screen(post)
    assert [row.outcome for row in post.screenings.all()] == ["block", "ok"]
