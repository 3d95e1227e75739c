"""Check, agree, send."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db
AGREED = {"accepts_rules": "on", "agrees_to_check": "on"}


@pytest.fixture
def draft(maya):
    return factories.make_application("draft", rider=maya, agreed_to_check_at=None, accepted_rules_at=None)


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


def send(client, draft, data=AGREED, **more):
    return client.post(reverse("rider:submit", args=[draft.pk]), data, **more)


def test_every_answer_stands_there_with_its_way_back(client, draft):
    page = client.get(reverse("rider:answers", args=[draft.pk])).content.decode()
    for words in ("Maya Torres", "June 21, 1985", "(662) 555-0164", "Adwoa Osei", "6:00", "None of the list applies"):
        assert words in page
    assert page.count(">Change<") >= 12
    assert reverse("rider:section", args=[draft.pk, "you"]) in page


def test_the_age_is_the_one_on_the_day_of_the_ride(client, draft, maya):
    on = factories.days_ahead(21)
    maya.born_on = on.replace(year=on.year - 30)
    maya.save()
    assert "30 on the day of the ride" in client.get(reverse("rider:answers", args=[draft.pk])).content.decode()


def test_sending_needs_both_agreements(client, draft):
    response = send(client, draft, {})
    assert set(response.context["form"].errors) == {"accepts_rules", "agrees_to_check"}
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_sending_sends_and_says_so(client, draft):
    response = send(client, draft, follow=True)
    draft.refresh_from_db()
    assert draft.status == "submitted"
    assert draft.accepted_rules_at and draft.agreed_to_check_at
    page = response.content.decode()
    assert "Sent. We have your application" in page
    assert "We have your application." in page


def test_sending_twice_is_harmless(client, draft):
    send(client, draft)
    assert send(client, draft)["Location"] == reverse("rider:case", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.status == "submitted"


def test_what_is_missing_is_named(client, draft):
    draft.emergency_name = draft.emergency_phone = ""
    draft.save()
    page = client.get(reverse("rider:answers", args=[draft.pk])).content.decode()
    assert reverse("rider:section", args=[draft.pk, "emergency"]) in page
    assert "Send my application" not in page
    assert send(client, draft)["Location"] == reverse("rider:tasks", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_hard_rule_stands_against_sending(client, draft, maya):
    maya.born_on = timezone.localdate().replace(year=timezone.localdate().year - 12, day=1)
    maya.save()
    factories.make_guardian(draft)
    response = send(client, draft)
    assert response.status_code == 200
    assert "at least 16" in response.content.decode()
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_minors_application_waits_for_the_guardian(signed_in, desmond):
    draft = factories.make_application("draft", rider=desmond)
    factories.make_guardian(draft)
    response = send(signed_in(desmond), draft, follow=True)
    draft.refresh_from_db()
    assert draft.status == "guardian_pending"
    assert "Now your parent or guardian." in response.content.decode()


def test_without_a_check_nobody_agrees_to_one(client, draft):
    content = draft.rule_set.content | {"clearance": {"required": False, "kinds": []}}
    type(draft.rule_set).objects.filter(pk=draft.rule_set_id).update(content=content)
    assert "agrees_to_check" not in client.get(reverse("rider:answers", args=[draft.pk])).context["form"].fields


def ruled(draft, **sections):
    content = draft.rule_set.content | sections
    type(draft.rule_set).objects.filter(pk=draft.rule_set_id).update(content=content)


def test_a_signed_authorization_is_signed_with_the_riders_name(client, draft):
    ruled(draft, clearance={"required": True, "signed_authorization": True})
    for typed in ("", "Somebody Else"):
        response = send(client, draft, AGREED | {"authorized_check_as": typed})
        assert set(response.context["form"].errors) == {"authorized_check_as"}
    send(client, draft, AGREED | {"authorized_check_as": "maya torres"})
    draft.refresh_from_db()
    assert (draft.status, draft.authorized_check_as) == ("submitted", "maya torres")


def test_papers_to_read_are_named_where_the_rider_agrees(client, draft):
    ruled(draft, documents=["rules", {"code": "cjis", "how": "read", "name": {"en": "CJIS awareness"}}])
    page = client.get(reverse("rider:answers", args=[draft.pk])).content.decode()
    assert "and CJIS awareness, and agree to follow them" in page
