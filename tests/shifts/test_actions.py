from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove
from ridealong.program.models import Station
from ridealong.shifts import actions
from ridealong.shifts.actions import CannotPlan
from ridealong.shifts.models import HostUnit, Officer, Seat, Shift
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening():
    return factories.local(factories.days_ahead(10), "17:00")


@pytest.fixture
def plan(law, joan, evening):
    def at(start=0, hours=10, officer=law, **fields):
        starts_at = evening + timedelta(hours=start)
        station = fields.pop("station", officer.station)
        ends_at = starts_at + timedelta(hours=hours)
        return actions.plan(officer, by=joan, station=station, starts_at=starts_at, ends_at=ends_at, **fields)

    return at


def names():
    return list(Event.objects.values_list("name", flat=True))


def test_a_shift_comes_with_open_seats(plan):
    shift = plan(seats=2)
    assert [(seat.number, seat.status) for seat in shift.seats.all()] == [(1, "open"), (2, "open")]
    assert names() == ["shift.planned"]


@pytest.mark.parametrize("start", [-9, 0, 9])
def test_shifts_of_one_officer_never_overlap(plan, start):
    plan()
    with pytest.raises(CannotPlan, match="already has a shift"):
        plan(start, accepts_short_rest=True)
    assert Shift.objects.count() == 1


def test_eight_hours_of_rest_unless_meant(plan):
    plan()
    with pytest.raises(CannotPlan, match="8 hours of rest"):
        plan(15)
    plan(15, accepts_short_rest=True)
    plan(-18)
    assert Shift.objects.count() == 3


def test_other_officers_and_cancelled_shifts_stand_in_nobodys_way(plan, hill, joan):
    actions.cancel(plan(), by=joan)
    plan(officer=hill)
    plan()
    assert Shift.objects.filter(is_cancelled=False).count() == 2


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "end after it starts"), (-1, "end after it starts"), (18.5, "at most 18 hours")]
)
def test_a_shift_has_a_shape(plan, hours, words):
    with pytest.raises(CannotPlan, match=words):
        plan(hours=hours)


def test_a_unit_belongs_to_its_station(plan):
    elsewhere = Station.objects.create(name="North", address="9 North Road")
    unit = HostUnit.objects.create(name="Car 12", station=elsewhere)
    with pytest.raises(CannotPlan, match="another station"):
        plan(unit=unit)
    assert plan(unit=unit, station=elsewhere).unit == unit


def test_an_officer_who_left_gets_no_shift(plan, law):
    law.is_active = False
    law.save()
    with pytest.raises(CannotPlan, match="not active"):
        plan()


def test_cancelling_closes_the_seats_once(plan, joan):
    shift = plan(seats=2)
    actions.close_seat(shift.seats.get(number=2), by=joan)
    actions.cancel(shift, by=joan)
    assert set(shift.seats.values_list("status", flat=True)) == {"closed"}
    with pytest.raises(CannotPlan, match="already cancelled"):
        actions.cancel(shift, by=joan)
    assert names() == ["shift.planned", "seat.closed", "seat.closed", "shift.cancelled"]


def test_seats_close_open_and_grow(plan, joan):
    shift = plan()
    seat = shift.seats.get()
    actions.close_seat(seat, by=joan)
    with pytest.raises(IllegalMove):
        actions.close_seat(seat, by=joan)
    actions.open_seat(seat, by=joan)
    with pytest.raises(IllegalMove):
        actions.open_seat(seat, by=joan)
    assert actions.add_seat(shift, by=joan).number == 2
    assert names() == ["shift.planned", "seat.closed", "seat.opened", "seat.added"]


def test_a_cancelled_shift_offers_nothing(plan, joan):
    shift = plan()
    actions.cancel(shift, by=joan)
    with pytest.raises(CannotPlan):
        actions.open_seat(Seat.objects.select_related("shift").get(), by=joan)
    with pytest.raises(CannotPlan):
        actions.add_seat(shift, by=joan)
    assert not Seat.objects.open().exists()


def test_officers_choose_for_themselves(law):
    actions.choose(law, by=law.account, takes_riders=False, may_be_named=False)
    law.refresh_from_db()
    assert (law.takes_riders, law.may_be_named) == (False, False)
    assert Officer.objects.hosting().count() == 0
    event = Event.objects.get()
    assert (event.name, event.details) == ("officer.chose", {"takes_riders": False, "may_be_named": False})


def test_a_protected_officer_is_never_named(law):
    law.is_protected, law.may_be_named = True, False
    law.save()
    with pytest.raises(CannotPlan, match="protected"):
        actions.choose(law, by=law.account, takes_riders=True, may_be_named=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Officer.objects.filter(pk=law.pk).update(may_be_named=True)


def test_the_database_refuses_what_slips_past(plan, law, evening):
    shift = plan()
    same = {"officer": law, "station": law.station, "starts_at": evening, "ends_at": evening + timedelta(hours=1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.create(**same)
    with pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.create(**{**same, "starts_at": evening + timedelta(hours=2)})
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(shift=shift, number=1)


def test_a_shift_is_dated_by_its_stations_clock(plan, law):
    law.station.time_zone = "Pacific/Auckland"
    law.station.save()
    shift = plan()
    assert shift.on == factories.days_ahead(11)
