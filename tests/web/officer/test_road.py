from datetime import timedelta

import pytest
from django.urls import reverse

from ridealong.core.history import Event
from ridealong.rides.models import Pause, Ride, RideReport
from tests.web.officer.conftest import EVENING

pytestmark = pytest.mark.django_db


@pytest.fixture
def riding(make_ride, before_the_ride):
    """Out since six; the clock shows 7:52 PM."""
    ride = make_ride("in_progress")
    before_the_ride.move_to(EVENING + timedelta(minutes=112), tick=False)
    return ride


def post(phone, name, ride, data=None):
    return phone.post(reverse(f"officer:{name}", args=[ride.pk]), data or {}, follow=True).content.decode()


def html(phone, name, ride):
    return phone.get(reverse(f"officer:{name}", args=[ride.pk])).content.decode()


def fresh(ride):
    return Ride.objects.get(pk=ride.pk)


def test_the_ride_from_start_to_report(phone, make_ride, before_the_ride):
    ride = make_ride("checked_in")
    assert "The ride has begun" in post(phone, "ride-start", ride)
    before_the_ride.shift(timedelta(minutes=47))
    assert "47 min" in html(phone, "ride", ride)
    page = post(phone, "ride-pause", ride, {"place": "Fire station 2, lobby", "is_dispatch_told": "on"})
    assert "is back in the car" in page and "Fire station 2, lobby; dispatch told" in page
    before_the_ride.shift(timedelta(minutes=13))
    assert "Riding again" in post(phone, "ride-resume", ride)
    before_the_ride.shift(timedelta(hours=2))
    page = post(phone, "ride-end", ride, {"how": "planned"})
    assert "The ride is over" in page and "2 h 47 min" in page
    page = post(phone, "ride-report", ride, {"conduct": "5", "calls": "6", "light_moment": "A goat on Elm Street"})
    assert "The desk has your report" in page and "Change your report" in page
    assert fresh(ride).report.light_moment == "A goat on Elm Street"


@pytest.mark.parametrize("verb", ["ride-start", "ride-resume"])
def test_a_second_tap_is_harmless(phone, make_ride, verb):
    ride = make_ride({"ride-start": "checked_in", "ride-resume": "paused"}[verb])
    post(phone, verb, ride)
    assert "cannot be done now" in post(phone, verb, ride)
    assert Event.objects.filter(name__startswith="ride.").count() == 1


@pytest.mark.parametrize("place", ["", "   ", "x" * 121, "Station\x00", "y" * 1_000_000])
def test_a_drop_off_needs_a_place(phone, riding, place):
    post(phone, "ride-pause", riding, {"place": place})
    assert fresh(riding).status == "in_progress" and not Pause.objects.exists()


def test_a_place_is_shown_as_it_was_typed(phone, riding):
    page = post(phone, "ride-pause", riding, {"place": "<img src=x>\u202e{{ x }}"})
    assert "&lt;img src=x&gt;" in page and "<img src=x>" not in page and "{{ x }}" in page


@pytest.mark.parametrize("who", ["officer", "rider", "supervisor"])
def test_an_early_end_needs_a_reason(phone, riding, who):
    assert "why the ride ends early" in post(phone, "ride-end", riding, {"how": who})
    assert fresh(riding).status == "in_progress"
    post(phone, "ride-end", riding, {"how": who, "reason": "Rider felt unwell"})
    ride = fresh(riding)
    assert (ride.status, ride.ended_early_by, ride.ended_early_reason) == ("ended_early", who, "Rider felt unwell")


@pytest.mark.parametrize("how", ["", "nobody", "planned\x00"])
def test_a_forged_end_ends_nothing(phone, riding, how):
    post(phone, "ride-end", riding, {"how": how, "reason": "x"})
    assert fresh(riding).status == "in_progress"


def test_who_waits_elsewhere_did_not_ride_to_the_planned_end(phone, make_ride):
    ride = make_ride("paused")
    assert "As planned" not in html(phone, "ride-end", ride)
    post(phone, "ride-end", ride, {"how": "planned"})
    assert fresh(ride).status == "paused"


@pytest.mark.parametrize(
    ("typed", "ended", "clock"),
    [("22:15", True, "22:15"), ("01:00", True, "01:00"), ("", True, "01:30"), ("02:00", False, ""), ("xx", False, "")],
)
def test_an_end_nobody_recorded_is_told_as_it_was(phone, riding, before_the_ride, typed, ended, clock):
    before_the_ride.move_to(EVENING + timedelta(hours=7, minutes=30), tick=False)
    assert "When it really ended" in html(phone, "ride-end", riding)
    page = post(phone, "ride-end", riding, {"how": "planned", "ended_at": typed})
    ride = fresh(riding)
    assert (ride.status == "completed") is ended
    if ended:
        assert f"{ride.ended_at.astimezone(EVENING.tzinfo):%H:%M}" == clock
    else:
        assert "is-invalid" in page


def test_the_emergency_contact_is_one_tap_and_noted(phone, riding):
    page = post(phone, "ride-emergency", riding)
    assert "Adwoa Osei" in page and "tel:+16625550109" in page and "sister" in page
    assert Event.objects.filter(name="rider.emergency_viewed", case=riding.application_id).count() == 1
    assert "Adwoa" not in html(phone, "ride", riding)


def test_and_is_closed_before_and_after(phone, make_ride):
    ride = make_ride("confirmed")
    assert "Adwoa" not in post(phone, "ride-emergency", ride)
    assert not Event.objects.filter(name="rider.emergency_viewed").exists()


def test_an_incident_is_told_at_once_and_stays(phone, riding):
    assert "Supervisors are told" in post(phone, "ride-incident", riding, {"summary": "Crash at Elm and Third"})
    assert "Incident: supervisors are told" in html(phone, "ride", riding)
    post(phone, "ride-end", riding, {"how": "planned"})
    page = html(phone, "ride-report", riding)
    assert "Crash at Elm and Third" in page
    post(phone, "ride-report", riding, {"conduct": "4", "summary": "As told"})
    assert RideReport.objects.get().had_incident


def test_an_incident_needs_no_words(phone, riding):
    post(phone, "ride-incident", riding)
    assert RideReport.objects.get().had_incident


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"conduct": "6"},
        {"conduct": "five"},
        {"conduct": "5", "calls": "-1"},
        {"conduct": "5", "calls": "9" * 40},
        {"conduct": "5", "summary": "x" * 2001},
        {"conduct": "5", "light_moment": "x\x00"},
    ],
)
def test_a_report_that_cannot_be_is_not_kept(phone, make_ride, data):
    page = post(phone, "ride-report", make_ride("completed"), data)
    assert "is-invalid" in page
    assert not RideReport.objects.exists()


def test_there_is_no_report_before_the_ride(phone, make_ride):
    assert "nothing to report" in post(phone, "ride-report", make_ride("confirmed"), {"conduct": "5"})
    assert not RideReport.objects.exists()


def test_an_overdue_ride_says_so(phone, riding, before_the_ride):
    before_the_ride.move_to(EVENING + timedelta(hours=5), tick=False)
    page = html(phone, "ride", riding)
    assert "The planned end is over" in page and page.count("ra-go") == 1


@pytest.mark.parametrize("name", ["ride", "ride-pause", "ride-end", "ride-incident", "ride-report"])
def test_pauses_do_not_cost_queries(phone, riding, law, queries_of, name):
    address = reverse(f"officer:{name}", args=[riding.pk])
    counts = []
    for minutes in (10, 20, 30):
        at = EVENING + timedelta(minutes=minutes)
        riding.pauses.create(place="Lobby", paused_by=law.account, paused_at=at, resumed_at=at)
        counts.append(queries_of(lambda: phone.get(address)))
    assert len(set(counts)) == 1
