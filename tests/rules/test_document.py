"""A rule document is checked as a whole, and every wrong place is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.rules.document import Rules
from ridealong.rules.presets import ALDER_FALLS, PRESETS
from ridealong.rules.problems import RulesError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_survives_the_journey(name):
    rules = Rules.from_json(PRESETS[name][1])
    assert Rules.from_json(rules.to_json()) == rules


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"min_age": "old"}, "min_age"),
        ({"min_age": -1}, "min_age"),
        ({"length": {"min_hours": 5, "max_hours": 4}}, "length"),
        ({"hours": {"windows": [{"start": "25:00", "end": "02:00"}]}}, "hours.windows.0.start"),
        ({"approval": [{"role": "mayor"}]}, "approval.0.role"),
        ({"colour": "blue"}, "colour"),
        ({"categories": [{"code": "a", "name": {"en": "A"}}, {"code": "a", "name": {"en": "B"}}]}, "categories"),
        (
            {"categories": [{"code": "a", "name": {"en": "A"}, "overrides": {"min_age": "x"}}]},
            "categories.0.overrides.min_age",
        ),
        (
            {"categories": [{"code": "a", "name": {"en": "A"}, "overrides": {"categories": []}}]},
            "categories.0.overrides.categories",
        ),
    ],
)
def test_the_wrong_place_is_named(document, path):
    with pytest.raises(RulesError) as error:
        Rules.from_json(document)
    assert path in [where for where, _message in error.value.problems]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"categories": []}, "the list holds at least 1"),
        ({"min_age": 18.5}, "here a whole number is meant"),
        ({"max_age": 121}, "this is at most 120"),
        ({"length": {"max_hours": 0}}, "this is more than 0"),
        ({"clearance": {"required": "yes"}}, "here true or false is meant"),
        ({"status": "shut"}, "one of these is meant: 'open', 'paused', 'waiting_list' or 'restricted'"),
        ({"note": "a\0b"}, "the text holds characters that are none"),
        ({"stations": [{"station": ""}]}, "the text is empty"),
        ({"texts": {"dress": {"en": "x" * 4001}}}, "the text has at most 4000 characters"),
        (
            {"hours": {"windows": [{"start": "24:00", "end": "02:00"}]}},
            "24:00 is the end of a day; write 00:00 for its beginning",
        ),
    ],
)
def test_what_is_wrong_is_said_in_our_words(document, said):
    with pytest.raises(RulesError) as error:
        Rules.from_json(document)
    assert [message for _path, message in error.value.problems] == [said]


def test_a_whole_number_may_be_written_with_a_point():
    assert Rules.from_json({"min_age": 21.0}).to_json()["min_age"] == 21
    assert Rules.from_json({"hours": {"windows": [{"start": "18:00", "end": "24:00"}]}})


def test_every_problem_is_told_at_once():
    with pytest.raises(RulesError) as error:
        Rules.from_json({"min_age": -1, "notice": {"amount": -1, "unit": "moons"}})
    assert {where for where, _message in error.value.problems} == {"min_age", "notice.amount", "notice.unit"}


def test_a_document_too_large_is_not_read():
    with pytest.raises(RulesError, match="too large"):
        Rules.from_json({"texts": {"dress": {"en": "x" * 300_000}}})


def test_a_category_lays_its_own_over_the_rest():
    rules = Rules.from_json(ALDER_FALLS)
    applicant, citizen = rules.for_category("applicant"), rules.for_category("citizen")
    assert (citizen.notice.amount, applicant.notice.amount) == (14, 3)
    assert (citizen.length.max_hours, applicant.length.max_hours) == (4, 8)
    assert applicant.length.min_hours == citizen.length.min_hours == 1
    assert rules.for_category("astronaut") is rules


@given(JSON)
def test_anything_is_read_or_refused(document):
    try:
        rules = Rules.from_json(document)
    except RulesError:
        return
    assert Rules.from_json(rules.to_json()) == rules
