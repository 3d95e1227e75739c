"""Ties, listed reasons, conflicts, weapons, recording and wishes for an officer."""

from datetime import date

import pytest

from ridealong.rules.decision import Outcome
from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person
from tests.rules.asking import ADULT, ask, codes, only, rules, wish


def person(**facts):
    return Person(born_on=ADULT.born_on, **facts)


# --- ties ---


@pytest.mark.parametrize(
    ("policy", "ties", "found"),
    [
        ("required", None, []),
        ("required", set(), ["residency"]),
        ("required", {"study"}, ["residency"]),
        ("required", {"study", "work"}, []),
        ("priority", set(), []),
        ("none", set(), []),
    ],
)
def test_one_of_the_ties_is_enough(policy, ties, found):
    document = rules(residency={"policy": policy, "ties": ["live", "work"]})
    assert codes(document, person(ties=None if ties is None else frozenset(ties))) == found


def test_ties_may_be_soft():
    document = rules(residency={"policy": "required", "own_district": True, "override_role": "command"})
    assert only(document, person(ties=frozenset())).override == "command"
    assert only(document, person(home_station="North"), wish(station="South")).override == "command"


@pytest.mark.parametrize(
    ("home", "station", "found"),
    [("North", "North", []), ("North", "South", ["own_district"]), ("", "South", []), ("North", "", [])],
)
def test_the_own_district(home, station, found):
    document = rules(residency={"own_district": True})
    assert codes(document, person(home_station=home), wish(station=station)) == found
    assert codes(rules(), person(home_station=home), wish(station=station)) == []


# --- listed reasons ---

LISTED = [
    {"code": "felony", "text": {}},
    {"code": "arrest", "text": {}, "look_back_months": 36},
    {"code": "ticket", "text": {}, "hard": False, "look_back_months": 12, "decided_by": "coordinator"},
    {"code": "lawsuit", "text": {}, "hard": False, "decided_by": "command"},
]


@pytest.mark.parametrize(
    ("answers", "found", "passes_on"),
    [
        ({}, [], None),
        ({"felony": False}, [], None),
        ({"felony": True}, [None], None),
        ({"felony": date(1990, 1, 1)}, [None], None),
        ({"felony": 400}, [None], None),
        ({"unlisted": True}, [], None),
        ({"arrest": True}, [None], None),
        ({"arrest": date(2023, 12, 11)}, [], None),
        ({"arrest": date(2023, 12, 12)}, [None], date(2026, 12, 12)),
        ({"arrest": 36}, [], None),
        ({"arrest": 35}, [None], None),
        ({"arrest": 0}, [None], None),
        ({"felony": True, "arrest": date(2023, 12, 12)}, [None], None),
        ({"ticket": date(2026, 1, 31)}, ["coordinator"], date(2027, 1, 31)),
        ({"ticket": True, "lawsuit": True}, ["command"], None),
        ({"lawsuit": True, "felony": True}, [None, "command"], None),
    ],
)
def test_answers_stand_within_their_look_back(answers, found, passes_on):
    reasons = ask(rules(disqualifiers=LISTED), person(answers=answers)).reasons
    assert {reason.code for reason in reasons} <= {"disqualifier"}
    assert [reason.override for reason in reasons] == found
    if reasons:
        assert reasons[0].passes_on == passes_on


def test_the_latest_of_several_dates_counts():
    listed = [{"code": code, "text": {}, "look_back_months": 12} for code in ("a", "b")]
    answers = {"a": date(2026, 3, 1), "b": date(2026, 9, 1)}
    assert only(rules(disqualifiers=listed), person(answers=answers)).passes_on == date(2027, 9, 1)


def test_who_wants_to_talk_talks_with_the_coordinator():
    decision = ask(rules(), person(attestation="talk"))
    assert (decision.outcome, decision.reasons[0].override) == (Outcome.NEEDS_EXCEPTION, "coordinator")
    assert codes(rules(), person(attestation="none")) == []


def test_without_a_ride_answers_are_asked_all_the_same():
    document = rules(disqualifiers=LISTED)
    assert evaluate(person(answers={"arrest": date(1990, 1, 1)}), None, document).codes == ["disqualifier"]


# --- conflicts ---


def test_an_open_case_is_the_coordinators():
    assert only(rules(), person(has_open_case=True)).override == "coordinator"
    assert codes(rules(), person(has_open_case=False)) == []


@pytest.mark.parametrize(("officer", "found"), [("21", ["relative"]), ("22", []), ("", [])])
def test_not_with_a_relative(officer, found):
    who = person(relatives=frozenset({"21"}))
    assert codes(rules(officers={"no_relatives": True}), who, wish(officer=officer)) == found
    assert codes(rules(), who, wish(officer=officer)) == []


@pytest.mark.parametrize(("station", "found"), [("North", ["relative_station"]), ("South", []), ("", [])])
def test_not_where_a_relative_works(station, found):
    who = person(relatives_stations=frozenset({"North"}))
    assert codes(rules(officers={"no_relatives_at_station": True}), who, wish(station=station)) == found
    assert codes(rules(), who, wish(station=station)) == []


# --- conduct ---


@pytest.mark.parametrize(
    ("policy", "armed", "declared", "found", "override"),
    [
        ("never", None, None, [], None),
        ("never", False, None, [], None),
        ("never", True, True, ["weapon"], None),
        ("by_exception", True, None, ["weapon"], "command"),
        ("declared", True, None, [], None),
        ("declared", True, True, [], None),
        ("declared", True, False, ["weapon_undeclared"], None),
        ("declared", False, False, [], None),
        ("allowed", True, False, [], None),
    ],
)
def test_weapons(policy, armed, declared, found, override):
    document = rules(weapons={"policy": policy, "exception_role": "command"})
    reasons = ask(document, person(armed=armed, weapon_declared=declared)).reasons
    assert [reason.code for reason in reasons] == found
    assert [reason.override for reason in reasons] == [override] * len(found)


@pytest.mark.parametrize(
    ("policy", "found", "override"),
    [
        ("not_asked", [], None),
        ("allowed", [], None),
        ("never", ["recording"], None),
        ("by_exception", ["recording"], "supervisor"),
    ],
)
def test_recording(policy, found, override):
    reasons = ask(rules(recording={"policy": policy}), person(records=True)).reasons
    assert [(reason.code, reason.override) for reason in reasons] == [(code, override) for code in found]
    assert codes(rules(recording={"policy": policy}), person(records=False)) == []


@pytest.mark.parametrize(
    ("policy", "category", "found"),
    [
        ("no", "citizen", ["officer_request"]),
        ("wish", "citizen", []),
        ("by_category", "citizen", ["officer_request"]),
        ("by_category", "family", []),
    ],
)
def test_who_may_ask_for_an_officer(policy, category, found):
    kinds = [{"code": "citizen", "name": {}}, {"code": "family", "name": {}}]
    document = rules(officers={"may_ask_for_officer": policy, "ask_categories": ["family"]}, categories=kinds)
    assert codes(document, person(category=category, asks_for_officer=True)) == found
    assert codes(document, person(category=category, asks_for_officer=False)) == []
