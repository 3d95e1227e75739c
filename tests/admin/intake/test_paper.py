from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.admin.intake.paper_forms import WISHES
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from tests import factories

pytestmark = pytest.mark.django_db
FORM = "/admin/paper/citizen/"


@pytest.fixture
def paper(program):
    """A complete form of somebody without e-mail, as its boxes are filled."""
    return {
        "received_on": timezone.localdate().isoformat(),
        "legal_name": "王秀英",
        "preferred_name": "",
        "born_on": "1951-03-04",
        "phone": "(662) 555-0171",
        "email": "",
        "address": "4 Mill Lane, Alder Falls",
        "language": "en",
        "id_kind": "",
        "id_number": "",
        "emergency_name": "Wang Li",
        "emergency_relation": "son",
        "emergency_phone": "(662) 555-0172",
        "category": "citizen",
        "station": str(program.stations.get().pk),
        "reason": "I taught half of your officers.",
        "on_1": factories.days_ahead(30).isoformat(),
        "starts_1": "18:00",
        "hours_1": "4",
        "has_relative_here": "no",
        "has_open_case": "no",
        "attestation": "none_applies",
        "ties": ["live"],
        "has_accepted_rules": "on",
        "has_agreed_to_check": "on",
    }


def errors(response):
    return response.context["form"].errors


def test_with_one_program_the_choice_is_made(desk, program):
    assert desk.get("/admin/paper/").url == FORM


def test_with_two_programs_the_desk_chooses(desk, program):
    factories.make_program("students")
    page = desk.get("/admin/paper/").content.decode()
    assert FORM in page
    assert "/admin/paper/students/" in page


def test_an_entered_paper_stands_in_the_queue_like_any_other(desk, paper):
    response = desk.post(FORM, paper | {"enter": "1"})
    case = Application.objects.get()
    assert response.url == reverse("admin:ridealong_application_change", args=[case.pk])
    assert (case.status, case.channel, case.rider.name) == ("submitted", "paper", "王秀英")
    assert (case.rider.born_on, case.rider.account, case.emergency_name) == (date(1951, 3, 4), None, "Wang Li")
    assert case.wishes == [{"on": paper["on_1"], "starts": "18:00", "hours": 4.0}]
    assert case.accepted_rules_at
    assert case.agreed_to_check_at


def test_it_counts_from_the_day_it_came_in(desk, paper):
    came = timezone.localdate() - timedelta(days=5)
    desk.post(FORM, paper | {"received_on": came.isoformat(), "enter": "1"})
    assert timezone.localdate(Application.objects.get().submitted_at) == came


def test_it_cannot_have_come_in_tomorrow(desk, paper):
    ahead = factories.days_ahead(1).isoformat()
    assert "received_on" in errors(desk.post(FORM, paper | {"received_on": ahead}))
    assert not Application.objects.exists()


def test_a_name_is_enough_to_keep_it(desk, program):
    today = timezone.localdate().isoformat()
    station = str(program.stations.get().pk)
    desk.post(
        FORM, {"legal_name": "Bono", "received_on": today, "language": "en", "category": "citizen", "station": station}
    )
    case = Application.objects.get()
    assert (case.status, case.rider.name) == ("draft", "Bono")


def test_what_is_missing_is_told_beside_its_field_and_the_rest_is_kept(desk, paper):
    response = desk.post(FORM, paper | {"emergency_name": "", "enter": "1"})
    assert list(errors(response)) == ["emergency_name"]
    assert b"4 Mill Lane" in response.content
    assert Application.objects.get().status == "draft"


def test_it_may_come_in_incomplete_and_the_rider_is_asked_later(desk, paper):
    desk.post(FORM, paper | {"emergency_name": "", "enter": "1"})
    case = Application.objects.get()
    again = paper | {"emergency_name": "", "enter": "1", "is_incomplete": "on"}
    desk.post(f"/admin/paper/{case.pk}/", again)
    case.refresh_from_db()
    assert case.status == "submitted"


def test_nobody_comes_in_without_a_date_of_birth(desk, paper):
    response = desk.post(FORM, paper | {"born_on": "", "enter": "1", "is_incomplete": "on"})
    assert "born_on" in errors(response)
    assert Application.objects.get().status == "draft"


def test_a_rule_that_stands_against_it_does_not_keep_it_out(desk, paper):
    soon = factories.days_ahead(2).isoformat()
    desk.post(FORM, paper | {"on_1": soon, "born_on": factories.days_ahead(-10 * 365).isoformat(), "enter": "1",
                             "guardian_name_1": "Wang Li", "guardian_relation_1": "father"})  # fmt: skip
    assert Application.objects.get().status == "guardian_pending"


def test_a_guardian_who_signed_the_form_consents(desk, paper):
    young = {"born_on": factories.days_ahead(-17 * 365).isoformat(), "guardian_name_1": "Rosa O’Brien",
             "guardian_relation_1": "mother", "guardian_has_signed_1": "on"}  # fmt: skip
    desk.post(FORM, paper | young | {"enter": "1"})
    case = Application.objects.get()
    assert case.status == "submitted"
    assert [(one.name, one.status) for one in case.guardians.all()] == [("Rosa O’Brien", "consented")]


def test_both_guardians_are_kept_and_a_corrected_name_replaces_the_former(desk, paper):
    young = factories.days_ahead(-17 * 365).isoformat()
    two = {"born_on": young, "guardian_name_1": "Rosa", "guardian_relation_1": "mother",
           "guardian_name_2": "Sean", "guardian_relation_2": "father"}  # fmt: skip
    desk.post(FORM, paper | two)
    case = Application.objects.get()
    desk.post(f"/admin/paper/{case.pk}/", paper | two | {"guardian_name_2": "Shaun"})
    standing = case.guardians.exclude(status="replaced")
    assert sorted(standing.values_list("name", flat=True)) == ["Rosa", "Shaun"]


def test_somebody_known_is_shown_before_anything_is_kept(desk, paper, maya):
    response = desk.post(FORM, paper | {"legal_name": "maya torres", "enter": "1"})
    assert response.status_code == 200
    assert response.context["same"].known == [maya]
    assert not Application.objects.exists()


def test_the_same_person_keeps_one_history(desk, paper, maya):
    desk.post(FORM, paper | {"legal_name": "Maya Torres", "rider": str(maya.pk), "enter": "1"})
    case = Application.objects.get()
    assert case.rider == maya
    assert case.rider.email == "maya@example.org"


def test_somebody_new_of_the_same_name_is_somebody_new(desk, paper, maya):
    desk.post(FORM, paper | {"legal_name": "Maya Torres", "rider": "new", "enter": "1"})
    assert Application.objects.get().rider != maya
    assert Rider.objects.filter(legal_name="Maya Torres").count() == 2


def test_an_open_application_is_shown_instead_of_a_second(desk, paper, maya):
    case = factories.make_application("submitted", rider=maya)
    response = desk.post(FORM, paper | {"legal_name": "Maya Torres", "rider": str(maya.pk), "enter": "1"})
    assert response.url.endswith(f"/{case.pk}/change/")
    case.refresh_from_db()
    assert case.reason.startswith("My players")


@pytest.mark.parametrize("number", WISHES)
def test_a_date_needs_its_time(desk, paper, number):
    response = desk.post(FORM, paper | {f"on_{number}": factories.days_ahead(40).isoformat(), f"starts_{number}": ""})
    assert f"starts_{number}" in errors(response)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("legal_name", "x" * 201),
        ("reason", "My number is 219-09-9999."),
        ("phone", "12"),
        ("emergency_phone", "(662) 555-0171"),
        ("born_on", "1800-01-01"),
        ("category", "pirate"),
        ("station", "0190b4c6-0000-7000-8000-000000000000"),
        ("hours_1", "nan"),
        ("legal_name", "a\x00b"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(desk, paper, field, value):
    response = desk.post(FORM, paper | {field: value, "enter": "1"})
    assert field in errors(response)
    assert not Application.objects.exists()


def test_the_answer_of_somebody_without_an_account_is_written_down(desk, paper):
    desk.post(FORM, paper | {"enter": "1"})
    case = Application.objects.get()
    due = factories.days_ahead(9).isoformat()
    desk.post(reverse("admin:ridealong_application_ask", args=[case.pk]), {"question": "Which school?", "due_on": due})
    desk.post(reverse("admin:ridealong_application_answer-for", args=[case.pk]), {"answer": "Alder High."})
    case.refresh_from_db()
    assert case.status == "submitted"
    assert case.requests.get().answer == "Alder High."


def test_an_online_application_is_not_typed_over(desk, maya):
    case = factories.make_application("draft", rider=maya)
    assert desk.get(f"/admin/paper/{case.pk}/").status_code == 404


def test_only_who_works_cases_types_them_in(client, press, records, program):
    for person in (press, records):
        client.force_login(person)
        assert client.get(FORM).status_code == 404


def test_the_id_number_is_kept_when_the_form_is_typed_again(desk, paper):
    desk.post(FORM, paper | {"id_kind": "passport", "id_number": "X1234567"})
    case = Application.objects.get()
    page = desk.get(f"/admin/paper/{case.pk}/").content.decode()
    assert "X1234567" not in page
    desk.post(f"/admin/paper/{case.pk}/", paper | {"id_kind": "passport"})
    case.refresh_from_db()
    assert case.id_number == "X1234567"
