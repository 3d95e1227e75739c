"""A paper application, box by box: what is read, what is told beside its box, what is kept when it comes back."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from ridealong.admin.intake.paper_forms import PARTS, PaperForm, SamePerson
from ridealong.program.models import Station
from tests import factories

pytestmark = pytest.mark.django_db
SSN = "078-05-1120"
MARKUP = "<script>alert('x')</script> {{ case }} \u202egpj"


def on(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def least(program):
    """What no paper is kept without."""
    return {
        "received_on": on(0),
        "legal_name": "王秀英",
        "language": "en",
        "category": "citizen",
        "station": str(program.stations.get().pk),
    }


@pytest.fixture
def form(program, least):
    """The form with the least, and more."""
    return lambda application=None, **more: PaperForm({**least, **more}, program=program, application=application)


def errors(filled):
    assert not filled.is_valid()
    return set(filled.errors)


# --- what is needed ---


def test_a_name_and_a_day_are_enough(form):
    assert form().is_valid()


@pytest.mark.parametrize("missing", ["received_on", "legal_name", "language", "category", "station"])
def test_what_is_needed_is_told_beside_its_box(form, missing):
    assert errors(form(**{missing: ""})) == {missing}


def test_every_box_stands_once_on_the_page(program):
    form = PaperForm(program=program)
    shown = [box.name for _title, rows in form.parts() for row in rows for box in row]
    assert sorted(shown) == sorted(form.fields)
    assert [title for title, _rows in form.parts()] == [str(title) for title in PARTS]


def test_an_empty_form_begins_today_in_english(program):
    form = PaperForm(program=program)
    assert form["received_on"].value() == timezone.localdate()
    assert form["language"].value() == "en"
    assert form["station"].value() == program.stations.get().pk


# --- each box ---


@pytest.mark.parametrize(
    ("box", "value", "is_right"),
    [
        ("received_on", on(0), True),
        ("received_on", on(-400), True),
        ("received_on", on(1), False),
        ("received_on", "soon", False),
        ("born_on", "1951-03-04", True),
        ("born_on", "1800-01-01", False),
        ("born_on", "2199-01-01", False),
        ("born_on", "1951-02-30", False),
        ("legal_name", "a" * 200, True),
        ("legal_name", "a" * 201, False),
        ("legal_name", SSN, False),
        ("legal_name", "a\x00b", False),
        ("phone", "(662) 555-0164", True),
        ("phone", "555-01", False),
        ("phone", "call me", False),
        ("email", "maya@example.org", True),
        ("email", "maya", False),
        ("email", f"{'a' * 250}@example.org", False),
        ("address", "12 Elm Street\nAlder Falls", True),
        ("address", "a" * 301, False),
        ("address", f"SSN {SSN}", False),
        ("language", "es", True),
        ("language", "xx", False),
        ("id_kind", "forged", False),
        ("id_number", "9" * 40, True),
        ("id_number", "9" * 41, False),
        ("id_number", SSN, False),
        ("emergency_name", SSN, False),
        ("emergency_relation", "a" * 81, False),
        ("emergency_phone", "x", False),
        ("category", "forged", False),
        ("station", "forged", False),
        ("reason", "a" * 1000, True),
        ("reason", "a" * 1001, False),
        ("reason", "I was arrested for theft.", False),
        ("accommodation", "a" * 501, False),
        ("languages", "a" * 121, False),
        ("ties", ["forged"], False),
        ("attestation", "none_applies", True),
        ("attestation", "forged", False),
        ("has_relative_here", "perhaps", False),
        ("hours_1", "0.25", True),
        ("hours_1", "24", True),
        ("hours_1", "0", False),
        ("hours_1", "25", False),
        ("hours_1", "nan", False),
        ("hours_1", "inf", False),
        ("guardian_name_1", SSN, False),
        ("guardian_email_2", "rosa", False),
        ("guardian_phone_2", "x", False),
    ],
)
def test_a_box_is_right_or_told_of(form, box, value, is_right):
    filled = form(**{box: value})
    assert (set() if filled.is_valid() else set(filled.errors)) == (set() if is_right else {box})
    if isinstance(value, str) and not is_right and box not in {"language", "category", "station", "id_kind",
                                                               "attestation", "has_relative_here"}:  # fmt: skip
        assert filled[box].value() == value


def test_hostile_words_are_words_in_every_box(form, program):
    boxes = PaperForm(program=program).fields
    filled = form(**dict.fromkeys(boxes, MARKUP))
    filled.is_valid()
    html = filled.as_div()
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") >= 10


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "-1", "9" * 5000, "'; DROP TABLE", "٣"])
def test_odd_values_break_nothing(form, program, odd):
    filled = form(**dict.fromkeys(PaperForm(program=program).fields, odd))
    assert filled.is_valid() is False
    assert filled.as_div()


# --- wishes ---


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"on_1": on(20)}, {"starts_1"}),
        ({"starts_1": "18:00"}, {"on_1"}),
        ({"on_2": on(20)}, {"starts_2"}),
        ({"on_3": on(20), "starts_3": "18:00"}, set()),
        ({"hours_1": "4"}, set()),
        ({"on_1": "x", "starts_1": ""}, {"on_1"}),
    ],
)
def test_a_date_and_a_time_go_together(form, typed, told):
    filled = form(**typed)
    assert (set() if filled.is_valid() else set(filled.errors)) == told


def test_wishes_are_kept_in_their_order_and_empty_ones_are_none(form, program):
    filled = form(on_1=on(20), starts_1="18:00", hours_1="3.5", on_3=on(10), starts_3="07:30")
    assert filled.is_valid()
    longest = program.rule_set.rules.length.max_hours
    assert filled.answers["wishes"] == [
        {"on": on(20), "starts": "18:00", "hours": 3.5},
        {"on": on(10), "starts": "07:30", "hours": longest},
    ]


def test_hours_alone_are_no_wish(form):
    filled = form(hours_1="4")
    assert filled.is_valid()
    assert filled.answers["wishes"] == []


# --- somebody else in an emergency ---


@pytest.mark.parametrize(
    ("own", "others", "is_right"),
    [
        ("662-555-0164", "(662) 555-0164", False),
        ("662-555-0164", "662-555-0109", True),
        ("", "662-555-0109", True),
        ("662-555-0164", "", True),
        ("", "", True),
    ],
)
def test_nobody_is_their_own_emergency_contact(form, own, others, is_right):
    filled = form(phone=own, emergency_phone=others)
    assert (set() if filled.is_valid() else set(filled.errors)) == (set() if is_right else {"emergency_phone"})


# --- what is made of it ---


def test_a_person_has_numbers_as_text(form):
    filled = form(phone="(662) 555-0164", born_on="1951-03-04", email="x@example.org")
    assert filled.is_valid()
    assert filled.person["phone"] == "+16625550164"
    assert filled.person["born_on"] == date(1951, 3, 4)
    empty = form()
    assert empty.is_valid()
    assert (empty.person["phone"], empty.person["born_on"], empty.person["email"]) == ("", None, "")


@pytest.mark.parametrize(("said", "kept"), [("yes", True), ("no", False), ("", None)])
def test_yes_no_and_silence_are_three_things(form, said, kept):
    filled = form(has_relative_here=said, has_open_case=said)
    assert filled.is_valid()
    assert (filled.answers["has_relative_here"], filled.answers["has_open_case"]) == (kept, kept)


@pytest.mark.parametrize("box", ["has_accepted_rules", "has_agreed_to_check"])
def test_a_signature_on_the_form_has_a_time(form, box):
    column = {"has_accepted_rules": "accepted_rules_at", "has_agreed_to_check": "agreed_to_check_at"}[box]
    signed, empty = form(**{box: "on"}), form()
    assert signed.is_valid()
    assert empty.is_valid()
    assert timezone.now() - signed.answers[column] < timedelta(minutes=1)
    assert empty.answers[column] is None


def test_guardians_are_those_with_a_name(form):
    filled = form(
        guardian_name_1="Rosa", guardian_relation_1="mother", guardian_phone_1="662-555-0110",
        guardian_has_signed_1="on", guardian_email_2="nobody@example.org",
    )  # fmt: skip
    assert filled.is_valid()
    (named,) = filled.named
    assert (named.name, named.relation, named.phone, named.email, named.has_signed) == (
        "Rosa", "mother", "+16625550110", "", True,
    )  # fmt: skip


# --- rules and stations ---


def test_only_stations_that_are_open_are_offered(program, form, least):
    station = program.stations.get()
    other = factories.make_station("Closed Station", is_active=False)
    program.stations.add(other)
    assert list(PaperForm(program=program).fields["station"].queryset) == [station]
    assert errors(form(station=str(other.pk))) == {"station"}
    elsewhere = Station.objects.create(name="Elsewhere", address="x", time_zone="America/Chicago")
    assert errors(form(station=str(elsewhere.pk))) == {"station"}


def test_without_a_list_of_reasons_nobody_is_asked_about_one(program):
    program.rule_sets.update(content={**program.rule_set.content, "disqualifiers": []})
    program.__dict__.pop("rule_set", None)
    form = PaperForm(program=program)
    assert "attestation" not in form.fields
    assert all("attestation" not in {box.name for row in rows for box in row} for _title, rows in form.parts())


# --- typed before ---


@pytest.fixture
def typed_before(maya):
    wishes = [{"on": on(20), "starts": "18:00", "hours": 4}, {"on": on(21), "starts": "07:30", "hours": 2.5}]
    return factories.make_application(
        "draft", rider=maya, wishes=wishes, id_number="D-123", channel="paper", has_relative_here=None
    )


def test_it_starts_from_what_was_typed(program, typed_before):
    form = PaperForm(program=program, application=typed_before)
    assert form["legal_name"].value() == "Maya Torres"
    assert form["born_on"].value() == date(1985, 6, 21)
    assert (form["on_2"].value(), form["starts_2"].value()) == (date.fromisoformat(on(21)), time(7, 30))
    assert form["hours_2"].value() == 2.5
    assert (form["has_relative_here"].value(), form["has_open_case"].value()) == ("", "no")
    assert form["has_accepted_rules"].value() is True
    assert not form["on_3"].value()


def test_the_number_on_the_id_is_not_shown_and_not_lost(form, program, typed_before):
    assert "D-123" not in PaperForm(program=program, application=typed_before).as_div()
    kept, changed = form(typed_before), form(typed_before, id_number="D-999")
    assert kept.is_valid()
    assert changed.is_valid()
    assert (kept.answers["id_number"], changed.answers["id_number"]) == ("D-123", "D-999")


# --- is it one of these ---


def test_somebody_known_is_chosen_or_somebody_new(maya, stranger):
    known = [maya, stranger]
    assert SamePerson({"rider": str(stranger.pk)}, known=known).is_valid()
    for said, chosen in ((str(stranger.pk), stranger), ("new", None)):
        form = SamePerson({"rider": said}, known=known)
        assert form.is_valid()
        assert form.chosen == chosen


@pytest.mark.parametrize("said", ["", "forged", "0190b4c6-0000-7000-8000-000000000000"])
def test_nobody_else_is_chosen(maya, said):
    assert errors(SamePerson({"rider": said}, known=[maya])) == {"rider"}


def test_each_person_has_a_button_and_the_last_is_somebody_new(maya, stranger):
    rows = SamePerson(known=[maya, stranger]).rows()
    assert [person for person, _button in rows] == [maya, stranger, None]
    assert 'value="new"' in str(rows[-1][1])
