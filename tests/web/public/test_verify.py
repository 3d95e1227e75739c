import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from ridealong.waivers import actions, evidence, signing
from ridealong.web.public import verify
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/verify/"


@pytest.fixture
def waiver(maya):
    return factories.make_signed_waiver(factories.make_application("approved", rider=maya))


@pytest.fixture
def pdf(waiver):
    return evidence.content(signing.file_of(waiver))


def ask(client, content, name="waiver.pdf"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content, "application/pdf")})


def test_a_genuine_file_says_who_signed(client, pdf):
    html = ask(client, pdf).content.decode()
    assert "This file is ours" in html
    assert "Maya Torres (Rider) signed on" in html


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"\x00" * 100, b"<script>alert(1)</script>"])
def test_another_file_is_not(client, waiver, content):
    response = ask(client, content)
    assert b"Do not rely on this file" in response.content
    assert b"<script>alert" not in response.content


def test_a_changed_file_is_not(client, pdf):
    changed = bytearray(pdf)
    changed[len(pdf) // 2] ^= 1
    assert b"Do not rely on this file" in ask(client, bytes(changed)).content


def test_what_became_of_it_since_is_told(client, waiver, joan, pdf):
    actions.void(waiver, by=joan, reason="signed_wrongly")
    assert b"It was made void since." in ask(client, pdf).content


def test_nothing_of_it_is_kept(client, pdf):
    before = default_storage.listdir("")
    ask(client, pdf)
    assert default_storage.listdir("") == before


def test_no_file_an_empty_one_and_a_large_one_are_told_beside_the_field(client, program, monkeypatch):
    monkeypatch.setattr(verify, "LARGEST", 10)
    for answer in (client.post(PAGE, {}), ask(client, b""), ask(client, b"x" * 11)):
        assert answer.context["form"].errors["file"]


def test_who_asks_too_often_waits(client, program, monkeypatch):
    monkeypatch.setattr(verify, "MOST", 2)
    assert [ask(client, b"x").status_code for _ in range(3)] == [200, 200, 429]


def test_the_page_itself_costs_nothing_to_open(client, program):
    for _ in range(30):
        assert client.get(PAGE).status_code == 200
