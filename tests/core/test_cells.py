import pytest

from ridealong.core import cells


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+16625550171", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=HYPERLINK("http://x")', "|calc", "%0a"],
)
def test_what_a_spreadsheet_would_run_becomes_text(text):
    assert cells.safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["O'Brien", "王", "عمر", "a=b", "1-2", "Maya, “Torres”", ""])
def test_plain_words_stay_as_they_are(text):
    assert cells.safe(text) == text


def test_nothing_is_an_empty_cell():
    assert cells.safe(None) == ""
    assert cells.safe("a\x00b") == "ab"
