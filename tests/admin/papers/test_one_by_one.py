"""Papers printed one by one: who may, what they say, and that it is noted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.core.history import Event
from ridealong.documents import seal
from ridealong.rides.models import RideReport
from ridealong.waivers import keys
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def ride(maya, law):
    """Tonight, with a signed waiver."""
    application = factories.make_application(
        "approved", rider=maya, accommodation="A higher seat, please.", languages="Spanish"
    )
    waiver = factories.make_signed_waiver(application)
    seat = factories.make_seat(law, starts_at=timezone.now() + timedelta(hours=2))
    return factories.make_ride("confirmed", application=application, waiver=waiver, seat=seat)


def packet(client, ride):
    return client.get(reverse("admin:packet", args=[ride.seat.shift_id]))


def test_the_packet_tells_roster_proof_contact_needs_and_conduct(client, joan, ride):
    client.force_login(joan)
    told = reading.text(packet(client, ride).content)
    flat = told.replace(" ", "").replace("\n", "")
    file = ride.waiver.files.get(kind="waiver")
    assert "Maya Torres" in told
    assert "Adwoa Osei" in told
    assert "A higher seat, please." in told
    assert "Speaks Spanish." in told
    assert file.sha256 in flat
    assert "What every rider was told" in told


def test_the_packet_is_sealed_and_its_printing_noted_in_each_case(client, joan, ride):
    client.force_login(joan)
    answer = packet(client, ride)
    verdict = seal.verify(answer.content, certificate_pem=keys.pair()[1])
    assert (verdict.is_intact, verdict.covers_whole_file) == (True, True)
    assert "no-store" in answer["Cache-Control"]
    assert Event.objects.filter(name="ride.packet_printed", case=ride.application.pk, actor=joan.pk).count() == 1


def test_doubts_stand_on_the_packet(client, joan, law, stranger):
    seat = factories.make_seat(law, starts_at=timezone.now() + timedelta(hours=2))
    ride = factories.make_ride(
        "confirmed", application=factories.make_application("approved", rider=stranger), seat=seat
    )
    client.force_login(joan)
    told = reading.text(packet(client, ride).content)
    assert "The waiver is not signed yet." in " ".join(told.split())
    assert "this rider may not go" in told


def test_a_shift_without_riders_has_a_packet(client, joan, law):
    client.force_login(joan)
    seat = factories.make_seat(law)
    answer = client.get(reverse("admin:packet", args=[seat.shift_id]))
    assert "Nobody rides on this shift." in reading.text(answer.content)


def test_a_cancelled_ride_is_not_in_it(client, joan, ride):
    type(ride).objects.filter(pk=ride.pk).update(status="cancelled", cancelled_for="rider")
    client.force_login(joan)
    assert "Maya" not in reading.text(packet(client, ride).content)


def test_an_officer_prints_the_packet_of_their_own_shift(client, law, hill, ride):
    url = reverse("officer:packet", args=[ride.pk])
    client.force_login(law.account)
    assert "Maya Torres" in reading.text(client.get(url).content)
    client.force_login(hill.account)
    assert client.get(url).status_code == 404


def test_weeks_before_there_is_no_packet_for_the_officer(client, law, maya):
    ride = factories.make_ride(
        application=factories.make_application("approved", rider=maya), seat=factories.make_seat(law)
    )
    client.force_login(law.account)
    answer = client.get(reverse("officer:packet", args=[ride.pk]))
    assert answer.status_code == 302
    assert not Event.objects.filter(name="ride.packet_printed").exists()


def test_the_ride_report_on_paper(client, joan, ride):
    now = timezone.now()
    type(ride).objects.filter(pk=ride.pk).update(
        status="completed", started_at=now - timedelta(hours=3), ended_at=now, checked_in_at=now, checked_in_by=joan
    )
    ride.pauses.create(place="Fire station on 5th", paused_by=joan, is_dispatch_told=True)
    RideReport.objects.create(ride=ride, conduct=5, calls=11, summary="A goose won.", reported_by=joan)
    client.force_login(joan)
    told = " ".join(reading.text(client.get(reverse("admin:ride-report", args=[ride.pk])).content).split())
    for words in ("Maya Torres", "Calls answered 11", "5 of 5", "A goose won.", "Fire station on 5th, dispatch told"):
        assert words in told
    assert Event.objects.filter(name="ride.report_printed", subject=ride.pk).count() == 1


def test_without_a_report_there_is_none(client, joan, ride):
    client.force_login(joan)
    assert client.get(reverse("admin:ride-report", args=[ride.pk])).status_code == 404


def test_letters_say_the_public_reason_and_never_the_note(client, joan, maya, program):
    rules = program.rule_set.content | {"denial": {"shown": "always"}}
    program.rule_sets.update(content=rules)
    application = factories.make_application("declined", rider=maya)
    application.decisions.create(
        step=1,
        role="coordinator",
        verdict="declined",
        decided_at=timezone.now(),
        decided_by=joan,
        internal_note="SECRET",
    )
    Application.objects.filter(pk=application.pk).update(
        decided_at=timezone.now(), public_reason="You rode with us less than a year ago."
    )
    client.force_login(joan)
    told = reading.text(client.get(reverse("admin:letter", args=[application.pk])).content)
    assert "less than a year ago" in told
    assert "12 Elm Street" in told
    assert "Joan Adeyemi" in told
    assert "SECRET" not in told


def test_no_letter_before_a_decision(client, joan, maya):
    application = factories.make_application("submitted", rider=maya)
    client.force_login(joan)
    answer = client.get(reverse("admin:letter", args=[application.pk]), follow=True)
    assert "not decided yet" in answer.content.decode()


@pytest.mark.parametrize("name", ["admin:packet", "admin:ride-report", "admin:letter"])
def test_strangers_to_the_desk_get_nothing(client, name, ride, maya, law, press):
    for person in (maya.account, law.account, press):
        client.force_login(person)
        assert client.get(reverse(name, args=[ride.seat.shift_id])).status_code == 404
