"""Planning a shift, choosing a seat, calling a shift off: what is taken, and what is told beside which box."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.admin.roster.shift_forms import CancelForm, ClosedSeatForm, PlanForm, SeatForm
from ridealong.shifts.models import HostUnit, Officer
from tests import factories
from tests.factories import days_ahead, local

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert('x')</script> {{ seat }}"


@pytest.fixture
def form(law):
    """A shift of Law in ten days, from five to three; and with other values."""

    def make(**changes):
        right = {"officer": law.pk, "station": law.station_id, "on": days_ahead(10), "starts": "17:00", "ends": "03:00"}
        return PlanForm({**right, "seats": "1", **changes})

    return make


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


@pytest.mark.parametrize("missing", ["officer", "station", "on", "starts", "ends", "seats"])
def test_what_is_needed_is_told_beside_its_box(form, missing):
    assert errors(form(**{missing: ""})) == {missing}


@pytest.mark.parametrize(
    ("box", "value", "is_right"),
    [
        ("officer", "forged", False),
        ("station", "forged", False),
        ("unit", "", True),
        ("unit", "forged", False),
        ("sector", "", True),
        ("sector", "N" * 40, True),
        ("sector", "N" * 41, False),
        ("sector", "\x00", False),
        ("on", "2020-01-01", False),
        ("on", "2026-02-30", False),
        ("on", "soon", False),
        ("starts", "25:00", False),
        ("starts", "5 PM", False),
        ("ends", "later", False),
        ("seats", "0", False),
        ("seats", "1", True),
        ("seats", "4", True),
        ("seats", "5", False),
        ("seats", "1.5", False),
        ("seats", "٣", True),
        ("accepts_short_rest", "on", True),
    ],
)
def test_a_box_is_right_or_told_of(form, box, value, is_right):
    filled = form(**{box: value})
    assert errors(filled) == (set() if is_right else {box})
    if not is_right and box not in {"officer", "station", "unit"}:
        assert filled[box].value() == value


@pytest.mark.parametrize(
    ("starts", "ends", "days", "hours"),
    [("17:00", "03:00", 1, 10), ("08:00", "16:30", 0, 8.5), ("00:00", "23:59", 0, 23.98), ("18:00", "18:00", 1, 24)],
)
def test_an_end_before_the_start_is_on_the_next_day(form, starts, ends, days, hours):
    filled = form(starts=starts, ends=ends)
    assert filled.is_valid()
    values = filled.cleaned_data
    assert values["starts_at"] == local(days_ahead(10), starts)
    assert values["ends_at"] == local(days_ahead(10 + days), ends)
    assert (values["ends_at"] - values["starts_at"]) / timedelta(hours=1) == pytest.approx(hours, abs=0.01)


def test_hours_are_the_stations(form, program):
    far = factories.make_station("Harbor Station", time_zone="America/New_York")
    filled = form(station=far.pk)
    assert filled.is_valid()
    assert filled.cleaned_data["starts_at"] == local(days_ahead(10), "16:00")


def test_today_is_the_stations_day(form, time_machine):
    time_machine.move_to("2026-12-02T04:00:00+00:00", tick=False)  # still the first in Chicago
    assert errors(form(on="2026-12-01")) == set()
    assert errors(form(on="2026-11-30")) == {"on"}
    east = factories.make_station("Guam Station", time_zone="Pacific/Guam")  # where the second is half over
    assert errors(form(on="2026-12-01", station=east.pk)) == {"on"}


@pytest.mark.parametrize("night", ["2027-03-13", "2026-10-31"])
def test_a_night_in_which_clocks_change_ends_by_the_clock_on_the_wall(form, night, time_machine):
    time_machine.move_to("2026-10-01T12:00:00+00:00", tick=False)
    filled = form(on=night, starts="22:00", ends="06:00")
    assert filled.is_valid()
    assert f"{filled.cleaned_data['ends_at']:%H:%M}" == "06:00"


def test_who_or_what_is_not_there_any_more_cannot_be_planned(form, law):
    unit = HostUnit.objects.create(name="Boat", kind="marine", station=law.station, is_active=False)
    assert errors(form(unit=unit.pk)) == {"unit"}
    Officer.objects.update(is_active=False)
    assert errors(form()) == {"officer"}


def test_hostile_words_are_words(form):
    html = form(**dict.fromkeys(PlanForm().fields, MARKUP)).as_div()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("odd", ["\x00", "-1", "9" * 5000, "'; DROP TABLE", "nan"])
def test_odd_values_break_nothing(form, odd):
    assert form(**dict.fromkeys(PlanForm().fields, odd)).is_valid() is False


# --- seats ---


@pytest.fixture
def shift(law):
    """Two open seats and a closed one."""
    shift = factories.make_seat(law).shift
    for number, status in ((2, "open"), (3, "closed")):
        shift.seats.create(number=number, status=status)
    return shift


@pytest.mark.parametrize(("kind", "numbers"), [(SeatForm, [1, 2]), (ClosedSeatForm, [3])])
def test_only_seats_of_that_kind_are_offered(shift, joan, kind, numbers):
    form = kind(thing=shift, by=joan)
    assert [str(words) for _key, words in form.fields["seat"].choices] == [f"Seat {number}" for number in numbers]
    assert form["seat"].value() == str(shift.seats.get(number=numbers[0]).pk)


def test_a_seat_is_chosen(shift, joan):
    seat = shift.seats.get(number=2)
    form = SeatForm({"seat": str(seat.pk)}, thing=shift, by=joan)
    assert form.is_valid()
    assert form.cleaned_data["seat"] == seat


def test_no_other_seat_is(shift, joan, hill):
    closed, elsewhere = shift.seats.get(number=3), factories.make_seat(hill)
    for key in ("", "forged", str(closed.pk), str(elsewhere.pk)):
        assert errors(SeatForm({"seat": key}, thing=shift, by=joan)) == {"seat"}


def test_without_seats_there_is_nothing_to_choose(law, joan):
    form = ClosedSeatForm({"seat": ""}, thing=factories.make_seat(law).shift, by=joan)
    assert form["seat"].value() in {"", None}
    assert errors(form) == {"seat"}


# --- calling off ---


def test_a_shift_is_not_called_off_by_a_rider(shift, joan):
    choices = dict(CancelForm(thing=shift, by=joan).fields["cancelled_for"].choices)
    assert choices
    assert "rider" not in choices
    for reason in choices:
        assert CancelForm({"cancelled_for": reason}, thing=shift, by=joan).is_valid()
    for wrong in ("rider", "", "forged"):
        assert errors(CancelForm({"cancelled_for": wrong}, thing=shift, by=joan)) == {"cancelled_for"}


# --- the page ---


def test_a_refused_plan_comes_back_with_what_was_typed(desk, law):
    factories.make_seat(law, starts_at=local(days_ahead(10), "17:00"))
    typed = {
        "officer": law.pk, "station": law.station_id, "on": days_ahead(10).isoformat(), "starts": "18:00",
        "ends": "02:00", "seats": "3", "sector": "<b>North</b>",
    }  # fmt: skip
    response = desk.post("/admin/ridealong/shift/add/", typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert "&lt;b&gt;North&lt;/b&gt;" in html
    assert 'value="18:00"' in html
    assert law.shifts.count() == 1


def test_whoever_may_not_plan_finds_no_page(client, lindqvist, press):
    for somebody in (lindqvist, press):
        client.force_login(somebody)
        assert client.get("/admin/ridealong/shift/add/").status_code == 404
        assert client.post("/admin/ridealong/shift/add/", {}).status_code == 404


def test_a_shift_of_today_may_still_be_planned(form):
    assert form(on=timezone.localdate(), starts="00:00", ends="23:00").is_valid()
