"""Phone numbers: one form inside, the region's form outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.core import phone


@pytest.mark.parametrize(
    "typed",
    ["(662) 555-0164", "662-555-0164", "662.555.0164", "6625550164", "1 662 555 0164", "+1 662 555 0164",
     "tel:+1-662-555-0164", " 662 555 0164 ", "６６２５５５０１６４", "٦٦٢٥٥٥٠١٦٤"],
)  # fmt: skip
def test_people_type_a_number_as_they_like(typed):
    assert phone.parse(typed) == "+16625550164"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("+44 20 7946 0958", "+442079460958"),
        ("+52 55 1234 5678", "+525512345678"),
        ("011 44 20 7946 0958", "+442079460958"),
    ],
)
def test_numbers_of_other_countries_keep_their_code(typed, stored):
    assert phone.parse(typed) == stored


def test_a_region_can_be_another_one():
    assert phone.parse("020 7946 0958", "GB") == "+442079460958"


@pytest.mark.parametrize(
    "typed",
    ["", " ", "Maya", "123", "555-01", "+", "+999 1234567", "1" * 40, "<script>", "\x00", "662 555 0164 2233 44"],
)
def test_what_cannot_be_dialled_is_refused(typed):
    with pytest.raises(ValueError, match=r".+"):
        phone.parse(typed)


@given(st.text(max_size=40))
def test_a_number_or_an_error_and_nothing_else(typed):
    try:
        stored = phone.parse(typed)
    except ValueError:
        return
    assert stored.startswith("+")
    assert stored[1:].isdecimal()
    assert stored.isascii()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("+16625550164", "(662) 555-0164"), ("+442079460958", "+44 20 7946 0958"), ("", "")],
)
def test_a_number_is_shown_as_people_here_write_it(stored, shown):
    assert phone.display(stored) == shown


def test_what_is_shown_can_be_typed_again():
    for stored in ("+16625550164", "+442079460958", "+525512345678"):
        assert phone.parse(phone.display(stored)) == stored
