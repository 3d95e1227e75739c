"""Fonts inside a file: what is shown, under the numbers it always had, with what it means."""

from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from ridealong.documents.typesetter import fonts, typeset
from ridealong.documents.typesetter.fonts import REGULAR
from tests.documents.typesetter import drawn


def with_line(text, size=10):
    made = drawn.paper("Title", "")
    made.text(made.parent.add("P"), 54, 400, typeset.one_line(text, size, 500))
    return drawn.bound(made)


def font(pdf, name):
    opened = pikepdf.open(BytesIO(pdf))
    return opened, opened.pages[0].Resources.Font[f"/{name}"]


def test_a_font_holds_only_the_glyphs_that_are_shown():
    _open, found = font(with_line("עב"), "NotoHebrew-400")
    program = TTFont(BytesIO(found.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    outlines = [name for name in program.getGlyphOrder() if program["glyf"][name].numberOfContours]
    face = fonts.face_for("עב", REGULAR)
    order = program.getGlyphOrder()
    assert {order.index(name) for name in outlines} - {0} == {face.glyph_of[ord(letter)] for letter in "עב"}


def test_glyphs_mean_the_letters_they_show():
    _open, found = font(with_line("Їжак"), "NotoCyrillic-400")
    face = fonts.face_for("Їжак", REGULAR)
    told = drawn.meanings(found)
    assert {told[face.glyph_of[ord(letter)].to_bytes(2, "big")] for letter in "Їжак"} == set("Їжак")


def test_common_letters_go_in_so_that_the_next_file_is_the_same():
    """Papers in plain words share one squeezed font."""
    programs = []
    for words in ("Ann", "Omar rides"):
        _open, found = font(with_line(words), "PublicSans-400")
        programs.append(found.DescendantFonts[0].FontDescriptor.FontFile2.read_raw_bytes())
    assert programs[0] == programs[1]


def test_a_font_with_other_glyphs_has_another_name():
    names = []
    for words in ("עב", "אבג"):
        _open, found = font(with_line(words), "NotoHebrew-400")
        names.append(str(found.BaseFont))
    assert names[0] != names[1]
    assert all(name.endswith("+NotoHebrew-400") and len(name.partition("+")[0]) == 7 for name in names)


def test_widths_are_those_of_the_face():
    _open, found = font(with_line("שרה"), "NotoHebrew-400")
    face = fonts.face_for("שרה", REGULAR)
    given = list(found.DescendantFonts[0].W)
    widths = {int(glyph): int(width[0]) for glyph, width in zip(given[::2], given[1::2], strict=True)}
    assert {glyph: widths[glyph] for glyph in map(face.glyph_of.get, map(ord, "שרה"))} == {
        glyph: round(face.advances[glyph] * 1000 / face.units) for glyph in map(face.glyph_of.get, map(ord, "שרה"))
    }


@pytest.mark.parametrize("words", ["Dana", "عمر", "สมชาย", "अनिता", "王"])
def test_no_code_means_nothing(words):
    with pikepdf.open(BytesIO(with_line(words))) as opened:
        for found in opened.pages[0].Resources.Font.values():
            assert not {"\x00", "\ufeff", "\ufffe", ""} & set(drawn.meanings(found).values())
