"""How often, how long ahead, how many at once, and with whom."""

from datetime import UTC, date, datetime

import pytest

from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.moments import Moment
from ridealong.rules.officers.parameters import Caps, OfficerPool
from ridealong.rules.ride import Host, PastRide
from tests.rules.asking import ADULT, CENTRAL, FRIDAY, rules, wish


def against(rules, *, wished=None, **facts):
    return evaluate(ADULT, wished or wish(), rules, moment=Moment.BOOK, **facts).reasons


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("name", Caps.model_fields)
def test_a_cap_is_full_when_it_is_reached(name):
    document = Rules(caps=Caps(**{"car": None, name: 2}))
    assert codes(against(document, taken={name: 1})) == []
    (reason,) = against(document, taken={name: 2})
    assert (reason.code, reason.values, "2" in str(reason)) == ("cap", {"cap": 2}, True)


def test_without_a_cap_there_is_always_room():
    assert codes(against(Rules(caps=Caps(car=None)), taken={"car": 99, "day": 99})) == []


@pytest.mark.parametrize(
    ("least", "on_duty", "found"), [(2, 1, ["on_duty"]), (2, 2, []), (None, 0, []), (2, None, []), (1, 0, ["on_duty"])]
)
def test_a_ride_may_need_several_officers_on_duty(least, on_duty, found):
    assert codes(against(Rules(officers=OfficerPool(min_on_duty=least)), on_duty=on_duty)) == found


@pytest.mark.parametrize(
    ("host", "pool", "is_out"),
    [
        (Host(), {}, False),
        (Host(volunteers=True), {}, False),
        (Host(volunteers=False), {}, True),
        (Host(volunteers=False), {"volunteers_only": False}, False),
        (Host(is_probationary=True), {}, True),
        (Host(is_probationary=True), {"no_probationary": False}, False),
        (Host(is_flagged=True), {}, True),
        (Host(is_flagged=True), {"no_flagged": False}, False),
        (Host(is_active=False), {"volunteers_only": False, "no_probationary": False}, True),
    ],
)
def test_officers_who_take_no_riders(host, pool, is_out):
    found = against(Rules(officers=OfficerPool(**pool)), wished=wish(host=host))
    assert codes(found) == (["officer_not_hosting"] if is_out else [])


# --- how often ---


def test_each_limit_that_is_full_is_a_reason_of_its_own():
    document = rules(
        frequency=[
            {"count": 2, "period": "calendar_year"},
            {"count": 1, "days": 14, "override_role": None},
            {"count": 1, "months": 12, "per": "officer", "override_role": "command"},
            {"count": 1, "months": 12, "per": "station"},
            {"count": 1, "months": 12, "per": "category"},
        ]
    )
    past = [PastRide(date(2026, 12, 1), "7", "North", "citizen"), PastRide(date(2026, 2, 1))]
    reasons = evaluate(ADULT, wish(officer="7", station="North"), document, past_rides=past).reasons
    assert [(reason.code, reason.override, reason.passes_on) for reason in reasons] == [
        ("frequency", None, date(2026, 12, 15)),
        ("frequency", "supervisor", date(2027, 1, 1)),
        ("frequency_officer", "command", date(2027, 12, 1)),
        ("frequency_station", "supervisor", date(2027, 12, 1)),
        ("frequency_category", "supervisor", date(2027, 12, 1)),
    ]
    assert [reason.way_out for reason in reasons][2:] == ["Ride with another officer.", "Ride at another station.", ""]


def test_an_officer_or_a_station_that_is_not_known_is_not_asked():
    document = rules(frequency=[{"count": 0, "per": "officer"}, {"count": 0, "per": "station"}])
    assert evaluate(ADULT, wish(), document).codes == []
    assert evaluate(ADULT, wish(officer="7", station="N"), document).codes == ["frequency_officer", "frequency_station"]


# --- how long ahead ---


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        ("days", "We need 3 days to read, check and schedule."),
        ("business_days", "We need 3 business days to read, check and schedule."),
        ("hours", "We need 3 hours to read, check and schedule."),
    ],
)
def test_notice_says_how_much_and_from_when(unit, sentence):
    document = rules(notice={"amount": 3, "unit": unit, "override_role": "command"})
    ride = wish(starts="00:30", hours=2)
    (reason,) = evaluate(ADULT, ride, document, applied_on=FRIDAY).reasons
    first = {"days": date(2026, 12, 14), "business_days": date(2026, 12, 16), "hours": date(2026, 12, 12)}
    assert (str(reason), reason.override, reason.passes_on) == (sentence, "command", first[unit])
    assert evaluate(ADULT, ride, document).codes == []


def test_the_departments_holidays_count_in_the_notice():
    ride = wish(date(2026, 12, 28))
    for own, found in [({}, ["notice"]), ({"removed": ["2026-12-25"]}, []), ({"extra_days": ["12-24"]}, ["notice"])]:
        document = rules(notice={"amount": 4, "unit": "business_days"}, holidays=own)
        assert evaluate(ADULT, ride, document, applied_on=date(2026, 12, 22)).codes == found


def test_the_time_of_the_application_gives_its_day():
    document = rules(notice={"amount": 1, "cutoff": "16:00"})
    noon, evening = (datetime(2026, 12, 10, hour, tzinfo=CENTRAL).astimezone(UTC) for hour in (12, 16))
    assert evaluate(ADULT, wish(), document, applied_at=noon).codes == []
    (reason,) = evaluate(ADULT, wish(), document, applied_at=evening).reasons
    assert (reason.code, reason.passes_on) == ("notice", date(2026, 12, 12))


def test_an_hour_that_is_not_known_is_rounded_to_days():
    document = rules(notice={"amount": 24, "unit": "hours"})
    applied = datetime(2026, 12, 10, 20, tzinfo=CENTRAL)
    assert evaluate(ADULT, wish(starts="18:00"), document, applied_at=applied).codes == ["notice"]
    assert evaluate(ADULT, wish(starts="18:00", knows_start=False), document, applied_at=applied).codes == []


@pytest.mark.parametrize(("applied", "found"), [(date(2026, 11, 11), []), (date(2026, 11, 10), ["too_far_ahead"])])
def test_too_far_ahead(applied, found):
    document = rules(notice={"amount": 0, "most_days": 30})
    assert evaluate(ADULT, wish(), document, applied_on=applied).codes == found


def test_caps_are_asked_where_somebody_counted():
    document = rules(caps={"day": 2})
    assert evaluate(ADULT, wish(), document).codes == []
    assert evaluate(ADULT, wish(), document, taken={"day": 1}).codes == []
    assert evaluate(ADULT, wish(), document, taken={"day": 2}).codes == ["cap"]
    assert evaluate(ADULT, wish(), rules(officers={"min_on_duty": 2}), on_duty=1).codes == ["on_duty"]
