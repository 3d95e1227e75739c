"""The rule sets to start from: whole in both languages, and each does what its name says."""

from zoneinfo import ZoneInfo

import pytest

from ridealong.rules import lines
from ridealong.rules.contradictions import warnings
from ridealong.rules.document import Rules
from ridealong.rules.page import describe
from ridealong.rules.presets import ALDER_FALLS, PRESETS

ADULT = {"born_on": "1990-05-01", "ride_on": "2026-12-11", "starts_at": "12:00", "hours": 2}
NIGHT = {"ride_on": "2026-12-11", "starts_at": "22:00", "hours": 3}
SHIFT = {"ride_on": "2026-12-11", "starts_at": "20:00", "hours": 8}
TEEN = {"born_on": "2010-01-01", "guardian_consents": True}
DOCUMENTS = {"alder_falls": ALDER_FALLS, **{name: content for name, (_label, content) in PRESETS.items()}}


def texts(value, path=""):
    """Every piece of text by language, with its path."""
    if isinstance(value, dict):
        if value and set(value) <= {"en", "es"}:
            yield path, value
        for name, inner in value.items():
            yield from texts(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{path}.{number}")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_preset_is_whole(name):
    rules = Rules.from_json(DOCUMENTS[name])
    assert warnings(rules) == []
    for path, text in texts(rules.to_json()):
        assert text.get("en"), path
        assert text.get("es"), path
        assert text["en"] != text["es"], path
    for part in ("dress", "conduct", "bring", "recording", "weapons"):
        assert getattr(rules.texts, part)["en"] in [line.sentence for line in describe(rules, "en")]
        assert getattr(rules.texts, part)["es"] in [line.sentence for line in describe(rules, "es")]


@pytest.mark.parametrize(
    ("name", "facts", "found"),
    [
        ("classic", {}, []),
        ("classic", TEEN, ["too_young"]),
        ("classic", {"hours": 4.5}, ["too_long"]),
        ("classic", {"past_rides": ["2026-06-12"]}, ["frequency"]),
        ("classic", {"past_rides": ["2026-06-11"]}, []),
        ("classic", {"applied_on": "2026-11-27"}, []),
        ("classic", {"applied_on": "2026-11-28"}, ["notice"]),
        ("campus", {"category": "student", **NIGHT}, []),
        ("campus", {"category": "student", **NIGHT, "ties": []}, ["residency"]),
        ("campus", {"category": "student", **NIGHT, "ties": ["study"]}, []),
        ("campus", {"category": "student", **NIGHT, "past_rides": ["2026-07-01"]}, ["frequency"]),
        ("campus", {"category": "student", **NIGHT, "past_rides": ["2026-06-30"]}, []),
        ("campus", {"category": "student"}, ["outside_hours"]),
        ("sheriff", SHIFT, []),
        ("sheriff", {**SHIFT, "hours": 4}, ["whole_shift"]),
        ("sheriff", {**SHIFT, **TEEN}, []),
        (
            "sheriff",
            {**SHIFT, "officer": "7", "past_rides": [{"on": "2026-01-02", "officer": "7"}]},
            ["frequency_officer"],
        ),
        ("fire", {"unit": "engine"}, []),
        ("fire", {"unit": "ambulance"}, ["unit_closed"]),
        ("fire", {"category": "ems_student", "unit": "ambulance"}, []),
        ("fire", {"category": "ems_student", "evidence": False}, ["evidence"]),
        ("fire", {"documents": []}, ["document"]),
        ("fire", TEEN, ["minor_program_only"]),
        ("fire", {**TEEN, "category": "explorer"}, []),
        ("applicants", {"category": "applicant", "invitation": "K7-QX"}, []),
        ("applicants", {"category": "applicant", "invitation": False}, ["invitation"]),
        ("applicants", {}, ["category_unknown"]),
        ("applicants", {"category": "applicant", "past_rides": ["2020-01-01", "2021-01-01"]}, ["frequency"]),
        ("youth", TEEN, []),
        ("youth", {**TEEN, "guardian_consents": False}, ["guardian_consent"]),
        ("youth", {**TEEN, "ride_on": "2026-12-10"}, ["minor_days"]),
        ("youth", {**TEEN, "starts_at": "20:30"}, ["minor_latest_end"]),
        ("youth", {"starts_at": "20:30"}, []),
        ("youth", {**TEEN, "guardian_id": False}, ["guardian_identification"]),
    ],
)
def test_a_preset_does_what_its_name_says(name, facts, found):
    line = lines.read({**ADULT, **facts}, ZoneInfo("America/Chicago"))
    assert line.decision(Rules.from_json(DOCUMENTS[name])).codes == found


def test_minors_go_through_command_in_the_preset_for_them():
    rules = Rules.from_json(DOCUMENTS["youth"])
    assert rules.chain("citizen", 17) == ("coordinator", "supervisor", "command")
    assert rules.chain("citizen", 18) == ("coordinator", "supervisor")
