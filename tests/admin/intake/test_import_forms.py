"""Bringing over a spreadsheet: the file, and which column is which."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ridealong.admin.intake.import_forms import ColumnsForm, UploadForm
from ridealong.applications.intake.imports import SpreadsheetImport
from ridealong.applications.intake.spreadsheet import COLUMNS

HEADINGS = ["Name", "DOB", "Email"]


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


def file(content=b"Name,DOB\nAnn Lee,1990-01-02", name="rides.csv"):
    return {"file": SimpleUploadedFile(name, content, "text/csv")}


def columns(data=None, **guessed):
    return ColumnsForm(data, source=SpreadsheetImport(headings=HEADINGS, columns=guessed))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "files", "wrong"),
    [
        ({}, file(), set()),
        ({"program": ""}, file(), {"program"}),
        ({"program": "forged"}, file(), {"program"}),
        ({}, {}, {"file"}),
        ({}, file(b""), {"file"}),
        ({"program": ""}, {}, {"program", "file"}),
    ],
)
def test_a_file_and_its_program_are_needed(program, changes, files, wrong):
    filled = UploadForm({"program": program.pk, **changes}, files)
    assert errors(filled) == wrong


@pytest.mark.django_db
def test_a_program_without_rules_takes_nothing_over(program):
    bare = type(program).objects.create(name="Explorers", slug="explorers")
    assert set(UploadForm().fields["program"].queryset) == {program}
    assert errors(UploadForm({"program": bare.pk}, file())) == {"program"}


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"PK\x03\x04 no workbook", b"Name"])
def test_what_cannot_be_read_is_told_beside_the_file(desk, program, content):
    answer = desk.post("/admin/import/", {"program": program.pk, **file(content, "rides.xlsx")})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"file"}
    assert answer.context["form"]["program"].value() == str(program.pk)
    assert not SpreadsheetImport.objects.exists()


def test_each_thing_has_a_box_with_every_column():
    boxes = columns().fields
    assert list(boxes) == list(COLUMNS)
    for box in boxes.values():
        assert [code for code, _words in box.choices] == ["", "0", "1", "2"]


def test_what_was_guessed_is_chosen_already():
    assert columns(legal_name=0, email=2)["email"].initial == "2"
    assert columns(legal_name=0)["email"].initial == ""


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({}, {}),
        ({"legal_name": "0"}, {"legal_name": 0}),
        ({"legal_name": "0", "email": "2"}, {"legal_name": 0, "email": 2}),
    ],
)
def test_chosen_columns_are_numbers(data, found):
    filled = columns(data)
    assert filled.is_valid()
    assert filled.columns == found


@pytest.mark.parametrize("number", ["3", "-1", "x", "0.5", "٣"])
def test_there_is_no_other_column(number):
    filled = columns({"legal_name": "0", "email": number})
    assert errors(filled) == {"email"}
    assert filled["email"].value() == number


@pytest.mark.django_db
def test_without_a_name_no_row_can_be_read(desk, program):
    desk.post("/admin/import/", {"program": program.pk, **file()})
    source = SpreadsheetImport.objects.get()
    answer = desk.post(f"/admin/import/{source.pk}/", {"born_on": "1"})
    assert set(answer.context["form"].errors) == {"legal_name"}
    assert 'value="1" selected' in answer.content.decode()
