"""Every verb from every status: it moves along the table with one event, or changes nothing at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove
from ridealong.notifications.models import Message
from ridealong.rides import booking, calling_off, road
from ridealong.rides.models import CheckIn, Ride
from ridealong.rides.road import NotClear, NotReady, Points
from ridealong.rides.status import TRANSITIONS, RideStatus
from tests import factories

pytestmark = pytest.mark.django_db
POINTS = Points(has_shown_id=True, is_dressed=True, is_sober=True, is_briefed=True, also=frozenset({"late"}))
LATER = timedelta(minutes=30)

VERBS = {
    "confirm": booking.confirm,
    "reschedule": lambda ride, by: booking.reschedule(
        ride, ride.seat, by=by, starts_at=ride.starts_at + LATER, ends_at=ride.ends_at + LATER
    ),
    "start": road.start,
    "pause": lambda ride, by: road.pause(ride, by=by, place="Fire station 2", is_dispatch_told=True),
    "resume": road.resume,
    "complete": road.complete,
    "end_early": lambda ride, by: road.end_early(ride, by=by, ended_by="rider", reason="Tired"),
    "cancel": lambda ride, by: calling_off.cancel(ride, by=by, cancelled_for="rider"),
    "turn_away": lambda ride, by: road.turn_away(ride, by=by, reason="dress"),
    "miss": road.miss,
}
EVENTS = {"reschedule": "rescheduled", "resume": "resumed"}


def test_the_grid_knows_every_verb():
    assert {*VERBS, "check_in"} == set(TRANSITIONS)


@pytest.mark.parametrize("status", RideStatus.values)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_moves_along_the_table_or_not_at_all(make_ride, joan, told, verb, status):
    ride, step = make_ride(status), TRANSITIONS[verb]
    if status not in step.sources:
        with pytest.raises(IllegalMove):
            VERBS[verb](ride, by=joan)
        assert Ride.objects.get().status == status
        assert told("ride.") == [] and not Message.objects.exists()
        return
    VERBS[verb](ride, by=joan)
    assert Ride.objects.get().status == step.target
    assert told("ride.") == [f"ride.{EVENTS.get(verb, step.target)}"]
    event = Event.objects.get(name__startswith="ride.")
    assert (event.actor, event.case, event.details["was"]) == (joan.pk, ride.application_id, status)


@pytest.mark.parametrize("status", [status for status in RideStatus.values if status != "confirmed"])
def test_nobody_is_checked_in_from(make_ride, law, told, status):
    with pytest.raises(IllegalMove):
        road.check_in(make_ride(status), by=law.account, points=POINTS, witness_name="Law")
    assert told("ride.") == [] and not CheckIn.objects.exists()


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "reschedule"])
def test_a_stale_page_does_nothing_twice(make_ride, joan, told, verb):
    ride = make_ride(sorted(TRANSITIONS[verb].sources)[0])
    stale = Ride.objects.get(pk=ride.pk)
    VERBS[verb](ride, by=joan)
    with pytest.raises(IllegalMove):
        VERBS[verb](stale, by=joan)
    assert len(told("ride.")) == 1


@pytest.fixture
def signed_ride(case, seat):
    """Confirmed, with a waiver that is really signed and sealed."""
    factories.make_signed_waiver(case)
    return factories.make_ride("confirmed", application=case, seat=seat, starts_at=seat.shift.starts_at + 2 * LATER)


def test_check_in_keeps_the_points_and_the_witness(signed_ride, law, told):
    road.check_in(signed_ride, by=law.account, points=POINTS, witness_name=" M. Law ")
    ride = Ride.objects.get()
    assert (ride.status, ride.checked_in_by, ride.waiver_id) == ("checked_in", law.account, signed_ride.waiver_id)
    assert ride.arrival.is_sober
    assert told("ride.") == ["ride.checked_in"]
    assert told("waiver.witnessed") == ["waiver.witnessed"]
    assert [file.kind for file in ride.waiver.files.all()] == ["waiver", "attestation"]


@pytest.mark.parametrize("missing", ["has_shown_id", "is_dressed", "is_sober", "is_briefed"])
def test_every_point_counts(signed_ride, law, missing):
    points = Points(**{**POINTS.__dict__, missing: False})
    with pytest.raises(NotClear) as refused:
        road.check_in(signed_ride, by=law.account, points=points, witness_name="Law")
    assert len(refused.value.problems) == 1
    assert not CheckIn.objects.exists() and Ride.objects.get().status == "confirmed"


def test_all_that_is_missing_is_said_at_once(case, seat, law):
    ride = factories.make_ride("confirmed", application=case, seat=seat, starts_at=seat.shift.starts_at + 2 * LATER)
    nothing = Points(has_shown_id=False, is_dressed=False, is_sober=False, is_briefed=False)
    with pytest.raises(NotClear) as refused:
        road.check_in(ride, by=law.account, points=nothing)
    assert len(refused.value.problems) == 6
    assert "waiver" in str(refused.value)


def test_a_witness_signs_where_the_program_wants_one(signed_ride, law):
    with pytest.raises(NotClear, match="witness"):
        road.check_in(signed_ride, by=law.account, points=POINTS, witness_name="  ")


@pytest.mark.parametrize(("hours", "words"), [(-25, "another day"), (4, "are over")])
def test_check_in_has_its_hours(signed_ride, law, friday_evening, hours, words):
    friday_evening.move_to(signed_ride.starts_at + timedelta(hours=hours), tick=False)
    with pytest.raises(NotReady, match=words):
        road.check_in(signed_ride, by=law.account, points=POINTS, witness_name="Law")


def test_pauses_are_kept_and_closed(make_ride, law, friday_evening):
    ride = make_ride("in_progress")
    road.pause(ride, by=law.account, place="Fire station 2", is_dispatch_told=False)
    friday_evening.shift(LATER)
    road.resume(ride, by=law.account)
    pause = ride.pauses.get()
    assert (pause.place, pause.is_dispatch_told, pause.resumed_at - pause.paused_at) == ("Fire station 2", False, LATER)


def test_the_end_closes_the_case_and_thanks_the_rider(make_ride, law, told):
    ride = make_ride("in_progress")
    road.complete(ride, by=law.account)
    assert ride.ended_at == timezone.now()
    assert told("application.") == ["application.closed"]
    assert [message.event for message in Message.objects.all()] == ["ride.completed"]


@pytest.mark.parametrize("minutes", [0, -1, 36])
def test_hours_are_never_invented(make_ride, law, minutes):
    ride = make_ride("in_progress")
    with pytest.raises(NotReady):
        road.complete(ride, by=law.account, ended_at=ride.started_at + timedelta(minutes=minutes))
    assert Ride.objects.get().status == "in_progress"


def test_an_end_that_was_forgotten_is_told_later(make_ride, law):
    ride = make_ride("in_progress")
    ended_at = ride.started_at + timedelta(minutes=20)
    assert road.complete(ride, by=law.account, ended_at=ended_at).ended_at == ended_at


def test_an_early_end_says_who_and_why(make_ride, law):
    road.end_early(make_ride("paused"), by=law.account, ended_by="supervisor", reason="All cars needed")
    ride = Ride.objects.get()
    assert (ride.ended_early_by, ride.ended_early_reason) == ("supervisor", "All cars needed")
    with pytest.raises(ValueError, match="nobody"):
        road.end_early(ride, by=law.account, ended_by="nobody")


@pytest.mark.parametrize(("reason", "status"), [("no_id", "approved"), ("armed", "closed"), ("intoxicated", "closed")])
def test_what_another_day_can_mend_keeps_the_approval(make_ride, case, law, reason, status):
    road.turn_away(make_ride("checked_in"), by=law.account, reason=reason)
    case.refresh_from_db()
    assert case.status == status


def test_late_is_not_missing(make_ride, law, friday_evening):
    ride = make_ride()
    friday_evening.move_to(ride.starts_at + timedelta(minutes=14), tick=False)
    with pytest.raises(NotReady, match="6:15"):
        road.miss(ride, by=law.account)
    friday_evening.shift(timedelta(minutes=1))
    road.miss(ride, by=law.account)
    assert not ride.rider.bans.exists()


def test_who_misses_twice_waits_a_year(make_ride, maya, hill, law, case):
    earlier = factories.make_seat(hill, starts_at=factories.local(factories.days_ahead(-400)))
    factories.make_ride("no_show", application=case, seat=earlier)
    road.miss(make_ride(), by=law.account)
    assert f"{maya.bans.get().until_on}" == "2027-12-11"


def test_the_emergency_contact_is_shown_and_noted(make_ride, law, told, case):
    contact = road.emergency_contact(make_ride("in_progress"), by=law.account)
    assert (contact.name, contact.relation, contact.phone) == ("Adwoa Osei", "sister", "+16625550109")
    event = Event.objects.get(name="rider.emergency_viewed")
    assert (event.case, event.actor, event.details) == (case.pk, law.account.pk, {})


@pytest.mark.parametrize("status", ["proposed", "confirmed", "completed", "cancelled", "no_show"])
def test_the_emergency_contact_is_for_the_ride_only(make_ride, law, told, status):
    with pytest.raises(NotReady):
        road.emergency_contact(make_ride(status), by=law.account)
    assert told("rider.") == []
