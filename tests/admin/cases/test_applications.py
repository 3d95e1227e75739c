import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ridealong.admin import page
from ridealong.applications.deciding import reviewing
from ridealong.core.history import Event
from tests import factories
from tests.benchmarks.measure import queries as counted

pytestmark = pytest.mark.django_db

LIST = reverse("admin:ridealong_application_changelist")


def change(case):
    return reverse("admin:ridealong_application_change", args=[case.pk])


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return [q["sql"] for q in found if not re.search(r"session|SAVEPOINT|accounts_user|auth_permission", q["sql"])]


def test_a_row_says_who_what_and_whose_turn(desk, in_review):
    row = words(desk.get(LIST))
    assert "Maya Torres" in row
    assert in_review.reference in row
    assert "Under review" in row
    assert "Coordinator: Decide" in row


@pytest.mark.parametrize("found_by", ["torres", "maya@example.org", "AF-2026"])
def test_a_case_is_found_by_name_reference_and_address(desk, maya, stranger, found_by):
    mine = factories.make_application(rider=maya)
    factories.make_application(rider=stranger, reference="XX-1")
    result = desk.get(LIST, {"q": found_by}).context["cl"].result_list
    assert [case.pk for case in result] == [mine.pk]


def test_the_list_costs_the_same_with_one_and_three_rows(desk, program):
    factories.make_application()
    desk.get(LIST)
    one = queries(desk, LIST)
    factories.make_application("approved")
    factories.make_application("under_review")
    assert len(queries(desk, LIST)) == len(one) <= 8


def test_a_case_costs_the_same_with_one_and_three_of_everything(desk, joan, maya, law):
    case = factories.make_application("approved", rider=maya)
    waiver = factories.make_signed_waiver(case)
    for _number in range(3):
        factories.make_guardian(case)
        factories.make_application("declined", rider=maya)
        factories.make_ride("completed", application=case, waiver=waiver)
        desk.get(change(case))
        assert counted(lambda: desk.get(change(case))) == 24


def test_the_list_counts_no_further_than_the_cap(desk, program, monkeypatch):
    monkeypatch.setattr(page, "CAP", 2)
    for _number in range(4):
        factories.make_application()
    response = desk.get(LIST)
    assert response.context["cl"].result_count == 2
    assert "2+" in words(response)


@pytest.mark.parametrize("query", ["q=%00", "q=%ED%A0%80", "need=nothing", "status=%00", "rider__born_on=x", "p=99999"])
def test_a_strange_address_is_no_error(desk, program, query):
    assert desk.get(f"{LIST}?{query}").status_code < 500


def test_opening_a_case_is_noted_and_stays_out_of_the_story(desk, in_review, joan):
    desk.get(change(in_review))
    seen = Event.objects.get(name="application.viewed")
    assert (seen.subject, seen.actor) == (in_review.pk, joan.pk)
    assert "Case opened" not in words(desk.get(change(in_review)))


def test_the_case_tells_everything_on_one_page(desk, in_review, maya):
    page = words(desk.get(change(in_review)))
    for part in (
        "Maya Torres , 41",
        "Adwoa Osei",
        "12 Elm Street, Alder Falls",
        "My players want to join the explorers",
        "Review begun",
        "Records check recorded",
        "Clear,",
        "Coordinator: Decide",
        "Age",
        "Passes",
    ):
        assert part in page, part


def test_a_rule_that_stands_is_told_with_who_may_set_it_aside(desk, maya, joan):
    soon = [{"on": factories.days_ahead(5).isoformat(), "starts": "18:00", "hours": 4}]
    case = factories.make_application("submitted", rider=maya, wishes=soon)
    reviewing.begin_review(case, by=joan)
    page = words(desk.get(change(case)))
    assert "We need 14 days" in page
    assert "Exception" in page
    assert "Supervisor or above" in page


def test_markup_and_bidirectional_text_are_only_text(desk, maya):
    maya.legal_name = "<script>alert(1)</script> \u202eevil"
    maya.save()
    case = factories.make_application("submitted", rider=maya, reason="<b>bold</b> {{ 7|add:7 }}")
    for url in (LIST, change(case), "/admin/"):
        page = desk.get(url).content.decode()
        assert "<script>alert" not in page
        assert "<b>bold" not in page


def test_the_note_is_kept(desk, in_review):
    assert desk.post(change(in_review), {"desk_note": "Prefers evenings."}).status_code == 302
    in_review.refresh_from_db()
    assert in_review.desk_note == "Prefers evenings."


@pytest.mark.parametrize("note", ["SSN 078-05-1120", "was arrested in 2019", "x" * 1_000_000, "\x00"])
def test_a_note_that_must_not_be_kept_is_told_and_not_lost(desk, in_review, note):
    response = desk.post(change(in_review), {"desk_note": note})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    in_review.refresh_from_db()
    assert in_review.desk_note == ""


def test_no_status_can_be_posted(desk, in_review):
    desk.post(change(in_review), {"desk_note": "", "status": "approved", "decline_code": "rule"})
    in_review.refresh_from_db()
    assert (in_review.status, in_review.decline_code) == ("under_review", "")


def test_records_read_the_case_and_have_no_buttons(client, records, in_review):
    client.force_login(records)
    response = client.get(change(in_review))
    assert response.context["buttons"] == []
    assert client.post(change(in_review), {"desk_note": "x"}).status_code == 404


def test_a_case_that_does_not_exist_is_not_found(desk, in_review):
    assert desk.get(LIST + "0198c0de-0000-7000-8000-000000000000/change/").status_code == 404
    assert desk.get(LIST + "nonsense/change/").status_code == 404


def test_a_namesake_is_pointed_out(desk, in_review):
    other = factories.make_application(rider=factories.make_rider("Maja Tores")).rider
    page = words(desk.get(change(in_review)))
    assert f"{other.name} name spelled alike, same phone, same date of birth" in page
