"""Officer Law's phone on a Friday at 5:40 PM, twenty minutes before Maya's ride."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ridealong.core.reference import short_code
from ridealong.waivers.models import Waiver
from tests import factories
from tests.factories import CENTRAL

EVENING = datetime(2026, 12, 11, 18, tzinfo=CENTRAL)


@pytest.fixture(autouse=True)
def before_the_ride(time_machine):
    time_machine.move_to(EVENING - timedelta(minutes=20), tick=False)
    return time_machine


@pytest.fixture
def phone_of():
    """`phone_of(officer)`: signed in. Sessions outlive the stopped clock."""

    def sign_in(person):
        client = Client()
        client.force_login(getattr(person, "account", person))
        return client

    return sign_in


@pytest.fixture
def phone(phone_of, law):
    return phone_of(law)


@pytest.fixture
def make_ride(law):
    """A ride with Law. Its waiver is signed in the database, not sealed; `is_signed=False` leaves it waiting."""

    def make(status="confirmed", *, rider=None, starts_at=EVENING, host=law, is_signed=True, case=None, **fields):
        case = factories.make_application("approved", rider=rider or factories.make_rider(), **(case or {}))
        waiver = Waiver.objects.create(
            application=case, short_code=short_code(10), **(signed_now() if is_signed else {})
        )
        if status in {"checked_in", "in_progress", "paused", "completed", "ended_early"}:
            fields.setdefault("waiver", waiver)
        seat = fields.pop("seat", None) or factories.make_seat(host, starts_at=starts_at - timedelta(hours=1))
        return factories.make_ride(status, application=case, seat=seat, starts_at=starts_at, **fields)

    return make


def signed_now():
    now = timezone.now()
    until = now + timedelta(days=30)
    return {"status": "signed", "completed_at": now, "valid_from_at": now, "valid_until_at": until}


@pytest.fixture
def queries_of():
    """How many statements a request makes, transactions left out, once the department's face is known."""

    def count(request):
        request()
        with CaptureQueriesContext(connection) as captured:
            assert request().status_code == 200
        return len([query for query in captured if "SAVEPOINT" not in query["sql"]])

    return count
