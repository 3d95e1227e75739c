import io
import zipfile
from datetime import date

import openpyxl
import pytest

from ridealong.applications.intake import spreadsheet
from ridealong.applications.intake.spreadsheet import Unreadable

TODAY = date(2026, 11, 25)


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def understand(**cells):
    names = list(cells)
    columns = {name: number for number, name in enumerate(names)}
    return spreadsheet.understand(list(cells.values()), columns, today=TODAY)


def test_a_workbook_is_read_with_its_dates():
    sheet = spreadsheet.read(workbook(["Name", "DOB", "Phone"], ["王秀英", date(1951, 3, 4), 6625550171]))
    assert sheet.headings == ["Name", "DOB", "Phone"]
    assert sheet.rows == [["王秀英", "1951-03-04", "6625550171"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_text_is_read_in_every_dialect(encoding, delimiter):
    text = delimiter.join(["Name", "Status"]) + "\r\n" + delimiter.join(["Łukasz Nguyễn", "new"]) + "\r\n"
    assert spreadsheet.read(text.encode(encoding)).rows == [["Łukasz Nguyễn", "new"]]


def test_text_of_an_old_windows_program_is_read():
    assert spreadsheet.read("Name\nJosé Muñoz\n".encode("cp1252")).rows == [["José Muñoz"]]


def test_a_quoted_cell_keeps_its_comma_and_line():
    assert spreadsheet.read(b'Name,Reason\nMaya,"One, two\nthree"\n').rows == [["Maya", "One, two\nthree"]]


def test_short_rows_are_filled_and_empty_rows_left_out():
    assert spreadsheet.read(b"Name,Email\nMaya\n\n,,\nLee,l@example.org,extra\n").rows == [
        ["Maya", ""],
        ["Lee", "l@example.org"],
    ]


def test_marks_that_nobody_sees_are_taken_out():
    assert spreadsheet.read("Name\nMa\u202eya\x07\n".encode()).rows == [["Maya"]]


@pytest.mark.parametrize("content", [b"", b"Name\n", b"PK\x03\x04broken", b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"\n\n\n"])
def test_what_is_no_table_is_refused(content):
    with pytest.raises(Unreadable):
        spreadsheet.read(content)


def test_an_archive_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(Unreadable):
        spreadsheet.read(out.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (spreadsheet.LARGEST_UNPACKED + 1))
    with pytest.raises(Unreadable, match="unpacks"):
        spreadsheet.read(out.getvalue())


def test_too_many_rows_are_refused():
    with pytest.raises(Unreadable, match="more than"):
        spreadsheet.read(b"Name\n" + b"Maya\n" * (spreadsheet.MOST_ROWS + 1))


def test_columns_are_known_by_their_headings():
    headings = ["Full Name", "D.O.B", "E-mail", "Teléfono", "STATUS", "Fecha de nacimiento", "Shoe size"]
    assert spreadsheet.guess(headings) == {"legal_name": 0, "email": 2, "phone": 3, "status": 4, "born_on": 5}


def test_first_and_last_name_make_a_name():
    assert understand(first_name="Maya", last_name="O'Brien").values["legal_name"] == "Maya O'Brien"


@pytest.mark.parametrize("text", ["1985-06-21", "06/21/1985", "6/21/85", "June 21, 1985", "Jun 21, 1985"])
def test_dates_are_read_as_departments_write_them(text):
    found = understand(legal_name="Maya", born_on=text)
    assert (found.values["born_on"], found.problems) == ("1985-06-21", [])


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"legal_name": ""}, "no name"),
        ({"legal_name": "x" * 201}, "200"),
        ({"legal_name": "Maya", "born_on": "31/31/1985"}, "is not a date"),
        ({"legal_name": "Maya", "born_on": "2027-01-01"}, "check the year"),
        ({"legal_name": "Maya", "applied_on": "1026-01-01"}, "check the year"),
        ({"legal_name": "Maya", "phone": "none"}, "not a phone number"),
        ({"legal_name": "Maya", "email": "maya at example"}, "not an e-mail"),
        ({"legal_name": "Maya", "status": "on Mars"}, "not a status"),
        ({"legal_name": "Maya", "status": "done"}, "needs its date"),
        ({"legal_name": "Maya", "note": "SSN 219-09-9999"}, "social security"),
        ({"legal_name": "Maya", "reason": "He was arrested in May."}, "criminal history"),
    ],
)
def test_every_problem_is_a_sentence(cells, word):
    [problem] = understand(**cells).problems
    assert word in problem


@pytest.mark.parametrize(
    ("said", "status"),
    [("", "submitted"), ("Received", "submitted"), ("In Review", "under_review"), ("Waiting list", "waitlisted"),
     ("APPROVED", "approved"), ("Denied", "declined"), ("cancelled", "withdrawn")],
)  # fmt: skip
def test_statuses_are_known_by_their_words(said, status):
    assert understand(legal_name="Maya", status=said).values["status"] == status


def test_numbers_become_e164():
    assert understand(legal_name="Maya", phone="(662) 555-0171").values["phone"] == "+16625550171"


def test_a_wished_date_may_lie_ahead():
    assert understand(legal_name="Maya", wished_on="2027-01-15").problems == []
