"""What a cut font still holds, and that nothing that is kept becomes another."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from ridealong.documents.typesetter import cutting, fonts
from ridealong.documents.typesetter.scripts import PUBLIC_SANS


@pytest.fixture(scope="module")
def face():
    return fonts.face(PUBLIC_SANS, fonts.REGULAR)


def opened(data):
    return TTFont(BytesIO(data))


def outline(font, glyph):
    """Points of a glyph; without any for what was cut away."""
    found = font["glyf"][font.getGlyphName(glyph)]
    return list(found.getCoordinates(font["glyf"])[0])


def test_glyphs_keep_their_numbers_and_outlines(face):
    kept = {face.glyph_of[ord(letter)] for letter in "Aż"}
    cut, whole = opened(cutting.with_glyphs(face.data, kept)), opened(face.data)
    for glyph in kept:
        assert outline(cut, glyph) == outline(whole, glyph) != []
    assert outline(cut, face.glyph_of[ord("B")]) == []


def test_what_is_shown_by_number_needs_no_table_of_letters(face):
    tables = set(opened(cutting.with_glyphs(face.data, [face.glyph_of[ord("A")]])).keys())
    assert not tables & {"cmap", "name", "post", "OS/2", "GSUB", "GPOS"}
    assert {"glyf", "loca", "hmtx", "head", "hhea", "maxp"} <= tables


def test_letters_are_still_found_by_code_and_no_others(face):
    cut = opened(cutting.with_letters(face.data, "Ab"))
    assert set(cut.getBestCmap()) == {ord("A"), ord("b")}
    assert "GPOS" not in cut


def test_a_letter_that_the_face_lacks_is_left_out(face):
    assert set(opened(cutting.with_letters(face.data, "A王")).getBestCmap()) == {ord("A")}


@pytest.mark.parametrize("letters", ["", "A", "Ab", "The quick brown fox"])
def test_the_same_letters_are_the_same_bytes(face, letters):
    assert cutting.with_letters(face.data, letters) == cutting.with_letters(face.data, letters[::-1])


def test_fewer_letters_take_less_room(face):
    sizes = [len(cutting.with_letters(face.data, letters)) for letters in ("A", "AB", "ABCDEFGH")]
    assert sizes == sorted(sizes)
    assert sizes[-1] < len(face.data) / 2
