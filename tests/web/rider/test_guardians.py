"""Naming guardians, and handing the device over to one of them."""

import pytest
from django.urls import reverse

from ridealong.models import Guardian, Message
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db
MOTHER = {"name": "Rosa O'Brien", "relation": "mother", "email": "rosa@example.org", "language": "en"}
FATHER = {"other_name": "Frank O'Brien", "other_relation": "father", "other_email": "frank@example.org"}
ALL = ALDER_FALLS | {"minors": ALDER_FALLS["minors"] | {"signers": "all"}}


@pytest.fixture
def program(db):
    return factories.make_program(rules=ALL)


@pytest.fixture
def draft(desmond):
    return factories.make_application("draft", rider=desmond)


@pytest.fixture
def client(signed_in, desmond):
    return signed_in(desmond)


def section(draft):
    return reverse("rider:section", args=[draft.pk, "guardian"])


def names(draft):
    return [guardian.name for guardian in draft.guardians.exclude(status="replaced").order_by("invited_at", "id")]


def test_both_are_named_and_shown_again(client, draft):
    assert client.post(section(draft), MOTHER | FATHER).status_code == 302
    assert names(draft) == ["Rosa O'Brien", "Frank O'Brien"]
    assert "frank@example.org" in client.get(section(draft)).content.decode()


def test_one_alone_must_be_said_and_is_remembered(client, draft):
    found = client.post(section(draft), MOTHER).context["form"].errors
    assert set(found) == {"other_name", "other_relation", "other_email"}
    assert client.post(section(draft), MOTHER | {"has_one_guardian": "on"}).status_code == 302
    draft.refresh_from_db()
    assert draft.has_one_guardian
    assert names(draft) == ["Rosa O'Brien"]


def test_the_same_person_twice_is_told_beside_the_second(client, draft):
    response = client.post(section(draft), MOTHER | FATHER | {"other_email": "ROSA@example.org"})
    assert "of their own" in str(response.context["form"].errors["other_email"])
    assert "Frank" in response.content.decode()
    assert names(draft) == ["Rosa O'Brien"]  # what was right is kept


def test_where_one_is_enough_nobody_asks_for_a_second(signed_in, desmond):
    program = factories.make_program("one", ALDER_FALLS)
    draft = factories.make_application("draft", rider=desmond, program=program)
    page = signed_in(desmond).get(section(draft)).content.decode()
    assert "The other one" not in page


def test_the_status_page_says_who_has_answered(client, rosa):
    page = client.get(reverse("rider:case", args=[rosa.application_id])).content.decode()
    assert "sign on this device" in page
    Guardian.objects.filter(pk=rosa.pk).update(status="declined")
    page = client.get(reverse("rider:case", args=[rosa.application_id])).content.decode()
    assert "does not agree" in page
    assert "sign on this device" not in page


def test_after_a_no_the_rider_names_somebody_else(client, rosa):
    Guardian.objects.filter(pk=rosa.pk).update(status="declined")
    address = reverse("rider:guardian", args=[rosa.application_id])
    other = MOTHER | {"name": "Mary O'Brien", "email": "mary@example.org", "has_one_guardian": "on"}
    assert client.post(address, other)["Location"] == reverse("rider:case", args=[rosa.application_id])
    assert names(rosa.application) == ["Mary O'Brien"]
    assert Message.objects.filter(event="guardian.invited", to_address="mary@example.org").exists()


def test_naming_is_for_cases_that_wait_for_a_guardian(client, draft):
    address = reverse("rider:guardian", args=[draft.pk])
    assert client.post(address, MOTHER)["Location"] == reverse("rider:case", args=[draft.pk])
    assert names(draft) == []


def test_handing_over_signs_the_rider_out_and_sends_the_guardian_a_code(client, rosa, desmond):
    address = reverse("rider:hand-over", args=[rosa.application_id, rosa.pk])
    assert "hand the device over" in client.get(address).content.decode()
    assert client.session["_auth_user_id"] == str(desmond.account_id)
    assert client.post(address)["Location"] == reverse("account_confirm_login_code")
    assert "_auth_user_id" not in client.session
    assert Message.objects.get(event="sign_in.code").to_address == rosa.email
    assert client.get(reverse("rider:case", args=[rosa.application_id])).status_code == 302


@pytest.mark.parametrize("status", ["consented", "declined", "replaced"])
def test_the_device_is_handed_only_to_who_is_asked(client, rosa, status):
    Guardian.objects.filter(pk=rosa.pk).update(status=status)
    assert client.post(reverse("rider:hand-over", args=[rosa.application_id, rosa.pk])).status_code == 404


def test_a_guardian_without_an_address_signs_on_paper(client, rosa):
    Guardian.objects.filter(pk=rosa.pk).update(email="")
    assert client.get(reverse("rider:hand-over", args=[rosa.application_id, rosa.pk])).status_code == 404


def test_a_strangers_guardian_is_nobodys(signed_in, stranger, rosa):
    own = factories.make_application("guardian_pending", rider=stranger)
    assert signed_in(stranger).post(reverse("rider:hand-over", args=[own.pk, rosa.pk])).status_code == 404


def test_handing_back_shows_nothing_of_anybody(client):
    page = client.get(reverse("guardian:hand-back")).content.decode()
    assert "Hand the device back" in page
    assert "O&#x27;Brien" not in page
