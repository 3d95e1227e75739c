"""Booking a seat: the hours that come of what is typed, and what is set aside."""

import pytest

from ridealong.admin.cases import scheduling
from ridealong.admin.cases.scheduling import BookForm, MoveForm
from ridealong.core.workflow import IllegalMove
from tests import factories
from tests.factories import days_ahead, local

pytestmark = pytest.mark.django_db
DAY = days_ahead(21)


@pytest.fixture
def seat(program, law):
    program.stations.add(law.station)
    return factories.make_seat(law, starts_at=local(DAY, "17:00"))


@pytest.fixture
def form(approved, joan, seat):
    return lambda kind=BookForm, **typed: kind({"seat": str(seat.pk), **typed}, thing=approved, by=joan)


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


def test_left_empty_it_is_as_the_list_says(form, seat):
    filled = form()
    assert filled.is_valid()
    assert filled.cleaned_data == {
        "seat": seat,
        "starts_at": local(DAY, "18:00"),
        "ends_at": local(DAY, "22:00"),
        "overridden": [],
        "override_reason": "",
    }


@pytest.mark.parametrize(
    ("typed", "starts", "ends"),
    [
        ({"starts": "19:30"}, "19:30", "23:30"),
        ({"hours": "2.5"}, "18:00", "20:30"),
        ({"starts": "20:00", "hours": "0.25"}, "20:00", "20:15"),
        ({"starts": "17:00", "hours": "1"}, "17:00", "18:00"),
    ],
)
def test_start_and_hours_may_be_typed(form, typed, starts, ends):
    filled = form(**typed)
    assert filled.is_valid()
    assert (filled.cleaned_data["starts_at"], filled.cleaned_data["ends_at"]) == (local(DAY, starts), local(DAY, ends))


@pytest.mark.parametrize("typed", ["00:30", "02:00", "16:59"])
def test_hours_before_the_shifts_own_are_of_the_next_day(form, typed):
    filled = form(starts=typed)
    assert filled.is_valid()
    assert filled.cleaned_data["starts_at"] == local(days_ahead(22), typed)


@pytest.mark.parametrize(
    ("box", "value"),
    [
        ("seat", ""),
        ("seat", "forged"),
        ("starts", "25:00"),
        ("starts", "soon"),
        ("hours", "0"),
        ("hours", "-1"),
        ("hours", "24.25"),
        ("hours", "many"),
        ("hours", "nan"),
        ("hours", "inf"),
        ("starts", "\x00"),
    ],
)
def test_what_is_wrong_is_told_beside_its_box_and_kept(form, box, value):
    filled = form(**{box: value})
    assert errors(filled) == {box}
    assert filled[box].value() == value


def test_a_seat_taken_meanwhile_is_told_so(form, seat):
    factories.make_ride("confirmed", seat=seat)
    filled = form()
    assert errors(filled) == {"seat"}
    assert "just taken" in filled.errors["seat"][0]


def test_hostile_words_are_words(form):
    filled = form(starts="<script>", hours="<script>", override_reason="<script>")
    assert not filled.is_valid()
    assert "<script>" not in filled.as_div()


def test_each_offer_has_its_button(form, seat, program, hill):
    program.stations.add(hill.station)
    factories.make_seat(hill, starts_at=local(days_ahead(22), "17:00"))
    rows = form().rows()
    assert [str(offer.seat.pk) in str(button) for offer, button in rows] == [True, True]
    assert rows[0][0].seat == seat


# --- setting aside ---


@pytest.fixture
def exception(program, approved, lindqvist, seat):
    """Notice that is too short; a supervisor may set it aside."""
    seat.shift.starts_at, seat.shift.ends_at = local(days_ahead(3), "17:00"), local(days_ahead(4), "03:00")
    seat.shift.save()
    return lambda **typed: BookForm({"seat": str(seat.pk), **typed}, thing=approved, by=lindqvist)


def test_what_may_not_be_set_aside_is_not_asked(form):
    assert not {"set_aside", "override_reason"} & set(form().fields)


def test_a_rule_is_set_aside_with_a_reason(exception):
    filled = exception(set_aside="on", override_reason="He coaches on all other days.")
    assert filled.is_valid()
    assert filled.cleaned_data["overridden"] == ["notice"]
    assert filled.cleaned_data["override_reason"] == "He coaches on all other days."


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_it_is_not(exception, reason):
    assert errors(exception(set_aside="on", override_reason=reason)) == {"override_reason"}


def test_a_reason_alone_sets_nothing_aside(exception):
    filled = exception(override_reason="He coaches.")
    assert filled.is_valid()
    assert filled.cleaned_data["overridden"] == []


@pytest.mark.parametrize("words", ["SSN 078-05-1120", "He was arrested for theft.", "a" * 301])
def test_a_reason_is_looked_at(exception, words):
    filled = exception(set_aside="on", override_reason=words)
    assert errors(filled) == {"override_reason"}
    assert filled["override_reason"].value() == words


# --- moving ---


def test_a_booked_ride_may_be_moved_to_another_seat(approved, joan, seat, hill, program):
    factories.make_ride("confirmed", application=approved, seat=seat)
    program.stations.add(hill.station)
    other = factories.make_seat(hill, starts_at=local(days_ahead(22), "17:00"))
    form = MoveForm({"seat": str(other.pk)}, thing=approved, by=joan)
    assert form.is_valid()
    assert form.moving() == approved.rides.get()
    assert str(seat.pk) not in form.offers


def test_what_is_not_booked_is_not_moved(approved, joan, seat):
    assert MoveForm(thing=approved, by=joan).moving() is None
    with pytest.raises(IllegalMove):
        scheduling.move_ride(approved, by=joan, seat=seat)
