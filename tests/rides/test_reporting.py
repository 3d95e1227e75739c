"""The program's numbers, counted by the database."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from ridealong.applications.application import Application
from ridealong.documents import render
from ridealong.rides import reporting
from ridealong.rides.models import Feedback, Ride
from ridealong.rides.reporting import Period
from ridealong.rides.status import RIDDEN
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db
CENTRAL = ZoneInfo("America/Chicago")
NOVEMBER = Period(2025, 11, CENTRAL)


def ridden(on: date, at: str = "17:00", status: str = "completed", **fields) -> Ride:
    """A ride of three hours."""
    application = factories.make_application("closed")
    seat = factories.make_seat(starts_at=factories.local(on, at))
    waiver = factories.make_signed_waiver(factories.make_application("approved")) if status in RIDDEN else None
    starts_at = factories.local(on, at)
    return factories.make_ride(status, application=application, seat=seat, waiver=waiver, starts_at=starts_at, **fields)


def of(program, period=NOVEMBER, language="en"):
    return reporting.report(program, period, language)


def test_an_empty_month_says_so(program):
    report = of(program)
    assert dict(report.figures)["Rides"] == "0"
    assert dict(report.figures)["Stars from riders"] == "–"
    assert report.tables == ()
    assert "November 2025" in reading.text(render(report))


def test_rides_count_on_the_stations_day(program):
    ridden(date(2025, 11, 1), "00:30")
    ridden(date(2025, 11, 30), "23:30")
    ridden(date(2025, 10, 31), "23:30")
    ridden(date(2025, 12, 1), "00:30")
    assert dict(of(program).figures)["Rides"] == "2"


def test_hours_leave_out_the_time_dropped_off_and_count_each_ride_once(program, law):
    ride = ridden(date(2025, 11, 8))
    for minutes in (30, 60):
        begun = ride.started_at + timedelta(minutes=minutes)
        ride.pauses.create(
            place="Fire station", paused_at=begun, paused_by=law.account, resumed_at=begun + timedelta(minutes=15)
        )
    ridden(date(2025, 11, 15))
    report = of(program)
    assert report.tables[0].rows == (("Main Street Station", "2", "6"),)  # 2:30 and 3:00, rounded up
    assert dict(report.figures)["Hours on the road"] == "6"


def test_weeks_without_a_ride_are_shown_too(program):
    ridden(date(2025, 11, 8))
    ridden(date(2025, 11, 9))
    chart = of(program).charts[0]
    assert chart.rows == (("Oct 27", 0), ("Nov 3", 2), ("Nov 10", 0), ("Nov 17", 0), ("Nov 24", 0))


def test_a_year_has_twelve_months(program):
    ridden(date(2025, 3, 8))
    ridden(date(2025, 12, 31), "23:00")
    chart = of(program, Period(2025, 0, CENTRAL)).charts[0]
    assert [number for _month, number in chart.rows] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert of(program, Period(2025, 0, CENTRAL), "es").charts[0].rows[0][0] == "ene"


def test_outcomes_are_told_apart(program):
    for status in ("completed", "no_show", "cancelled", "cancelled"):
        ridden(date(2025, 11, 8), status=status)
    outcomes = dict(of(program).charts[1].rows)
    assert outcomes == {"Completed": 1, "Did not come": 1, "Cancelled": 2}


def test_decisions_and_days(program):
    sent, decided = factories.local(date(2025, 11, 3)), factories.local(date(2025, 11, 9))
    for status in ("approved", "closed", "declined"):
        application = factories.make_application(status)
        Application.objects.filter(pk=application.pk).update(submitted_at=sent, decided_at=decided)
    figures = dict(of(program).figures)
    assert (figures["Applications"], figures["Approved"], figures["Declined"]) == ("3", "2", "1")
    assert figures["Days to a decision"] == "6"


def test_few_voices_are_not_told(program):
    for number in range(reporting.FEWEST):
        assert dict(of(program).figures)["Stars from riders"] == "–"
        Feedback.objects.create(ride=ridden(date(2025, 11, 8)), stars=4 + number % 2)
    assert dict(of(program).figures)["Stars from riders"] == "4.4"


def test_another_program_does_not_count(program):
    ridden(date(2025, 11, 8))
    other = factories.make_program("fire", name="Fire ride-along")
    assert dict(of(other).figures)["Rides"] == "0"


def test_one_ride_or_three_cost_the_same(program, django_assert_num_queries):
    for day in (7, 8, 9):
        ridden(date(2025, 11, day))
        with django_assert_num_queries(10):
            of(program)


@pytest.mark.parametrize(("month", "days"), [(2, 28), (12, 31), (0, 365)])
def test_periods_end_where_they_should(month, days):
    period = Period(2025, month, CENTRAL)
    assert (period.ends_on - period.starts_on).days == days


def test_both_clock_changes_belong_to_their_month():
    start, end = Period(2025, 11, CENTRAL).span
    assert (start.utcoffset(), end.utcoffset()) == (timedelta(hours=-5), timedelta(hours=-6))
