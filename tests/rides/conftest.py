"""A Friday evening at the station, stopped at 6:35 PM: the ride has begun half an hour ago, or should have."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ridealong.core.history import Event
from ridealong.core.reference import short_code
from ridealong.waivers.models import Waiver
from tests import factories
from tests.factories import CENTRAL

EVENING = datetime(2026, 12, 11, 18, tzinfo=CENTRAL)


@pytest.fixture(autouse=True)
def friday_evening(time_machine):
    time_machine.move_to(EVENING + timedelta(minutes=35), tick=False)
    return time_machine


@pytest.fixture
def make_case(program, joan):
    """An approved case that nothing stands against, for an evening ride."""

    def make(**fields):
        fields.setdefault("submitted_at", timezone.now() - timedelta(days=30))
        case = factories.make_application("approved", **fields)
        factories.make_clearance(case, by=joan)
        return case

    return make


@pytest.fixture
def case(make_case, maya):
    return make_case(rider=maya)


@pytest.fixture
def seat(law):
    return factories.make_seat(law, starts_at=EVENING - timedelta(hours=1))


@pytest.fixture
def make_ride(case, seat):
    """A ride of Maya's in any status, with a waiver where there must be one. The waiver's paper is not sealed."""

    def make(status="confirmed", **fields):
        now = timezone.now()
        waiver = Waiver.objects.create(
            application=case,
            short_code=short_code(10),
            status="signed",
            completed_at=now,
            valid_from_at=now,
            valid_until_at=now + timedelta(days=30),
        )
        if status in {"checked_in", "in_progress", "paused", "completed", "ended_early"}:
            fields.setdefault("waiver", waiver)
        return factories.make_ride(status, **{"application": case, "seat": seat, "starts_at": EVENING, **fields})

    return make


@pytest.fixture
def told():
    """Names of everything in the history, oldest first, of one room."""

    def names(room=""):
        return list(Event.objects.filter(name__startswith=room).values_list("name", flat=True))

    return names
