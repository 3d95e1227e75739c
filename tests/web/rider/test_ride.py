"""The ride ahead: calendar, another date, off."""

import pytest
from django.urls import reverse

from ridealong.rides.models import Ride
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ride(maya, law, joan):
    case = factories.make_application("approved", rider=maya)
    factories.make_clearance(case, by=joan)
    return factories.make_ride("confirmed", application=case, seat=factories.make_seat(law))


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


def url(name, ride):
    return reverse(f"rider:{name}", args=[ride.application_id])


def free_seat(officer, days):
    return factories.make_seat(officer, starts_at=factories.local(factories.days_ahead(days), "17:00"))


def test_the_calendar_entry_names_nobody(client, ride):
    response = client.get(url("calendar", ride))
    entry = response.content.decode()
    assert response["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in entry
    assert "Maya" not in entry
    assert "Law" not in entry


def test_free_seats_are_offered_for_the_same_hours(client, ride, law, hill):
    free_seat(hill, 24)
    page = client.get(url("reschedule", ride)).content.decode()
    assert "with Officer Hill" in page
    assert page.count('type="radio"') == 1


def test_what_the_rules_forbid_is_not_offered(client, ride, hill):
    free_seat(hill, 200)  # past the approval
    taken = free_seat(hill, 25)
    factories.make_ride("confirmed", seat=taken)
    closed = free_seat(hill, 26)
    type(closed).objects.filter(pk=closed.pk).update(status="closed")
    factories.make_seat(hill, starts_at=factories.local(factories.days_ahead(27), "01:00"), hours=3)
    assert not client.get(url("reschedule", ride)).context["offers"]


def test_at_most_five_are_offered_at_the_same_cost(client, ride, hill, queries_of):
    free_seat(hill, 22)
    one = queries_of(lambda: client.get(url("reschedule", ride)))
    for days in range(23, 30):
        free_seat(hill, days)
    many = queries_of(lambda: client.get(url("reschedule", ride)))
    assert len(many) == len(one)
    assert len(client.get(url("reschedule", ride)).context["offers"]) == 5


def test_moving_keeps_the_approval_and_asks_the_officer(client, ride, hill):
    seat = free_seat(hill, 24)
    response = client.post(url("reschedule", ride), {"seat": seat.pk}, follow=True)
    ride.refresh_from_db()
    assert (ride.seat, ride.status) == (seat, "proposed")
    assert ride.application.status == "approved"
    assert "Your ride is moved" in response.content.decode()


def test_a_seat_that_is_taken_meanwhile_leads_back_to_the_list(client, ride, hill):
    seat = free_seat(hill, 24)
    factories.make_ride("confirmed", seat=seat)
    response = client.post(url("reschedule", ride), {"seat": seat.pk}, follow=True)
    assert "This seat was just taken" in response.content.decode()
    assert Ride.objects.get(pk=ride.pk).seat == ride.seat


@pytest.mark.parametrize("seat", ["", "not-a-key"])
def test_choosing_nothing_is_told(client, ride, hill, seat):
    free_seat(hill, 24)
    assert client.post(url("reschedule", ride), {"seat": seat}).context["form"].errors["seat"]


def test_cancelling_asks_first_and_keeps_the_approval(client, ride):
    assert "Your approval stays" in client.get(url("cancel-ride", ride)).content.decode()
    client.post(url("cancel-ride", ride))
    ride.refresh_from_db()
    assert (ride.status, ride.cancelled_for) == ("cancelled", "rider")
    assert ride.application.status == "approved"
    assert client.post(url("cancel-ride", ride)).status_code == 302


@pytest.mark.parametrize("name", ["calendar", "reschedule", "cancel-ride", "rules-card"])
def test_without_a_seat_there_is_nothing_to_move(client, maya, name):
    case = factories.make_application("approved", rider=maya)
    assert client.get(reverse(f"rider:{name}", args=[case.pk]))["Location"] == reverse("rider:case", args=[case.pk])
