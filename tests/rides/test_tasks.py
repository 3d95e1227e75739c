from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.notifications import message_style, wording
from ridealong.notifications.models import Message
from ridealong.rides import tasks
from ridealong.rides.models import Ride
from ridealong.shifts.models import Seat
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


@pytest.fixture
def thousand(case, seat):
    """A thousand confirmed rides of tomorrow, in a thousand seats of one shift."""
    numbers, starts_at = range(1000), timezone.now() + timedelta(days=1)
    riders = Rider.objects.bulk_create(Rider(legal_name=f"Rider {n}", email=f"r{n}@example.org") for n in numbers)
    pinned = {"program": case.program, "rule_set": case.rule_set, "status": "approved", "submitted_at": starts_at}
    cases = Application.objects.bulk_create(
        Application(reference=f"R-{n}", rider=rider, category="citizen", **pinned) for n, rider in enumerate(riders)
    )
    seats = Seat.objects.bulk_create(Seat(shift=seat.shift, number=n + 2) for n in numbers)
    Ride.objects.bulk_create(
        Ride(
            application=case,
            rider=case.rider,
            seat=seat,
            check_in_code=f"C{n}",
            status="confirmed",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=4),
            scheduled_by=User.objects.the_program(),
        )
        for n, (case, seat) in enumerate(zip(cases, seats, strict=True))
    )


def test_a_thousand_are_recalled_in_five_queries(thousand):
    for kept_for_a_minute in (message_style.in_force, wording.own):
        kept_for_a_minute()
    with CaptureQueriesContext(connection) as captured:
        assert tasks.send_reminders() == 1000
    said = [query["sql"][:40] for query in captured.captured_queries]
    said = [sql for sql in said if not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    if connection.vendor == "sqlite":  # which takes 999 values in one statement, however many rows there are
        said = list(dict.fromkeys(said))
    assert len(said) <= 5, said
    assert Message.objects.count() == 1000
    assert not Ride.objects.filter(reminded_at=None).exists()
