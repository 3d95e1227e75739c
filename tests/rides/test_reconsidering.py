"""A decision that reaches a booked ride: seat, waiver and case change together."""

import pytest

from ridealong.applications.application import Application
from ridealong.models import Message
from ridealong.rides import reconsidering

pytestmark = pytest.mark.django_db


@pytest.fixture
def reopened(make_ride):
    """A booked ride whose case is decided anew, with its signed waiver."""
    ride = make_ride("confirmed")
    Application.objects.filter(pk=ride.application_id).update(status="under_review", decided_at=None)
    return ride


def standing(ride):
    ride.refresh_from_db()
    case = ride.application
    case.refresh_from_db()
    return case.status, ride.status, case.waivers.get().status


def test_a_no_calls_the_ride_off_and_voids_the_waiver(reopened, joan):
    reconsidering.turn_down(reopened.application, by=joan, code="clearance")
    assert standing(reopened) == ("declined", "cancelled", "void")
    told = set(Message.objects.filter(case=reopened.application_id).values_list("event", "recipient"))
    assert {("application.declined", "rider"), ("ride.cancelled", "rider"), ("ride.cancelled", "officer")} <= told


def test_a_no_that_is_told_later_keeps_the_ride_until_then(reopened, joan):
    reconsidering.turn_down(reopened.application, by=joan, code="clearance", announce=False)
    assert standing(reopened) == ("under_review", "confirmed", "signed")
    reconsidering.announce(reopened.application, by=joan)
    assert standing(reopened) == ("declined", "cancelled", "void")
