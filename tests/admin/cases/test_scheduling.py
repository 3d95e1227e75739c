from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.admin.cases import scheduling
from tests import factories
from tests.factories import days_ahead, local

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats(program, law, hill):
    """Law on the wished day, Hill the day after."""
    program.stations.add(law.station)
    return [
        factories.make_seat(hill, starts_at=local(days_ahead(22), "17:00")),
        factories.make_seat(law, starts_at=local(days_ahead(21), "17:00")),
    ]


def url(case, verb="schedule"):
    return reverse(f"admin:ridealong_application_{verb}", args=[case.pk])


def test_the_wish_comes_first_with_its_own_hours(joan, approved, seats):
    first, second = scheduling.offers(approved, joan)
    assert (first.seat, first.wish, first.reasons) == (seats[1], 1, [])
    assert (first.starts_at, first.ends_at) == (local(days_ahead(21), "18:00"), local(days_ahead(21), "22:00"))
    assert (second.seat, second.wish) == (seats[0], 0)


def test_taken_closed_past_and_foreign_seats_are_not_offered(joan, approved, law, program):
    factories.make_ride("confirmed", seat=factories.make_seat(law, starts_at=local(days_ahead(23), "17:00")))
    closed = factories.make_seat(law, starts_at=local(days_ahead(24), "17:00"))
    closed.status = "closed"
    closed.save()
    factories.make_seat(law, starts_at=timezone.now() - timedelta(days=2))
    elsewhere = factories.make_officer("Far", station=factories.make_station("Harbor Station"))
    factories.make_seat(elsewhere)
    assert scheduling.offers(approved, joan) == []


def test_a_ride_is_booked_from_the_case(desk, joan, approved, seats):
    page = desk.get(url(approved)).content.decode()
    assert "Wish 1" in page
    desk.post(url(approved), {"seat": str(seats[1].pk)})
    ride = approved.rides.get()
    assert (ride.seat, ride.scheduled_by, ride.starts_at) == (seats[1], joan, local(days_ahead(21), "18:00"))


def test_start_and_hours_may_be_typed(desk, approved, seats):
    desk.post(url(approved), {"seat": str(seats[1].pk), "starts": "19:30", "hours": "2.5"})
    ride = approved.rides.get()
    assert (ride.starts_at, ride.ends_at) == (local(days_ahead(21), "19:30"), local(days_ahead(21), "22:00"))


def test_hours_after_midnight_are_the_shifts_second_day(joan, approved, seats):
    offer = scheduling.offers(approved, joan)[0]
    at = scheduling.starting(offer, local(days_ahead(21), "01:00").time())
    assert at == local(days_ahead(22), "01:00")


def test_outside_the_shift_is_refused_with_the_reason(desk, approved, seats):
    response = desk.post(url(approved), {"seat": str(seats[1].pk), "starts": "10:00", "hours": "2"})
    assert "within the officer’s shift" in response.content.decode().replace("&#x27;", "’")
    assert not approved.rides.exists()


@pytest.mark.parametrize(("reason", "booked"), [("The school moved the date.", True), ("", False)])
def test_a_soft_rule_is_set_aside_by_who_may_and_with_a_reason(client, lindqvist, joan, maya, law, reason, booked):
    case = factories.make_application("approved", rider=maya, submitted_at=timezone.now())
    factories.make_clearance(case, by=joan)
    seat = factories.make_seat(law, starts_at=local(days_ahead(5), "17:00"))
    lindqvist.user_permissions.add(*joan.groups.get().permissions.filter(codename="work_case"))
    client.force_login(lindqvist)
    assert "Exception" in client.get(url(case)).content.decode()
    client.post(url(case), {"seat": str(seat.pk), "set_aside": "on", "override_reason": reason})
    assert case.rides.exists() is booked


def test_a_coordinator_reads_that_the_rule_stands(desk, maya, joan, law):
    case = factories.make_application("approved", rider=maya, submitted_at=timezone.now())
    factories.make_clearance(case, by=joan)
    seat = factories.make_seat(law, starts_at=local(days_ahead(5), "17:00"))
    page = desk.get(url(case)).content.decode()
    assert "Stands against" in page
    assert "set_aside" not in page
    desk.post(url(case), {"seat": str(seat.pk), "set_aside": "on", "override_reason": "Because."})
    assert not case.rides.exists()


def test_a_seat_that_was_just_taken_is_told(desk, approved, seats):
    form = {"seat": str(seats[1].pk)}
    factories.make_ride("confirmed", seat=seats[1])
    response = desk.post(url(approved), form)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not approved.rides.exists()


def test_a_booked_ride_is_moved(desk, approved, seats):
    ride = factories.make_ride("confirmed", application=approved, seat=seats[1])
    desk.post(url(approved, "reschedule"), {"seat": str(seats[0].pk)})
    ride.refresh_from_db()
    assert (ride.seat, ride.status) == (seats[0], "proposed")


def test_without_seats_the_page_says_what_to_do(desk, approved):
    page = desk.get(url(approved)).content.decode()
    assert "There is no free seat ahead" in page
    assert reverse("admin:ridealong_shift_add") in page


@pytest.mark.parametrize("is_fair", [True, False])
def test_rides_go_round_among_the_officers(joan, approved, law, hill, program, make_evening, is_fair):
    program.rule_sets.update(content=approved.rule_set.content | {"officers": {"fair_rotation": is_fair}})
    approved.rule_set.refresh_from_db()
    approved.rule_set.__dict__.pop("rules", None)
    first, second = (make_evening(officer, hours) for officer, hours in ((law, 10), (hill, 11)))
    make_ridden(law)
    offered = [offer.seat for offer in scheduling.offers(approved, joan)]
    assert offered == ([second, first] if is_fair else [first, second])


@pytest.fixture
def make_evening(program, law):
    """Seats on the day after the wish, so that neither holds it."""
    program.stations.add(law.station)
    return lambda officer, hour: factories.make_seat(officer, starts_at=local(days_ahead(22), f"{hour}:00"))


def make_ridden(officer):
    case = factories.make_application("closed")
    before = factories.make_seat(officer, starts_at=timezone.now() - timedelta(days=30))
    factories.make_ride("no_show", application=case, seat=before)
