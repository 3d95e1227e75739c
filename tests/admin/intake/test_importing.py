import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ridealong.applications.application import Application
from ridealong.applications.intake import importing
from ridealong.applications.intake.imports import SpreadsheetImport

pytestmark = pytest.mark.django_db
LIST = "/admin/import/"


def spreadsheet(*lines):
    text = "\n".join(["Name,DOB,Email,Status", *lines])
    return SimpleUploadedFile("rides.csv", text.encode(), "text/csv")


@pytest.fixture
def source(desk, program):
    desk.post(LIST, {"program": program.pk, "file": spreadsheet("Ann Lee,1990-01-02,ann@example.net,new", "Bo,x,,new")})
    return SpreadsheetImport.objects.get()


def page(desk, source):
    return desk.get(reverse("admin:import", args=[source.pk]))


def check(desk, source):
    desk.post(
        reverse("admin:import", args=[source.pk]), {"legal_name": "0", "born_on": "1", "email": "2", "status": "3"}
    )
    importing.check(source.pk)


def test_a_file_leads_to_its_columns(desk, source):
    response = page(desk, source)
    assert response.context["form"]["born_on"].initial == "1"
    assert "Ann Lee" in response.content.decode()


def test_a_file_that_cannot_be_read_is_told_beside_the_field(desk, program):
    file = SimpleUploadedFile("rides.xlsx", b"PK\x03\x04nothing")
    response = desk.post(LIST, {"program": program.pk, "file": file})
    assert "file" in response.context["form"].errors
    assert not SpreadsheetImport.objects.exists()


def test_names_must_stand_in_a_column(desk, source):
    response = desk.post(reverse("admin:import", args=[source.pk]), {"email": "2"})
    assert "legal_name" in response.context["form"].errors


def test_a_forged_column_is_refused(desk, source):
    response = desk.post(reverse("admin:import", args=[source.pk]), {"legal_name": "99"})
    assert "legal_name" in response.context["form"].errors


def test_work_under_way_shows_how_far_it_is(desk, source):
    desk.post(reverse("admin:import", args=[source.pk]), {"legal_name": "0"})
    html = page(desk, source).content.decode()
    assert '<progress class="ra-line is-plain" value="0" max="2"' in html
    assert "ridealong/reload.js" in html


def test_every_row_is_explained_before_anything_happens(desk, source):
    check(desk, source)
    html = page(desk, source).content.decode()
    assert "New person" in html
    assert "is not a date" in html
    assert "1 row can be taken over" in html
    assert not Application.objects.exists()


def test_one_kind_of_row_can_be_looked_at_alone(desk, source):
    check(desk, source)
    html = desk.get(reverse("admin:import", args=[source.pk]), {"outcome": "refused"}).content.decode()
    assert "Ann Lee" not in html
    assert "is not a date" in html


def test_taken_over_rows_lead_to_their_cases(desk, source):
    check(desk, source)
    desk.post(reverse("admin:import-start", args=[source.pk]))
    importing.run(source.pk)
    case = Application.objects.get()
    assert reverse("admin:ridealong_application_change", args=[case.pk]) in page(desk, source).content.decode()


def test_starting_twice_is_harmless(desk, source):
    check(desk, source)
    for _ in range(2):
        assert desk.post(reverse("admin:import-start", args=[source.pk])).status_code == 302
    importing.run(source.pk)
    assert Application.objects.count() == 1


def test_a_thrown_away_spreadsheet_stays_in_the_list_without_its_rows(desk, source):
    desk.post(reverse("admin:import-discard", args=[source.pk]))
    source.refresh_from_db()
    assert (source.status, source.rows.count()) == ("discarded", 0)
    assert "Thrown away" in desk.get(LIST).content.decode()
    assert page(desk, source).status_code == 200


def test_the_headings_to_start_from_are_all_known(desk):
    first = desk.get("/admin/import/headings.csv").content.decode().strip().split(",")
    assert len(importing.spreadsheet.guess(first)) == len(importing.spreadsheet.COLUMNS)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_rows_needs_the_same_queries(desk, program, rows, django_assert_num_queries):
    lines = [f"Ann {n},1990-01-02,ann{n}@example.net,new" for n in range(rows)]
    desk.post(LIST, {"program": program.pk, "file": spreadsheet(*lines)})
    source = SpreadsheetImport.objects.get()
    check(desk, source)
    page(desk, source)
    with django_assert_num_queries(9):
        page(desk, source)


def test_only_who_works_cases_brings_spreadsheets(client, press, records, source):
    for person in (press, records):
        client.force_login(person)
        assert client.get(LIST).status_code == 404
        assert client.post(reverse("admin:import-start", args=[source.pk])).status_code == 404
