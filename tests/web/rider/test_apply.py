"""From the first click to the task list."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.notifications import tasks
from ridealong.program.models import Department, Program
from ridealong.web.rider import apply
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/apply/citizen/"


@pytest.fixture
def newcomer(program):
    return factories.make_citizen("Nora Newman", "nora@example.org")


def test_somebody_new_meets_one_field(client, program):
    page = client.get(URL).content.decode()
    assert page.count('type="email"') == 1
    assert "Send me a code" in page


def test_an_address_that_is_none_is_told_beside_the_field(client, program):
    response = client.post(URL, {"email": "maya at example"})
    assert "maya at example" in response.content.decode()
    assert response.context["form"].errors["email"]


def test_the_address_asks_for_a_code_and_remembers_what_for(client, program):
    response = client.post(URL, {"email": "nora@example.org"})
    assert response.status_code == 302
    assert client.session[apply.ASKED_TO_APPLY] == "citizen"


def test_from_an_address_to_the_task_list(client, program):
    client.post(URL, {"email": "nora@example.org"})
    tasks.send_due()
    code = re.search(r"^\s*(\d{6})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    response = client.post(reverse("account_confirm_login_code"), {"code": code}, follow=True)
    draft = Application.objects.get(rider__account__email="nora@example.org")
    assert response.redirect_chain[-1][0] == reverse("rider:tasks", args=[draft.pk])
    assert "Who are you?" in response.content.decode()


def test_back_from_the_code_the_draft_begins_by_itself(signed_in, newcomer):
    client = signed_in(newcomer)
    session = client.session
    session[apply.ASKED_TO_APPLY] = "citizen"
    session.save()
    response = client.get(URL)
    draft = Application.objects.get(rider__account=newcomer)
    assert response["Location"] == reverse("rider:tasks", args=[draft.pk])
    assert draft.status == "draft"


def test_a_visit_alone_begins_nothing(signed_in, newcomer):
    page = signed_in(newcomer).get(URL).content.decode()
    assert "Begin my application" in page
    assert not Application.objects.exists()


def test_one_button_begins_and_a_second_press_finds_the_same(signed_in, newcomer):
    client = signed_in(newcomer)
    first, second = client.post(URL), client.post(URL)
    assert first["Location"] == second["Location"]
    assert Rider.objects.get(account=newcomer).email == "nora@example.org"
    assert Application.objects.count() == 1


def test_who_has_sent_one_is_led_to_it(signed_in, maya):
    sent = factories.make_application("submitted", rider=maya)
    assert signed_in(maya).post(URL)["Location"] == reverse("rider:case", args=[sent.pk])


def test_a_paused_program_says_so(client, program):
    Program.objects.update(status="paused", pause_message="Back in January.")
    assert "Back in January." in client.get(URL).content.decode()
    client.post(URL, {"email": "nora@example.org"})
    assert apply.ASKED_TO_APPLY not in client.session


def test_a_department_that_is_not_open_takes_nobody(client, program):
    Department.objects.update(opened_at=None)
    assert "Send me a code" not in client.get(URL).content.decode()


def test_a_program_without_rules_takes_nobody(client, program):
    program.rule_sets.update(status="draft")
    page = client.get(URL).content.decode()
    assert "takes no applications now" in page, page[900:2500]


def test_an_unknown_program_is_not_found(client, program):
    assert client.get("/apply/unknown/").status_code == 404


def test_a_banned_rider_reads_whom_to_ask(signed_in, maya, joan):
    maya.bans.create(until_on=factories.days_ahead(30), reason="for the desk", banned_by=joan)
    response = signed_in(maya).post(URL, follow=True)
    page = response.content.decode()
    assert "coordinator" in page
    assert "for the desk" not in page


def test_the_list_shows_what_is_done_and_what_cannot_start(signed_in, maya):
    draft = factories.make_application("draft", rider=maya, has_open_case=None)
    page = signed_in(maya).get(reverse("rider:tasks", args=[draft.pk])).content.decode()
    assert page.count("Done") == 5
    assert page.count("To do") == 1
    assert "Cannot start yet" in page
    assert "born Friday, June 21, 1985" in page


def test_the_progress_line_counts_sections(signed_in, maya):
    draft = factories.make_application("draft", rider=maya, wishes=[], reason="")
    response = signed_in(maya).get(reverse("rider:tasks", args=[draft.pk]))
    assert response.context["journey"] == {"done": 4, "total": 7}
    assert '<progress class="ra-line" value="4" max="7"' in response.content.decode()


def test_only_minors_name_a_guardian(signed_in, maya, desmond):
    adult = factories.make_application("draft", rider=maya)
    minor = factories.make_application("draft", rider=desmond)
    assert "guardian" not in signed_in(maya).get(reverse("rider:tasks", args=[adult.pk])).content.decode()
    assert (
        "Who is your parent or guardian?"
        in signed_in(desmond).get(reverse("rider:tasks", args=[minor.pk])).content.decode()
    )


def test_what_is_sent_is_not_edited_any_more(signed_in, maya):
    sent = factories.make_application("submitted", rider=maya)
    client, case = signed_in(maya), reverse("rider:case", args=[sent.pk])
    for name, more in (("tasks", []), ("section", ["you"]), ("answers", [])):
        assert client.get(reverse(f"rider:{name}", args=[sent.pk, *more]))["Location"] == case
    response = client.post(reverse("rider:section", args=[sent.pk, "you"]), {"legal_name": "Other"})
    assert response["Location"] == case
    maya.refresh_from_db()
    assert maya.legal_name == "Maya Torres"


def test_the_list_costs_the_same_with_one_wish_and_with_three(signed_in, maya, queries_of):
    draft = factories.make_application("draft", rider=maya)
    client, url = signed_in(maya), reverse("rider:tasks", args=[draft.pk])
    one = queries_of(lambda: client.get(url))
    draft.wishes = draft.wishes * 3
    draft.save()
    assert len(queries_of(lambda: client.get(url))) == len(one)


# --- who may apply now ---


def standing(program, status):
    type(program).objects.filter(pk=program.pk).update(status=status)
    return reverse("rider:apply", args=[program.slug])


def test_by_invitation_only_says_so_at_the_door(client, program):
    page = client.get(standing(program, "restricted")).content.decode()
    assert "by invitation only" in page
    assert 'name="code"' in page


def test_who_has_an_application_goes_on_whoever_else_may_apply(signed_in, maya, program):
    draft = factories.make_application("draft", rider=maya)
    response = signed_in(maya).post(standing(program, "restricted"))
    assert response["Location"] == reverse("rider:tasks", args=[draft.pk])


def test_a_waiting_list_is_told_before_anybody_begins(client, program):
    page = client.get(standing(program, "waiting_list")).content.decode()
    assert "There is a waiting list" in page
    assert 'type="email"' in page


def test_banned_people_read_only_whom_to_ask(signed_in, maya, program, joan):
    maya.bans.create(until_on=factories.days_ahead(90), reason="Left the car at a scene", banned_by=joan)
    page = signed_in(maya).post(standing(program, "open"), follow=True).content.decode()
    assert "contact the coordinator" in page
    assert "scene" not in page
    assert not maya.applications.exists()


def test_too_early_after_a_no_reads_the_first_date(signed_in, maya, program):
    factories.make_application("declined", rider=maya, may_reapply_on=factories.days_ahead(30))
    page = signed_in(maya).post(standing(program, "open"), follow=True).content.decode()
    assert "You can apply again from" in page
    assert maya.applications.count() == 1
