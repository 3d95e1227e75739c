"""Text messages: to whom, what they say, and how the gateway's answers are taken."""

import json
import threading
from datetime import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.cache import cache
from django.utils import timezone

from ridealong.applications import notices
from ridealong.applications.riders import by_text
from ridealong.core.history import Event
from ridealong.notifications import delivery, message_style, texting
from ridealong.notifications.models import Channel, Message, MessageStatus
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_cached(settings, tmp_path):
    cache.clear()
    settings.DATA_DIR = tmp_path


def switch_on(by):
    message_style.change(by=by, quiet_from=time(0), quiet_until=time(0), is_linkless=False, has_texts=True)


@pytest.fixture
def house(administrator):
    switch_on(administrator)


@pytest.fixture
def application(maya):
    maya.phone, maya.texts_agreed_at = "+16625550164", timezone.now()
    maya.save()
    return factories.make_application("approved", rider=maya)


@pytest.fixture
def text(house, application):
    notices.approved(application)
    return Message.objects.get(channel=Channel.TEXT)


class Gateway:
    """A gateway on this machine that answers as it is told."""

    def __init__(self, status):
        self.heard, self.headers = [], []
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                gateway.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                gateway.headers.append(dict(self.headers))
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "http://example.org/")
                self.end_headers()

            def log_message(self, *args):
                """Tests are quiet."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_port


@pytest.fixture
def gateway(settings):
    opened = []

    def start(status, credentials="token@"):
        found = Gateway(status)
        opened.append(found)
        settings.SMS_URL = f"http://{credentials}127.0.0.1:{found.port}/send"
        return found

    yield start
    for each in opened:
        each.server.shutdown()
        each.server.server_close()


def test_a_text_says_the_subject_and_names_nobody(text, maya):
    assert text.text == "Your application is approved. More is in your e-mail. Reply STOP to end."
    assert maya.legal_name not in text.text
    assert text.to_address == "+16625550164"


def test_who_did_not_ask_gets_none(house, application, maya):
    by_text.agree(application, by=maya.account, agrees=False)
    notices.approved(application)
    assert not Message.objects.filter(channel=Channel.TEXT).exists()


def test_where_the_department_sends_none_nobody_gets_one(application):
    notices.approved(application)
    assert not Message.objects.filter(channel=Channel.TEXT).exists()


def test_without_a_gateway_the_demo_keeps_them_in_a_folder(text):
    assert delivery.send_due() == 2
    assert [each["text"] for each in texting.sent_texts()] == [text.text]


def test_the_gateway_gets_number_words_and_a_key_that_stays(text, gateway):
    heard = gateway(200)
    delivery.send_due()
    assert heard.heard == [{"to": "+16625550164", "text": text.text, "id": str(text.pk)}]
    assert heard.headers[0]["Authorization"] == "Bearer token"
    text.refresh_from_db()
    assert text.status == MessageStatus.SENT


def test_name_and_password_are_basic(text, gateway):
    heard = gateway(202, "name:word@")
    delivery.send_due()
    assert heard.headers[0]["Authorization"] == "Basic bmFtZTp3b3Jk"


@pytest.mark.parametrize(
    ("status", "becomes"),
    [
        (400, MessageStatus.FAILED),
        (404, MessageStatus.FAILED),
        (429, MessageStatus.QUEUED),
        (500, MessageStatus.QUEUED),
        (302, MessageStatus.QUEUED),
    ],
)
def test_never_is_never_and_the_rest_is_tried_again(text, gateway, status, becomes):
    heard = gateway(status)
    assert delivery.send_due() == 1  # the mail
    text.refresh_from_db()
    assert (text.status, len(heard.heard)) == (becomes, 1)
    assert text.tries.get().is_success is False


def test_a_gateway_that_is_away_keeps_no_mail_back(text, settings):
    settings.SMS_URL = "http://127.0.0.1:9/send"
    assert delivery.send_due() == 1
    text.refresh_from_db()
    assert text.status == MessageStatus.QUEUED


def test_production_without_a_gateway_says_so_in_the_outbox(text, settings):
    settings.PRODUCTION = True
    delivery.send_due()
    assert "set SMS_URL" in text.tries.get().detail


def test_a_rider_switches_them_off_and_on_from_the_status_page(client, house, application, maya):
    client.force_login(maya.account)
    page = f"/my/{application.pk}/"
    assert "Stop them" in client.get(page).content.decode()
    client.post(f"{page}texts/")
    assert "Yes, please" in client.get(page).content.decode()
    client.post(f"{page}texts/", {"agrees": "yes"})
    maya.refresh_from_db()
    assert maya.texts_agreed_at
    assert list(Event.objects.filter(name__startswith="rider.texts").order_by("at").values_list("name", flat=True)) == [
        "rider.texts_off", "rider.texts_on",
    ]  # fmt: skip


def test_the_form_asks_only_where_texts_are_sent(client, application, maya, administrator):
    case = factories.make_application("draft", rider=factories.make_rider("Ann Lee"))
    client.force_login(case.rider.account)
    page = f"/my/{case.pk}/apply/contact/"
    assert "text messages too" not in client.get(page).content.decode()
    switch_on(administrator)
    assert "text messages too" in client.get(page).content.decode()
    client.post(page, {"phone": "(662) 555-0101", "address": "1 Elm", "language": "en", "texts": "on", "then": "leave"})
    case.rider.refresh_from_db()
    assert case.rider.texts_agreed_at


def test_the_riders_list_shows_each_message_once(client, text, application, maya):
    client.force_login(maya.account)
    assert client.get(f"/my/{application.pk}/").content.decode().count("Your application is approved") == 1
