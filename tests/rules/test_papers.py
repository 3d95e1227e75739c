"""The records check, identification, documents and the waiver: only what is known is asked."""

from datetime import date

import pytest

from ridealong.rules.person import Person
from tests.rules.asking import ADULT, ask, codes, only, rules

TEEN_BORN = date(2009, 12, 11)


def person(**facts):
    return Person(**{"born_on": ADULT.born_on, **facts})


def teen(**facts):
    return person(born_on=TEEN_BORN, guardian_consents=True, **facts)


# --- records check ---

CHECKED = {"required": True}


@pytest.mark.parametrize(
    ("outcome", "found", "override"),
    [
        (None, [], None),
        ("clear", [], None),
        ("not_clear", ["clearance"], None),
        ("supervisor_decides", ["clearance"], "command"),
    ],
)
def test_only_the_outcome_counts(outcome, found, override):
    document = rules(clearance={"required": True, "decided_by": "command"})
    assert codes(document, person(clearance=outcome)) == found
    if found:
        assert only(document, person(clearance=outcome)).override == override
    assert codes(rules(), person(clearance=outcome)) == []


@pytest.mark.parametrize(("minors_too", "found"), [(True, ["clearance"]), (False, [])])
def test_minors_may_be_left_out(minors_too, found):
    document = rules(min_age=18, clearance={"required": True, "minors_too": minors_too})
    assert codes(document, teen(clearance="not_clear")) == found
    assert codes(document, person(clearance="not_clear")) == ["clearance"]


def test_whoever_needs_consent_is_a_minor_for_the_check():
    document = rules(min_age=16, minors={"guardian_under": 18}, clearance={"required": True, "minors_too": False})
    assert codes(document, teen(clearance="not_clear")) == []


@pytest.mark.parametrize(("on", "found"), [(date(2026, 6, 14), []), (date(2026, 6, 13), ["clearance_lapsed"])])
def test_a_check_holds_for_so_many_days(on, found):
    document = rules(clearance=CHECKED, validity={"clearance_days": 180})
    assert codes(document, person(cleared_on=on)) == found
    assert codes(rules(validity={"clearance_days": 180}), person(cleared_on=on)) == []


@pytest.mark.parametrize(("on", "found"), [(date(2026, 9, 12), []), (date(2026, 9, 11), ["approval_lapsed"])])
def test_an_approval_holds_for_so_many_days(on, found):
    assert codes(rules(validity={"approval_days": 90}), person(approved_on=on)) == found


@pytest.mark.parametrize(("signed", "found"), [(None, []), (True, []), (False, ["clearance_authorization"])])
def test_a_check_may_need_a_signature(signed, found):
    document = rules(clearance={"required": True, "signed_authorization": True})
    assert codes(document, person(authorizes_check=signed)) == found
    assert codes(rules(clearance=CHECKED), person(authorizes_check=signed)) == []


# --- identification ---


@pytest.mark.parametrize(("kind", "found"), [(None, []), ("passport", []), ("library_card", ["identification"])])
def test_kinds_of_id(kind, found):
    document = rules(identification={"kinds": ["passport"]})
    assert codes(document, person(id_kind=kind)) == found
    assert codes(rules(identification={"kinds": []}), person(id_kind=kind)) == []


@pytest.mark.parametrize(("shown", "found"), [(None, []), (True, []), (False, ["identification"])])
def test_id_at_check_in(shown, found):
    assert codes(rules(identification={"at_check_in": True}), person(id_shown=shown)) == found
    assert codes(rules(), person(id_shown=shown)) == []


def test_what_is_wrong_with_an_id_is_told_once():
    document = rules(identification={"at_check_in": True, "kinds": ["passport"]})
    reason = only(document, person(id_shown=False, id_kind="library_card"))
    assert (str(reason), reason.way_out) == ("No ID was shown.", "Bring your photo ID.")


@pytest.mark.parametrize(("copied", "found"), [(None, []), (True, []), (False, ["identification_copy"])])
def test_a_copy_of_the_id(copied, found):
    assert codes(rules(identification={"copy_with_application": True}), person(id_copy=copied)) == found
    assert codes(rules(), person(id_copy=copied)) == []


# --- documents ---

PAPERS = [
    "rules",
    "waiver",
    "release",
    {"code": "letter", "name": {"en": "Letter"}, "how": "upload", "categories": ["student"]},
    {"code": "slip", "name": {"en": "Slip"}, "how": "bring", "under_age": 18},
    {"code": "survey", "name": {"en": "Survey"}, "how": "sign", "required": False},
]
KINDS = [
    {"code": "citizen", "name": {}},
    {"code": "student", "name": {}},
    {"code": "medic", "name": {}, "documents": ["hipaa", "survey"]},
]


@pytest.mark.parametrize(
    ("who", "missing"),
    [
        (person(documents=frozenset()), ["Release"]),
        (person(documents=frozenset({"release"})), []),
        (person(), []),
        (person(category="student", documents=frozenset()), ["Release", "Letter"]),
        (person(category="medic", documents=frozenset()), ["Release", "Survey", "Hipaa"]),
        (teen(documents=frozenset({"release"})), ["Slip"]),
        (Person(documents=frozenset({"release"})), []),
    ],
)
def test_documents_of_a_kind_and_an_age(who, missing):
    document = rules(min_age=18, documents=PAPERS, categories=KINDS)
    reasons = ask(document, who).reasons
    assert [str(reason) for reason in reasons] == [f"A document is missing: {name}." for name in missing]
    assert {reason.code for reason in reasons} <= {"document"}


# --- the waiver ---


@pytest.mark.parametrize(
    ("who", "signers", "acts", "missing"),
    [
        (person, "guardian_and_minor", set(), ["waiver_rider"]),
        (person, "guardian_and_minor", {"rider"}, []),
        (teen, "guardian_and_minor", {"rider"}, ["waiver_guardian"]),
        (teen, "guardian_and_minor", {"guardian"}, ["waiver_rider"]),
        (teen, "one", {"guardian"}, []),
        (teen, "one", set(), ["waiver_guardian"]),
        (teen, "all", {"guardian"}, ["waiver_all_guardians"]),
        (teen, "all", {"all_guardians"}, []),
    ],
)
def test_who_signs(who, signers, acts, missing):
    document = rules(min_age=18, minors={"signers": signers})
    assert codes(document, who(signed=frozenset(acts))) == missing
    assert codes(document, who()) == []


@pytest.mark.parametrize(
    ("rule", "act"),
    [("witness", "witness"), ("countersign", "countersign"), ("notary", "notary"), ("initials_per_page", "initials")],
)
def test_what_a_waiver_needs_beside_signatures(rule, act):
    document = rules(waiver={rule: True})
    assert codes(document, person(signed=frozenset({"rider"}))) == [f"waiver_{act}"]
    assert codes(document, person(signed=frozenset({"rider", act}))) == []
    assert codes(rules(), person(signed=frozenset({"rider"}))) == []


@pytest.mark.parametrize(("how", "found"), [(None, []), ("paper", []), ("online", ["waiver_channel"])])
def test_where_a_waiver_may_be_signed(how, found):
    assert codes(rules(waiver={"channels": ["paper"]}), person(signed_how=how)) == found


@pytest.mark.parametrize(
    ("scope", "on", "found"),
    [
        ("days", date(2026, 11, 11), []),
        ("days", date(2026, 11, 10), ["waiver_lapsed"]),
        ("one_ride", date(2026, 1, 1), []),
        ("days", None, []),
    ],
)
def test_a_waiver_for_days_lapses(scope, on, found):
    document = rules(validity={"waiver_scope": scope, "waiver_days": 30})
    assert codes(document, person(signed_on=on)) == found


def test_on_the_birthday_one_is_no_minor_any_more():
    document = rules(min_age=18, documents=PAPERS, categories=KINDS, clearance={"required": True, "minors_too": False})
    grown = person(born_on=date(2008, 12, 11), documents=frozenset({"release"}), signed=frozenset({"rider"}))
    assert codes(document, grown) == []
    assert codes(document, person(born_on=date(2008, 12, 11), clearance="not_clear")) == ["clearance"]
