from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role
from ridealong.applications.riders.ban import Ban
from ridealong.core.workflow import IllegalMove
from ridealong.notifications.models import Message
from ridealong.rides import booking, calling_off
from ridealong.rides.booking import CannotSchedule, RiderBusy, RulesBroken, SeatTaken
from ridealong.rides.calling_off import CannotWithdraw
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.shifts.models import SeatStatus
from ridealong.waivers.models import Waiver
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hours():
    """Three weeks on, 6 PM to 10 PM."""
    starts_at = factories.local(factories.days_ahead(21))
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=4)}


@pytest.fixture
def later_seat(law):
    return factories.make_seat(law)


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def to():
    return sorted(Message.objects.values_list("event", "recipient"))


def test_a_seat_is_booked_and_everyone_is_told(case, later_seat, joan, hours, told):
    ride = booking.schedule(case, later_seat, by=joan, **hours)
    assert (ride.status, ride.rider, ride.scheduled_by) == ("proposed", case.rider, joan)
    assert len(ride.check_in_code) == 6
    assert told("ride.") == ["ride.scheduled"]
    assert to() == [("ride.scheduled", "officer"), ("ride.scheduled", "rider")]


def test_a_seat_is_given_once(case, make_case, later_seat, joan, hours, stranger):
    booking.schedule(case, later_seat, by=joan, **hours)
    with pytest.raises(SeatTaken):
        booking.schedule(make_case(rider=stranger), later_seat, by=joan, **hours)
    assert Ride.objects.count() == 1


def test_a_rider_has_one_ride_ahead(case, later_seat, joan, hours, hill):
    booking.schedule(case, later_seat, by=joan, **hours)
    with pytest.raises(RiderBusy):
        booking.schedule(case, factories.make_seat(hill), by=joan, **hours)


@pytest.mark.parametrize("status", HOLDS_SEAT)
def test_the_database_gives_no_seat_twice(make_ride, make_case, seat, stranger, status):
    make_ride(status)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_ride("proposed", application=make_case(rider=stranger), seat=seat)


def test_a_cancelled_ride_frees_the_seat(make_ride, make_case, seat, stranger):
    make_ride("cancelled")
    factories.make_ride("proposed", application=make_case(rider=stranger), seat=seat)


def test_the_database_gives_no_rider_two_rides(make_ride, case, hill):
    make_ride("paused")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_ride("proposed", application=case, seat=factories.make_seat(hill))


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        ("cancelled", {"cancelled_for": ""}),
        ("confirmed", {"cancelled_for": "rider"}),
        ("turned_away", {"turned_away_for": ""}),
        ("ended_early", {"ended_early_by": ""}),
        ("in_progress", {"waiver": None}),
        ("in_progress", {"started_at": None}),
        ("completed", {"ended_at": None}),
        ("confirmed", {"checked_in_at": "2026-12-11T18:00Z"}),
    ],
)
def test_the_database_keeps_status_and_facts_together(make_ride, status, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_ride(status, **fields)


def test_only_approved_riders_get_a_seat(later_seat, joan, hours, maya):
    for status in ("submitted", "under_review", "waitlisted", "withdrawn"):
        case = factories.make_application(status, rider=maya)
        with pytest.raises(CannotSchedule, match="not approved"):
            booking.schedule(case, later_seat, by=joan, **hours)
        case.delete()


def test_nobody_rides_with_themselves(make_case, later_seat, law, joan, hours):
    case = make_case(rider=factories.make_rider("Officer Law", account=law.account))
    with pytest.raises(CannotSchedule, match="themselves"):
        booking.schedule(case, later_seat, by=joan, **hours)


def test_a_paused_program_books_nothing(case, later_seat, joan, hours, program):
    program.status = "paused"
    program.save()
    with pytest.raises(CannotSchedule, match="paused"):
        booking.schedule(case, later_seat, by=joan, **hours)


def test_hours_that_are_over_cannot_be_booked(case, seat, joan):
    starts_at = seat.shift.starts_at
    with pytest.raises(CannotSchedule, match="ahead"):
        booking.schedule(case, seat, by=joan, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=30))


def test_every_objection_is_named_at_once(case, later_seat, joan, hours, law):
    law.takes_riders = False
    law.save()
    later_seat.status = SeatStatus.CLOSED
    later_seat.save()
    hours["ends_at"] += timedelta(hours=6)
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, later_seat, by=joan, **hours)
    assert set(codes(refused)) == {"seat_closed", "outside_shift", "officer_not_hosting", "too_long", "outside_hours"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"approved_until_on": "2026-12-20"}, "approval_lapsed"), ({"submitted_at": None}, "notice")],
)
def test_papers_must_reach_to_the_ride(case, later_seat, joan, hours, fields, code, friday_evening):
    if code == "notice":
        case.submitted_at = hours["starts_at"] - timedelta(days=3)
        case.save()
    else:
        type(case).objects.filter(pk=case.pk).update(**fields)
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, later_seat, by=joan, **hours)
    assert codes(refused) == [code]


def test_a_records_check_that_ends_before_the_ride_is_too_old(case, later_seat, joan, hours):
    case.clearances.update(valid_until_on=factories.days_ahead(20))
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, later_seat, by=joan, **hours)
    assert codes(refused) == ["clearance_lapsed"]


def test_a_ban_stands_against_every_booking(case, later_seat, joan, hours):
    Ban.objects.create(rider=case.rider, until_on=factories.days_ahead(30), reason="-", banned_by=joan)
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, later_seat, by=joan, **hours)
    assert "contact_coordinator" in codes(refused)


def test_a_soft_rule_is_set_aside_by_the_role_that_may(case, later_seat, joan, lindqvist, hours):
    case.submitted_at = hours["starts_at"] - timedelta(days=3)
    case.save()
    more = {**hours, "overridden": ["notice"], "override_reason": "School project"}
    with pytest.raises(RulesBroken):
        booking.schedule(case, later_seat, by=joan, **more)
    ride = booking.schedule(case, later_seat, by=lindqvist, **more)
    assert (ride.overridden, ride.override_reason) == (["notice"], "School project")


def test_no_role_sets_a_hard_rule_aside(case, later_seat, chief, hours):
    later_seat.status = SeatStatus.CLOSED
    later_seat.save()
    with pytest.raises(RulesBroken):
        booking.schedule(case, later_seat, by=chief, **hours, overridden=["seat_closed"])


def test_what_the_approval_set_aside_is_settled(case, later_seat, joan, hours):
    case.submitted_at = hours["starts_at"] - timedelta(days=3)
    case.save()
    case.decisions.create(step=1, role=Role.SUPERVISOR, overridden=["notice"])
    assert booking.schedule(case, later_seat, by=joan, **hours).overridden == []


def test_caps_count_other_riders(program, case, make_case, later_seat, law, joan, hours, stranger):
    beside = later_seat.shift.seats.create(number=2)
    booking.schedule(case, later_seat, by=joan, **hours)
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(make_case(rider=stranger), beside, by=joan, **hours)
    assert codes(refused) == ["cap"]


def test_a_guardians_hour_ends_the_ride(make_case, later_seat, joan, hours, desmond):
    case = make_case(rider=desmond)
    factories.make_guardian(case, status="consented", latest_end=time(21, 30))
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, later_seat, by=joan, **hours)
    assert codes(refused) == ["minor_latest_end"]
    hours["ends_at"] -= timedelta(minutes=30)
    booking.schedule(case, later_seat, by=joan, **hours)
    assert ("ride.scheduled", "guardian") in to()


def test_a_minor_without_consent_gets_no_seat(make_case, later_seat, joan, hours, desmond):
    case = make_case(rider=desmond)
    factories.make_guardian(case)
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, later_seat, by=joan, **hours)
    assert codes(refused) == ["guardian_consent"]


@pytest.fixture
def booked(case, later_seat, joan, hours):
    factories.make_signed_waiver(case)
    ride = booking.schedule(case, later_seat, by=joan, **hours)
    booking.confirm(ride, by=joan)
    Message.objects.all().delete()
    return ride


def test_a_moved_ride_asks_officer_and_rider_again(booked, later_seat, joan, hours, case):
    moved = {name: at + timedelta(minutes=30) for name, at in hours.items()}
    ride = booking.reschedule(booked, later_seat, by=joan, **moved)
    assert (ride.status, ride.calendar_sequence, ride.starts_at) == ("proposed", 1, moved["starts_at"])
    assert set(Waiver.objects.values_list("status", flat=True)) == {"superseded", "awaiting"}
    assert {("ride.rescheduled", "officer"), ("ride.rescheduled", "rider")} <= set(to())
    case.refresh_from_db()
    assert case.status == "approved"


def test_another_officer_keeps_the_waiver(booked, hill, joan, hours):
    booking.reschedule(booked, factories.make_seat(hill), by=joan, **hours)
    assert Waiver.objects.get().status == "signed"
    assert to() == [("ride.reassigned", "officer"), ("ride.rescheduled", "rider"), ("ride.scheduled", "officer")]


def test_a_ride_moves_into_no_taken_seat(booked, make_case, hill, joan, hours, stranger):
    other = factories.make_seat(hill)
    booking.schedule(make_case(rider=stranger), other, by=joan, **hours)
    with pytest.raises(SeatTaken):
        booking.reschedule(booked, other, by=joan, **hours)
    booked.refresh_from_db()
    assert booked.seat.shift.officer != hill


def test_a_cancelled_ride_keeps_the_approval_and_frees_the_seat(booked, joan, case, later_seat, hours):
    calling_off.cancel(booked, by=joan, cancelled_for="department")
    case.refresh_from_db()
    assert case.status == "approved"
    booking.schedule(case, later_seat, by=joan, **hours)


def test_an_officer_gives_a_ride_back(booked, law):
    calling_off.decline(booked, by=law.account)
    booked.refresh_from_db()
    assert (booked.status, booked.cancelled_for, booked.seat.status) == ("cancelled", "officer", "open")


def test_and_may_close_the_seat_with_it(booked, law, told):
    calling_off.decline(booked, by=law.account, closes_seat=True)
    booked.seat.refresh_from_db()
    assert booked.seat.status == "closed"
    assert told("seat.") == ["seat.closed"]


def test_a_cancelled_shift_calls_off_its_rides(booked, joan, later_seat):
    calling_off.cancel_shift(later_seat.shift, by=joan)
    booked.refresh_from_db()
    later_seat.refresh_from_db()
    assert (booked.status, booked.cancelled_for, later_seat.status) == ("cancelled", "department", "closed")


def test_no_shift_is_cancelled_under_a_ride_that_is_out(make_ride, seat, joan):
    make_ride("in_progress")
    with pytest.raises(IllegalMove):
        calling_off.cancel_shift(seat.shift, by=joan)
    seat.shift.refresh_from_db()
    assert not seat.shift.is_cancelled


def test_withdrawing_takes_ride_and_waiver_along(booked, maya, case):
    calling_off.withdraw(case, by=maya.account)
    booked.refresh_from_db()
    case.refresh_from_db()
    assert (case.status, booked.status, booked.cancelled_for) == ("withdrawn", "cancelled", "rider")
    assert not Waiver.objects.live().exists()


def test_nobody_withdraws_from_the_moving_car(make_ride, maya, case):
    make_ride("in_progress")
    with pytest.raises(CannotWithdraw):
        calling_off.withdraw(case, by=maya.account)
    case.refresh_from_db()
    assert case.status == "approved"


def test_a_ban_calls_off_the_ride_ahead(booked, joan, told):
    calling_off.ban(booked.rider, by=joan, until_on=factories.days_ahead(365), reason="Ran off")
    booked.refresh_from_db()
    assert booked.status == "cancelled"
    assert told("rider.") == ["rider.banned"]
