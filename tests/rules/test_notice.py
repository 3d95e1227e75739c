"""How long before a ride one applies."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.notice.counting import business_days_between, counts_as_of, earliest_date, is_kept, last_date
from ridealong.rules.notice.parameters import Notice

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


# --- deadlines ---


@pytest.mark.parametrize(
    ("rule", "applied_on", "first"),
    [
        # Monday, November 23 to Sunday, November 29
        ({"week_closes": "wed"}, "2026-11-23", "2026-11-30"),
        ({"week_closes": "wed"}, "2026-11-25", "2026-11-30"),
        ({"week_closes": "wed"}, "2026-11-26", "2026-12-07"),
        ({"week_closes": "sun"}, "2026-11-29", "2026-11-30"),
        ({"week_closes": "mon"}, "2026-11-24", "2026-12-07"),
        ({"month_closes": 15}, "2026-11-15", "2026-12-01"),
        ({"month_closes": 15}, "2026-11-16", "2027-01-01"),
        ({"month_closes": 31}, "2026-11-30", "2026-12-01"),
        ({"month_closes": 15}, "2026-12-16", "2027-02-01"),
        ({"month_closes": 31}, "2027-01-31", "2027-02-01"),
        # The later of two counts.
        ({"amount": 20, "week_closes": "wed"}, "2026-11-23", "2026-12-13"),
        ({"amount": 3, "and_business_days": 3}, "2026-11-24", "2026-11-30"),
        ({"amount": 7, "and_business_days": 3}, "2026-11-24", "2026-12-01"),
        ({"amount": 0, "and_business_days": 0}, "2026-11-24", "2026-11-24"),
    ],
)
def test_the_first_date_a_deadline_leaves_open(rule, applied_on, first):
    notice = Notice.model_validate({"amount": 0, **rule})
    assert earliest_date(date.fromisoformat(applied_on), notice, HOLIDAYS) == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("cutoff", "at", "counts"),
    [
        (None, "23:59", "2026-11-24"),
        ("16:00", "15:59", "2026-11-24"),
        ("16:00", "16:00", "2026-11-25"),
        ("16:00", None, "2026-11-24"),
        ("00:00", "00:00", "2026-11-25"),
    ],
)
def test_what_comes_late_in_the_day_counts_from_the_next(cutoff, at, counts):
    notice = Notice.model_validate({"cutoff": cutoff})
    moment = time.fromisoformat(at) if at else None
    assert counts_as_of(date(2026, 11, 24), moment, notice) == date.fromisoformat(counts)


def test_the_cutoff_goes_by_the_stations_clock():
    notice = Notice.model_validate({"amount": 1, "cutoff": "16:00"})
    ride_at = datetime(2026, 12, 11, 18, tzinfo=CENTRAL)
    in_time = datetime(2026, 12, 10, 21, 59, tzinfo=UTC)  # 15:59 in Chicago
    late = datetime(2026, 12, 10, 22, 0, tzinfo=UTC)
    assert is_kept(date(2026, 12, 10), in_time, ride_at, notice, HOLIDAYS)
    assert not is_kept(date(2026, 12, 10), late, ride_at, notice, HOLIDAYS)


def test_hours_keep_the_deadlines_too():
    notice = Notice.model_validate({"amount": 24, "unit": "hours", "and_business_days": 3})
    ride_at, applied = datetime(2026, 11, 27, 18, tzinfo=CENTRAL), datetime(2026, 11, 24, 12, tzinfo=CENTRAL)
    assert not is_kept(applied.date(), applied, ride_at, notice, HOLIDAYS)
    assert is_kept(applied.date(), applied, ride_at + timedelta(days=3), notice, HOLIDAYS)


@pytest.mark.parametrize(("most", "last"), [(None, None), (30, date(2026, 12, 24)), (1, date(2026, 11, 25))])
def test_the_last_date_one_may_apply_for(most, last):
    assert last_date(date(2026, 11, 24), Notice(most_days=most)) == last
