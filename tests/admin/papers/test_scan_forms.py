"""Scans handed in and compared: how many files, how large, every box, and why a paper cannot be used."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from ridealong.admin.papers.scan_forms import MOST_FILES, CompareForm, HandInForm, RefuseForm
from ridealong.applications.handed_in.uploads import LARGEST_FILE
from ridealong.waivers.scan import RefusedFor
from ridealong.waivers.scans import Point

POINTS = [Point("rider", "Maya Torres signed"), Point("date", "The date stands beside it")]


def files(number, size=10):
    pages = [SimpleUploadedFile(f"{page}.jpg", b"x" * size, "image/jpeg") for page in range(number)]
    return MultiValueDict({"pages": pages})


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


@pytest.mark.parametrize(
    ("number", "is_right"), [(0, False), (1, True), (3, True), (MOST_FILES, True), (MOST_FILES + 1, False)]
)
def test_a_paper_has_one_to_twenty_pages(number, is_right):
    filled = HandInForm({}, files(number))
    assert errors(filled) == (set() if is_right else {"pages"})
    if is_right:
        assert len(filled.cleaned_data["pages"]) == number


def test_too_many_files_are_told_in_a_sentence():
    filled = HandInForm({}, files(MOST_FILES + 1))
    assert filled.errors["pages"] == ["Choose at most 20 files."]


@pytest.mark.parametrize("size", [0, LARGEST_FILE + 1])
def test_an_empty_or_huge_file_is_told(size):
    filled = HandInForm({"typed": "7KXM4RTA"}, files(1, size))
    assert errors(filled) == {"pages"}
    assert filled["typed"].value() == "7KXM4RTA"


@pytest.mark.parametrize(
    ("typed", "is_right"), [("", True), ("7KXM-4RTA", True), ("x" * 40, True), ("x" * 41, False), ("\x00", False)]
)
def test_the_code_is_short_or_not_there(typed, is_right):
    assert errors(HandInForm({"typed": typed}, files(1))) == (set() if is_right else {"typed"})


def compare(needs_witness=False, **ticked):
    return CompareForm(ticked, points=POINTS, needs_witness=needs_witness)


@pytest.mark.parametrize(
    ("ticked", "missed"),
    [
        ({}, {"rider", "date"}),
        ({"rider": "on"}, {"date"}),
        ({"date": "on"}, {"rider"}),
        ({"rider": "on", "date": "on"}, set()),
    ],
)
def test_every_point_is_seen_on_the_paper(ticked, missed):
    filled = compare(**ticked)
    assert errors(filled) == missed
    assert all([told[0][:35]] == ["See this on the paper, or say below"] for told in filled.errors.values())


def test_what_was_seen_is_handed_on():
    filled = compare(rider="on", date="on")
    assert filled.is_valid()
    assert filled.seen == {"rider", "date"}


@pytest.mark.parametrize(("name", "is_right"), [("", False), ("  ", False), ("Joan Adeyemi", True), ("x" * 201, False)])
def test_a_witness_signs_with_a_name(name, is_right):
    filled = compare(needs_witness=True, rider="on", date="on", witness_name=name)
    assert errors(filled) == (set() if is_right else {"witness_name"})


def test_nobody_is_asked_for_a_name_without_need():
    assert list(compare().fields) == ["rider", "date"]
    assert list(compare(needs_witness=True).fields) == ["rider", "date", "witness_name"]


@pytest.mark.parametrize("reason", [*RefusedFor.values, "", "ugly"])
def test_a_paper_is_refused_for_a_reason(reason):
    assert errors(RefuseForm({"reason": reason})) == (set() if reason in RefusedFor.values else {"reason"})
