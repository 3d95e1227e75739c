"""How long before a ride one applies."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.program.calendar import holidays_around
from ridealong.program.notice import business_days_between, earliest_date, is_kept
from ridealong.program.rules import Notice

CENTRAL = ZoneInfo("America/Chicago")
HOLIDAYS = holidays_around(2026)
DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("notice", "applied_on", "first"),
    [
        (Notice(amount=14), date(2026, 11, 24), date(2026, 12, 8)),
        (Notice(amount=0), date(2026, 11, 24), date(2026, 11, 24)),
        (Notice(amount=36, unit="hours"), date(2026, 11, 24), date(2026, 11, 26)),
        # Thanksgiving is left out, and the weekend.
        (Notice(amount=3, unit="business_days"), date(2026, 11, 24), date(2026, 11, 30)),
        # Independence Day 2026 falls on a Saturday and is observed on Friday.
        (Notice(amount=1, unit="business_days"), date(2026, 7, 2), date(2026, 7, 6)),
        (Notice(amount=5, unit="business_days"), date(2026, 12, 23), date(2026, 12, 31)),
    ],
)
def test_the_first_date(notice, applied_on, first):
    assert earliest_date(applied_on, notice, HOLIDAYS) == first


def test_hours_are_counted_to_the_minute():
    notice = Notice(amount=48, unit="hours")
    ride_at = datetime(2026, 12, 11, 18, tzinfo=CENTRAL)
    on_time = ride_at - timedelta(hours=48)
    assert is_kept(on_time.date(), on_time, ride_at, notice, HOLIDAYS)
    late = on_time + timedelta(minutes=1)
    assert not is_kept(late.date(), late, ride_at, notice, HOLIDAYS)


def test_hours_that_pass_count_in_the_night_of_the_change():
    """From Saturday 18:00 to Sunday 18:00 only 23 hours pass when the clocks spring forward."""
    notice = Notice(amount=24, unit="hours")
    applied = datetime(2026, 3, 7, 18, tzinfo=CENTRAL)
    ride_at = datetime(2026, 3, 8, 18, tzinfo=CENTRAL)
    assert not is_kept(applied.date(), applied, ride_at, notice, HOLIDAYS)
    applied, ride_at = datetime(2026, 10, 31, 18, tzinfo=CENTRAL), datetime(2026, 11, 1, 17, tzinfo=CENTRAL)
    assert is_kept(applied.date(), applied, ride_at, notice, HOLIDAYS)


@given(DATES, st.integers(0, 60))
def test_the_first_date_leaves_exactly_so_many_working_days(applied_on, amount):
    first = earliest_date(applied_on, Notice(amount=amount, unit="business_days"), HOLIDAYS)
    assert business_days_between(applied_on, first, HOLIDAYS) == amount
    assert amount == 0 or (first.weekday() < 5 and first not in HOLIDAYS)


@given(DATES, st.integers(0, 60), st.sampled_from(["days", "business_days"]), st.integers(0, 120))
def test_kept_from_the_first_date_on(applied_on, amount, unit, later):
    notice = Notice(amount=amount, unit=unit)
    first = earliest_date(applied_on, notice, HOLIDAYS)
    ride = datetime.combine(first + timedelta(days=later), datetime.min.time(), tzinfo=CENTRAL)
    assert is_kept(applied_on, None, ride, notice, HOLIDAYS)
    before = datetime.combine(first - timedelta(days=1), datetime.min.time(), tzinfo=CENTRAL)
    assert not is_kept(applied_on, None, before, notice, HOLIDAYS)
