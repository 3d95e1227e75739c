"""A device in somebody else's hands: one thing can be done on it, and it comes back locked."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ridealong.waivers import signing
from ridealong.web import kiosk
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
SIGN, BACK, UNLOCK = (reverse(f"kiosk:{name}") for name in ("sign", "back", "unlock"))


@pytest.fixture
def case(maya, joan):
    case = factories.make_application("approved", rider=maya)
    signing.open_for(case, by=joan)
    return case


@pytest.fixture
def ride(case, law):
    seat = factories.make_seat(law, starts_at=timezone.now() + timedelta(minutes=20))
    return factories.make_ride("confirmed", application=case, seat=seat)


@pytest.fixture
def phone(client, law):
    client.force_login(law.account)
    return client


def hand_over(client, address, who="rider", **data):
    return client.post(address, {"who": who, "has_seen_id": "on", **data})


def signed_form(client, name, **more):
    form = client.get(SIGN).context["form"]
    data = {"text": form["text"].initial, "agrees_to_electronic": "on", "has_read": "on", "typed_name": name}
    return client.post(SIGN, {**data, **more})


def test_the_rider_signs_on_the_officers_phone(phone, ride, case, law):
    check_in = reverse("officer:check-in", args=[ride.pk])
    assert reverse("officer:sign-here", args=[ride.pk]) in phone.get(check_in).content.decode()
    assert hand_over(phone, reverse("officer:sign-here", args=[ride.pk])).url == SIGN
    page = phone.get(SIGN).content.decode()
    assert "Maya Torres" in page and law.account.name not in page
    assert signed_form(phone, "Maya Torres").url == BACK
    signature = case.waivers.get().signatures.get()
    assert (signature.method, signature.identified_by, signature.taken_by) == ("on_device", "id_shown", law.account)
    assert "You have signed" in phone.get(BACK).content.decode()
    assert "You have signed" in phone.post(UNLOCK, {"password": "guess"}).content.decode()
    assert phone.post(UNLOCK, {"password": PASSWORD}).url == check_in
    assert "Sign as witness" in phone.get(check_in).content.decode()


def test_until_it_is_unlocked_nothing_else_opens(phone, ride):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    for name in ("officer:today", "officer:week", "public:home", "rider:status", "admin:index", "account_logout"):
        for ask in (phone.get, phone.post):
            answer = ask(reverse(name))
            assert (answer.status_code, answer.url) == (302, SIGN), name
    assert phone.post(reverse("officer:ride-emergency", args=[ride.pk])).url == SIGN


def test_the_pages_have_no_way_out(phone, ride):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    for address in (SIGN, BACK):
        page = phone.get(address)
        links = {
            part.partition('"')[0]
            for part in page.content.decode().split("<a")[1:]
            for part in part.split('href="')[1:2]
        }
        assert links <= {"#main", SIGN, BACK, "?language=es"}
        assert "no-store" in page["Cache-Control"]


def test_a_wrong_password_unlocks_nothing_and_five_sign_out(phone, ride):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    for _try in range(4):
        page = phone.post(UNLOCK, {"password": "guess"})
        assert "not the password" in page.content.decode()
        assert phone.get(reverse("officer:today")).url == SIGN
    assert phone.post(UNLOCK, {"password": "guess"}).url == reverse("account_login")
    assert reverse("account_login") in phone.get(reverse("officer:today")).url


def test_forgotten_on_a_table_it_signs_itself_out(phone, ride):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    with time_machine.travel(timezone.now() + kiosk.LASTS + timedelta(seconds=1)):
        assert phone.get(SIGN).url == reverse("account_login")
        assert "_auth_user_id" not in phone.session


def test_without_a_password_at_hand_one_signs_out(phone, ride):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    phone.post(reverse("kiosk:leave"))
    assert "_auth_user_id" not in phone.session


def test_it_comes_back_unsigned(phone, ride, case):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    assert "Nothing was signed here" in phone.get(BACK).content.decode()
    assert not case.waivers.get().signatures.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"typed_name": "Dana Law"}, "as it stands on the application"),
        ({"typed_name": ""}, "Type your name"),
        ({"agrees_to_electronic": ""}, "Agree to sign electronically"),
        ({"has_read": ""}, "Read the text to its end"),
        ({"text": "0195f3a0-0000-7000-8000-000000000000"}, "just changed"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(phone, ride, case, changes, words):
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    page = signed_form(phone, "Maya Torres", **changes).content.decode()
    assert words in page
    assert changes.get("typed_name", "Maya Torres") in page
    assert not case.waivers.get().signatures.exists()


def test_the_id_is_seen_first(phone, ride):
    page = phone.post(reverse("officer:sign-here", args=[ride.pk]), {"who": "rider"})
    assert "photo ID first" in page.content.decode()
    assert phone.get(SIGN).status_code == 404


def test_the_text_in_the_signers_language_and_in_the_other(phone, ride, maya):
    type(maya).objects.filter(pk=maya.pk).update(language="es")
    hand_over(phone, reverse("officer:sign-here", args=[ride.pk]))
    assert 'lang="es"' in phone.get(SIGN).content.decode()
    page = phone.get(f"{SIGN}?language=en").content.decode()
    assert "Read it in peace" in page and 'hreflang="es"' in page


def test_a_guardian_signs_at_the_desk(client, joan, rosa):
    client.force_login(joan)
    address = reverse("admin:sign-here", args=[rosa.application_id])
    assert (
        address
        in client.get(reverse("admin:ridealong_application_change", args=[rosa.application_id])).content.decode()
    )
    assert "Desmond" not in str(client.get(address).context["form"]["who"])  # not before it is decided
    hand_over(client, address, who=str(rosa.pk))
    assert signed_form(client, rosa.name, consents="on", latest_end="22:00").url == BACK
    rosa.refresh_from_db()
    assert (rosa.status, rosa.latest_end.hour) == ("consented", 22)
    assert client.post(UNLOCK, {"password": PASSWORD}).url.endswith(f"{rosa.application_id}/change/")


def test_only_where_the_program_has_a_device(phone, ride, case):
    content = {**case.rule_set.content, "waiver": {"channels": ["online", "paper"]}}
    type(case.rule_set).objects.update(content=content)
    address = reverse("officer:sign-here", args=[ride.pk])
    assert address not in phone.get(reverse("officer:check-in", args=[ride.pk])).content.decode()
    assert phone.get(address).url == reverse("officer:ride", args=[ride.pk])


def test_a_colleagues_ride_is_nobody_elses_business(client, hill, ride):
    client.force_login(hill.account)
    assert client.post(reverse("officer:sign-here", args=[ride.pk])).status_code == 404


def test_without_a_lock_there_is_no_such_page(phone):
    assert phone.get(SIGN).status_code == phone.get(BACK).status_code == phone.post(UNLOCK).status_code == 404
