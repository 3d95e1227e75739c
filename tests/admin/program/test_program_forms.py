"""Pausing, opening less wide, inviting, and rules from a preset: what is taken, and what is told beside which box."""

import pytest
from django.urls import reverse

from ridealong.admin.program.invitations import InviteForm
from ridealong.admin.program.program_forms import PauseForm, PresetForm, StandingForm, StationForm
from ridealong.rules import presets
from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db
FORGED = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def ask(program, administrator):
    """`ask(Form, box=value)` is the form of that program, filled in."""
    return lambda form, **values: form(values, thing=program, by=administrator)


@pytest.fixture
def north(program):
    station = factories.make_station("North")
    program.stations.add(station)
    return station


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


@pytest.mark.parametrize(
    ("form", "message", "is_right"),
    [
        (PauseForm, "We are back in spring.", True),
        (PauseForm, "", False),
        (PauseForm, "  \n ", False),
        (PauseForm, "x" * 300, True),
        (PauseForm, "x" * 301, False),
        (StandingForm, "", True),
        (StandingForm, "x" * 301, False),
    ],
)
def test_whoever_waits_reads_why(ask, form, message, is_right):
    filled = ask(form, message=message)
    assert errors(filled) == (set() if is_right else {"message"})
    assert filled["message"].value() == message


@pytest.mark.parametrize("status", ["open", "paused", "waiting_list", "restricted"])
def test_a_station_stands_in_four_ways(ask, north, status):
    assert errors(ask(StationForm, station=north.pk, status=status)) == set()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"station": ""}, {"station"}),
        ({"station": FORGED}, {"station"}),
        ({"station": "north"}, {"station"}),
        ({"status": ""}, {"status"}),
        ({"status": "closed"}, {"status"}),
        ({"message": "x" * 301}, {"message"}),
        ({"station": "", "status": ""}, {"station", "status"}),
    ],
)
def test_a_station_that_cannot_be_set_apart_is_told(ask, north, changes, wrong):
    assert errors(ask(StationForm, **{"station": north.pk, "status": "paused", **changes})) == wrong


def test_only_open_stations_of_the_program_are_offered(ask, program, north):
    other = factories.make_station("Harbor")
    north.is_active = False
    north.save()
    offered = set(ask(StationForm).fields["station"].queryset)
    assert offered == set(program.stations.exclude(pk=north.pk))
    assert other not in offered
    assert errors(ask(StationForm, station=north.pk, status="paused")) == {"station"}


def test_the_first_choice_is_as_the_program(ask, north):
    code, words = ask(StationForm).fields["status"].choices[0]
    assert (code, str(words)) == ("open", "As the program")


@pytest.mark.parametrize("code", sorted(presets.PRESETS))
def test_every_preset_can_be_chosen(ask, code):
    assert errors(ask(PresetForm, preset=code, is_sure="on")) == set()


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, {"preset", "is_sure"}),
        ({"preset": "invented", "is_sure": "on"}, {"preset"}),
        ({"preset": "", "is_sure": "on"}, {"preset"}),
    ],
)
def test_no_rules_are_published_by_mistake(ask, values, wrong):
    assert errors(ask(PresetForm, **values)) == wrong


def test_who_is_not_sure_publishes_nothing(office, program):
    before = program.rule_sets.count()
    answer = office.post(reverse("admin:ridealong_program_rules", args=[program.pk]), {"preset": min(presets.PRESETS)})
    assert set(answer.context["form"].errors) == {"is_sure"}
    assert f'value="{min(presets.PRESETS)}" selected' in answer.content.decode()
    assert program.rule_sets.count() == before


@pytest.mark.parametrize(
    ("box", "value", "is_right"),
    [
        ("uses", "1", True),
        ("uses", "1000", True),
        ("uses", "1001", False),
        ("uses", "0", False),
        ("uses", "-1", False),
        ("uses", "", False),
        ("uses", "many", False),
        ("category", "", True),
        ("category", "citizen", True),
        ("category", "pirate", False),
        ("note", "", True),
        ("note", "x" * 120, True),
        ("note", "x" * 121, False),
        ("until_on", "", True),
        ("until_on", days_ahead(5).isoformat(), True),
        ("until_on", "2026-02-30", False),
        ("until_on", "soon", False),
    ],
)
def test_an_invitation_is_right_or_told_of(ask, box, value, is_right):
    filled = ask(InviteForm, **{"uses": "1", box: value})
    assert errors(filled) == (set() if is_right else {box})
    assert filled[box].value() == value


def test_a_refused_page_keeps_what_was_typed(office, program):
    typed = {"uses": "0", "note": "The mayor’s office", "category": "citizen"}
    answer = office.post(reverse("admin:ridealong_program_invite", args=[program.pk]), typed)
    page = answer.content.decode()
    assert "The mayor’s office" in page
    assert 'value="citizen" selected' in page
    assert "Ensure this value is greater than or equal to 1." in page


@pytest.mark.parametrize("verb", ["pause", "waiting-list", "restrict", "station", "invite", "rules"])
def test_only_who_may_change_a_program_sees_the_form(client, press, program, north, verb):
    client.force_login(press)
    assert client.get(reverse(f"admin:ridealong_program_{verb}", args=[program.pk])).status_code == 404
