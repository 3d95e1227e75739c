"""Lines of text: width, faces, direction."""

import pytest

from ridealong.documents.typesetter import fonts, scripts, shaping, typeset
from ridealong.documents.typesetter.fonts import BOLD, REGULAR


def read(lines: list[typeset.Line]) -> list[str]:
    return [line.text for line in lines]


def test_lines_fit_and_lose_nothing():
    text = "The officer decides where I sit, when I stay in the car and when the ride ends. " * 5
    lines = typeset.lines(typeset.plain(text), 9.6, 200)
    assert all(typeset.width_of(line) <= 200 for line in lines)
    assert " ".join(read(lines)) == text.strip()


def test_a_long_word_is_broken():
    lines = typeset.lines(typeset.plain("W" * 200), 10, 120)
    assert all(typeset.width_of(line) <= 120 for line in lines)
    assert "".join(read(lines)) == "W" * 200


def test_the_last_line_ends_in_an_ellipsis():
    lines = typeset.lines(typeset.plain("word " * 50), 10, 100, most=2)
    assert len(lines) == 2
    assert read(lines)[1].endswith("…")
    assert typeset.width_of(lines[1]) <= 100


def test_what_fits_has_no_ellipsis():
    assert read([typeset.one_line("Dana Law", 10, 200)]) == ["Dana Law"]


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("Law", "PublicSans"),
        ("Łukasz", "PublicSans"),
        ("Nguyễn", "NotoLatin"),
        ("Παπαδόπουλος", "NotoGreek"),
        ("Шевченко", "NotoCyrillic"),
        ("عمر", "PlexArabic"),
        ("王", "NotoHan73"),
        ("김", "NotoHangulAE"),
    ],
)
def test_a_word_stands_in_one_face(word, source):
    assert fonts.face_for(word, REGULAR).source.name == source


def test_arabic_is_joined_and_keeps_its_letters():
    line = typeset.one_line("عمر الخطيب, wife", 10, 300)
    arabic, rest = line.pieces[0], "".join(piece.text for piece in line.pieces[1:])
    assert arabic.text == "عمر الخطيب"[::-1]
    assert rest == ", wife"
    alone = [shaping.pieces(letter, REGULAR)[0].glyphs[0].number for letter in "عمر"]
    assert [glyph.number for glyph in arabic.glyphs][::-1][:3] != alone


def test_hebrew_runs_from_right_to_left():
    assert typeset.one_line("שרה כהן, sister", 10, 300).text == "שרה כהן"[::-1] + ", sister"


@pytest.mark.parametrize("word", ["अनिता", "สมชาย", "ক্ষমা", "செல்வி", "ཀ་"])
def test_woven_letters_tell_their_text(word):
    line = typeset.one_line(word, 10, 300)
    assert line.text == word
    assert word.encode("utf-16-be").hex()[:4] in line.drawn


def test_kerned_letters_stand_closer():
    apart = sum(typeset.one_line(letter, 10, 100).width for letter in "AVAT")
    assert typeset.one_line("AVAT", 10, 100).width < apart - 0.5


def test_a_letter_nobody_has_is_a_question_mark_that_reads_right():
    line = typeset.one_line("ᓄ", 10, 100)
    assert line.text == "ᓄ"
    assert line.pieces[0].glyphs == typeset.one_line("?", 10, 100).pieces[0].glyphs
    assert "/ActualText<FEFF14c4>" in line.drawn


def test_a_picture_is_named_on_paper_and_itself_to_machines():
    line = typeset.one_line("Ann 👮🏽", 10, 300)
    assert line.text == "Ann 👮"
    assert line.width == pytest.approx(typeset.one_line("Ann [police officer]", 10, 300).width, abs=0.5)


def test_cuts_are_kept_and_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_kept", [tmp_path])
    first = fonts._cut(scripts.PUBLIC_SANS, BOLD)
    monkeypatch.setattr(fonts, "_instance", lambda source, weight: pytest.fail("cut again"))
    assert fonts._cut(scripts.PUBLIC_SANS, BOLD) == first
    assert len(list(tmp_path.iterdir())) == 1
