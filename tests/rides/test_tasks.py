from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.notifications.models import Message
from ridealong.rides import tasks
from ridealong.rides.models import Ride
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tomorrow(make_case, law):
    def make(number=0, status="confirmed", hours=24, **fields):
        case = make_case(rider=factories.make_rider(f"Rider {number}"))
        seat = factories.make_seat(law, starts_at=timezone.now() + timedelta(hours=hours, minutes=number))
        return factories.make_ride(status, application=case, seat=seat, starts_at=seat.shift.starts_at, **fields)

    return make


def test_a_ride_is_recalled_once(tomorrow):
    ride = tomorrow()
    assert (tasks.send_reminders(), tasks.send_reminders()) == (1, 0)
    message = Message.objects.get()
    assert (message.event, message.to_address, message.case) == ("ride.reminder", ride.rider.email, ride.application_id)
    assert "closed shoes" in message.text
    ride.refresh_from_db()
    assert ride.reminded_at == timezone.now()


@pytest.mark.parametrize(
    ("status", "hours", "sent"),
    [
        ("confirmed", 48, 1),
        ("confirmed", 48.1, 0),
        ("confirmed", -1, 0),
        ("proposed", 24, 0),
        ("cancelled", 24, 0),
        ("checked_in", 24, 0),
    ],
)
def test_only_confirmed_rides_of_the_next_two_days(tomorrow, status, hours, sent):
    tomorrow(status=status, hours=hours)
    assert tasks.send_reminders() == sent


def test_who_has_no_address_is_not_asked_again(tomorrow):
    ride = tomorrow()
    ride.rider.__class__.objects.update(email="")
    assert tasks.send_reminders() == 1
    assert not Message.objects.exists()
    assert tasks.send_reminders() == 0


@pytest.mark.slow
def test_a_thousand_cost_as_many_queries_as_one(tomorrow, django_assert_max_num_queries):
    first = tomorrow()
    seats = [factories.make_seat(first.officer, starts_at=first.starts_at + timedelta(seconds=n)) for n in range(1, 40)]
    for seat in seats:
        case = factories.make_application("approved", rider=factories.make_rider(f"Rider {seat.pk}"))
        factories.make_ride("confirmed", application=case, seat=seat, starts_at=seat.shift.starts_at)
    with django_assert_max_num_queries(5):
        assert tasks.send_reminders() == 40
    assert Ride.objects.filter(reminded_at=None).count() == 0
    assert Message.objects.count() == 40
