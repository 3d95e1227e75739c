"""Lines of text: width, faces, direction."""

import pytest

from ridealong.documents import fonts, markup, typeset
from ridealong.documents.fonts import BOLD, REGULAR, SEMI
from ridealong.documents.typeset import Span


def read(lines: list[typeset.Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


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
    assert sorted("".join(piece.text for piece in line[:1])) == sorted("عمر الخطيب")
    assert read([line])[0].endswith(", wife")
    assert all(ord(code) >= fonts.PRIVATE for code in line[0].codes)


def test_a_letter_nobody_has_is_a_question_mark_that_reads_right():
    line = typeset.one_line("अ", 10, 100)
    assert [(piece.codes, piece.text) for piece in line] == [("?", "अ")]
    assert line[0].is_missing


def test_markup_knows_headings_points_and_strong_words():
    found = markup.blocks("## 1. Risk\nIt is **very** dangerous.\nStill.\n\n- One\n- Two\n\nThe end")
    assert [(block.kind, "".join(span.text for span in block.spans)) for block in found] == [
        ("heading", "1. Risk"),
        ("paragraph", "It is very dangerous. Still."),
        ("point", "One"),
        ("point", "Two"),
        ("paragraph", "The end"),
    ]
    assert found[1].spans == (Span("It is ", REGULAR), Span("very", SEMI), Span(" dangerous. Still.", REGULAR))


def test_cuts_are_kept_and_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_kept", [tmp_path])
    first = fonts._cut(fonts.PUBLIC_SANS, BOLD)
    monkeypatch.setattr(fonts, "_instance", lambda source, weight: pytest.fail("cut again"))
    assert fonts._cut(fonts.PUBLIC_SANS, BOLD) == first
    assert len(list(tmp_path.iterdir())) == 1
