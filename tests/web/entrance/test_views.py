import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.models import Role, User
from ridealong.core import links
from ridealong.notifications import tasks
from ridealong.notifications.models import Message
from ridealong.program import staff

pytestmark = pytest.mark.django_db

GOOD = "orange boat seven"
NEW = "/accounts/password/new/"


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


def mailed_link():
    tasks.send_due()
    return re.search(r"http://localhost:8000(/accounts/\S+)", mail.outbox[-1].body)[1]


@pytest.fixture
def invitation(administrator):
    staff.invite("nia@example.gov", "Nia Obi", [Role.OFFICER], by=administrator)
    return mailed_link()


def test_an_invitation_leads_to_a_password_and_a_second_factor(client, invitation):
    nia = User.objects.get(email="nia@example.gov")
    for _ in range(3):
        assert client.get(invitation).status_code == 200
    assert client.post(invitation)["Location"] == NEW
    assert "nia@example.gov" in client.get(NEW).content.decode()
    response = client.post(NEW, {"password": GOOD})
    assert client.session["_auth_user_id"] == str(nia.pk)
    assert client.get("/setup/")["Location"] == reverse("mfa_index")
    nia.refresh_from_db()
    assert nia.check_password(GOOD)
    assert response.status_code == 302
    assert client.get(invitation).status_code == 410


@pytest.mark.parametrize("password", ["", "short", "password1", "12345678", "nia@example.gov", "\x00" * 9])
def test_a_bad_password_is_refused_and_the_link_lives(client, invitation, password):
    client.post(invitation)
    assert client.post(NEW, {"password": password}).status_code == 200
    assert client.get(invitation).status_code == 200


def test_a_link_works_once_in_any_browser(client, invitation):
    other = type(client)()
    client.post(invitation)
    other.post(invitation)
    assert client.post(NEW, {"password": GOOD}).status_code == 302
    assert other.post(NEW, {"password": "another boat eight"}).status_code == 410
    assert User.objects.get(email="nia@example.gov").check_password(GOOD)


@pytest.mark.parametrize("path", ["/accounts/welcome/nonsense/", "/accounts/password/reset/nonsense/", NEW])
def test_a_dead_link_says_so(client, path):
    assert client.get(path).status_code == 410
    assert client.post(path).status_code == 410


def test_an_invitation_is_no_password_reset(client, invitation):
    assert client.get(invitation.replace("welcome", "password/reset")).status_code == 410


def test_a_new_password_still_needs_the_second_factor(client, joan):
    client.post(reverse("entrance:forgotten"), {"email": joan.email.upper()})
    link = mailed_link()
    client.post(link)
    assert client.post(NEW, {"password": GOOD})["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    joan.refresh_from_db()
    assert joan.check_password(GOOD)


def test_a_new_password_ends_the_sessions(client, joan):
    client.force_login(joan)
    staff.set_password(joan, GOOD, by=joan)
    assert client.get(reverse("mfa_index")).status_code == 302


def test_every_address_gets_the_same_answer(client, joan, maya):
    pages = set()
    for email in (joan.email, maya.account.email, "nobody@example.org"):
        page = client.post(reverse("entrance:forgotten"), {"email": email}).content.decode()
        pages.add(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "ADDRESS"))
    assert len(pages) == 1
    assert [message.to_address for message in Message.objects.all()] == [joan.email]


def test_who_was_invited_and_forgot_gets_the_invitation_again(client, invitation):
    client.post(reverse("entrance:forgotten"), {"email": "nia@example.gov"})
    assert "/accounts/welcome/" in mailed_link()


def test_asking_is_rationed(client, joan):
    for _ in range(5):
        client.post(reverse("entrance:forgotten"), {"email": joan.email})
    assert client.post(reverse("entrance:forgotten"), {"email": joan.email}).status_code == 429


def test_a_closed_account_cannot_use_its_link(client, joan, administrator):
    secret = links.mint("password_reset", joan.pk)
    User.objects.filter(pk=joan.pk).update(is_active=False)
    client.post(f"/accounts/password/reset/{secret}/")
    assert client.get(NEW).status_code == 410
