import pytest

from ridealong.program import actions, availability
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def north(program):
    station = factories.make_station("North")
    program.stations.add(station)
    return station


def test_a_station_stands_as_the_program_does(program, north):
    assert availability.of(program, north) == availability.Availability("open")


@pytest.mark.parametrize("status", ["waiting_list", "restricted", "paused"])
def test_one_station_apart_leaves_the_others(program, north, administrator, status):
    availability.set_station(program, north, by=administrator, status=status, message="Roof repairs.")
    assert availability.of(program, north) == availability.Availability(status, "Roof repairs.", "North")
    main = program.stations.exclude(pk=north.pk).first()
    assert availability.of(program, main) == availability.of(program) == availability.Availability("open")


def test_the_stricter_of_the_two_holds(program, north, administrator):
    availability.set_station(program, north, by=administrator, status="waiting_list")
    actions.restrict(program, by=administrator, message="Only who was asked.")
    assert availability.of(program, north) == availability.Availability("restricted", "Only who was asked.")


def test_open_is_as_the_program_again(program, north, administrator):
    availability.set_station(program, north, by=administrator, status="paused")
    availability.set_station(program, north, by=administrator, status="open")
    assert not availability.of(program, north).is_paused
    assert not program.station_availabilities.exists()


def test_a_change_replaces_the_former(program, north, administrator):
    for status in ("paused", "restricted"):
        availability.set_station(program, north, by=administrator, status=status)
    assert availability.of(program, north).is_restricted
    assert program.station_availabilities.count() == 1
