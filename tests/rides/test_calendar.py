from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from icalendar import Calendar

from ridealong.rides import calendar
from tests import factories
from tests.factories import CENTRAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def ride_at(case, law):
    def make(starts_at, hours=4, status="confirmed", **fields):
        seat = factories.make_seat(law, starts_at=starts_at - timedelta(hours=1), hours=14)
        ends_at = (starts_at.astimezone(UTC) + timedelta(hours=hours)).astimezone(CENTRAL)
        return factories.make_ride(status, application=case, seat=seat, starts_at=starts_at, ends_at=ends_at, **fields)

    return make


def event_of(ride, method="REQUEST", **more):
    return Calendar.from_ical(calendar.entry(ride, method=method, **more)).walk("VEVENT")[0]


def test_an_entry_says_when_and_where_and_names_nobody(ride_at):
    ride = ride_at(factories.local(factories.days_ahead(21)))
    text = calendar.entry(ride, method="REQUEST", address="https://rides.example/my/")
    event = event_of(ride)
    assert (event["dtstart"].dt, event["dtend"].dt) == (ride.starts_at, ride.ends_at)
    assert event["location"] == "Main Street Station, 100 Alder Street, Alder Falls"
    assert event["description"] == "Come 15 minutes early. Go to: the front desk."
    unfolded = text.replace("\r\n ", "")
    for secret in ("Maya", "Torres", "maya@", "Law", ride.check_in_code, ride.application.reference, "+1662"):
        assert secret not in unfolded


@pytest.mark.parametrize(
    ("start", "utc_start", "utc_end"),
    [
        (datetime(2027, 3, 13, 23, tzinfo=CENTRAL), "2027-03-14T05:00Z", "2027-03-14T09:00Z"),
        (datetime(2027, 11, 6, 23, tzinfo=CENTRAL), "2027-11-07T04:00Z", "2027-11-07T08:00Z"),
        (datetime(2026, 12, 31, 22, tzinfo=CENTRAL), "2027-01-01T04:00Z", "2027-01-01T08:00Z"),
        (datetime(2028, 2, 28, 23, tzinfo=CENTRAL), "2028-02-29T05:00Z", "2028-02-29T09:00Z"),
    ],
    ids=["spring", "fall", "new year", "leap day"],
)
def test_four_hours_are_four_hours_in_every_night(ride_at, start, utc_start, utc_end):
    event = event_of(ride_at(start))
    assert event["dtstart"].dt == datetime.fromisoformat(utc_start)
    assert event["dtend"].dt == datetime.fromisoformat(utc_end)


def test_a_ride_until_midnight_ends_at_midnight(ride_at):
    event = event_of(ride_at(factories.local(factories.days_ahead(21), "20:00")))
    assert event["dtend"].dt.astimezone(CENTRAL).hour == 0


def test_a_changed_ride_replaces_its_entry(ride_at):
    ride = ride_at(factories.local(factories.days_ahead(21)), calendar_sequence=3)
    first, second = event_of(ride), event_of(ride, method="CANCEL")
    assert first["uid"] == second["uid"] == f"{ride.pk}@ridealong.invalid"
    assert (first["sequence"], first["status"], second["status"]) == (3, "CONFIRMED", "CANCELLED")


def test_an_unanswered_ride_is_tentative(ride_at):
    assert event_of(ride_at(factories.local(factories.days_ahead(21)), status="proposed"))["status"] == "TENTATIVE"


def test_the_entry_speaks_the_readers_language(ride_at):
    ride = ride_at(factories.local(factories.days_ahead(21)))
    with translation.override("es"):
        assert "15" in event_of(ride)["description"]
