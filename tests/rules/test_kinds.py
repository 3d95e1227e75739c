"""The program itself: paused, by invitation, kinds of riders, bans, no-shows and denials."""

from datetime import date

import pytest

from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person
from tests.rules.asking import ADULT, FRIDAY, codes, only, rules, wish

KINDS = [
    {"code": "citizen", "name": {"en": "Citizen"}},
    {"code": "guest", "name": {}, "access": "invitation"},
    {"code": "press", "name": {}, "access": "closed"},
    {"code": "student", "name": {}, "evidence": {"en": "A letter."}, "units": ["patrol", "engine"]},
]


def person(**facts):
    return Person(born_on=ADULT.born_on, **facts)


def test_a_paused_program_says_so_and_everything_else():
    document = rules(status="paused", length={"max_hours": 2})
    assert codes(document) == ["program_paused", "too_long"]
    assert codes(rules(status="waiting_list")) == []


@pytest.mark.parametrize(("invitation", "found"), [(None, []), (True, []), (False, ["invitation"])])
def test_by_invitation(invitation, found):
    assert codes(rules(categories=KINDS), person(category="guest", invitation=invitation)) == found
    assert codes(rules(status="restricted"), person(invitation=invitation)) == found
    assert codes(rules(categories=KINDS), person(invitation=invitation)) == []


def test_an_invitation_is_asked_for_once():
    document = rules(status="restricted", categories=KINDS)
    assert codes(document, person(category="guest", invitation=False)) == ["invitation"]
    assert only(document, person(invitation=False)).way_out == "Ask the coordinator for a code."


def test_kinds_of_riders():
    document = rules(categories=KINDS)
    assert codes(document, person(category="press")) == ["category_closed"]
    assert codes(document, person(category="astronaut")) == ["category_unknown"]


@pytest.mark.parametrize(("evidence", "found"), [(None, []), (True, []), (False, ["evidence"])])
def test_evidence_where_the_kind_asks_for_it(evidence, found):
    assert codes(rules(categories=KINDS), person(category="student", evidence=evidence)) == found
    assert codes(rules(categories=KINDS), person(evidence=evidence)) == []


@pytest.mark.parametrize(("unit", "found"), [("", []), ("engine", []), ("dispatch", ["unit_closed"])])
def test_host_units(unit, found):
    assert codes(rules(categories=KINDS), person(category="student"), wish(unit=unit)) == found
    assert codes(rules(categories=KINDS), person(), wish(unit=unit)) == []


# --- bans ---


def test_a_ban_is_all_that_is_told():
    reason = only(rules(), person(is_banned=True))
    assert (reason.code, reason.passes_on, reason.override) == ("contact_coordinator", None, None)
    assert evaluate(person(is_banned=True), None, rules()).codes == ["contact_coordinator"]


@pytest.mark.parametrize(("until", "found"), [(FRIDAY, ["contact_coordinator"]), (date(2026, 12, 10), [])])
def test_a_ban_ends_with_its_last_day(until, found):
    assert codes(rules(), person(banned_until=until)) == found


@pytest.mark.parametrize(
    ("missed", "limit", "ban", "found", "again"),
    [
        ((), 1, 12, [], None),
        ((date(2026, 1, 1),), 2, 12, [], None),
        ((date(2026, 1, 1), date(2026, 2, 1)), 2, 12, ["no_shows"], date(2027, 2, 1)),
        ((date(2026, 2, 1), date(2026, 1, 1)), 2, 12, ["no_shows"], date(2027, 2, 1)),
        ((date(2025, 1, 1), date(2025, 12, 11)), 2, 12, [], None),
        ((date(2025, 1, 1), date(2025, 12, 12)), 2, 12, ["no_shows"], date(2026, 12, 12)),
        ((date(2026, 1, 1), date(2026, 2, 1)), 2, 0, [], None),
        (2, 2, 12, ["no_shows"], None),
        (1, 2, 12, [], None),
        (2, 2, 0, [], None),
    ],
)
def test_too_many_missed_rides_bring_a_ban(missed, limit, ban, found, again):
    document = rules(arrival={"no_show_limit": limit, "ban_months": ban})
    reasons = evaluate(person(no_shows=missed), wish(), document).reasons
    assert [(reason.code, reason.passes_on) for reason in reasons] == [(code, again) for code in found]


@pytest.mark.parametrize(("first", "found"), [(date(2025, 12, 11), []), (date(2025, 12, 12), ["no_shows"])])
def test_missed_rides_may_be_forgotten(first, found):
    document = rules(arrival={"no_show_limit": 2, "no_show_months": 12, "ban_months": 24})
    assert codes(document, person(no_shows=(first, date(2026, 6, 1)))) == found


@pytest.mark.parametrize(
    ("denied", "applied", "found"),
    [
        (date(2026, 11, 11), None, []),
        (date(2026, 11, 12), None, ["denied_recently"]),
        (date(2026, 11, 1), date(2026, 12, 1), []),
        (date(2026, 11, 2), date(2026, 12, 1), ["denied_recently"]),
    ],
)
def test_the_wait_after_a_no(denied, applied, found):
    document = rules(arrival={"wait_after_denial_days": 30})
    decision = evaluate(person(denied_on=denied), wish(), document, applied_on=applied)
    assert decision.codes == found
    assert codes(rules(), person(denied_on=FRIDAY)) == []


def test_the_wait_says_when_it_is_over():
    reason = only(rules(arrival={"wait_after_denial_days": 30}), person(denied_on=date(2026, 12, 1)))
    assert reason.passes_on == date(2026, 12, 31)
    assert str(reason) == "After a no, one waits 30 days before one applies again."
