"""Several coordinators at the same moment. Needs a server that locks rows."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import Role
from ridealong.core.workflow import IllegalMove
from ridealong.rides import booking
from ridealong.rides.booking import RiderBusy, SeatTaken
from ridealong.rides.models import Ride
from ridealong.roles import create_groups
from ridealong.shifts.models import Seat
from tests import factories, patience

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture(autouse=True)
def friday_evening(db):
    """The clock runs here; the groups are made again, because these tests empty the database."""
    create_groups()


def at_once(*acts):
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=patience.MOMENT)
            act()
        except Exception as error:
            return type(error)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(run, acts))


@pytest.fixture
def joan(db):
    return factories.make_staff("Joan", Role.COORDINATOR)


def approved(joan, number):
    rider = factories.make_rider(f"Rider {number}")
    case = factories.make_application("approved", rider=rider)
    factories.make_clearance(case, by=joan)
    return case


def test_two_riders_one_seat(joan):
    seat = factories.make_seat()
    cases = [approved(joan, number) for number in range(2)]
    starts_at = seat.shift.starts_at + timedelta(hours=1)
    hours = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=4)}
    ended = at_once(
        *(lambda case=case: booking.schedule(case, Seat.objects.get(pk=seat.pk), by=joan, **hours) for case in cases)
    )
    assert ended == {None: 1, SeatTaken: 1}
    assert Ride.objects.count() == 1


def test_one_rider_two_seats(joan):
    case, seats = approved(joan, 1), [factories.make_seat(), factories.make_seat(factories.make_officer("Hill"))]
    starts_at = seats[0].shift.starts_at + timedelta(hours=1)
    hours = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=4)}
    ended = at_once(*(lambda seat=seat: booking.schedule(case, seat, by=joan, **hours) for seat in seats))
    assert ended == {None: 1, RiderBusy: 1}


def test_two_taps_on_one_button(joan):
    ride = factories.make_ride("proposed")
    ended = at_once(*(lambda: booking.confirm(Ride.objects.get(pk=ride.pk), by=joan) for _ in range(4)))
    assert ended == {None: 1, IllegalMove: 3}
