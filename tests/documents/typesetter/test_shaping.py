"""Letters into glyphs: joined, placed, in the order seen; and what stands in for what no face has."""

import pytest

from ridealong.documents.typesetter import fonts, shaping, typeset
from ridealong.documents.typesetter.fonts import BOLD, REGULAR, SEMI


def piece(text, weight=REGULAR):
    (found,) = shaping.pieces(text, weight)
    return found


def numbers(text):
    return [glyph.number for found in shaping.pieces(text) for glyph in found.glyphs]


def test_plain_letters_are_a_glyph_each_and_mean_themselves():
    found = piece("Law")
    assert len(found.glyphs) == 3
    assert {glyph.letters for glyph in found.glyphs} == {""}  # the face itself says what they mean
    assert not found.is_told


def test_a_piece_is_as_wide_as_its_advances():
    found = piece("Dana")
    assert found.width == pytest.approx(sum(glyph.advance for glyph in found.glyphs) / 1000)


@pytest.mark.parametrize("pair", ["AV", "To", "Ty"])
def test_pairs_are_kerned(pair):
    assert piece(pair).width < sum(piece(letter).width for letter in pair)


def test_letters_are_not_tied_together():
    """A tie such as “fi” would be read as one letter by some programs."""
    assert len(piece("office fly").glyphs) == len("office fly")


@pytest.mark.parametrize(("light", "heavy"), [(REGULAR, SEMI), (SEMI, BOLD)])
def test_a_heavier_face_is_wider(light, heavy):
    assert piece("Department", light).width < piece("Department", heavy).width


@pytest.mark.parametrize("text", ["عمر", "שרה", "ليلى الخطيب"])
def test_what_runs_from_right_to_left_is_turned(text):
    assert shaping.is_right_to_left(text)
    assert "".join(found.text for found in shaping.pieces(text)) == text[::-1]


@pytest.mark.parametrize("text", ["Law", "王", "अनिता", "123", "", "Ł"])
def test_what_runs_from_left_to_right_is_not(text):
    assert not shaping.is_right_to_left(text)


def test_arabic_letters_take_the_form_of_their_place():
    assert len(set(numbers("ببب"))) == 3
    assert set(numbers("ب")) & set(numbers("ببب")) == set()


@pytest.mark.parametrize("word", ["अनिता", "শিক্ষা", "கொடி", "กำ", "កើត"])
def test_letters_that_change_places_are_told_as_a_word(word):
    found = piece(word)
    assert found.is_told
    assert found.text == word


def test_a_mark_stands_over_its_letter_and_takes_no_room():
    base, marked = piece("ท"), piece("ท้")
    assert marked.width == pytest.approx(base.width)
    assert len(marked.glyphs) == 2


def test_a_composed_letter_and_its_parts_look_alike():
    assert numbers(fonts.clean("e\u0301")) == numbers("é")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👮", "[police officer]"),
        ("🚓", "[police car]"),
        ("☎", "[black telephone]"),
        ("ᓄ", "?"),
        ("\U000e0001", "?"),
    ],
)
def test_what_no_face_has_is_named_or_asked_for(text, shown):
    found = piece(text)
    assert found.text == text
    assert found.is_told
    assert [glyph.number for glyph in found.glyphs] == numbers(shown)


@pytest.mark.parametrize("alone", ["🏽", "\ufe0f", "\u20e3"])
def test_shades_and_variants_are_drawn_as_nothing(alone):
    assert (piece(alone).glyphs, piece(alone).width) == ((), 0)


def test_a_mixed_word_is_written_by_several_faces_in_order():
    found = shaping.pieces("Law王Ζ")
    assert [each.face.source.name for each in found] == ["PublicSans", "NotoHan73", "NotoGreek"]
    assert "".join(each.text for each in found) == "Law王Ζ"


def test_nothing_is_nothing():
    assert shaping.pieces("") == ()


@pytest.mark.parametrize("text", ["Dana", "Nguyễn", "عمر", "अनिता", "สมชาย", "王"])
@pytest.mark.parametrize("size", [7.4, 10.0, 30.0])
def test_a_line_is_drawn_with_every_glyph_it_counts(text, size):
    line = typeset.one_line(text, size, 500)
    shown = "".join(part.partition("<")[2] for part in line.drawn.replace("ActualText<", "").split("[")[1:])
    for _face, glyphs in line.glyphs:
        assert all(f"{glyph:04X}" in shown for glyph in glyphs)
    assert line.width == pytest.approx(sum(found.width for found in line.pieces) * size)
