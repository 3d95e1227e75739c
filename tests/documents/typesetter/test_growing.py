"""A file that is written while it grows: where its objects are, and what is kept of them."""

import gc
import os
from io import BytesIO
from pathlib import Path
from tracemalloc import get_traced_memory, start, stop

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference

from ridealong.documents.typesetter import book, flow
from ridealong.documents.typesetter.growing import Growing
from tests.documents.typesetter import drawn

LINES = 20


class Counted(BytesIO):
    """A file that remembers how long it was after each write."""

    def __init__(self):
        super().__init__()
        self.lengths = []

    def write(self, data):
        written = super().write(data)
        self.lengths.append(self.tell())
        return written


def letter(number):
    made = drawn.paper(f"Letter {number}")
    for line in range(LINES):
        flow.paragraph(made, f"Line {line} of letter {number}.")
    return made


def letters(count):
    out = BytesIO()
    book.bind(map(letter, range(count)), out, "Letters")
    return out.getvalue()


@pytest.fixture(scope="module")
def many():
    return letters(40)


def places(pdf):
    """What the table at the end says of each object: where it is."""
    table = pdf[int(pdf.rsplit(b"startxref\n", 1)[1].split()[0]) :]
    head, _newline, rows = table.removeprefix(b"xref\n").partition(b"\n")
    first, count = map(int, head.split())
    found = [rows[at : at + 20] for at in range(0, count * 20, 20)]
    return first, count, found


def test_nothing_is_written_before_there_is_an_object():
    out = BytesIO()
    document = Growing(out)
    assert out.getvalue() == b""
    document.write(b"(one)", document.number())
    assert out.getvalue().startswith(b"%PDF-1.7")
    assert out.getvalue().endswith(b" 0 obj\n(one)\nendobj\n")


def test_an_object_is_in_the_file_as_soon_as_it_is_told():
    out = BytesIO()
    document = Growing(out)
    late, early = document.number(), document.number()
    document.write(b"(early)", early)
    assert b"(early)" in out.getvalue()
    document.write(b"(late)", late)
    assert out.getvalue().index(b"(early)") < out.getvalue().index(b"(late)")


def test_numbers_of_ours_and_of_reportlab_are_one_row():
    document = Growing(BytesIO())
    before = document.objectcounter
    ours = document.number()
    document.Reference(PDFDictionary({"Kind": "/Theirs"}), "theirs")
    assert (ours, document.release("theirs"), document.number()) == (before + 1, before + 2, before + 3)


def test_what_is_released_is_forgotten_and_may_still_be_pointed_to():
    out = BytesIO()
    document = Growing(out)
    document.Reference(PDFDictionary({"Kind": "/Theirs"}), "theirs")
    number = document.release("theirs")
    assert b"/Kind /Theirs" in out.getvalue()
    assert not isinstance(document.idToObject["theirs"], PDFDictionary)
    assert PDFObjectReference("theirs").format(document) == b"%d 0 R" % number


def test_each_row_of_the_table_leads_to_its_object(many):
    first, count, rows = places(many)
    assert first == 0
    assert rows[0] == b"0000000000 65535 f \n"
    for number, row in enumerate(rows[1:], start=1):
        at = int(row[:10])
        assert row[10:] == b" 00000 n \n"
        assert many[at:].startswith(b"%d 0 obj\n" % number)
    assert many[many.rindex(b"trailer") :].count(b"/Size %d" % count) == 1


def test_nothing_is_missing_from_the_table(many):
    _first, count, _rows = places(many)
    assert many.count(b" 0 obj\n") == count - 1
    with pikepdf.open(BytesIO(many)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.objects) == count - 1


def test_the_list_of_pages_is_whole_and_in_order(many):
    with pikepdf.open(BytesIO(many)) as opened:
        assert int(opened.Root.Pages.Count) == len(opened.pages) == 40
        assert [int(each.obj.StructParents) for each in opened.pages] == list(range(40))
        assert {each.obj.Parent.objgen for each in opened.pages} == {opened.Root.Pages.objgen}
    assert [each.text for each in drawn.words(many) if each.text.startswith("Letter ")] == [
        f"Letter {number}" for number in range(40)
    ]


def test_each_mark_is_found_by_its_page_in_the_list_of_parents(many):
    with pikepdf.open(BytesIO(many)) as opened:
        numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert int(opened.Root.StructTreeRoot.ParentTreeNextKey) == len(parents) == 40
        for each in opened.pages:
            row = parents[int(each.obj.StructParents)]
            assert len(row) == LINES + 2  # a title and a scope
            assert [str(element.S) for element in row[:2]] == ["/H1", "/P"]


def test_a_paper_is_in_the_file_before_the_next_is_asked_for():
    out, lengths = Counted(), []

    def papers():
        for number in range(4):
            yield letter(number)
            lengths.append(out.tell())

    book.bind(papers(), out, "Letters")
    assert lengths == sorted(set(lengths))
    assert lengths[0] > 1_000


def test_no_write_is_longer_than_what_one_paper_takes():
    """The whole is never put together in memory."""
    out = Counted()
    book.bind(map(letter, range(40)), out, "Letters")
    steps = [after - before for before, after in zip([0, *out.lengths], out.lengths, strict=False)]
    assert max(steps) < len(out.getvalue()) / 4


def test_what_is_kept_of_a_paper_is_little():
    letters(2)
    kept = []

    def papers():
        for number in range(60):
            yield letter(number % 3)
            if number in {20, 59}:
                gc.collect()
                kept.append(get_traced_memory()[0])

    start()
    try:
        with Path(os.devnull).open("wb") as nowhere:
            book.bind(papers(), nowhere, "Letters")
    finally:
        stop()
    assert (kept[1] - kept[0]) / 39 < 4_000  # bytes; all of its objects take 40,000
