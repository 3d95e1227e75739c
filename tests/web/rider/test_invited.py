import pytest

from ridealong.applications import completeness
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.program import actions, availability, invitations, rulebook
from tests import factories

pytestmark = pytest.mark.django_db
APPLY = "/apply/citizen/"


@pytest.fixture
def restricted(program, administrator):
    return actions.restrict(program, by=administrator, message="")


def test_a_restricted_program_asks_for_the_code_beside_the_address(client, restricted):
    assert b"Invitation code" in client.get(APPLY).content
    page = client.post(APPLY, {"email": "maya@example.org", "code": ""})
    assert "code" in page.context["invited"].errors
    assert b"maya@example.org" in page.content


def test_an_open_program_without_invited_kinds_asks_for_none(client, program, administrator):
    content = program.rule_set.rules.to_json()
    content["categories"] = [each for each in content["categories"] if each["access"] == "public"]
    rulebook.publish_at_once(program, content, by=administrator)
    assert b"Invitation code" not in client.get(APPLY).content


def test_with_the_code_the_application_begins_and_the_code_is_used(client, restricted, maya, joan):
    invitation = invitations.make(restricted, by=joan)
    client.force_login(maya.account)
    client.post(APPLY, {"code": invitation.shown.lower()})
    assert Application.objects.get().invitation == invitation
    invitation.refresh_from_db()
    assert invitation.used == 1


def test_without_a_code_nothing_begins(client, restricted, maya):
    client.force_login(maya.account)
    for code in ("", "AAAAA-AAAAA"):
        assert client.post(APPLY, {"code": code}).status_code == 200
    assert not Application.objects.exists()


def test_a_code_for_a_kind_of_rider_chooses_it(client, program, maya, joan, administrator):
    content = program.rule_set.rules.to_json()
    content["categories"].append({"code": "press", "name": {"en": "Press"}, "access": "invitation"})
    rulebook.publish_at_once(program, content, by=administrator)
    program.refresh_from_db()
    invitation = invitations.make(program, by=joan, category="press")
    client.force_login(maya.account)
    client.post(APPLY, {"code": invitation.code})
    assert Application.objects.get().category == "press"


def test_a_draft_takes_a_code_later_and_only_once(client, program, maya, joan):
    first, second = (invitations.make(program, by=joan) for _ in range(2))
    client.force_login(maya.account)
    draft = factories.make_application("draft", rider=maya, program=program)
    for invitation in (first, second):
        client.post(APPLY, {"code": invitation.code})
    draft.refresh_from_db()
    second.refresh_from_db()
    assert (draft.invitation, second.used) == (first, 0)


def test_on_a_waiting_list_who_applies_is_told_so(program, administrator, maya):
    actions.keep_waiting_list(program, by=administrator)
    case = writing.submit(factories.make_application("draft", rider=maya, program=program), by=maya.account)
    case.refresh_from_db()
    assert case.status == "waitlisted"


def test_a_paused_station_is_told_before_sending(program, administrator, maya):
    station = program.stations.get()
    availability.set_station(program, station, by=administrator, status="paused", message="Roof repairs until spring.")
    case = factories.make_application("draft", rider=maya, program=program)
    assert completeness.missing(case)["ride"] == "Roof repairs until spring."
