"""What stands against a seat: its hours, its state, and what an approval must still hold on the day."""

from datetime import date, datetime, timedelta

import pytest

from ridealong.rules.judge import evaluate
from ridealong.rules.moments import Moment
from ridealong.rules.officers.parameters import OfficerPool
from ridealong.rules.person import Person
from ridealong.rules.ride import Place, Wish
from tests.rules.asking import CENTRAL, rules

EVENING = datetime(2026, 12, 11, 17, tzinfo=CENTRAL)
SHIFT = (EVENING, EVENING + timedelta(hours=10))
ON = date(2026, 12, 11)


def wish(start=1.0, hours=4.0, **more):
    starts_at = EVENING + timedelta(hours=start)
    return Wish(starts_at, starts_at + timedelta(hours=hours), officer="7", shift=SHIFT, **more)


def found(person=None, wished=None, **parts):
    document = rules(length={"max_hours": 24}, clearance={"required": True}, **parts)
    return evaluate(person or Person(), wished or wish(), document, moment=Moment.BOOK).reasons


def codes(*args, **parts):
    return [reason.code for reason in found(*args, **parts)]


@pytest.mark.parametrize(
    ("start", "hours", "fits"), [(1, 4, True), (0, 10, True), (-0.01, 4, False), (6.01, 4, False), (6, 4, True)]
)
def test_a_ride_lies_inside_the_shift(start, hours, fits):
    assert codes(wished=wish(start, hours, place=Place())) == ([] if fits else ["outside_shift"])


def test_a_closed_seat_is_closed():
    assert codes(wished=wish(place=Place(is_open=False))) == ["seat_closed"]


def test_nobody_reads_why_two_people_are_kept_apart():
    (reason,) = found(wished=wish(place=Place(is_kept_apart=True)))
    assert reason.code == "seat_unavailable"
    assert "apart" not in str(reason)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"is_held": True}, ["on_hold"]),
        ({"approved_until_on": ON}, []),
        ({"approved_until_on": ON - timedelta(days=1)}, ["approval_lapsed"]),
        ({"approved_on": ON - timedelta(days=400)}, ["approval_lapsed"]),
        ({"clearance": "clear", "cleared_until_on": ON}, []),
        ({"clearance": "clear", "cleared_until_on": ON - timedelta(days=1)}, ["clearance_lapsed"]),
        ({"clearance": "none"}, ["clearance_lapsed"]),
        ({"has_relative_here": True}, ["relative"]),
    ],
)
def test_an_approval_holds_on_the_day_of_the_ride(fields, expected):
    assert codes(Person(**fields), officers=OfficerPool()) == expected


def test_no_records_check_is_missed_where_none_is_asked():
    document = rules(length={"max_hours": 24}, clearance={"required": False})
    assert evaluate(Person(clearance="none"), wish(), document, moment=Moment.BOOK).codes == []


def test_a_relative_is_a_soft_reason_and_may_be_no_rule():
    person = Person(has_relative_here=True)
    (reason,) = found(person, officers=OfficerPool())
    assert reason.override == "coordinator"
    assert not found(person, officers=OfficerPool(no_relatives=False))
