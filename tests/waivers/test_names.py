"""A typed name is known loosely, and never by nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.waivers import drawings, names


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("desmond o'brien", "Desmond O’Brien"),
        ("O'Brien, Desmond", "Desmond O'Brien"),
        ("Lukasz Nguyen", "Łukasz Nguyễn"),
        ("Anne-Marie Roy", "Anne Marie Roy"),
        ("STRASSE", "Straße"),
        ("王小明", "王小明"),
        ("عمر حداد", "عمر  حداد"),
        ("Cher", "Cher"),
    ],
)
def test_the_same_person(typed, known):
    assert names.same(typed, known)


@pytest.mark.parametrize(
    ("typed", "known"), [("Desmond", "Desmond O'Brien"), ("", ""), ("???", "..."), ("王大明", "王小明"), ("Maya", "")]
)
def test_somebody_else(typed, known):
    assert not names.same(typed, known)


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1))
def test_everybody_can_type_their_own_name(name):
    assert names.same(name, name)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_drawing(raw):
    from_browser = raw.hex()
    try:
        drawings.clean(from_browser)
    except drawings.Unreadable:
        return
    assert from_browser == ""
