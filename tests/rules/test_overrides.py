"""Overrides of kinds of riders, ages and stations touch what they name, in a fixed order."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ridealong.rules.document import Rules
from ridealong.rules.presets import ALDER_FALLS

SECTIONS = st.sampled_from(
    [
        {"min_age": 21},
        {"notice": {"amount": 3}},
        {"length": {"max_hours": 8}},
        {"frequency": []},
        {"minors": {"policy": "never"}},
        {"hours": {"windows": [], "blackout_days": ["07-04"]}},
        {"texts": {"dress": {"en": "Anything."}}},
        {"residency": {"policy": "required"}},
    ]
)


def leaves(value, path=()):
    """Every value of a document with its path; lists are one value, as overrides see them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    else:
        yield path, json.dumps(value)


@given(SECTIONS, SECTIONS, SECTIONS)
def test_overrides_touch_what_they_name_and_nothing_else(of_category, of_age, of_station):
    document = {
        **ALDER_FALLS,
        "categories": [
            {"code": "citizen", "name": {"en": "C"}},
            {"code": "guest", "name": {"en": "G"}, "overrides": of_category},
        ],
        "ages": [{"from_age": 60, "overrides": of_age}],
        "stations": [{"station": "N", "overrides": of_station}],
    }
    whole = Rules.from_json(document)
    assert whole.for_ride("citizen", 59, "S") == whole
    for layer, own in [
        (of_category, whole.for_ride("guest", 59, "S")),
        (of_age, whole.for_ride("citizen", 60, "S")),
        (of_station, whole.for_ride("citizen", 59, "N")),
    ]:
        named = [path for path, _value in leaves(layer)]
        before, after = dict(leaves(whole.to_json())), dict(leaves(own.to_json()))
        changed = {path for path in before | after if before.get(path) != after.get(path)}
        assert all(any(path[: len(name)] == name for name in named) for path in changed)
        assert Rules.model_validate(own.to_json()) == own


@given(SECTIONS, SECTIONS)
def test_an_age_goes_before_a_kind_and_a_kind_before_a_station(first, second):
    ages, kinds = {"min_age": 1}, {"min_age": 2}
    document = Rules.from_json(
        {
            "categories": [{"code": "citizen", "name": {}, "overrides": {**first, **kinds}}],
            "ages": [{"under_age": 30, "overrides": ages}],
            "stations": [{"station": "N", "overrides": {**second, "min_age": 3, "max_age": 99}}],
        }
    )
    assert document.for_ride("citizen", 29, "N").min_age == 1
    assert document.for_ride("citizen", 30, "N").min_age == 2
    assert document.for_ride("nobody", 30, "N").min_age == 3
    assert document.for_ride("citizen", 29, "N").max_age == 99


def test_rules_that_were_asked_are_still_the_same_rules():
    """Two readings of one document are equal, whoever was looked at under them."""
    one, other = Rules.from_json(ALDER_FALLS), Rules.from_json(ALDER_FALLS)
    for rules, category in ((one, "citizen"), (other, "citizen"), (one, "student"), (other, "nobody")):
        rules.for_ride(category, 30, "North")
    assert one == other


def test_as_many_variants_are_kept_as_the_document_has():
    rules = Rules.from_json({**ALDER_FALLS, "ages": [{"under_age": 18, "overrides": {"notice": {"amount": 30}}}]})
    for age in range(90):
        rules.for_ride("citizen", age, f"Station {age}")
    assert len(rules._variants) == 1
