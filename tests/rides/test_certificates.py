"""Certificates of hours, and what their code tells."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from ridealong.applications.riders.rider import Rider
from ridealong.core.history import Event
from ridealong.documents import render
from ridealong.rides import certificates
from ridealong.rides.certificate import Certificate
from ridealong.rides.certificates import NothingToCertify
from ridealong.rides.models import Ride
from ridealong.web.public import certificate as page
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def ride(maya, law) -> Ride:
    application = factories.make_application("approved", rider=maya)
    waiver = factories.make_signed_waiver(application)
    seat = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(-9), "17:00"))
    return factories.make_ride("completed", application=application, waiver=waiver, seat=seat)


def issue(ride: Ride) -> Certificate:
    return certificates.issue(ride.rider, [ride], by=ride.rider.account)


def test_a_certificate_is_issued_once(ride):
    first = issue(ride)
    assert issue(ride) == first
    assert first.minutes == 180
    assert len(first.code) == 10
    assert Event.objects.filter(name="certificate.issued", subject=first.pk).count() == 1


def test_corrected_hours_make_another_and_keep_the_first(ride):
    first = issue(ride)
    Ride.objects.filter(pk=ride.pk).update(ended_at=ride.ended_at - timedelta(hours=1))
    second = issue(Ride.objects.get(pk=ride.pk))
    assert (first.code != second.code, first.minutes, second.minutes) == (True, 180, 120)


def test_pauses_do_not_count(ride, law):
    out = ride.started_at + timedelta(minutes=30)
    ride.pauses.create(
        place="Fire station", paused_at=out, paused_by=law.account, resumed_at=out + timedelta(minutes=45)
    )
    assert issue(ride).minutes == 135


def test_hours_that_nobody_wrote_down_are_not_certified(maya):
    with pytest.raises(NothingToCertify):
        certificates.issue(maya, [], by=maya.account)


def test_the_paper_shows_code_hours_and_address(ride):
    found = issue(ride)
    text = reading.text(render(certificates.paper(found)))
    spoken = " ".join(found.code[start : start + 2] for start in range(0, 10, 2))
    assert spoken in text
    assert f"/check/{found.code}" in text
    assert "3 h on the road" in " ".join(text.split())


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}"])
def test_the_code_answers_however_it_is_typed(client, ride, typed):
    found = issue(ride)
    spoken = "-".join(found.code[start : start + 2] for start in range(0, 10, 2)).lower()
    answer = client.post(reverse("public:certificate-ask"), {"code": typed.format(found.code, spoken)}, follow=True)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "This certificate is ours." in told
    assert "3 h" in told.replace("\u00a0", " ")


def test_the_page_names_initials_only(client, ride):
    told = client.get(reverse("public:certificate", args=[issue(ride).code])).content.decode()
    assert "M. T." in told
    assert "Maya" not in told
    assert "Torres" not in told
    assert ride.application.reference not in told


@pytest.mark.parametrize("code", ["AAAAAAAAAA", "x", "..", "<b>", "\u202e", "' OR 1=1", "9" * 300, "%00", "Ñandú"])
def test_an_unknown_code_says_nothing(client, ride, code):
    issue(ride)
    answer = client.get(f"/check/{code}/")
    assert answer.status_code == 404
    assert "M. T." not in answer.content.decode()


def test_who_tries_codes_is_slowed_down(client, ride):
    cache.clear()
    for _try in range(page.MOST):
        assert client.get("/check/WRONGCODE2/").status_code == 404
    assert client.get("/check/WRONGCODE2/").status_code == 429
    assert client.get(reverse("public:certificate", args=[issue(ride).code])).status_code == 429


def test_a_rider_gets_one_ride_or_all(client, ride, maya, law):
    client.force_login(maya.account)
    single = client.get(reverse("rider:certificate", args=[ride.application.pk]))
    assert "on 1 shift" in reading.text(single.content)
    again = factories.make_ride(
        "completed",
        application=factories.make_application("closed", rider=maya),
        waiver=ride.waiver,
        seat=factories.make_seat(law, starts_at=factories.local(factories.days_ahead(-3), "17:00")),
    )
    both = client.get(reverse("rider:hours"))
    assert "on 2 shifts" in reading.text(both.content)
    assert Certificate.objects.count() == 2
    assert again.rider == maya


def test_a_stranger_gets_none(client, ride, stranger):
    client.force_login(stranger.account)
    assert client.get(reverse("rider:certificate", args=[ride.application.pk])).status_code == 404
    assert client.get(reverse("rider:hours")).status_code == 302


@pytest.mark.parametrize(("name", "initials"), [("Maya Torres", "M. T."), ("王小明", "王."), ("", "")])
def test_initials(name, initials):
    assert Certificate(rider=Rider(legal_name=name)).initials == initials
