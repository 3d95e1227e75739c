"""What must hold for every rider, ride and rule set, whatever the numbers."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridealong.rules.decision import Outcome
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person, age_on
from ridealong.rules.presets import PRESETS
from ridealong.rules.ride import PastRide
from tests.rules.asking import CENTRAL, FRIDAY, rules, wish

DATES = st.dates(date(2026, 1, 1), date(2028, 12, 31))
BIRTHS = st.dates(date(1940, 1, 1), date(2014, 12, 31)) | st.sampled_from([date(2008, 2, 29), date(2012, 2, 29)])
POLICIES = st.sampled_from(["never", "with_consent", "by_exception", "program_only", "accompanied"])
PERIODS = st.sampled_from(
    [
        "rolling",
        "calendar_year",
        "calendar_half_year",
        "calendar_quarter",
        "calendar_month",
        "calendar_week",
        "lifetime",
    ]
)
LIMITS = st.fixed_dictionaries(
    {"count": st.integers(0, 3), "period": PERIODS},
    optional={
        "days": st.integers(1, 400),
        "months": st.integers(1, 14),
        "year_starts": st.sampled_from(["01-01", "07-01", "02-29", "08-15"]),
        "per": st.sampled_from(["any", "officer", "station", "category"]),
    },
)
PAST = st.lists(st.builds(PastRide, DATES, st.sampled_from(["", "7", "8"]), st.sampled_from(["", "N"])), max_size=5)
SEVERITY = {Outcome.ELIGIBLE: 0, Outcome.NEEDS_EXCEPTION: 1, Outcome.INELIGIBLE: 2}


def ages_said(document, born_on, on):
    found = evaluate(Person(born_on=born_on, guardian_consents=False, accompanied=False), wish(on), document).codes
    return set(found)


# --- age ---


@given(BIRTHS, DATES, st.integers(0, 800), st.integers(14, 25), st.integers(0, 25), POLICIES)
def test_an_older_applicant_is_never_too_young(born_on, on, days, min_age, from_age, policy):
    document = rules(min_age=min_age, minors={"policy": policy, "from_age": from_age})
    older = ages_said(document, born_on - timedelta(days=days), on)
    assert "too_young" not in older - ages_said(document, born_on, on)
    later = ages_said(document, born_on, on + timedelta(days=days))
    assert "too_young" not in later - ages_said(document, born_on, on)


@given(BIRTHS, DATES, st.integers(14, 25), st.integers(0, 25), POLICIES)
def test_the_first_date_of_a_reason_of_age_is_the_first(born_on, on, min_age, from_age, policy):
    document = rules(min_age=min_age, minors={"policy": policy, "from_age": from_age})
    for reason in evaluate(Person(born_on=born_on, guardian_consents=True), wish(on), document).reasons:
        if reason.passes_on:
            assert reason.code in ages_said(document, born_on, reason.passes_on - timedelta(days=1))
            assert reason.code not in ages_said(document, born_on, reason.passes_on)


@pytest.mark.parametrize(
    ("on", "age"), [("2026-02-28", 17), ("2026-03-01", 18), ("2028-02-28", 19), ("2028-02-29", 20), ("2100-02-28", 91)]
)
def test_who_was_born_on_a_leap_day(on, age):
    assert age_on(date(2008, 2, 29), date.fromisoformat(on)) == age
    found = ages_said(rules(min_age=age, minors={"policy": "never"}), date(2008, 2, 29), date.fromisoformat(on))
    assert "too_young" not in found
    found = ages_said(rules(min_age=age + 1, minors={"policy": "never"}), date(2008, 2, 29), date.fromisoformat(on))
    assert "too_young" in found


# --- how often ---


@given(PAST, st.builds(PastRide, DATES), DATES, st.lists(LIMITS, max_size=3))
def test_one_more_past_ride_never_helps(past, extra, on, limits):
    document = rules(frequency=limits)
    ride = wish(on, officer="7", station="N")
    before = evaluate(Person(), ride, document, past_rides=past)
    after = evaluate(Person(), ride, document, past_rides=[*past, extra])
    assert set(before.codes) <= set(after.codes)
    assert SEVERITY[before.outcome] <= SEVERITY[after.outcome]


@given(PAST, DATES, LIMITS)
def test_the_first_date_with_room_is_the_first(past, on, limit):
    document = rules(frequency=[limit])

    def is_full(day):
        return bool(evaluate(Person(), wish(day, officer="7", station="N"), document, past_rides=past).codes)

    reasons = evaluate(Person(), wish(on, officer="7", station="N"), document, past_rides=past).reasons
    for reason in reasons:
        if reason.passes_on is None:
            assert limit["count"] == 0 or limit["period"] == "lifetime"
            continue
        assert not is_full(reason.passes_on)
        before = (reason.passes_on - on).days
        assert all(is_full(on + timedelta(days=day)) for day in {0, before - 1, *range(0, before, 7)})


# --- how long ahead ---

NOTICES = st.fixed_dictionaries(
    {"amount": st.integers(0, 40), "unit": st.sampled_from(["days", "business_days", "hours"])},
    optional={
        "and_business_days": st.integers(0, 10),
        "week_closes": st.sampled_from(["mon", "wed", "fri", "sun"]),
        "month_closes": st.integers(1, 31),
        "cutoff": st.sampled_from(["00:00", "16:00"]),
    },
)


@given(DATES, st.integers(0, 60), st.integers(0, 60), NOTICES)
def test_applying_earlier_or_riding_later_never_hurts(applied, ahead, days, notice):
    document = rules(notice=notice)
    ride_on = applied + timedelta(days=ahead)

    def is_late(applied_on, on):
        return "notice" in evaluate(Person(), wish(on), document, applied_on=applied_on).codes

    if not is_late(applied, ride_on):
        assert not is_late(applied - timedelta(days=days), ride_on)
        assert not is_late(applied, ride_on + timedelta(days=days))


@given(DATES, st.integers(0, 60), NOTICES)
def test_the_first_date_in_time_is_the_first(applied, ahead, notice):
    document = rules(notice=notice)
    ride = wish(applied + timedelta(days=ahead))
    for reason in evaluate(Person(), ride, document, applied_on=applied).reasons:
        before = reason.passes_on - timedelta(days=1)
        assert evaluate(Person(), wish(reason.passes_on), document, applied_on=applied).codes == []
        assert evaluate(Person(), wish(before), document, applied_on=applied).codes == ["notice"]


@settings(max_examples=25)
@given(DATES, st.integers(0, 20))
def test_a_holiday_never_makes_the_notice_shorter(applied, amount):
    plain, holidays = (
        rules(notice={"amount": amount, "unit": "business_days"}, holidays={"federal": federal})
        for federal in (False, True)
    )
    for days in range(40):
        ride = wish(applied + timedelta(days=days))
        if evaluate(Person(), ride, plain, applied_on=applied).codes:
            assert evaluate(Person(), ride, holidays, applied_on=applied).codes == ["notice"]


def test_around_the_end_of_the_year():
    document = rules(
        notice={"amount": 5, "unit": "business_days"}, frequency=[{"period": "calendar_year", "override_role": None}]
    )
    last, first = wish(date(2026, 12, 31)), wish(date(2027, 1, 1))
    ridden = [PastRide(date(2026, 1, 1))]
    # Dec 24 (Thu), Christmas off, 28, 29, 30, 31: five with the 24th
    assert evaluate(Person(), last, document, applied_on=date(2026, 12, 23)).codes == []
    assert evaluate(Person(), last, document, applied_on=date(2026, 12, 24)).codes == ["notice"]
    assert evaluate(Person(), last, document, past_rides=ridden).codes == ["frequency"]
    assert evaluate(Person(), first, document, past_rides=ridden).codes == []


# --- hours ---

CLOCK_CHANGES = st.sampled_from([date(2026, 3, 7), date(2026, 3, 8), date(2026, 10, 31), date(2026, 11, 1)])
NIGHT = {"windows": [{"start": "18:00", "end": "06:00"}]}


@given(CLOCK_CHANGES, st.integers(18, 23), st.integers(1, 6))
def test_in_the_nights_when_the_clocks_change_the_length_is_what_passes(on, hour, hours):
    ride = wish(on, f"{hour}:00", hours)
    assert evaluate(Person(), ride, rules(length={"max_hours": hours})).codes == []
    assert evaluate(Person(), ride, rules(length={"max_hours": hours - 0.5})).codes == ["too_long"]
    end = ride.ends_at.replace(tzinfo=None)
    closes = datetime.combine(on + timedelta(days=1), datetime.min.time()) + timedelta(hours=6)
    assert evaluate(Person(), ride, rules(hours=NIGHT)).codes == ([] if end <= closes else ["outside_hours"])


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 3, 7), 11), (date(2026, 10, 31), 13), (FRIDAY, 12)])
def test_a_whole_night_is_as_long_as_it_is(on, hours):
    """From six to six pass eleven hours in the night of March 8, and thirteen in that of November 1."""
    whole = rules(length={"whole_shift": True, "max_hours": 24}, hours={"shifts": NIGHT["windows"]})
    assert evaluate(Person(), wish(on, "18:00", hours), whole).codes == []
    assert evaluate(Person(), wish(on, "18:00", hours - 1), whole).codes == ["whole_shift"]


@given(DATES, st.integers(0, 95), st.integers(2, 24))
def test_a_ride_lies_in_the_night_or_in_the_day_or_crosses_over(on, quarter, quarters):
    """Of two windows that fill the clock one holds a ride, unless it crosses from one into the other."""
    ride = wish(on, f"{quarter // 4:02}:{quarter % 4 * 15:02}", quarters / 4)
    parts = {"night": ("20:00", "04:00"), "day": ("04:00", "20:00")}
    held = set()
    for name, (start, end) in parts.items():
        if not evaluate(Person(), ride, rules(hours={"windows": [{"start": start, "end": end}]})).codes:
            held.add(name)
    begins, last = ride.starts_at, ride.ends_at.replace(tzinfo=None) - timedelta(minutes=1)
    is_day = {4 <= moment.hour < 20 for moment in (begins, last)}
    assert held == {frozenset({True}): {"day"}, frozenset({False}): {"night"}}.get(frozenset(is_day), set())


@given(DATES, st.integers(0, 23), st.integers(1, 8), st.integers(0, 3))
def test_a_wider_window_closes_nothing(on, hour, hours, wider):
    ride = wish(on, f"{hour:02}:00", hours)
    narrow = rules(hours={"windows": [{"start": "10:00", "end": "20:00"}]})
    wide = rules(hours={"windows": [{"start": f"{10 - wider:02}:00", "end": f"{20 + wider:02}:00"}]})
    if not evaluate(Person(), ride, narrow).codes:
        assert not evaluate(Person(), ride, wide).codes


# --- the decision ---


@pytest.mark.parametrize("name", PRESETS)
@given(BIRTHS, DATES, st.integers(0, 23), st.integers(1, 12), PAST)
def test_a_decision_is_its_worst_reason(name, born_on, on, hour, hours, past):
    document = Rules.from_json(PRESETS[name][1])
    person = Person(born_on=born_on, category=document.categories[0].code, guardian_consents=False, ties=frozenset())
    decision = evaluate(person, wish(on, f"{hour:02}:00", hours), document, past_rides=past, applied_on=FRIDAY)
    soft = [reason.override is not None for reason in decision.reasons]
    assert soft == sorted(soft)
    assert decision.outcome == (
        Outcome.ELIGIBLE if not soft else Outcome.NEEDS_EXCEPTION if all(soft) else Outcome.INELIGIBLE
    )
    assert all(str(reason) and str(reason.way_out) is not None for reason in decision.reasons)
    again = evaluate(person, wish(on, f"{hour:02}:00", hours, CENTRAL), document, past_rides=past, applied_on=FRIDAY)
    assert again == decision
