"""The program report on the desk."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.core.history import Event
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db


def test_the_page_shows_this_month_with_chart_and_table(client, joan, maya, law):
    application = factories.make_application("approved", rider=maya)
    waiver = factories.make_signed_waiver(application)
    seat = factories.make_seat(law, starts_at=timezone.now().replace(day=1, hour=18))
    factories.make_ride("completed", application=application, waiver=waiver, seat=seat)
    client.force_login(joan)
    page = client.get(reverse("admin:report")).content.decode()
    assert '<svg class="ra-chart"' in page
    assert "1 in all" in page
    assert "Maya" not in page


def test_the_paper_is_the_same_and_its_printing_is_noted(client, joan, program):
    client.force_login(joan)
    answer = client.get(reverse("admin:report-pdf"), {"program": program.pk, "year": timezone.now().year, "month": 0})
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert str(timezone.now().year) in reading.text(answer.content)
    assert Event.objects.filter(name="program.report_printed", actor=joan.pk).count() == 1


@pytest.mark.parametrize(
    "query", [{"year": "1", "month": "13"}, {"year": "\x00", "month": "x", "program": "y"}, {"year": "", "month": "0"}]
)
def test_forged_periods_are_refused_kindly(client, joan, program, query):
    client.force_login(joan)
    for name in ("admin:report", "admin:report-pdf"):
        answer = client.get(reverse(name), query)
        assert answer.status_code == 200
        assert "text/html" in answer["Content-Type"]


def test_who_has_no_desk_gets_none(client, maya, law, press):
    for person in (maya.account, law.account, press):
        client.force_login(person)
        assert client.get(reverse("admin:report")).status_code == 404
        assert client.get(reverse("admin:report-pdf")).status_code == 404
