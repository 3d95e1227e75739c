import pytest
from django.urls import reverse

from ridealong.program import availability
from ridealong.program.models import Program
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def url(program, verb):
    return reverse(f"admin:ridealong_program_{verb}", args=[program.pk])


@pytest.mark.parametrize(("verb", "status"), [("waiting-list", "waiting_list"), ("restrict", "restricted")])
def test_a_program_is_opened_less_wide(office, program, verb, status):
    office.post(url(program, verb), {"message": "Until spring."})
    program.refresh_from_db()
    assert (program.status, program.pause_message) == (status, "Until spring.")
    assert "Until spring." in office.get("/ride/citizen/").content.decode() or status != "paused"


def test_one_station_is_set_apart(office, program):
    north = factories.make_station("North")
    program.stations.add(north)
    office.post(url(program, "station"), {"station": north.pk, "status": "paused", "message": "Roof repairs."})
    assert availability.of(Program.objects.get(pk=program.pk), north).is_paused
    assert "Roof repairs." in office.get("/ride/citizen/").content.decode()


def test_with_one_station_there_is_none_to_set_apart(office, program):
    page = office.get(reverse("admin:ridealong_program_change", args=[program.pk]))
    assert "station" not in {button.verb.name for button in page.context["buttons"]}


def test_a_code_is_made_and_taken_back(office, program):
    office.post(url(program, "invite"), {"category": "", "note": "The mayor", "uses": "3"})
    invitation = program.invitations.get()
    listed = office.get("/admin/ridealong/invitation/").content.decode()
    assert invitation.shown in listed
    assert "0 of 3" in listed
    office.post(reverse("admin:ridealong_invitation_revoke", args=[invitation.pk]))
    invitation.refresh_from_db()
    assert invitation.revoked_at
    assert "Not usable" in office.get("/admin/ridealong/invitation/").content.decode()


@pytest.mark.parametrize("values", [{"uses": "0"}, {"uses": "x"}, {"uses": "1", "category": "pirate"}])
def test_a_wrong_invitation_is_told_beside_its_field(office, program, values):
    assert office.post(url(program, "invite"), values).context["form"].errors
    assert not program.invitations.exists()
