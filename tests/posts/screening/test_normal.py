"""Disguises come off, and every character remembers where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.posts.screening.normal import folded, normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Tyler", "Tyler"),
        ("Ty\u200bler", "Tyler"),
        ("\u202eTyler\u202c", "Tyler"),
        ("Ty\x00ler", "Tyler"),
        ("Ｔｙｌｅｒ", "Tyler"),
        ("𝐓𝐲𝐥𝐞𝐫", "Tyler"),
        ("Tуlеr", "Tyler"),  # with Cyrillic у and е
        ("Τyler", "Tyler"),  # with a Greek tau
        ("Тайлер", "Тайлер"),
        ("T y l e r", "Tyler"),
        ("T.y.l.e.r", "Tyler"),
        ("T-y-l-e-r", "Tyler"),
        ("T_y*l e.r", "Tyler"),
        ("a b c", "a b c"),
        ("I a m o", "Iamo"),
        ("O’Brien", "O'Brien"),
        ("“Tyler”", '"Tyler"'),
        ("A — B", "A - B"),
        ("ﬁne", "fine"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("", ""),
    ],
)
def test_a_disguise_comes_off(typed, plain):
    assert normalise(typed).text == plain


@pytest.mark.parametrize("typed", ["Ty\u200bler Whitcomb", "T y l e r", "ﬁne", "Ｔｙｌｅｒ 🙂", "e\u0301a"])
def test_every_character_remembers_its_place(typed):
    normal = normalise(typed)
    assert len(normal.places) == len(normal.text)
    for index, (start, end) in enumerate(normal.places):
        assert normal.text[index] in normalise(typed[start:end]).text


def test_a_span_is_told_in_the_original():
    typed = "Hello Ty\u200bler, hello"
    normal = normalise(typed)
    start = normal.text.index("Tyler")
    assert typed[slice(*normal.original(start, start + 5))] == "Ty\u200bler"


@pytest.mark.parametrize("span", [(0, 0), (3, 3), (4, 2)])
def test_an_empty_span_is_nowhere(span):
    assert normalise("Tyler").original(*span) == (0, 0)


@given(st.text(max_size=80))
def test_places_lie_in_the_text_and_never_go_back(typed):
    normal = normalise(typed)
    assert len(normal.places) == len(normal.text)
    assert all(0 <= start < end <= len(typed) for start, end in normal.places)
    assert list(normal.places) == sorted(normal.places)


@pytest.mark.parametrize(
    ("text", "plain"), [("Łukasz", "łukasz"), ("Nguyễn", "nguyen"), ("XÓCHITL", "xochitl"), ("王", "王"), ("", "")]
)
def test_folding_takes_case_and_accents(text, plain):
    assert folded(text) == plain


@given(st.text("aÁÉñüŁż王عم -'", max_size=40))
def test_folding_keeps_the_length(text):
    assert len(folded(text)) == len(text)
