import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import Role, User
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.waivers import drafts
from ridealong.waivers.models import WaiverText
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def url(thing, name="change"):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


def test_staff_are_invited_given_roles_and_deactivated(office, administrator):
    add = reverse("admin:accounts_user_add")
    office.post(add, {"email": "new@example.gov", "name": "New Person", "roles": [Role.COORDINATOR]})
    user = User.objects.get(email="new@example.gov")
    office.post(url(user, "roles"), {"roles": [Role.SUPERVISOR, Role.RECORDS]})
    assert set(user.groups.values_list("name", flat=True)) == {Role.SUPERVISOR, Role.RECORDS}
    office.post(url(user, "deactivate"))
    user.refresh_from_db()
    assert not user.is_active


def test_nobody_shuts_the_last_door_behind_them(office, administrator):
    office.post(url(administrator, "deactivate"))
    office.post(url(administrator, "roles"), {"roles": []})
    administrator.refresh_from_db()
    assert administrator.is_active
    assert administrator.groups.filter(name=Role.ADMINISTRATOR).exists()


def test_an_invitation_that_cannot_be_is_told_on_the_form(office, joan):
    form = {"email": joan.email, "name": "Joan", "roles": [Role.COORDINATOR]}
    assert office.post(reverse("admin:accounts_user_add"), form).context["form"].errors


def test_an_officer_is_changed_and_the_history_names_fields_only(office, law):
    form = {"rank": "Sergeant", "surname": "Law", "badge_number": law.badge_number, "station": law.station_id}
    office.post(url(law), {**form, "takes_riders": "on", "is_active": "on"})
    law.refresh_from_db()
    assert law.rank == "Sergeant"
    assert "Sergeant" not in str(Event.objects.get(name="officer.changed", subject=law.pk).details)


def test_a_program_is_paused_with_a_message_and_opened_again(office, program):
    office.post(url(program, "pause"), {"message": "Back on Monday."})
    program.refresh_from_db()
    assert (program.status, program.pause_message) == ("paused", "Back on Monday.")
    office.post(url(program, "open"))
    program.refresh_from_db()
    assert program.status == "open"


def test_a_waiver_text_is_written_read_and_published(office, program, joan):
    text = WaiverText.objects.filter(audience="adult", language="en").get()
    office.post(url(text, "new-version"))
    draft = WaiverText.objects.get(status="draft")
    office.post(url(draft), {"title": "Waiver", "body": "## One\nWords."})
    draft.refresh_from_db()
    drafts.review(draft, by=joan)
    office.post(url(draft, "publish"))
    draft.refresh_from_db()
    text.refresh_from_db()
    assert (draft.status, draft.body.split()[-1], text.status) == ("published", "Words.", "retired")


def test_rules_read_as_words_and_come_from_a_preset(office, program):
    assert "Who may ride" in office.get(url(program.rule_set)).content.decode()
    office.post(url(program, "rules"), {"preset": "classic", "is_sure": "on"})
    assert program.rule_sets.in_force().latest("number").number == 2


def test_a_failed_message_is_sent_again_and_shows_no_link(client, joan, program):
    message = Message.objects.create(
        event="a", to_address="a@example.org", language="en", subject="Hello", text="Open {{ link }}", status="failed",
        dedupe_key="a", link_purpose="guardian",
    )  # fmt: skip
    client.force_login(joan)
    page = client.get(url(message)).content.decode()
    assert "[link sent]" in page
    client.post(url(message, "resend"))
    message.refresh_from_db()
    assert message.status == "queued"


def test_the_day_sheet_is_a_pdf_for_the_desk_only(client, joan, press, approved, law):
    ride = factories.make_ride("confirmed", application=approved)
    sheet = reverse("admin:day-sheet", args=[ride.station.pk])
    client.force_login(joan)
    response = client.get(sheet)
    assert response.content.startswith(b"%PDF-")
    assert "no-store" in response["Cache-Control"]
    client.force_login(press)
    assert client.get(sheet).status_code == 404


def test_a_role_has_a_history(office):
    group = Group.objects.get(name=Role.PRESS)
    office.post(url(group), {"permissions": []})
    assert "Rights of a role changed" in office.get(url(group, "history")).content.decode()


def test_accounts_are_filtered_by_role_in_words(office, joan):
    page = office.get(reverse("admin:accounts_user_changelist"), {"role": Role.COORDINATOR})
    assert [user.name for user in page.context["cl"].result_list] == ["Joan Adeyemi"]
    assert "Press officer" in page.content.decode()
