"""Lines of text: width, faces, direction."""

import pytest

from ridealong.documents.typesetter import fonts, shaping, typeset
from ridealong.documents.typesetter.fonts import REGULAR, SEMI
from ridealong.documents.typesetter.typeset import Span


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


def test_a_very_long_word_fills_each_line():
    lines = typeset.lines(typeset.plain("W" * 3000), 10, 120)
    assert "".join(read(lines)) == "W" * 3000
    assert {len(line) for line in read(lines)[:-1]} == {len(read(lines)[0])}


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


@pytest.mark.parametrize("width", [60, 130, 400])
@pytest.mark.parametrize(
    "text",
    [
        "The officer decides where I sit and when the ride ends.",
        "Шевченко їде разом з офіцером на зміні до самого ранку",
        "王小明和警官一起巡逻，然后回到警察局。" * 2,
        "अनिता शर्मा आज शाम अधिकारी के साथ जाएंगी",
        "https://ride.alderfalls.example/waiver/K74M9Q/and/much/more",
    ],
    ids=["English", "Ukrainian", "Chinese", "Hindi", "address"],
)
def test_every_script_breaks_to_the_width_and_loses_nothing(text, width):
    lines = typeset.lines(typeset.plain(text), 10, width)
    assert all(line.width <= width for line in lines)
    assert "".join(read(lines)).replace(" ", "") == text.replace(" ", "")


def test_lines_break_where_they_are_told_to():
    assert read(typeset.lines(typeset.plain("One\nTwo\n\nThree"), 10, 300)) == ["One", "Two", "", "Three"]


def test_a_space_that_does_not_break_holds_its_words_together():
    lines = read(typeset.lines(typeset.plain("aaaa bbbb 6\u00a0PM"), 10, 52))
    assert [line for line in lines if "6" in line] == ["6\u00a0PM"]


def test_no_line_begins_or_ends_with_a_space():
    lines = read(typeset.lines(typeset.plain("one   two    three " * 20), 10, 80))
    assert lines == [line.strip() for line in lines]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_never_more_lines_than_asked_for(most):
    lines = typeset.lines(typeset.plain("word " * 200), 10, 100, most=most)
    assert len(lines) == most
    assert typeset.is_shortened(lines[-1])
    assert not any(typeset.is_shortened(line) for line in lines[:-1])


def test_a_very_long_text_is_cut_and_says_so():
    lines = typeset.lines(typeset.plain("x" * (typeset.LONGEST + 50)), 10, 500)
    assert read(lines)[-1].endswith("…")
    assert sum(map(len, read(lines))) == typeset.LONGEST + 1


def test_weights_stand_beside_each_other_on_one_line():
    (line,) = typeset.lines((Span("Bring "), Span("this page", SEMI), Span(" along.")), 10, 300)
    assert [piece.face.name.rpartition("-")[2] for piece in line.pieces] == [str(REGULAR), str(SEMI), str(REGULAR)]
    assert line.text == "Bring this page along."


def test_an_empty_line_is_false_and_has_no_width():
    line = typeset.one_line("", 10, 100)
    assert not line
    assert line.width == 0


def test_one_line_stays_one_line():
    assert typeset.one_line("One\nTwo", 10, 300).text == "One Two"


def test_the_same_words_are_laid_out_once():
    first, again = (typeset.lines(typeset.plain("A sentence."), 10, 300) for _time in range(2))
    assert first[0] is again[0]


def test_digits_in_a_sentence_from_right_to_left_keep_their_order():
    assert "555" in typeset.one_line("שרה (555) כהן", 10, 300).text
