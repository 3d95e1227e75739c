"""Whatever is typed right is kept, with every post, and nothing that stood there is lost."""

import pytest
from django.urls import reverse

from ridealong.applications import completeness
from ridealong.rules.presets import ALDER_FALLS
from tests import factories
from tests.web.rider.test_sections import CONTACT, EMERGENCY, QUESTIONS, WHY, YOU, ride, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(maya):
    return factories.make_application("draft", rider=maya)


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


def test_what_is_right_is_kept_beside_what_is_wrong(client, draft, maya):
    response = client.post(url(draft, "you"), YOU | {"born_on": "2999-01-01", "preferred_name": "Mai"})
    assert response.status_code == 200
    assert "2999-01-01" in response.content.decode()
    maya.refresh_from_db()
    assert (maya.preferred_name, maya.born_on.isoformat()) == ("Mai", "1985-06-21")


def test_a_wrong_phone_does_not_wipe_out_the_old_one(client, draft, maya):
    client.post(url(draft, "contact"), CONTACT | {"phone": "12", "address": "2 Ash Road"})
    maya.refresh_from_db()
    assert (maya.address, str(maya.phone)) == ("2 Ash Road", "+16625550164")


def test_a_forged_choice_keeps_the_other_answers(client, draft):
    client.post(
        url(draft, "questions"), QUESTIONS | {"has_open_case": "maybe", "attestation": "talk", "ties": ["moon"]}
    )
    draft.refresh_from_db()
    assert (draft.attestation, draft.has_open_case) == ("talk", False)


def test_a_wish_against_the_rules_keeps_the_dates_that_stood(client, draft):
    before = draft.wishes
    client.post(url(draft, "ride"), ride(starts_1="03:00"))
    draft.refresh_from_db()
    assert draft.wishes == before


@pytest.mark.parametrize(
    ("section", "fields"),
    [("you", YOU), ("contact", CONTACT), ("emergency", EMERGENCY), ("why", WHY), ("questions", QUESTIONS)],
)
def test_a_script_keeps_as_one_writes(client, draft, section, fields):
    half = dict(list(fields.items())[:2])
    assert client.post(url(draft, section), half | {"then": "keep"}).status_code == 204


def test_kept_by_script_is_kept(client, draft):
    client.post(url(draft, "why"), {"reason": "Half a sen", "then": "keep"})
    draft.refresh_from_db()
    assert draft.reason == "Half a sen"


def test_what_must_never_be_kept_is_not(client, draft):
    client.post(url(draft, "why"), WHY | {"reason": "I was arrested in 1999.", "then": "keep"})
    draft.refresh_from_db()
    assert "arrested" not in draft.reason
    assert draft.languages == "Spanish"


# --- the program's own questions ---

OWN = [
    {"code": "heard", "text": {"en": "How did you hear of us?", "es": "¿Cómo nos conoció?"}, "kind": "short"},
    {"code": "about", "text": {"en": "What interests you?"}, "kind": "long", "required": False},
    {"code": "first", "text": {"en": "Is this your first ride?"}, "kind": "yes_no"},
    {"code": "shirt", "text": {"en": "Which size?"}, "kind": "choice"}
    | {"choices": [{"code": "m", "text": {"en": "Medium"}}, {"code": "l", "text": {"en": "Large"}}]},
    {"code": "since", "text": {"en": "Here since?"}, "kind": "date"},
    {"code": "calls", "text": {"en": "How many calls?"}, "kind": "number"},
    {"code": "club", "text": {"en": "Which club?"}, "categories": ["student"]},
    {"code": "grade", "text": {"en": "Which grade?"}, "under_age": 18},
    {"code": "job", "text": {"en": "Which job?"}, "from_age": 18, "keep_days": None, "required": False},
]
GIVEN = {"heard": "A friend", "first": "no", "shirt": "m", "since": "2020-02-29", "calls": "2.5", "job": ""}


@pytest.fixture
def asking(maya):
    program = factories.make_program("asking", ALDER_FALLS | {"questions": OWN})
    return factories.make_application("draft", rider=maya, program=program)


def test_each_question_is_asked_of_whom_it_concerns(client, asking, signed_in, desmond):
    assert set(client.get(url(asking, "program")).context["form"].fields) == {
        "heard", "about", "first", "shirt", "since", "calls", "job",
    }  # fmt: skip
    young = factories.make_application("draft", rider=desmond, program=asking.program, category="student")
    fields = signed_in(desmond).get(url(young, "program")).context["form"].fields
    assert {"club", "grade"} < set(fields)
    assert "job" not in fields


def test_answers_are_typed_sealed_and_shown_in_words(client, asking):
    assert client.post(url(asking, "program"), GIVEN).status_code == 302
    kept = {answer.code: (str(answer.value), answer.keep_days) for answer in asking.answers.all()}
    assert kept["heard"] == ("A friend", 365)
    assert (kept["first"][0], kept["shirt"][0], kept["since"][0], kept["calls"][0]) == ("no", "m", "2020-02-29", "2.5")
    assert "A friend" not in str(list(asking.answers.values_list("value", flat=True)))
    page = client.get(reverse("rider:answers", args=[asking.pk])).content.decode()
    assert "Medium" in page
    assert "Saturday, February 29" in page
    assert client.get(reverse("rider:my-data")).json()["program_questions"][0]["code"] == "heard"


def test_a_question_is_asked_in_the_language_of_the_page(client, asking):
    page = client.get(url(asking, "program"), headers={"accept-language": "es"}).content.decode()
    assert "¿Cómo nos conoció?" in page


def test_until_all_is_answered_nothing_is_sent(client, asking):
    assert "program" in completeness.missing(asking)
    client.post(url(asking, "program"), {"heard": "A friend", "then": "leave"})
    assert "program" in completeness.missing(asking)
    client.post(url(asking, "program"), GIVEN)
    assert completeness.missing(asking) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [("calls", "many"), ("calls", "1e99"), ("calls", "nan"), ("since", "yesterday"), ("shirt", "xxl"), ("first", "x"),
     ("heard", "x" * 5000), ("heard", "a\x00b"), ("about", "My SSN is 078-05-1120")],
)  # fmt: skip
def test_a_wrong_answer_is_told_and_the_others_are_kept(client, asking, field, value):
    response = client.post(url(asking, "program"), GIVEN | {field: value})
    assert field in response.context["form"].errors
    kept = {answer.code: answer.value for answer in asking.answers.all()}
    assert field not in {code for code, said in kept.items() if said}
    assert len([said for said in kept.values() if said]) >= 4


def test_a_step_of_own_questions_costs_little(client, asking, queries_of):
    client.post(url(asking, "program"), GIVEN)
    said = queries_of(lambda: client.post(url(asking, "program"), GIVEN | {"heard": "Radio", "then": "leave"}))
    assert len(said) <= 8, "\n".join(said)
