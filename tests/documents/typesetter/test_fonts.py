"""Faces: cut once, and chosen by the letters they have."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from ridealong.documents.typesetter import cutting, fonts, scripts
from ridealong.documents.typesetter.fonts import BOLD, REGULAR, SEMI
from ridealong.documents.typesetter.scripts import PUBLIC_SANS, SOURCES

PLEX = {REGULAR: 400, SEMI: 600, BOLD: 700}  # has a file for each weight


def face(name, weight=REGULAR):
    return fonts.face(next(source for source in SOURCES if source.name == name), weight)


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("Dana Law", "PublicSans"),
        ("Łukasz Żółciński", "PublicSans"),
        ("ễ", "NotoLatin"),
        ("Ζωή", "NotoGreek"),
        ("Їжак", "NotoCyrillic"),
        ("عمر", "PlexArabic"),
        ("שרה", "Hebrew"),
        ("अनिता", "Devanagari"),
        ("ক্ষমা", "Bengali"),
        ("செல்வி", "Tamil"),
        ("สมชาย", "Thai"),
        ("សុខា", "Khmer"),
        ("አበበ", "Ethiopic"),
        ("   ", "PublicSans"),
    ],
)
def test_a_word_is_written_by_the_first_face_that_has_it_whole(letters, name):
    found = fonts.face_for(letters, REGULAR)
    assert found.source.name.removeprefix("Noto") == name.removeprefix("Noto")
    assert {ord(letter) for letter in letters if letter != " "} <= found.covers


@pytest.mark.parametrize("letters", ["王小", "عمر Law", "ᓄ", "👮"])
def test_no_face_has_everything(letters):
    assert fonts.face_for(letters, REGULAR) is None


def test_weights_are_faces_of_their_own():
    widths = [sum(face("PublicSans", weight).advances[face("PublicSans", weight).glyph_of[ord("n")]] for _n in "n")
              for weight in (REGULAR, SEMI, BOLD)]  # fmt: skip
    assert widths == sorted(set(widths))


def test_a_face_comes_back_and_is_not_made_again():
    assert face("PublicSans") is face("PublicSans")


def test_a_face_knows_its_letters_and_their_room():
    found = face("PublicSans")
    assert found.letters[found.glyph_of[ord("A")]] == "A"
    assert found.advances[found.glyph_of[ord("i")]] < found.advances[found.glyph_of[ord("W")]]
    assert found.fall < 0 < found.rise
    assert found.box[0] < found.box[2]


def test_a_space_that_does_not_break_means_a_space():
    found = face("PublicSans")
    assert {found.letters[found.glyph_of[point]] for point in (0x20, 0xA0) if point in found.glyph_of} == {" "}


def test_no_letter_means_nothing():
    for source in SOURCES[:4]:
        assert not {"\x00", "\ufeff", "\ufffe"} & set(fonts.face(source, REGULAR).letters.values())


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Dana Law", "Dana Law"),
        ("e\u0301", "é"),
        ("a\x00b\x07c\x7f", "abc"),
        ("a\ud800b", "ab"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u2003b\u1680c\td", "a b c" + "" + " d"),
        ("a\u2028b\u2029c\nd", "a\nb\nc\nd"),
        ("6\u00a0PM", "6\u00a0PM"),
        ("👩\u200d✈", "👩✈"),
        ("Ⅻ ½ №", "Ⅻ ½ №"),
    ],
)
def test_what_can_be_drawn_is_kept_and_the_rest_left_out(typed, drawn):
    assert fonts.clean(typed) == drawn


def test_a_cut_has_its_own_letters_and_no_others():
    data = cutting.with_letters(face("PublicSans").data, "Abc é")
    found = set(TTFont(BytesIO(data)).getBestCmap())
    assert found == {ord(letter) for letter in "Abc é"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_cut_is_the_same_each_time(source):
    once, again = (fonts.Face(source, SEMI).data for _time in range(2))
    assert once == again


@pytest.mark.parametrize("weight", [REGULAR, SEMI, BOLD])
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_cut_holds_one_weight_and_only_its_ranges(source, weight):
    font = TTFont(BytesIO(face(source.name, weight).data))
    assert not {"fvar", "gvar", "HVAR"} & set(font.keys())
    assert font["OS/2"].usWeightClass == (weight if source.file.endswith("wght].ttf") else PLEX[weight])
    assert all(any(first <= point <= last for first, last in source.ranges) for point in font.getBestCmap())


@pytest.mark.parametrize(
    ("letter", "names"), [("王", {"NotoHan73", "NotoHangul73"}), ("김", {"NotoHanAE", "NotoHangulAE"})]
)
def test_wide_scripts_are_cut_in_blocks(letter, names):
    assert {source.name for source in scripts.for_points({ord(letter)})} == names


def test_several_wide_letters_are_looked_up_one_by_one():
    assert list(scripts.for_points({ord("王"), ord("小")})) == []


def test_public_sans_comes_first():
    assert next(scripts.for_points({ord("A")})) is PUBLIC_SANS
    assert next(scripts.for_points(set())) is PUBLIC_SANS
