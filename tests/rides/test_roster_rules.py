"""Rules about the roster: sectors, strength, officers taken out, kinds of units."""

from datetime import timedelta

import pytest

from ridealong.rides import apart, booking
from ridealong.rides.booking import RulesBroken
from ridealong.rides.models import Ride
from ridealong.rules.presets import ALDER_FALLS
from ridealong.shifts.models import HostUnit
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hours():
    """Three weeks on, 6 PM to 10 PM; the shifts of the factories are from 5 PM to 3 AM."""
    starts_at = factories.local(factories.days_ahead(21))
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=4)}


@pytest.fixture
def ruled(program):
    """Puts rules in force beside those of Alder Falls."""

    def rule(**sections):
        program.rule_sets.update(content={**ALDER_FALLS, **sections})

    return rule


def refusal(case, seat, joan, hours):
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(case, seat, by=joan, **hours)
    return [reason.code for reason in refused.value.reasons]


def on_beat(officer, sector, **fields):
    seat = factories.make_seat(officer, **fields)
    seat.shift.sector = sector
    seat.shift.save()
    return seat


def test_a_sector_takes_no_more_than_its_cap(ruled, case, make_case, stranger, law, hill, joan, hours):
    ruled(caps={"sector": 1})
    case.refresh_from_db()
    booking.schedule(case, on_beat(law, "North"), by=joan, **hours)
    other = make_case(rider=stranger)
    beside = on_beat(hill, "North")
    assert refusal(other, beside, joan, hours) == ["cap"]
    beside.shift.sector = "South"
    beside.shift.save()
    assert booking.schedule(other, beside, by=joan, **hours).status == "proposed"


def test_a_shift_without_a_sector_is_counted_in_none(ruled, case, make_case, stranger, law, hill, joan, hours):
    ruled(caps={"sector": 1})
    booking.schedule(case, on_beat(law, ""), by=joan, **hours)
    booking.schedule(make_case(rider=stranger), on_beat(hill, ""), by=joan, **hours)
    assert Ride.objects.count() == 2


def test_an_officer_who_is_taken_out_gets_no_new_rider(ruled, case, law, joan, hours):
    seat = factories.make_seat(law)
    law.is_flagged = True
    law.save()
    assert refusal(case, seat, joan, hours) == ["officer_not_hosting"]
    ruled(officers={"no_flagged": False})
    case.refresh_from_db()
    assert booking.schedule(case, seat, by=joan, **hours).status == "proposed"


def test_fewer_on_duty_than_the_rules_want_means_no_ride(ruled, case, law, hill, joan, hours):
    ruled(officers={"min_on_duty": 2})
    seat = factories.make_seat(law)
    assert refusal(case, seat, joan, hours) == ["on_duty"]
    second = factories.make_seat(hill, hours=4).shift  # until 9 PM: an hour of the ride is too thin
    assert refusal(case, seat, joan, hours) == ["on_duty"]
    second.ends_at = hours["ends_at"]
    second.save()
    assert booking.schedule(case, seat, by=joan, **hours).status == "proposed"


def test_a_cancelled_shift_and_another_station_are_not_on_duty(ruled, case, law, hill, joan, hours):
    ruled(officers={"min_on_duty": 2})
    seat, other = factories.make_seat(law), factories.make_seat(hill)
    other.shift.is_cancelled = True
    other.shift.save()
    assert refusal(case, seat, joan, hours) == ["on_duty"]
    other.shift.is_cancelled, other.shift.station = False, factories.make_station("Mill District Station")
    other.shift.save()
    assert refusal(case, seat, joan, hours) == ["on_duty"]


def test_a_kind_of_rider_sits_only_in_its_kinds_of_units(ruled, case, law, joan, hours):
    citizen = {"code": "citizen", "name": {"en": "Citizen"}, "units": ["engine"]}
    ruled(categories=[citizen])
    seat = factories.make_seat(law)
    seat.shift.unit = HostUnit.objects.create(name="Car 1", station=law.station)
    seat.shift.save()
    assert refusal(case, seat, joan, hours) == ["unit_closed"]
    HostUnit.objects.update(kind="engine")
    assert booking.schedule(case, seat, by=joan, **hours).status == "proposed"


def test_a_ride_begins_in_the_riders_own_district_where_the_rules_say_so(ruled, case, law, hill, joan, hours):
    ruled(residency={"own_district": True})
    away = factories.make_station("Mill District Station")
    seat = factories.make_seat(law)
    type(seat.shift).objects.filter(pk=seat.shift_id).update(station=away)
    case.program.stations.add(away)
    seat.refresh_from_db()
    assert refusal(case, seat, joan, hours) == ["own_district"]
    assert booking.schedule(case, factories.make_seat(hill), by=joan, **hours).status == "proposed"


@pytest.mark.parametrize(("kind", "refused"), [("relative", True), ("partner", True), ("complaint", False)])
def test_nobody_rides_at_the_station_of_a_relative_where_the_rules_say_so(
    ruled, case, law, hill, joan, hours, kind, refused
):
    ruled(officers={"no_relatives_at_station": True})
    apart.keep_apart(case.rider, law.account, by=joan, kind=kind)
    seat = factories.make_seat(hill)
    if refused:
        assert refusal(case, seat, joan, hours) == ["relative_station"]
    else:
        assert booking.schedule(case, seat, by=joan, **hours).status == "proposed"
