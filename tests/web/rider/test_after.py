"""After the ride: certificate, feedback, publicity, and everything we know."""

import json

import pytest
from django.urls import reverse

from ridealong.posts.models import PublicityConsent
from ridealong.rides.models import Feedback
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ride(maya, law):
    case = factories.make_application("closed", rider=maya)
    seat = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(-3), "17:00"))
    waiver = case.waivers.create(short_code="RODEWAIV")
    return factories.make_ride("completed", application=case, seat=seat, waiver=waiver)


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


def url(name, ride):
    return reverse(f"rider:{name}", args=[ride.application_id])


def test_the_page_thanks_and_offers_what_comes_after(client, ride):
    page = client.get(url("case", ride)).content.decode()
    assert "Thank you for riding, Maya." in page
    for name in ("certificate", "feedback", "publicity"):
        assert url(name, ride) in page


def test_feedback_is_given_once(client, ride):
    response = client.post(url("feedback", ride), {"stars": "5", "text": "The radio never sleeps."}, follow=True)
    assert "Thank you for telling us." in response.content.decode()
    assert Feedback.objects.get().stars == 5
    assert client.post(url("feedback", ride), {"stars": "1"})["Location"] == url("case", ride)
    assert Feedback.objects.get().stars == 5


@pytest.mark.parametrize("stars", ["", "0", "6", "many"])
def test_stars_are_one_to_five_and_words_are_kept(client, ride, stars):
    response = client.post(url("feedback", ride), {"stars": stars, "text": "Typed words"})
    assert response.context["form"].errors["stars"]
    assert "Typed words" in response.content.decode()


def test_stars_are_a_group_of_radio_buttons(client, ride):
    page = client.get(url("feedback", ride)).content.decode()
    assert page.count('type="radio"') == 5
    assert "<legend" in page


def test_every_scope_shows_what_it_would_look_like(client, ride):
    page = client.get(url("publicity", ride)).content.decode()
    for name in ("Our rider", "M.T.", "Maya", "Maya Torres"):
        assert f"“{name} rode with Officer Law”" in page


def test_an_officer_who_is_not_named_in_posts_is_not_previewed(client, ride, law):
    law.may_be_named = False
    law.save()
    page = client.get(url("publicity", ride)).content.decode()
    assert "Maya rode with one of our officers" in page


def test_choices_are_kept_and_can_be_taken_back(client, ride):
    chosen = {"allows_posts": "yes", "name_scope": "first_name", "allows_quote": "on"}
    page = client.post(url("publicity", ride), chosen, follow=True).content.decode()
    consent = PublicityConsent.objects.get()
    assert (consent.allows_posts, consent.name_scope, consent.allows_quote) == (True, "first_name", True)
    assert "Maya rode with Officer Law" in page
    client.post(url("publicity-withdraw", ride))
    client.post(url("publicity-withdraw", ride))
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert "Keep my choices" in client.get(url("publicity", ride)).content.decode()


def test_nothing_is_chosen_beforehand_and_a_second_form_changes_nothing(client, ride):
    assert client.post(url("publicity", ride), {}).context["form"].errors["allows_posts"]
    client.post(url("publicity", ride), {"allows_posts": "no"})
    client.post(url("publicity", ride), {"allows_posts": "yes", "name_scope": "full_name"})
    assert PublicityConsent.objects.get().allows_posts is False


def test_a_program_without_posts_asks_nothing(client, ride):
    type(ride.application.program).objects.update(has_publicity=False)
    assert client.get(url("publicity", ride)).status_code == 404
    assert url("publicity", ride) not in client.get(url("case", ride)).content.decode()


def test_publicity_is_asked_after_the_ride_only(client, maya, law):
    case = factories.make_application("approved", rider=maya)
    factories.make_ride("confirmed", application=case, seat=factories.make_seat(law))
    assert client.get(reverse("rider:publicity", args=[case.pk])).status_code == 404
    for name in ("feedback", "certificate"):
        assert client.get(reverse(f"rider:{name}", args=[case.pk]))["Location"] == reverse("rider:case", args=[case.pk])


def test_the_certificate_is_a_pdf_for_nobody_else(client, ride):
    response = client.get(url("certificate", ride))
    assert response.content.startswith(b"%PDF-")
    assert response["Cache-Control"] == "private, no-store"
    assert "Maya" not in response["Content-Disposition"]


def test_the_card_for_the_pocket_is_a_pdf(client, maya, law):
    case = factories.make_application("approved", rider=maya)
    factories.make_ride("confirmed", application=case, seat=factories.make_seat(law))
    assert client.get(reverse("rider:rules-card", args=[case.pk])).content.startswith(b"%PDF-")


def test_my_data_holds_everything_of_mine_and_nothing_of_others(client, ride, maya, stranger, joan):
    factories.make_application("submitted", rider=stranger, reason="Somebody else's words")
    maya.bans.create(until_on=factories.days_ahead(5), reason="for the desk", banned_by=joan)
    type(ride.application).objects.filter(pk=ride.application_id).update(desk_note="for the desk")
    Feedback.objects.create(ride=ride, stars=5, text="The radio never sleeps.")
    response = client.get(reverse("rider:my-data"))
    data = json.loads(response.content)
    assert data["person"]["legal_name"] == "Maya Torres"
    assert data["person"]["born_on"] == "1985-06-21"
    assert data["applications"][0]["emergency_name"] == "Adwoa Osei"
    assert data["rides"][0]["status"] == "completed"
    assert data["feedback"][0]["text"] == "The radio never sleeps."
    whole = response.content.decode()
    assert "for the desk" not in whole
    assert "Somebody else" not in whole
    assert "attachment" in response["Content-Disposition"]


def test_my_data_costs_the_same_with_one_case_and_with_three(client, maya, queries_of):
    factories.make_application("expired", rider=maya)
    one = queries_of(lambda: client.get(reverse("rider:my-data")))
    for _ in range(2):
        factories.make_application("expired", rider=maya)
    assert len(queries_of(lambda: client.get(reverse("rider:my-data")))) == len(one)
