"""Every rule that concerns a rider is on the page, as a sentence."""

import pytest
from django.utils.translation import override

from ridealong.rules.ages.sentences import from_age
from ridealong.rules.document import Rules
from ridealong.rules.page import describe, in_brief
from ridealong.rules.presets import ALDER_FALLS, PRESETS


def said(document, language="en"):
    """Label -> sentence; labels that stand twice keep all of theirs."""
    lines = {}
    for line in describe(Rules.from_json(document), language):
        lines.setdefault(line.label, []).append(line.sentence.replace("\u00a0", " "))
    return {label: " | ".join(sentences) for label, sentences in lines.items()}


@pytest.mark.parametrize(
    ("document", "label", "sentence"),
    [
        ({"min_age": 21, "minors": {"policy": "never"}}, "Age", "21 or older on the day of the ride."),
        ({"min_age": 0}, "Age", "Any age."),
        (
            {"min_age": 16, "minors": {"from_age": 12, "exception_from_age": 0}},
            "Age",
            "12 or older on the day of the ride. Younger with an exception. Under 18, a parent or guardian signs too.",
        ),
        (
            {},
            "Age",
            "16 or older on the day of the ride. Under 18, a parent or guardian signs too.",
        ),
        (
            {"minors": {"policy": "accompanied", "from_age": 12}},
            "Age",
            "12 or older on the day of the ride. Under 18, only together with an adult.",
        ),
        (
            {"minors": {"policy": "program_only"}},
            "Age",
            "18 or older on the day of the ride. Younger riders only with a school or explorer program.",
        ),
        (
            {"minors": {"policy": "by_exception"}},
            "Age",
            "18 or older on the day of the ride. Younger riders need an exception.",
        ),
        (
            {"min_age": 16, "max_age": 20, "minors": {"policy": "never"}},
            "Age",
            "16 or older on the day of the ride. Under 18, a parent or guardian signs too. At most 20.",
        ),
        (
            {"minors": {"exception_from_age": 14}},
            "Age",
            "16 or older on the day of the ride. From 14 with an exception. Under 18, a parent or guardian signs too.",
        ),
        (
            {"minors": {"max_hours": 2, "days": ["sat"], "signers": "all", "guardian_present": True}},
            "Under 18",
            "At most 2 hours. The ride ends by 11 PM. On Saturday. All parents and guardians sign. "
            "A parent or guardian comes to the station.",
        ),
        (
            {"minors": {"max_hours": None, "windows": [{"start": "08:00", "end": "20:00"}]}},
            "Under 18",
            "Every day, 8 AM to 8 PM. The minor signs too.",
        ),
        (
            {"residency": {"policy": "required", "ties": ["live", "own"]}},
            "From here",
            "For people who live here or own property or a business here.",
        ),
        (
            {"residency": {"policy": "priority", "ties": ["study"]}},
            "From here",
            "Everyone may apply; people who study here come first.",
        ),
        ({"residency": {"own_district": True}}, "District", "You ride in the district you live in."),
        ({"frequency": [{"months": 12}]}, "How often", "Once in twelve months. A supervisor may make an exception."),
        ({"frequency": [{"months": 3, "override_role": None}]}, "How often", "Once in 3 months."),
        (
            {"frequency": [{"count": 2, "period": "calendar_half_year", "override_role": "command"}]},
            "How often",
            "2 times a half year. The command may make an exception.",
        ),
        (
            {
                "frequency": [
                    {"period": "calendar_year", "year_starts": "08-15", "per": "station", "override_role": None}
                ]
            },
            "How often",
            "Once a year that begins on August 15 at the same station.",
        ),
        (
            {
                "frequency": [
                    {"days": 14, "counts": ["ridden", "no_show", "cancelled"]},
                    {"period": "lifetime", "override_role": None},
                ]
            },
            "How often",
            "Once in 14 days. Rides you miss count too. Rides you cancel count too. "
            "A supervisor may make an exception. | Once in all.",
        ),
        ({"length": {"at_shift_start": True}}, "Begins", "Rides begin with the officer's shift."),
        (
            {"length": {"at_shift_start": True, "start_offset_minutes": 30}},
            "Begins",
            "Rides begin 30 minutes after the shift does.",
        ),
        ({"hours": {"windows": [{"days": ["mon", "fri"]}]}}, "Hours", "Monday, Friday, at any hour."),
        (
            {
                "hours": {
                    "windows": [
                        {"start": "20:00", "end": "04:00", "fit": "whole"},
                        {"start": "08:00", "end": "24:00", "from_day": "06-01", "until_day": "08-31"},
                    ]
                }
            },
            "Hours",
            "Every day, 8 PM to 4 AM the next day. All of it. Every day, 8 AM to midnight. From June 1 to August 31.",
        ),
        (
            {
                "hours": {
                    "blackout_dates": ["2031-12-24"],
                    "blackout_days": ["07-04"],
                    "closures": [{"first_on": "2031-08-01", "last_on": "2031-08-09", "name": {"en": "Fair"}}],
                    "rides_on_holidays": False,
                }
            },
            "Not on",
            "Wednesday, December 24, 2031; July 4; Friday, August 1, 2031 to Saturday, August 9, 2031 (Fair); holidays",
        ),
        ({"officers": {"min_on_duty": 2}}, "Staffing", "Only while at least 2 officers are on duty."),
        (
            {
                "notice": {
                    "amount": 48,
                    "unit": "hours",
                    "and_business_days": 3,
                    "week_closes": "wed",
                    "month_closes": 15,
                    "cutoff": "16:00",
                    "most_days": 60,
                }
            },
            "Apply",
            "48 hours ahead. At least 3 business days of it. For a week, by Wednesday of the week before. For a month, "
            "by day 15 of the month before. What comes after 4 PM counts from the next day. At most 60 days ahead. "
            "We need the time to read, check and schedule. A supervisor may make an exception.",
        ),
        ({"notice": {"amount": 0, "override_role": None}}, "Apply", "Any time before the ride."),
        (
            {"clearance": {"signed_authorization": True}},
            "Records check",
            "We keep only the outcome, never the record. You sign that we may check. It holds for 180 days.",
        ),
        (
            {"documents": ["school_letter", "privacy"]},
            "Papers",
            "To sign: Patients' privacy. With your application: Letter from your school (deleted after the ride).",
        ),
        (
            {"waiver": {"channels": ["paper"], "notary": True, "witness": False, "initials_per_page": True}},
            "Waiver",
            "You sign a waiver on paper. A notary certifies your signature. You initial every page. "
            "It covers one ride.",
        ),
        (
            {"approval": [{"role": "command"}]},
            "Decision",
            "Decided in 1 step by people, never by the program. By the command. An approval holds for 180 days.",
        ),
        (
            {
                "approval": [
                    {"role": "coordinator"},
                    {"role": "command", "under_age": 18, "categories": ["citizen"]},
                ],
                "validity": {"approval_days": 1},
            },
            "Decision",
            "Decided in 2 steps by people, never by the program. By the coordinator, then the command (under 18, some "
            "kinds of riders). An approval holds for 1 day.",
        ),
        (
            {"officers": {"may_ask_for_officer": "wish", "no_relatives": False}},
            "Officer",
            "You may ask for an officer. It is a wish, not a promise.",
        ),
        (
            {"arrival": {"wait_after_denial_days": 90}, "denial": {"shown": "never", "channel": "letter"}},
            "After a no",
            "We send you a letter. The reason is not told. You may apply again after 90 days.",
        ),
        (
            {"arrival": {"no_show_limit": 1, "no_show_months": 12, "ban_months": 6}},
            "Missed rides",
            "1 missed ride in twelve months: no ride for 6 months.",
        ),
        (
            {"ages": [{"under_age": 18, "overrides": {"notice": {"amount": 30, "override_role": None}}}]},
            "Under 18: Apply",
            "30 days ahead. We need the time to read, check and schedule.",
        ),
        (
            {"notice": {"unit": "business_days"}, "holidays": {"state": "MN", "extra_days": ["12-24"]}},
            "Holidays",
            "Federal holidays. The holidays of the state (MN). Also: December 24.",
        ),
        (
            {"weapons": {"policy": "by_exception"}},
            "Weapons",
            "No weapons. A supervisor may make an exception.",
        ),
        ({"texts": {"weapons": {"en": "Leave them at home."}}}, "Weapons", "Leave them at home."),
        ({"length": {"max_hours": 24, "min_hours": 1}}, "How long", "No limit. At least an hour."),
        (
            {"identification": {"kinds": ["passport", "police_id"], "guardian_too": True}},
            "ID",
            "Bring your photo ID. One of these: Passport, police id. A parent or guardian shows theirs too.",
        ),
        (
            {"caps": {"car": None, "day": 3, "officer_week": 2}},
            "Places, at most",
            "With one officer a week: 2. A day: 3.",
        ),
        ({"arrival": {"late_action": "turn_away"}}, "Late", "Who is 15 minutes late does not ride."),
        (
            {"arrival": {"cancel_hours": 24}},
            "Cancel",
            "At least 24 hours before. Later, it counts as a missed ride.",
        ),
        ({"texts": {"other": {"en": "Parking is free."}}}, "Good to know", "Parking is free."),
    ],
)
def test_a_rule_is_a_sentence(document, label, sentence):
    assert said(document)[label] == sentence


def test_what_is_not_asked_is_not_said():
    plain = said(
        {
            "minors": {"policy": "never"},
            "hours": {"windows": []},
            "frequency": [],
            "clearance": {"required": False},
            "identification": {"at_check_in": False},
            "caps": {"car": None},
            "officers": {"no_relatives": False},
            "arrival": {"ban_months": 0},
            "after": {"rider_feedback": False},
        }
    )
    told = {"Age", "How long", "Apply", "Decision", "After a no", "Waiver", "Arrive", "Late", "Weapons"}
    assert set(plain) == told


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_ends_twice(name, language):
    with override(language):
        lines = describe(Rules.from_json(PRESETS[name][1]), language)
    assert [line.sentence for line in lines if ".." in line.sentence or "  " in line.sentence] == []


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_preset_can_be_read_and_has_a_short_version(name, language):
    rules = Rules.from_json(PRESETS[name][1])
    with override(language):
        lines, brief = describe(rules, language), in_brief(rules, language)
    assert all(line.section and line.label and line.sentence for line in lines)
    assert 4 <= len(brief) < len(lines)


def test_a_text_in_another_language_falls_back_to_english():
    assert said({"texts": {"dress": {"en": "Neat."}}}, "es")["Dress"] == "Neat."
    assert said({"texts": {"dress": {"en": "Neat.", "es": "Aseado."}}}, "es")["Dress"] == "Aseado."


@pytest.mark.parametrize(
    ("policy", "age"),
    [("never", 18), ("with_consent", 16), ("accompanied", 16), ("by_exception", 18), ("program_only", 18)],
)
def test_the_youngest_without_an_exception(policy, age):
    assert from_age(Rules.from_json({"minors": {"policy": policy}})) == age
    assert from_age(Rules.from_json({**ALDER_FALLS, "min_age": 14})) == 14


def test_what_was_told_before_is_told_in_the_language_of_the_reader_and_of_the_year(monkeypatch):
    rules = Rules.from_json({"hours": {"blackout_dates": ["2031-05-05"]}})

    def closed():
        return next(line.sentence for line in describe(rules, "en") if "May 5" in line.sentence)

    english = [line.label for line in describe(rules, "en")]
    with override("es"):
        assert [line.label for line in describe(rules, "es")] != english
    assert [line.label for line in describe(rules, "en")] == english
    before = closed()
    monkeypatch.setattr("ridealong.core.times.this_year", lambda: 2031)
    assert "2031" in before
    assert "2031" not in closed()
