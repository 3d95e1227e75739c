"""What each step of a case asks for: taken when right, refused beside its field when not."""

from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone

from ridealong.admin import fields
from ridealong.admin.cases import step_forms
from ridealong.applications.deciding import chain
from ridealong.applications.status import ClearanceOutcome
from ridealong.rides.status import CancelledFor
from tests import factories

pytestmark = pytest.mark.django_db
SSN = "His number is 078-05-1120."
MARKUP = "<script>alert('x')</script> {{ case }} {% now %} %(name)s \u202egpj"


@pytest.fixture
def form(in_review, joan):
    """The form of a step, filled in or not; about the case of Maya unless another thing is named."""

    def make(kind, data=None, thing=None, by=None):
        return kind(data, thing=thing or in_review, by=by or joan)

    return make


@pytest.fixture
def rules(program):
    """Rules of the program with other parts."""

    def change(**parts):
        content = {**program.rule_set.content, **parts}
        program.rule_sets.update(content=content)

    return change


def on(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def errors(filled):
    """Which fields tell what is wrong."""
    assert not filled.is_valid()
    assert all(words for words in filled.errors.values())
    return set(filled.errors)


def shown(filled, name):
    """What stands in the field when the form comes back."""
    return str(filled[name])


ASK = {"question": "Please send the second page.", "due_on": on(14)}
DECLINE = {"code": "capacity"}
NOTARY = {"how": "stamp", "name": "N. Okafor", "state": "Illinois, Cook", "number": "77-1", "until_on": on(30)}
BAN = {"until_on": on(30), "reason": "Left the car twice."}
GUARDIAN = {"name": "Rosa Torres", "relation": "mother", "email": "rosa@example.org", "language": "en"}
RIGHT = {
    step_forms.Ask: ASK,
    step_forms.AnswerFor: {"answer": "It came by letter."},
    step_forms.Outcome: {"outcome": "clear"},
    step_forms.Approve: {},
    step_forms.Decline: DECLINE,
    step_forms.CancelRide: {"cancelled_for": CancelledFor.values[0]},
    step_forms.PaperWaiver: {"has_seen_signatures": "on"},
    step_forms.Countersign: {"name": "Joan Adeyemi"},
    step_forms.Notarize: NOTARY,
    step_forms.VoidWaiver: {"reason": "text_wrong"},
    step_forms.Ban: BAN,
    step_forms.NameGuardian: GUARDIAN,
}
KINDS = pytest.mark.parametrize("kind", RIGHT, ids=lambda kind: kind.__name__)


@KINDS
def test_what_is_right_is_taken(form, kind):
    filled = form(kind, RIGHT[kind])
    assert filled.is_valid(), filled.errors


@KINDS
def test_nothing_typed_is_told_beside_each_field_that_is_needed(form, kind):
    empty = form(kind, {})
    needed = {name for name, field in empty.fields.items() if field.required}
    assert set(empty.errors) == needed


@KINDS
def test_every_field_has_a_name_for_people(form, kind):
    assert all(str(field.label).strip() for field in form(kind).fields.values())


@KINDS
def test_hostile_words_are_words(form, kind):
    empty = form(kind)
    typed = dict.fromkeys(empty.fields, MARKUP)
    filled = form(kind, typed)
    filled.is_valid()
    html = filled.as_div()
    assert "<script>" not in html
    for name, field in filled.fields.items():
        if isinstance(field, forms.CharField):
            assert "&lt;script&gt;" in shown(filled, name)


@KINDS
@pytest.mark.parametrize("odd", ["\x00", "9" * 400, "-1", "2026-02-30", "'; DROP TABLE", "٣"])
def test_odd_values_break_nothing(form, kind, odd):
    filled = form(kind, dict.fromkeys(form(kind).fields, odd))
    assert filled.is_valid() in {True, False}


# --- words that are never written down ---


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (step_forms.Ask, "question"),
        (step_forms.AnswerFor, "answer"),
        (step_forms.Approve, "note"),
        (step_forms.Decline, "note"),
        (step_forms.Ban, "reason"),
        (step_forms.NameGuardian, "name"),
        (step_forms.NameGuardian, "relation"),
    ],
)
def test_social_security_numbers_are_refused_and_nothing_typed_is_lost(form, kind, field):
    filled = form(kind, {**RIGHT[kind], field: SSN})
    assert errors(filled) == {field}
    assert "078-05-1120" in shown(filled, field)


def test_the_note_of_the_desk_holds_none_either(in_review):
    kind = forms.modelform_factory(type(in_review), form=step_forms.DeskNote)
    assert errors(kind({"desk_note": SSN}, instance=in_review)) == {"desk_note"}
    assert kind({"desk_note": "Called on Monday."}, instance=in_review).is_valid()
    assert kind({"desk_note": ""}, instance=in_review).is_valid()


@pytest.mark.parametrize(
    ("kind", "field", "longest"),
    [
        (step_forms.Ask, "question", 1000),
        (step_forms.AnswerFor, "answer", 2000),
        (step_forms.Approve, "note", 500),
        (step_forms.Decline, "note", 500),
        (step_forms.Ban, "reason", 200),
        (step_forms.Countersign, "name", 200),
        (step_forms.NameGuardian, "relation", 80),
    ],
)
def test_too_long_is_told_with_the_words_kept(form, kind, field, longest):
    assert form(kind, {**RIGHT[kind], field: "a" * longest}).is_valid()
    filled = form(kind, {**RIGHT[kind], field: "a" * (longest + 1)})
    assert errors(filled) == {field}
    assert "a" * (longest + 1) in shown(filled, field)


# --- days ---


@pytest.mark.parametrize("kind", [step_forms.Ask, step_forms.Ban])
@pytest.mark.parametrize(("days", "is_right"), [(-1, False), (0, False), (1, True), (400, True)])
def test_a_day_lies_ahead(form, kind, days, is_right):
    field = "due_on" if kind is step_forms.Ask else "until_on"
    filled = form(kind, {**RIGHT[kind], field: on(days)})
    assert filled.is_valid() == is_right
    assert (field in filled.errors) != is_right
    assert on(days) in shown(filled, field)


def test_an_answer_is_due_in_two_weeks_unless_another_day_is_chosen(form):
    assert form(step_forms.Ask)["due_on"].value() == timezone.localdate() + timedelta(days=14)


@pytest.mark.parametrize(("days", "is_right"), [(-1, False), (0, False), (1, True), (3660, True), (3661, False)])
def test_a_new_application_waits_ten_years_at_most(form, days, is_right):
    filled = form(step_forms.Decline, {**DECLINE, "may_reapply_on": on(days)})
    assert filled.is_valid() == is_right
    assert (set(filled.errors) == {"may_reapply_on"}) != is_right


@pytest.mark.parametrize(("days", "is_right"), [(-1, False), (0, True), (1, True)])
def test_a_commission_certifies_to_its_last_day(form, days, is_right):
    filled = form(step_forms.Notarize, {**NOTARY, "until_on": on(days)})
    assert filled.is_valid() == is_right


# --- approving ---


def test_a_step_before_the_last_has_no_later(form, in_review):
    assert "later" not in form(step_forms.Approve).fields


def test_the_last_step_may_tell_later(form, in_review, joan, lindqvist):
    chain.approve_step(in_review, by=joan)
    assert "later" in form(step_forms.Approve, by=lindqvist).fields
    filled = form(step_forms.Approve, {"later": "on"}, by=lindqvist)
    assert filled.is_valid()
    assert filled.cleaned_data["later"] is True


def test_without_a_soft_rule_nothing_is_set_aside(form):
    assert "overridden" not in form(step_forms.Approve).fields


@pytest.fixture
def too_soon(in_review, joan):
    """A wish that the notice of the rules does not allow; a supervisor may set it aside."""
    in_review.wishes = [{"on": on(5), "starts": "18:00", "hours": 4}]
    in_review.save()
    chain.approve_step(in_review, by=joan)
    return in_review


def test_a_soft_rule_is_set_aside_by_name_and_with_a_reason(form, too_soon, lindqvist):
    def filled(**data):
        return form(step_forms.Approve, data or None, thing=too_soon, by=lindqvist)

    assert list(dict(filled().fields["overridden"].choices)) == ["notice"]
    for note in ("", "   "):
        assert errors(filled(overridden=["notice"], note=note)) == {"note"}
    right = filled(overridden=["notice"], note="The chief asked.")
    assert right.is_valid()
    assert right.cleaned_data["overridden"] == ["notice"]


def test_only_what_stands_can_be_set_aside(form, too_soon, lindqvist):
    data = {"overridden": ["notice", "clearance"], "note": "Why not."}
    assert errors(form(step_forms.Approve, data, thing=too_soon, by=lindqvist)) == {"overridden"}


# --- declining ---


def test_reasons_are_those_of_the_rules_with_the_words_the_rider_reads(form, in_review, rules):
    rules(denial={"reasons": ["capacity", "other"], "shown": "always"})
    choices = dict(form(step_forms.Decline, thing=fresh(in_review)).fields["code"].choices)
    assert list(choices) == ["capacity", "other"]
    assert choices["capacity"].startswith("Not enough seats")


def test_a_reason_that_the_rules_do_not_have_is_refused(form, in_review, rules):
    rules(denial={"reasons": ["other"]})
    assert errors(form(step_forms.Decline, {"code": "capacity"}, thing=fresh(in_review))) == {"code"}


@pytest.mark.parametrize(("told", "has_words"), [("always", True), ("code", False), ("never", False)])
def test_own_words_are_asked_for_where_the_rider_reads_them(form, in_review, rules, told, has_words):
    rules(denial={"reasons": ["other"], "shown": told})
    asked = form(step_forms.Decline, thing=fresh(in_review))
    assert ("public_reason" in asked.fields) == has_words
    assert str(asked.fields["code"].help_text)


@pytest.mark.parametrize(("channel", "waits"), [("message", False), ("phone", True), ("letter", True)])
def test_where_the_rules_want_a_call_the_message_waits(form, in_review, rules, channel, waits):
    rules(denial={"reasons": ["other"], "channel": channel})
    asked = form(step_forms.Decline, thing=fresh(in_review))
    assert bool(asked.fields["later"].initial) == waits
    assert ("Until then the message waits" in str(asked.fields["later"].help_text)) == waits


def test_the_words_beside_a_reason_are_in_the_riders_language(form, in_review):
    english = dict(form(step_forms.Decline).fields["code"].choices)
    type(in_review.rider).objects.update(language="es")
    spanish = dict(form(step_forms.Decline, thing=fresh(in_review)).fields["code"].choices)
    assert list(english) == list(spanish)
    assert english != spanish
    assert spanish["capacity"].startswith("Not enough seats")


@pytest.mark.parametrize(("words", "is_right"), [("", True), ("a" * 300, True), ("a" * 301, False), (SSN, False)])
def test_own_words_to_the_rider_are_looked_at(form, in_review, rules, words, is_right):
    rules(denial={"reasons": ["other"], "shown": "always"})
    filled = form(step_forms.Decline, {"code": "other", "public_reason": words}, thing=fresh(in_review))
    assert filled.is_valid() == is_right
    assert words in shown(filled, "public_reason")


# --- one of several ---


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        (step_forms.Outcome, "outcome", ClearanceOutcome.values),
        (step_forms.CancelRide, "cancelled_for", CancelledFor.values),
        (step_forms.VoidWaiver, "reason", ["signed_wrongly", "wrong_person", "text_wrong"]),
        (step_forms.Notarize, "how", ["staff_account", "stamp"]),
    ],
)
def test_one_is_chosen_of_those_offered(form, kind, field, values):
    for value in values:
        assert form(kind, {**RIGHT[kind], field: value}).is_valid()
    for wrong in ("", "forged", f"{values[0]} ", values[0].upper()):
        assert field in errors(form(kind, {**RIGHT[kind], field: wrong})) or wrong.strip() in values


# --- notary ---


def test_a_commission_is_one_line(form):
    filled = form(step_forms.Notarize, {**NOTARY, "until_on": "2030-06-01"})
    assert filled.is_valid()
    assert filled.cleaned_data == {
        "how": "stamp",
        "name": "N. Okafor",
        "commission": "Notary Public, Illinois, Cook, commission 77-1, until Sat, Jun 1, 2030",
    }


@pytest.mark.parametrize("missing", ["name", "state", "number", "until_on", "how"])
def test_half_a_commission_is_none(form, missing):
    filled = form(step_forms.Notarize, {**NOTARY, missing: ""})
    assert errors(filled) == {missing}
    assert "commission" not in filled.cleaned_data


# --- guardians ---


@pytest.fixture
def waiting(rosa):
    return rosa.application


def test_a_new_link_goes_to_who_waits_for_one(form, waiting, rosa):
    asked = form(step_forms.ChooseGuardian, thing=waiting)
    assert list(asked.fields["guardian"].queryset) == [rosa]
    assert asked["guardian"].value() == rosa.pk
    filled = form(step_forms.ChooseGuardian, {"guardian": str(rosa.pk)}, thing=waiting)
    assert filled.is_valid()
    assert filled.cleaned_data["guardian"] == rosa


@pytest.mark.parametrize("fields", [{"email": ""}, {"status": "declined"}, {"status": "replaced"}])
def test_nobody_else_gets_one(form, waiting, rosa, fields):
    type(rosa).objects.filter(pk=rosa.pk).update(**fields)
    assert errors(form(step_forms.ChooseGuardian, {"guardian": str(rosa.pk)}, thing=waiting)) == {"guardian"}


def test_a_guardian_of_another_case_is_nobody_here(form, waiting, stranger):
    other = factories.make_guardian(factories.make_application("guardian_pending", rider=stranger))
    for kind, field in ((step_forms.ChooseGuardian, "guardian"), (step_forms.NameGuardian, "instead_of")):
        filled = form(kind, {**GUARDIAN, field: str(other.pk)}, thing=waiting)
        assert errors(filled) == {field}


@pytest.mark.parametrize(
    ("typed", "is_right"), [("", True), ("rosa@example.org", True), ("rosa", False), ("a@b", False)]
)
def test_a_guardian_without_email_signs_on_paper(form, waiting, typed, is_right):
    filled = form(step_forms.NameGuardian, {**GUARDIAN, "email": typed}, thing=waiting)
    assert filled.is_valid() == is_right
    assert (set(filled.errors) == {"email"}) != is_right
    assert f'value="{typed}"' in shown(filled, "email") or not typed


@pytest.mark.parametrize(
    ("typed", "stored"), [("", ""), ("(662) 555-0110", "+16625550110"), ("+52 55 1234 5678", "+525512345678")]
)
def test_a_guardians_number_is_read_as_people_write_it(form, waiting, typed, stored):
    filled = form(step_forms.NameGuardian, {**GUARDIAN, "phone": typed}, thing=waiting)
    assert filled.is_valid()
    assert str(filled.cleaned_data["phone"] or "") == stored


def test_a_number_that_is_none_is_told_and_kept(form, waiting):
    filled = form(step_forms.NameGuardian, {**GUARDIAN, "phone": "call me"}, thing=waiting)
    assert errors(filled) == {"phone"}
    assert "call me" in shown(filled, "phone")


def test_in_place_of_whom_is_offered_first(form, waiting, rosa):
    assert form(step_forms.NameGuardian, thing=waiting)["instead_of"].value() == rosa.pk
    assert form(step_forms.NameGuardian, {**GUARDIAN, "instead_of": ""}, thing=waiting).is_valid()


@pytest.mark.parametrize("status", ["consented", "replaced"])
def test_nobody_takes_the_place_of_who_consented(form, waiting, rosa, status):
    type(rosa).objects.filter(pk=rosa.pk).update(status=status)
    assert not form(step_forms.NameGuardian, thing=waiting).fields["instead_of"].queryset.exists()


def test_we_write_in_the_riders_language_first(form, waiting):
    type(waiting.rider).objects.update(language="es")
    assert form(step_forms.NameGuardian, thing=fresh(waiting))["language"].value() == "es"
    assert errors(form(step_forms.NameGuardian, {**GUARDIAN, "language": "xx"}, thing=waiting)) == {"language"}


def test_a_day_is_typed_as_machines_write_it():
    assert 'type="date"' in fields.Day().render("on", date(2026, 12, 1))
    assert 'value="2026-12-01"' in fields.Day().render("on", date(2026, 12, 1))


def fresh(case):
    return type(case).objects.get(pk=case.pk)
