import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from ridealong.applications import notices
from ridealong.core import links
from ridealong.core.links import Link
from ridealong.notifications import delivery
from ridealong.web.public import typed
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/code/"
CODE = re.compile(r"\b\w{4}-\w{4}-\w{2}\b")


@pytest.fixture(autouse=True)
def _no_pace():
    cache.clear()


@pytest.fixture
def linkless(program):
    program.is_linkless = True
    program.save()


def mailed():
    """The code in the only mail there is."""
    delivery.send_due()
    (sent,) = mail.outbox
    html = sent.alternatives[0].content
    assert "://" not in sent.body + html
    found = CODE.search(sent.body)
    assert found
    assert found[0] in html
    return found[0]


@pytest.fixture
def guardians_code(linkless, rosa):
    rosa.application.program.refresh_from_db()
    notices.guardian_invited(rosa)
    return mailed()


def test_a_guardians_code_opens_what_the_link_would_have_opened(client, rosa, guardians_code):
    opened = client.post(PAGE, {"typed": guardians_code})
    assert re.fullmatch(r"/guardian/open/[\w-]{32}/", opened["Location"])
    assert client.get(opened["Location"]).status_code == 200


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")])
def test_a_code_may_be_typed_in_any_way(client, guardians_code, change):
    assert client.post(PAGE, {"typed": f" {change(guardians_code)} "}).status_code == 302


def test_a_code_opens_once(client, guardians_code):
    assert client.post(PAGE, {"typed": guardians_code}).status_code == 302
    again = client.post(PAGE, {"typed": guardians_code})
    assert "used up or too old" in again.context["form"].errors["typed"][0]
    assert guardians_code in again.content.decode()


def test_a_code_that_is_too_old_opens_nothing(client, guardians_code):
    Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(PAGE, {"typed": guardians_code}).context["form"].errors["typed"]


def test_a_typed_code_is_no_address_and_a_link_is_no_code(client, rosa, guardians_code):
    assert "no longer" in client.get(f"/guardian/open/{guardians_code}/").content.decode()
    secret = links.mint("guardian", rosa.pk)
    assert client.post(PAGE, {"typed": secret}).context["form"].errors["typed"]


def test_a_riders_code_leads_to_sign_in_and_then_to_the_page(client, linkless, maya):
    application = factories.make_application("approved", rider=maya)
    application.program.refresh_from_db()
    notices.expired(application)
    code = mailed()
    assert client.post(PAGE, {"typed": code})["Location"] == f"/my/{application.pk}/"
    assert client.get(f"/my/{application.pk}/")["Location"].startswith("/accounts/login/")
    assert client.post(PAGE, {"typed": code})["Location"] == f"/my/{application.pk}/"


@pytest.mark.parametrize("nonsense", ["", " ", "0000-0000-00", "ł" * 40, "x" * 41, "\x00"])
def test_nonsense_is_told_beside_the_field(client, program, nonsense):
    assert client.post(PAGE, {"typed": nonsense}).context["form"].errors["typed"]


def test_whoever_guesses_is_slowed_down(client, program):
    answers = [client.post(PAGE, {"typed": f"AAAA-AAAA-{n:02}"}).status_code for n in range(typed.MOST + 1)]
    assert answers == [200] * typed.MOST + [429]
