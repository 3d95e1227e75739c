import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from ridealong.shifts.models import Shift
from tests import factories
from tests.factories import days_ahead, local

pytestmark = pytest.mark.django_db

ADD = reverse("admin:ridealong_shift_add")


def form(host, **changes):
    on = days_ahead(10).isoformat()
    values = {"officer": host.pk, "station": host.station_id, "on": on, "starts": "17:00", "ends": "03:00"}
    return {**values, "seats": "1", **changes}


def url(shift, verb):
    return reverse(f"admin:ridealong_shift_{verb}", args=[shift.pk])


def test_a_shift_over_midnight_is_planned_in_station_time(desk, law):
    desk.post(ADD, form(law, seats="2"))
    shift = Shift.objects.get()
    assert (shift.starts_at, shift.ends_at) == (local(days_ahead(10), "17:00"), local(days_ahead(11), "03:00"))
    assert shift.seats.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": "2020-01-01"}, "Choose today or a later day."),
        ({"starts": "03:00", "ends": "03:00"}, "at most 18 hours"),
        ({"seats": "0"}, "greater than or equal to 1"),
        ({"officer": "nonsense"}, "not a valid"),
        ({"on": "\x00"}, "Enter a valid date"),
    ],
)
def test_what_stands_against_a_shift_is_told_on_the_form(desk, law, changes, words):
    response = desk.post(ADD, form(law, **changes))
    assert words in response.content.decode()
    assert not Shift.objects.exists()


def test_two_shifts_at_once_are_refused_and_nothing_typed_is_lost(desk, law):
    desk.post(ADD, form(law))
    response = desk.post(ADD, form(law, starts="18:00"))
    assert "already has a shift" in response.content.decode()
    assert response.context["form"]["starts"].value() == "18:00"


def test_seats_are_added_closed_and_offered_again(desk, law):
    seat = factories.make_seat(law)
    shift = seat.shift
    desk.post(url(shift, "add-seat"))
    assert shift.seats.count() == 2
    desk.post(url(shift, "close-seat"), {"seat": str(seat.pk)})
    seat.refresh_from_db()
    assert seat.status == "closed"
    desk.post(url(shift, "open-seat"), {"seat": str(seat.pk)})
    seat.refresh_from_db()
    assert seat.status == "open"


def test_a_cancelled_shift_takes_its_rides_along(desk, law, approved):
    ride = factories.make_ride("confirmed", application=approved, seat=factories.make_seat(law))
    desk.post(url(ride.seat.shift, "cancel"), {"cancelled_for": "department"})
    ride.refresh_from_db()
    assert ride.status == "cancelled"
    assert Shift.objects.get().is_cancelled


def test_a_shift_whose_rider_is_out_stays(desk, law, approved):
    waiver = approved.waivers.create(short_code="W1")
    seat = factories.make_seat(law)
    factories.make_ride("in_progress", application=approved, seat=seat, waiver=waiver)
    response = desk.post(url(seat.shift, "cancel"), {"cancelled_for": "department"}, follow=True)
    assert [str(message) for message in get_messages(response.wsgi_request)]
    assert not Shift.objects.get().is_cancelled


def test_supervisors_see_the_roster_and_do_not_change_it(client, lindqvist, law):
    shift = factories.make_seat(law).shift
    client.force_login(lindqvist)
    assert client.get(url(shift, "change")).context["buttons"] == []
    assert client.get(ADD).status_code == 404
    assert client.post(url(shift, "cancel"), {"cancelled_for": "department"}).status_code == 404


def test_the_board_shows_who_rides_and_what_is_free(desk, law, approved):
    ride = factories.make_ride("proposed", application=approved, seat=factories.make_seat(law))
    factories.make_seat(law, starts_at=local(days_ahead(22), "17:00"))
    for days in (21, 22):
        page = desk.get("/admin/board/", {"week": days_ahead(days).isoformat()}).content.decode()
        assert "Officer Law" in page
        assert ("Maya T." if days == 21 else "is-free") in page
    assert ride.status == "proposed"


@pytest.mark.parametrize("week", ["", "nonsense", "0001-01-01", "9999-12-31", "\x00", "2026-W01"])
def test_any_week_is_a_page(desk, law, week):
    assert desk.get("/admin/board/", {"week": week}).status_code == 200


def test_the_board_costs_the_same_with_one_and_three(desk, program, django_assert_max_num_queries):
    week = {"week": days_ahead(21).isoformat()}
    factories.make_ride("confirmed")
    desk.get("/admin/board/", week)
    with django_assert_max_num_queries(20) as one:
        desk.get("/admin/board/", week)
    for _number in range(2):
        factories.make_ride("confirmed")
    with django_assert_max_num_queries(len(one)):
        page = desk.get("/admin/board/", week).content.decode()
    assert len(re.findall(r'<th scope="row">', page)) == 3


@pytest.mark.parametrize("name", ["shift", "ride", "officer", "message", "event"])
def test_lists_cost_the_same_with_one_and_three(desk, program, joan, name, django_assert_max_num_queries):
    url = reverse(f"admin:ridealong_{name}_changelist")
    factories.make_ride("confirmed")
    desk.get(url)
    with django_assert_max_num_queries(14) as one:
        desk.get(url)
    for _number in range(2):
        factories.make_ride("confirmed")
    with django_assert_max_num_queries(len(one)):
        desk.get(url)
