import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.urls import reverse

from ridealong.admin import tasks
from ridealong.admin.cases import export
from ridealong.core.batches import Batch
from ridealong.core.history import Event
from tests import factories

pytestmark = pytest.mark.django_db
CSV = "/admin/applications.csv"


def rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_list_comes_as_it_is_shown(desk, maya, joan):
    case = factories.make_application("submitted", rider=maya, submitted_at=datetime(2026, 11, 3, 2, 30, tzinfo=UTC))
    [row] = rows(desk.get(CSV))
    assert (row["Case"], row["Name"], row["Status"]) == (case.reference, "Maya Torres", "To review")
    assert row["Sent"] == "2026-11-02 20:30"
    assert row["Waiting for"] == "Desk: Review"


def test_no_cell_is_a_formula(desk, maya):
    maya.legal_name = "=cmd|' /C calc'!A0"
    maya.save()
    factories.make_application("submitted", rider=maya)
    [row] = rows(desk.get(CSV))
    assert row["Name"] == "'=cmd|' /C calc'!A0"
    assert row["Phone"].startswith("'+1")


def test_filters_hold(desk, maya, stranger):
    factories.make_application("submitted", rider=maya)
    factories.make_application("declined", rider=stranger)
    assert [row["Name"] for row in rows(desk.get(CSV, {"status": "declined"}))] == ["Łukasz Nguyễn"]


def test_nothing_sealed_leaves_the_house(desk, maya):
    factories.make_application("submitted", rider=maya, id_number="X1234567")
    text = b"".join(desk.get(CSV).streaming_content).decode()
    for secret in ("X1234567", "Elm Street", "Adwoa", "1985"):
        assert secret not in text


def test_who_took_the_list_is_noted(desk, joan, maya):
    factories.make_application("submitted", rider=maya)
    desk.get(CSV, {"status": "submitted"})
    event = Event.objects.get(name="application.list_exported")
    assert (event.actor, event.details) == (joan.pk, {"kind": "csv", "filters": ["status"]})


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_one_case_and_for_three(desk, program, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_application("submitted", rider=factories.make_rider())
    rows(desk.get(CSV))
    with django_assert_num_queries(12):
        rows(desk.get(CSV))


def test_the_list_is_for_who_works_cases(client, records, law):
    for person in (records, law.account):
        client.force_login(person)
        assert client.get(CSV).status_code == 404


def workbook(desk, query=""):
    response = desk.post(f"/admin/applications.xlsx{query}")
    batch = Batch.objects.latest("asked_at")
    assert response.url == reverse("admin:batch", args=[batch.pk])
    tasks.make_applications_xlsx(str(batch.pk))
    content = b"".join(desk.get(reverse("admin:batch-file", args=[batch.pk])).streaming_content)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_the_worker_makes_a_workbook_of_plain_text(desk, maya):
    maya.legal_name = "=1+1"
    maya.save()
    case = factories.make_application("submitted", rider=maya)
    sheet = workbook(desk)
    headings, row = list(sheet.iter_rows())
    assert [cell.value for cell in headings][:2] == ["Case", "Name"]
    assert [cell.value for cell in row][:2] == [case.reference, "'=1+1"]
    assert {cell.data_type for cell in row if cell.value} == {"s"}


def test_the_workbook_keeps_the_filters(desk, maya, stranger):
    factories.make_application("submitted", rider=maya)
    factories.make_application("declined", rider=stranger)
    names = [row[1].value for row in workbook(desk, "?status=declined").iter_rows(min_row=2)]
    assert names == ["Łukasz Nguyễn"]


def test_a_list_too_long_for_a_workbook_is_pointed_to_csv(desk, maya, stranger, monkeypatch):
    monkeypatch.setattr(export, "MOST_IN_XLSX", 1)
    for rider in (maya, stranger):
        factories.make_application("submitted", rider=rider)
    assert desk.post("/admin/applications.xlsx").url == "/admin/ridealong/application/?"
    assert not Batch.objects.exists()


def test_the_list_of_applications_leads_to_both(desk, maya):
    factories.make_application("submitted", rider=maya)
    html = desk.get("/admin/ridealong/application/?status=submitted").content.decode()
    assert "/admin/applications.csv?status=submitted" in html
    assert "/admin/applications.xlsx?status=submitted" in html
