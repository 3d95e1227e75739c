"""The published rules of 56 agencies as rule sets: every stated rule with what passes and what fails it."""

from zoneinfo import ZoneInfo

import pytest

from ridealong.rules import contradictions, lines
from ridealong.rules.document import Rules
from ridealong.rules.page import describe
from tests.rules.departments import (
    bay_area,
    california,
    carolinas,
    elsewhere,
    great_lakes,
    minnesota,
    northeast,
    plains,
    south,
    southeast,
    west,
)
from tests.rules.departments.facts import ELSEWHERE, STATED
from tests.rules.departments.notation import NOTHING, RIDER, Chain, Department, Set, Shown, Stated

REGIONS = (
    bay_area,
    california,
    carolinas,
    elsewhere,
    great_lakes,
    minnesota,
    northeast,
    plains,
    south,
    southeast,
    west,
)
DEPARTMENTS: list[Department] = [department for region in REGIONS for department in region.DEPARTMENTS]
ROWS = [(department, row) for department in DEPARTMENTS for row in department.rows]
CENTRAL = ZoneInfo("America/Chicago")


def named(kind):
    found = [(department, row) for department, row in ROWS if isinstance(row, kind)]
    return pytest.mark.parametrize(("department", "row"), found, ids=[f"{d.name}: {r.facts}" for d, r in found])


def decide(department, facts):
    """What the rules say of such a rider, where the program is open."""
    line = lines.read({**RIDER, **(department.rider or {}), **facts}, CENTRAL)
    assert not line.unknown
    decision = line.decision(Rules.from_json({**department.document, "status": "open"}))
    return decision.outcome, decision.codes


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda department: department.name)
def test_the_rules_can_be_used_and_do_not_contradict_themselves(department):
    rules = Rules.from_json(department.document)
    assert contradictions.warnings(rules) == []
    assert Rules.from_json(rules.to_json()) == rules
    assert decide(department, {}) == ("eligible", [])


@pytest.mark.parametrize("department", [department for department in DEPARTMENTS if not department.is_open])
def test_a_program_that_is_suspended_says_so(department):
    line = lines.read(dict(RIDER), CENTRAL)
    assert line.decision(Rules.from_json(department.document)).codes == ["program_paused"]


@named(Stated)
def test_what_passes_passes(department, row):
    assert row.passes
    for facts in row.passes:
        assert decide(department, facts) == ("eligible", []), facts


@named(Stated)
def test_what_fails_fails_for_this_reason(department, row):
    assert row.fails
    for facts in row.fails:
        assert decide(department, facts) == (row.decision, row.code.split()), facts


@named(Chain)
def test_those_decide_who_are_named(department, row):
    rules = Rules.from_json(department.document)
    assert rules.chain(row.category, 30) == row.adult
    assert rules.chain(row.category, 16) == (row.minor or row.adult)


@named(Shown)
def test_words_are_on_the_rules_page(department, row):
    rules = Rules.from_json(department.document)
    text = getattr(rules.texts, row.part)["en"]
    assert text
    assert text in [line.sentence for line in describe(rules, "en")]
    assert text not in [line.sentence for line in describe(Rules(), "en")]


@named(Set)
def test_what_other_parts_act_on_is_set(department, row):
    rules = Rules.from_json(department.document)
    assert at_path(rules.for_ride(row.of.get("category", "citizen"), row.of.get("age", 30)), row.path) == row.value
    other = rules if row.of else Rules.from_json(dict(NOTHING))
    assert at_path(other, row.path) == row.otherwise
    assert row.value != row.otherwise


def at_path(rules, path):
    for name in path.split("."):
        rules = getattr(rules, name)
    return rules


def test_all_departments_are_here():
    assert sorted(department.name for department in DEPARTMENTS) == sorted(STATED)


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda department: department.name)
def test_every_stated_rule_has_a_row(department):
    covered = {fact for row in department.rows for fact in row.facts.split()} | set(ELSEWHERE)
    assert set(STATED[department.name].split()) <= covered
