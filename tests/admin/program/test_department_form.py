"""The department's own page: name, look and clock, each refused beside its box."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ridealong.admin.program.department import DepartmentForm
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def department():
    return factories.make_department(phone="+16625550142")


@pytest.fixture
def fill(department):
    """The department as it is, with other values."""
    names = DepartmentForm.Meta.fields
    right = {name: str(getattr(department, name)) for name in names}
    return lambda files=None, **changes: DepartmentForm({**right, **changes}, files or {}, instance=department)


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


def upload(content, name="badge.png"):
    return {"new_badge": SimpleUploadedFile(name, content)}


def picture(size, kind="PNG"):
    stream = io.BytesIO()
    Image.new("RGB", (size, size), "#123456").save(stream, kind)
    return stream.getvalue()


def test_as_it_is_it_can_be_saved(fill):
    assert errors(fill()) == set()


@pytest.mark.parametrize(
    ("box", "value", "is_right"),
    [
        ("name", "", False),
        ("short_name", "", False),
        ("phone", "(662) 555-0142", True),
        ("phone", "12", False),
        ("phone", "call us", False),
        ("desk_hours", "", True),
        ("time_zone", "America/Chicago", True),
        ("time_zone", "Mars/Olympus", False),
        ("time_zone", "", False),
        ("colour", "#0b3d6e", True),
        ("colour", "#0B3D6E", True),
        ("colour", "blue", False),
        ("colour", "#0b3d6", False),
        ("colour", "", False),
        ("colour", "#ffffff", False),
    ],
)
def test_a_box_is_right_or_told_of(fill, box, value, is_right):
    filled = fill(**{box: value})
    assert errors(filled) == (set() if is_right else {box})
    assert filled[box].value() == value


@pytest.mark.parametrize(
    ("box", "value", "told"), [("colour", "blue", "A color such as #16213a."), ("phone", "12", "Write the number with")]
)
def test_it_is_told_in_our_words(fill, box, value, told):
    filled = fill(**{box: value})
    assert str(filled.errors[box][0]).startswith(told)


def test_every_objection_to_a_colour_is_told(fill):
    filled = fill(colour="#ffff99")
    assert not filled.is_valid()
    assert all(len(str(objection)) > 20 for objection in filled.errors["colour"])


def test_a_badge_is_drawn_anew(fill):
    sent = picture(700)
    filled = fill(upload(sent + b"something behind the picture"))
    assert errors(filled) == set()
    kept = filled.cleaned_data["new_badge"]
    assert kept.startswith(b"\x89PNG")
    assert b"something behind" not in kept


def test_without_a_badge_the_old_one_stays(fill):
    filled = fill()
    assert filled.is_valid()
    assert filled.cleaned_data["new_badge"] == b""


@pytest.mark.parametrize("content", [b"no picture", picture(20), picture(700)[:200], b"<svg/>"])
def test_what_is_no_badge_is_told_beside_it(fill, content):
    filled = fill(upload(content), name="Alder Falls Police")
    assert errors(filled) == {"new_badge"}
    assert filled["name"].value() == "Alder Falls Police"
