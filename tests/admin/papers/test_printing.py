"""Asking for many papers on the desk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.core.batches import Batch
from ridealong.rides import tasks
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
ASKED = {
    "kind": "waivers", "form": "pdf", "station": "",
    "since": TODAY - timedelta(days=2), "until": TODAY + timedelta(days=2),
}  # fmt: skip


@pytest.fixture
def ride(maya, law):
    application = factories.make_application("approved", rider=maya)
    waiver = factories.make_signed_waiver(application)
    seat = factories.make_seat(law, starts_at=timezone.now() + timedelta(hours=2))
    return factories.make_ride("confirmed", application=application, waiver=waiver, seat=seat)


def test_from_asking_to_taking(client, joan, lindqvist, ride):
    client.force_login(joan)
    page = client.post(reverse("admin:print"), ASKED, follow=True)
    batch = Batch.objects.get()
    assert page.redirect_chain[-1][0] == reverse("admin:batch", args=[batch.pk])
    assert "Waiting for the worker" in page.content.decode()
    tasks.make_papers(str(batch.pk))
    assert "Take the file" in client.get(reverse("admin:batch", args=[batch.pk])).content.decode()
    answer = client.get(reverse("admin:batch-file", args=[batch.pk]))
    assert (answer["Content-Type"], b"".join(answer.streaming_content)[:5]) == ("application/pdf", b"%PDF-")
    client.force_login(lindqvist)
    assert client.get(reverse("admin:batch-file", args=[batch.pk])).status_code == 404


def test_nothing_to_print_is_said_on_the_form(client, joan, program):
    client.force_login(joan)
    page = client.post(reverse("admin:print"), ASKED).content.decode()
    assert "nothing of this kind" in page
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": TODAY - timedelta(days=9)},
        {"until": TODAY + timedelta(days=900)},
        {"since": date(9999, 12, 31), "until": date(9999, 12, 31)},
        {"since": "\x00", "until": "31/31/31"},
        {"kind": "secrets"},
        {"form": "exe"},
        {"station": "x"},
    ],
)
def test_wrong_answers_keep_what_was_typed(client, joan, ride, wrong):
    client.force_login(joan)
    answer = client.post(reverse("admin:print"), ASKED | wrong)
    assert answer.status_code == 200
    assert not Batch.objects.exists()


def test_the_supervisor_is_not_offered_certificates(client, lindqvist, ride):
    client.force_login(lindqvist)
    page = client.get(reverse("admin:print")).content.decode()
    assert "packets" in page
    assert 'value="certificates"' not in page
    answer = client.post(reverse("admin:print"), ASKED | {"kind": "certificates"})
    assert answer.status_code == 200
    assert not Batch.objects.exists()


def test_nobody_else_may_ask(client, maya, law, press, program):
    for person in (maya.account, law.account, press):
        client.force_login(person)
        assert client.get(reverse("admin:print")).status_code == 404
        assert client.post(reverse("admin:print"), ASKED).status_code == 404
