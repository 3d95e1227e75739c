"""Age on the day of the ride: minors, consent, exceptions, and the limits of a minor's ride."""

from dataclasses import replace
from datetime import date, time

import pytest

from ridealong.rules.judge import evaluate
from ridealong.rules.person import Person
from tests.rules.asking import FRIDAY, codes, only, rules, wish


def born(years, months=0, **facts):
    """Somebody so old on the day of the ride; a month short of the birthday with months=-1."""
    return Person(born_on=date(FRIDAY.year - years, FRIDAY.month - months, FRIDAY.day), **facts)


TEEN = born(17, guardian_consents=True)


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ("never", ["too_young"]),
        ("with_consent", []),
        ("by_exception", ["minor_exception"]),
        ("program_only", ["minor_program_only"]),
        ("accompanied", []),
    ],
)
def test_what_a_policy_means_for_somebody_of_17(policy, found):
    assert codes(rules(min_age=18, minors={"policy": policy, "from_age": 16}), TEEN) == found


@pytest.mark.parametrize("policy", ["with_consent", "by_exception", "program_only", "accompanied"])
def test_who_is_younger_than_minors_may_be_is_too_young(policy):
    reason = only(rules(min_age=18, minors={"policy": policy, "from_age": 16}), born(15, guardian_consents=True))
    assert (reason.code, reason.values, reason.override) == ("too_young", {"age": 16}, None)
    assert reason.passes_on == date(2027, 12, 11)
    assert str(reason) == "Riders must be at least 16 on the day of the ride."


def test_never_means_until_the_minimum_age():
    reason = only(rules(min_age=21, minors={"policy": "never", "from_age": 16}), born(20))
    assert (reason.values, reason.passes_on) == ({"age": 21}, date(2027, 12, 11))


def test_the_age_of_minors_never_lies_above_the_minimum_age():
    document = rules(min_age=14, minors={"from_age": 16, "guardian_under": 0})
    assert codes(document, born(14)) == []
    assert only(document, born(13, guardian_consents=True)).values == {"age": 14}


def test_exceptions_for_the_younger():
    document = rules(min_age=18, minors={"from_age": 16, "exception_from_age": 14, "exception_role": "command"})
    reason = only(document, born(15, guardian_consents=True))
    assert (reason.code, reason.override, reason.values) == ("minor_exception", "command", {"age": 16})
    assert reason.passes_on == date(2027, 12, 11)
    assert codes(document, born(14, guardian_consents=True)) == ["minor_exception"]
    assert only(document, born(13, guardian_consents=True)).values == {"age": 14}
    assert codes(document, born(16, guardian_consents=True)) == []


def test_an_exception_by_policy_ends_with_the_minimum_age():
    reason = only(rules(min_age=18, minors={"policy": "by_exception"}), TEEN)
    assert (reason.values, reason.override, reason.passes_on) == ({"age": 18}, "supervisor", date(2027, 12, 11))


def test_a_youth_program_opens_the_door_and_only_there():
    kinds = [{"code": "citizen", "name": {}}, {"code": "explorer", "name": {}, "youth_program": True}]
    document = rules(min_age=18, minors={"policy": "program_only", "from_age": 14}, categories=kinds)
    reason = only(document, TEEN)
    assert (reason.code, reason.passes_on, reason.way_out) == (
        "minor_program_only",
        date(2027, 12, 11),
        "Ask your school or explorer post.",
    )
    assert codes(document, replace(TEEN, category="explorer")) == []
    assert codes(document, born(13, guardian_consents=True, category="explorer")) == ["too_young"]


@pytest.mark.parametrize(("accompanied", "found"), [(None, []), (True, []), (False, ["not_accompanied"])])
def test_accompanied_minors(accompanied, found):
    document = rules(min_age=18, minors={"policy": "accompanied"})
    assert codes(document, replace(TEEN, accompanied=accompanied)) == found
    assert codes(document, born(18, accompanied=accompanied)) == []


@pytest.mark.parametrize(
    ("years", "min_age", "under", "asked"),
    [(17, 18, 18, True), (18, 18, 18, False), (17, 16, 18, True), (17, 16, 17, False), (19, 21, 18, True)],
)
def test_consent_under_the_higher_of_two_ages(years, min_age, under, asked):
    document = rules(min_age=min_age, minors={"guardian_under": under})
    found = codes(document, born(years, guardian_consents=False))
    assert found == (["guardian_consent"] if asked else [])
    assert codes(document, born(years, guardian_consents=None)) == []


def test_the_sentence_names_the_age_under_which_consent_is_asked():
    assert only(rules(min_age=16, minors={"guardian_under": 18}), born(17, guardian_consents=False)).values == {
        "age": 18
    }


@pytest.mark.parametrize(("present", "found"), [(None, []), (True, []), (False, ["guardian_present"])])
def test_a_guardian_at_the_station(present, found):
    document = rules(min_age=18, minors={"guardian_present": True})
    assert codes(document, replace(TEEN, guardian_present=present)) == found
    assert codes(document, born(18, guardian_present=present)) == []
    assert codes(rules(min_age=18), replace(TEEN, guardian_present=present)) == []


@pytest.mark.parametrize(("shown", "found"), [(None, []), (True, []), (False, ["guardian_identification"])])
def test_the_guardians_id(shown, found):
    document = rules(min_age=18, identification={"guardian_too": True})
    assert codes(document, replace(TEEN, guardian_id=shown)) == found
    assert codes(rules(min_age=18), replace(TEEN, guardian_id=shown)) == []


# --- a minor's ride ---


def test_a_minors_longest_ride():
    document = rules(min_age=18, minors={"max_hours": 2})
    assert codes(document, TEEN, wish(hours=2)) == []
    reason = only(document, TEEN, wish(hours=2.25))
    assert (reason.code, str(reason), reason.way_out) == (
        "minor_hours",
        "A minor's ride lasts at most 2 hours.",
        "Choose 2 hours or less.",
    )
    assert codes(document, born(18), wish(hours=2.25)) == []
    assert codes(document, TEEN, wish(hours=9, knows_length=False)) == []


def test_days_of_minors():
    document = rules(min_age=18, minors={"days": ["fri"]})
    assert codes(document, TEEN) == []
    assert codes(document, TEEN, wish(date(2026, 12, 12))) == ["minor_days"]
    assert codes(document, born(18), wish(date(2026, 12, 12))) == []


def test_windows_of_minors_stand_beside_those_of_all():
    document = rules(
        min_age=18,
        minors={"windows": [{"start": "08:00", "end": "20:00"}]},
        hours={"windows": [{"start": "10:00", "end": "02:00"}]},
    )
    assert codes(document, TEEN, wish(starts="16:00")) == []
    assert codes(document, TEEN, wish(starts="16:30")) == ["minor_windows"]
    assert codes(document, TEEN, wish(starts="09:00")) == ["outside_hours"]
    assert codes(document, TEEN, wish(starts="07:00")) == ["minor_windows", "outside_hours"]


def test_windows_of_minors_replace_the_usual_end_of_the_evening():
    assert rules().minors.latest_end is None
    own = {"min_age": 18, "minors": {"windows": [{"start": "08:00", "end": "02:00"}]}}
    assert type(rules()).from_json(own).minors.latest_end is None
    own["minors"]["latest_end"] = "22:00"
    assert type(rules()).from_json(own).minors.latest_end == time(22)


@pytest.mark.parametrize(
    ("program", "guardian", "starts", "found"),
    [
        ("22:00", None, "18:00", []),
        ("22:00", None, "18:30", ["minor_latest_end"]),
        ("22:00", time(21), "17:00", []),
        ("22:00", time(21), "17:30", ["minor_latest_end"]),
        ("22:00", time(23), "18:30", ["minor_latest_end"]),
        (None, time(21), "17:30", ["minor_latest_end"]),
        (None, None, "22:00", []),
        ("02:00", None, "22:00", []),
        ("02:00", None, "22:30", ["minor_latest_end"]),
        ("23:00", None, "00:30", ["minor_latest_end"]),
        ("23:00", None, "06:00", []),
    ],
)
def test_the_earlier_of_two_ends_counts(program, guardian, starts, found):
    document = rules(min_age=18, minors={"latest_end": program})
    assert codes(document, replace(TEEN, latest_end=guardian), wish(starts=starts)) == found


def test_the_end_is_told_as_people_say_it():
    reason = only(rules(min_age=18, minors={"latest_end": "22:00"}), TEEN, wish(starts="19:00"))
    assert (str(reason), reason.way_out) == (
        "A minor's ride ends by 10\u00a0PM.",
        "Choose hours that end by 10\u00a0PM.",
    )


def test_a_guardians_end_counts_for_whoever_needs_consent_and_the_programs_for_minors():
    document = rules(min_age=16, minors={"guardian_under": 18, "latest_end": "20:00"})
    assert codes(document, TEEN, wish(starts="17:00")) == []
    assert codes(document, replace(TEEN, latest_end=time(20)), wish(starts="17:00")) == ["minor_latest_end"]
    assert codes(document, born(18, latest_end=time(20)), wish(starts="17:00")) == []


# --- too old ---


def test_the_oldest_age_is_still_in():
    document = rules(max_age=20)
    assert codes(document, born(20)) == []
    reason = only(document, born(21))
    assert (reason.code, reason.values, reason.passes_on) == ("too_old", {"age": 20}, None)


def test_without_a_birth_date_age_is_not_asked():
    assert codes(rules(min_age=21, max_age=1), Person()) == []


def test_without_a_ride_the_day_of_the_application_counts():
    document = rules(min_age=18, minors={"policy": "never"})
    assert evaluate(born(18), None, document, applied_on=FRIDAY).codes == []
    assert evaluate(born(17), None, document, applied_on=FRIDAY).codes == ["too_young"]
    assert evaluate(born(17), None, document).codes == []


@pytest.mark.parametrize(
    ("starts", "is_early"), [("14:59", True), ("15:00", False), ("06:00", True), ("00:30", False), ("22:00", False)]
)
def test_a_minors_ride_may_begin_after_school_only(starts, is_early):
    document = rules(min_age=18, minors={"earliest_start": "15:00", "latest_end": None, "max_hours": None})
    minor, adult = Person(born_on=date(2009, 12, 1)), Person(born_on=date(1990, 5, 1))
    assert codes(document, minor, wish(starts=starts, hours=1)) == (["minor_earliest_start"] if is_early else [])
    assert codes(document, adult, wish(starts=starts, hours=1)) == []


def test_where_only_the_date_is_known_no_hour_is_too_early():
    document = rules(min_age=18, minors={"earliest_start": "15:00", "latest_end": None, "max_hours": None})
    someday = replace(wish(starts="08:00", hours=1), knows_start=False)
    assert codes(document, Person(born_on=date(2009, 12, 1)), someday) == []
