import re
from urllib.parse import urlsplit

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.backends import Backend
from accounts.models import User
from accounts.urls import AUDIENCES
from ridealong.notifications import tasks
from ridealong.notifications.models import Message

pytestmark = pytest.mark.django_db

CONFIRM = "/accounts/login/code/confirm/"
PASSWORD = "a long pass phrase"


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


def ask(client, email, **more):
    return client.post(reverse("account_request_login_code"), {"email": email, **more})


def newest_code():
    tasks.send_due()
    return re.search(r"^\s*(\d{6})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def totp_code(secret):
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def with_app(user):
    """Gives the person an authenticator app; returns its secret."""
    user.authenticator_set.all().delete()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def who(client):
    return client.session.get("_auth_user_id")


def test_a_citizen_signs_in_by_code(client, maya):
    response = ask(client, "MAYA@example.org", next="/my/")
    assert urlsplit(response["Location"]).path == CONFIRM
    page = client.get(response["Location"]).content.decode()
    assert "MAYA@example.org".lower() in page.lower()
    code = newest_code()
    response = client.post(response["Location"], {"code": code, "next": "/my/"})
    assert response["Location"] == "/my/"
    assert who(client) == str(maya.account_id)


def test_the_code_stands_in_the_mail_and_in_no_stored_message(client, maya):
    ask(client, maya.account.email)
    code = newest_code()
    message = Message.objects.get()
    assert code not in message.text + message.html + message.subject + message.dedupe_key
    assert code in mail.outbox[0].alternatives[0].content
    assert "15 minutes" in message.text


def test_a_wrong_code_is_refused_and_three_are_the_end(client, maya):
    ask(client, maya.account.email)
    code = newest_code()
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(2):
        assert client.post(CONFIRM, {"code": wrong}).status_code == 200
    assert client.post(CONFIRM, {"code": wrong}).status_code == 302
    client.post(CONFIRM, {"code": code})
    assert who(client) is None


def test_a_new_code_can_be_asked_for(client, maya):
    ask(client, maya.account.email)
    first = newest_code()
    client.post(CONFIRM, {"action": "resend"})
    second = newest_code()
    assert first != second
    client.post(CONFIRM, {"code": second})
    assert who(client) == str(maya.account_id)


def test_every_address_gets_the_same_page(client, maya, joan):
    pages = {}
    for email in (maya.account.email, joan.email, "nobody@example.org"):
        client.logout()
        cache.clear()
        response = ask(client, email)
        page = client.get(response["Location"]).content.decode()
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "ADDRESS")
        pages[email] = (response["Location"], page)
    assert len(set(pages.values())) == 1


def test_staff_get_no_code_but_a_mail_that_says_how(client, joan):
    ask(client, joan.email)
    tasks.send_due()
    assert "password" in mail.outbox[0].body
    assert not re.search(r"\d{6}", mail.outbox[0].body)
    for code in ("000000", ""):
        client.post(CONFIRM, {"code": code})
    assert who(client) is None


def test_an_unknown_address_is_told_by_mail(client):
    ask(client, "nobody@example.org")
    tasks.send_due()
    assert mail.outbox[0].to == ["nobody@example.org"]
    assert "do not know this address" in mail.outbox[0].body
    assert not User.objects.filter(email="nobody@example.org").exists()


def test_a_closed_account_gets_no_code(client, maya):
    User.objects.filter(pk=maya.account_id).update(is_active=False)
    ask(client, maya.account.email)
    tasks.send_due()
    assert "do not know this address" in mail.outbox[0].body


def test_codes_are_rationed(client, maya):
    for _ in range(3):
        ask(client, maya.account.email)
        client.logout()
    response = ask(client, maya.account.email)
    assert response.status_code == 200
    assert Message.objects.count() == 3


def test_a_session_of_a_closed_account_is_over(client, maya):
    client.force_login(maya.account)
    assert client.get("/my/").status_code != 302
    User.objects.filter(pk=maya.account_id).update(is_active=False)
    assert client.get("/my/")["Location"].startswith("/accounts/login/")


def test_applying_makes_an_account_and_leads_on(client, apply_page):
    response = client.post(apply_page, {"email": " New@Example.org ", "next": "/my/"})
    assert response["Location"] == CONFIRM
    account = User.objects.get(email="new@example.org")
    assert not account.has_usable_password()
    assert not account.is_staff
    assert client.post(CONFIRM, {"code": newest_code()})["Location"] == "/my/"
    assert who(client) == str(account.pk)


def test_applying_with_an_address_of_staff_looks_the_same(client, apply_page, joan):
    response = client.post(apply_page, {"email": joan.email, "next": "/my/"})
    assert response["Location"] == CONFIRM
    assert client.get(CONFIRM).status_code == 200
    tasks.send_due()
    assert "password" in mail.outbox[0].body


def test_applying_again_and_again_is_rationed(client, apply_page):
    for _ in range(3):
        assert client.post(apply_page, {"email": "new@example.org", "next": "/my/"}).status_code == 302
    response = client.post(apply_page, {"email": "new@example.org", "next": "/my/"})
    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()
    assert Message.objects.count() == 3


def test_nobody_is_led_to_another_site(client, apply_page):
    client.post(apply_page, {"email": "new@example.org", "next": "https://elsewhere.example/"})
    assert client.post(CONFIRM, {"code": newest_code()})["Location"] == "/my/"


@pytest.fixture
def apply_page(settings):
    settings.ROOT_URLCONF = "tests.accounts.urls"
    return "/apply/"


def sign_in_by_password(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def test_staff_sign_in_by_password_and_second_factor(client, joan):
    secret = with_app(joan)
    response = sign_in_by_password(client, joan.email)
    assert response["Location"] == reverse("mfa_authenticate")
    assert who(client) is None
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    response = client.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})
    assert response["Location"] == "/admin/"
    assert who(client) == str(joan.pk)


def test_staff_land_where_they_work(client, law, press):
    for user, landing in ((law.account, "/officer/"), (press, "/press/")):
        secret = with_app(user)
        sign_in_by_password(client, user.email)
        assert client.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})["Location"] == landing
        client.logout()


def test_secrets_of_apps_are_stored_sealed(joan):
    secret = with_app(joan)
    assert secret not in str(joan.authenticator_set.get().data)


def test_staff_without_a_second_factor_reach_nothing(client, joan):
    joan.authenticator_set.all().delete()
    assert sign_in_by_password(client, joan.email).status_code == 302
    assert who(client) == str(joan.pk)
    for path in ("/admin/", "/officer/", "/my/", "/accounts/2fa/webauthn/"):
        response = client.get(path)
        assert response.status_code in {302, 404}
    assert client.get("/admin/")["Location"] == reverse("mfa_index")
    assert "One thing before you begin" in client.get(reverse("mfa_index")).content.decode()


def test_enrolling_an_app_opens_the_door(client, joan, django_capture_on_commit_callbacks):
    joan.authenticator_set.all().delete()
    sign_in_by_password(client, joan.email)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="text-break">(\w+)</code>', page)[1]
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)})
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert len(re.findall(r"<li><code>", client.get(response["Location"]).content.decode())) == 10
    assert client.get("/admin/").status_code == 200
    tasks.send_due()
    assert "An authenticator app was added." in mail.outbox[-1].body


def test_a_recovery_code_opens_the_door_once(client, joan):
    with_app(joan)
    code = RecoveryCodes.activate(joan).get_unused_codes()[0]
    sign_in_by_password(client, joan.email)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    client.logout()
    sign_in_by_password(client, joan.email)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_closed_staff_cannot_sign_in(client, joan):
    User.objects.filter(pk=joan.pk).update(is_active=False)
    assert sign_in_by_password(client, joan.email)["Location"] == reverse("account_inactive")
    assert client.get(reverse("account_inactive")).status_code == 200
    assert who(client) is None


def test_passwords_are_rationed(client, joan):
    for _ in range(5):
        sign_in_by_password(client, joan.email, "wrong")
    page = sign_in_by_password(client, joan.email).content.decode()
    assert "Too many" in page
    assert who(client) is None


def test_citizens_find_no_pages_of_staff(client, maya):
    client.force_login(maya.account)
    for name in (name for name, audience in AUDIENCES.items() if audience == "staff"):
        args = {"pk": 1} if "webauthn" in name and name.split("_")[1] in {"edit", "remove"} else {}
        assert client.get(reverse(name, kwargs=args)).status_code == 404, name


def test_what_allauth_offers_beyond_that_is_not_there(client):
    for path in ("signup/", "email/", "confirm-email/", "password/set/", "2fa/trust/"):
        assert client.get(f"/accounts/{path}")["Location"].startswith("/accounts/login/")


def test_djangos_own_login_is_ours(client):
    response = client.get("/admin/login/?next=/admin/")
    assert response["Location"] == "/accounts/login/?next=%2Fadmin%2F"


@pytest.mark.parametrize("name", [name for name, audience in AUDIENCES.items() if audience == "staff"])
def test_every_page_of_staff_opens(client, joan, name):
    secret = with_app(joan)
    sign_in_by_password(client, joan.email)
    client.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})
    kwargs = {"pk": 1} if name in {"mfa_edit_webauthn", "mfa_remove_webauthn"} else {}
    response = client.get(reverse(name, kwargs=kwargs), follow=True)
    has_none = kwargs or name in {"mfa_view_recovery_codes", "mfa_download_recovery_codes"}
    assert response.status_code == (404 if has_none else 200)


@pytest.mark.parametrize(
    "credential", ["", "[]", "5", "{}", '{"response": []}', "null", '{"id": 5, "response": {}}', "\x00"]
)
def test_a_forged_passkey_is_refused(client, joan, credential):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).status_code in {302, 200}
    with_app(joan)
    sign_in_by_password(client, joan.email)
    client.get(reverse("mfa_authenticate"))
    assert client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200


def test_the_chosen_language_becomes_the_accounts(client, maya):
    client.post(reverse("set_language"), {"language": "es", "next": "/"})
    ask(client, maya.account.email)
    message = Message.objects.get()
    assert message.language == "es"
    client.post(CONFIRM, {"code": newest_code()})
    maya.account.refresh_from_db()
    assert maya.account.language == "es"
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    maya.account.refresh_from_db()
    assert maya.account.language == "en"


def test_a_new_device_speaks_the_accounts_language(client, maya):
    User.objects.filter(pk=maya.account_id).update(language="es")
    ask(client, maya.account.email)
    response = client.post(CONFIRM, {"code": newest_code()})
    assert response.cookies["django_language"].value == "es"


def test_the_account_of_a_request_costs_one_query(client, joan, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Backend().get_user(joan.pk).has_second_factor
    assert Backend().get_user("not a key") is None
