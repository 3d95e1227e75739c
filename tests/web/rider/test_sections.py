"""Each section of the application: kept when it is right, told beside the field when it is not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db

YOU = {"legal_name": "Maya Inés Torres", "preferred_name": "Maya", "born_on": "1985-06-21", "id_kind": "passport"}
CONTACT = {"phone": "(662) 555-0199", "address": "1 Oak Lane\nAlder Falls", "language": "es"}
EMERGENCY = {"emergency_name": "Adwoa Osei", "emergency_relation": "sister", "emergency_phone": "662-555-0110"}
WHY = {"reason": "My street has opinions about the roundabout.", "languages": "Spanish", "accommodation": "A high seat"}
QUESTIONS = {"has_relative_here": "no", "has_open_case": "no", "attestation": "none_applies", "ties": ["live"]}
HOSTILE = ["<script>alert(1)</script>", "{{ 7*7 }}", "=1+1", "a\x00b", "\u202eevil", "x" * 1_000_000, "a\r\nBcc: b@c.d"]


@pytest.fixture
def draft(maya):
    return factories.make_application("draft", rider=maya)


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


@pytest.fixture
def minors_draft(desmond):
    return factories.make_application("draft", rider=desmond)


def url(draft, section):
    return reverse("rider:section", args=[draft.pk, section])


def ride(days=30, **changes):
    on = factories.days_ahead(days).isoformat()
    return {"category": "citizen", "date_1": on, "starts_1": "18:00", "hours_1": "4", **changes}


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_who_you_are_is_kept(client, draft, maya):
    response = client.post(url(draft, "you"), YOU | {"id_number": "X1234567"})
    assert response.status_code == 302
    maya.refresh_from_db()
    draft.refresh_from_db()
    assert (maya.legal_name, maya.born_on.isoformat()) == ("Maya Inés Torres", "1985-06-21")
    assert (draft.id_kind, draft.id_number) == ("passport", "X1234567")


def test_an_id_number_is_never_shown_again_and_stays_when_left_empty(client, draft):
    client.post(url(draft, "you"), YOU | {"id_number": "X1234567"})
    page = client.get(url(draft, "you")).content.decode()
    assert "X1234567" not in page
    assert "ends in 4567" in page
    client.post(url(draft, "you"), YOU | {"id_number": ""})
    draft.refresh_from_db()
    assert draft.id_number == "X1234567"


@pytest.mark.parametrize("born_on", ["2999-01-01", "1800-01-01", "31.12.1999", "1985-02-30"])
def test_an_impossible_birth_date_is_told_and_stays_in_the_field(client, draft, born_on):
    response = client.post(url(draft, "you"), YOU | {"born_on": born_on})
    assert "born_on" in errors(response)
    assert born_on in response.content.decode()


def test_a_date_may_be_typed_as_americans_write_it(client, draft, maya):
    client.post(url(draft, "you"), YOU | {"born_on": "03/09/1990"})
    maya.refresh_from_db()
    assert maya.born_on.isoformat() == "1990-03-09"


@pytest.mark.parametrize("name", ["Nguyễn", "王", "عمر بن زيد", "O’Brien-Łuczak", "X"])
def test_names_of_the_world_are_names(client, draft, maya, name):
    client.post(url(draft, "you"), YOU | {"legal_name": name})
    maya.refresh_from_db()
    assert maya.legal_name == name


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("section", "fields", "field"),
    [("you", YOU, "legal_name"), ("emergency", EMERGENCY, "emergency_relation"), ("why", WHY, "reason"),
     ("contact", CONTACT, "phone"), ("questions", QUESTIONS, "attestation"), ("ride", ride(), "starts_1")],
)  # fmt: skip
def test_hostile_values_are_refused_or_carried_safely(client, draft, section, fields, field, value):
    response = client.post(url(draft, section), fields | {field: value})
    assert response.status_code in {200, 302}
    if response.status_code == 200:
        assert field in response.context["form"].errors
    pages = response.content.decode() + client.get(reverse("rider:answers", args=[draft.pk])).content.decode()
    assert "<script>alert(1)</script>" not in pages


def test_how_to_reach_you_is_kept_as_a_number_that_can_be_dialled(client, draft, maya):
    client.post(url(draft, "contact"), CONTACT)
    maya.refresh_from_db()
    assert (str(maya.phone), maya.language) == ("+16625550199", "es")
    assert maya.address == "1 Oak Lane\r\nAlder Falls" or maya.address == "1 Oak Lane\nAlder Falls"


def test_a_number_that_cannot_be_dialled_is_told(client, draft):
    assert "phone" in errors(client.post(url(draft, "contact"), CONTACT | {"phone": "12"}))


def test_an_emergency_contact_is_somebody_else(client, draft, maya):
    same = {"emergency_name": "maya torres", "emergency_phone": str(maya.phone)}
    found = errors(client.post(url(draft, "emergency"), EMERGENCY | same))
    assert set(found) == {"emergency_name", "emergency_phone"}


def test_an_emergency_contact_is_kept(client, draft):
    client.post(url(draft, "emergency"), EMERGENCY)
    draft.refresh_from_db()
    assert draft.emergency_phone == "+16625550110"


def test_a_social_security_number_is_never_taken(client, draft):
    assert "reason" in errors(client.post(url(draft, "why"), WHY | {"reason": "Mine is 078-05-1120."}))


def test_saving_half_a_section_keeps_the_half(client, draft):
    response = client.post(url(draft, "why"), {"reason": "", "languages": "Twi", "then": "leave"})
    assert response["Location"] == reverse("rider:tasks", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.languages == "Twi"


def test_continuing_asks_for_the_whole_section(client, draft):
    response = client.post(url(draft, "why"), {"reason": "", "languages": "Twi"})
    assert "reason" in errors(response)
    page = response.content.decode()
    assert 'value="Twi"' in page
    assert page.index("things to put right" if "things to put" in page else "One thing") < page.index("<h1>")


def test_continuing_leads_to_the_next_open_section(client, draft):
    draft.has_open_case, draft.emergency_name = None, ""
    draft.save()
    assert client.post(url(draft, "why"), WHY)["Location"] == url(draft, "questions")
    assert client.post(url(draft, "questions"), QUESTIONS)["Location"] == url(draft, "emergency")
    assert client.post(url(draft, "emergency"), EMERGENCY)["Location"] == reverse("rider:answers", args=[draft.pk])


def test_wishes_are_kept_in_their_order(client, draft):
    second = {"date_2": factories.days_ahead(40).isoformat(), "starts_2": "09:30", "hours_2": "2"}
    assert client.post(url(draft, "ride"), ride() | second).status_code == 302
    draft.refresh_from_db()
    assert [(wish["on"], wish["starts"], wish["hours"]) for wish in draft.wishes] == [
        (factories.days_ahead(30).isoformat(), "18:00", 4),
        (factories.days_ahead(40).isoformat(), "09:30", 2),
    ]


def test_a_wish_in_the_past_or_too_late_at_night_says_why(client, draft):
    assert "date_1" in errors(client.post(url(draft, "ride"), ride(days=-1)))
    found = errors(client.post(url(draft, "ride"), ride(starts_1="03:00")))
    assert "within the hours of the program" in str(found["date_1"])


def test_too_short_notice_names_the_first_date_and_offers_to_ask(client, draft):
    response = client.post(url(draft, "ride"), ride(days=5))
    assert "The first date on which this passes" in str(errors(response)["date_1"])
    assert "wants_exception" in response.content.decode()
    assert client.post(url(draft, "ride"), ride(days=5, wants_exception="on")).status_code == 302
    draft.refresh_from_db()
    assert draft.wishes[0]["on"] == factories.days_ahead(5).isoformat()


def test_nobody_asks_for_an_exception_from_a_hard_rule(client, draft):
    assert "date_1" in errors(client.post(url(draft, "ride"), ride(starts_1="03:00", wants_exception="on")))


def test_who_rode_lately_reads_when_they_may_again(client, draft, maya):
    past = factories.make_application("closed", rider=maya)
    seat = factories.make_seat(starts_at=factories.local(factories.days_ahead(-10), "17:00"))
    waiver = past.waivers.create(short_code="PASTWAIV")
    factories.make_ride("completed", application=past, seat=seat, waiver=waiver)
    assert "as often as the program allows" in str(errors(client.post(url(draft, "ride"), ride()))["date_1"])


def test_too_young_on_the_day_is_told_with_the_day_it_passes(client, draft, maya):
    maya.born_on = timezone.localdate() - timedelta(days=14 * 365)
    maya.save()
    found = str(errors(client.post(url(draft, "ride"), ride()))["date_1"])
    assert "at least 16" in found
    assert "The first date" in found


def test_half_a_second_wish_is_told_beside_its_field(client, draft):
    found = errors(client.post(url(draft, "ride"), ride(date_2=factories.days_ahead(40).isoformat())))
    assert set(found) == {"starts_2", "hours_2"}


def test_kinds_of_ride_by_invitation_are_not_offered(client, draft):
    offered = dict(client.get(url(draft, "ride")).context["form"].fields["category"].choices)
    rules = draft.rule_set.rules
    assert set(offered) == {category.code for category in rules.categories if category.access == "public"}
    hidden = next(category.code for category in rules.categories if category.access == "invitation")
    assert "category" in errors(client.post(url(draft, "ride"), ride(category=hidden)))


def test_only_the_attestation_is_kept_never_which_point(client, draft):
    page = client.get(url(draft, "questions")).content.decode()
    assert "protective order" in page
    client.post(url(draft, "questions"), QUESTIONS | {"attestation": "talk"})
    draft.refresh_from_db()
    assert draft.attestation == "talk"


def test_a_forged_choice_is_refused(client, draft):
    assert "has_open_case" in errors(client.post(url(draft, "questions"), QUESTIONS | {"has_open_case": "maybe"}))


def test_a_minor_names_a_guardian(signed_in, desmond, minors_draft):
    data = {"name": "Rosa O'Brien", "relation": "mother", "email": "rosa@example.org", "language": "en"}
    client = signed_in(desmond)
    assert client.post(url(minors_draft, "guardian"), data).status_code == 302
    assert minors_draft.guardians.get().name == "Rosa O'Brien"
    assert "Rosa O&#x27;Brien" in client.get(url(minors_draft, "guardian")).content.decode()


def test_a_guardian_has_an_address_of_their_own(signed_in, desmond, minors_draft):
    data = {"name": "Rosa O'Brien", "relation": "mother", "email": desmond.email, "language": "en"}
    assert "email" in errors(signed_in(desmond).post(url(minors_draft, "guardian"), data))
    assert not minors_draft.guardians.exists()


def test_an_unknown_section_is_not_found(client, draft):
    assert client.get(url(draft, "secrets")).status_code == 404


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("you", YOU),
        ("contact", CONTACT),
        ("emergency", EMERGENCY),
        ("ride", ride()),
        ("why", WHY),
        ("questions", QUESTIONS),
    ],
)
def test_a_step_costs_at_most_eight_queries(client, draft, queries_of, section, fields):
    said = queries_of(lambda: client.post(url(draft, section), fields | {"then": "leave"}))
    assert len(said) <= 8, "\n".join(said)


def test_a_hard_reason_is_told_together_with_what_else_is_wrong(client, draft):
    found = errors(client.post(url(draft, "ride"), ride(starts_1="03:00", date_2=factories.days_ahead(40).isoformat())))
    assert set(found) == {"date_1", "starts_2", "hours_2"}


def test_criminal_history_is_refused_beside_its_field(client, draft):
    response = client.post(url(draft, "why"), WHY | {"reason": "I was arrested in 1999."})
    assert "criminal history" in str(errors(response)["reason"])
    assert "I was arrested in 1999." in response.content.decode()
