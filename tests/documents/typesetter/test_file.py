"""Objects and strings as a PDF holds them."""

from io import BytesIO
from zlib import decompress

import pikepdf
import pytest

from ridealong.documents.typesetter.file import File, text
from ridealong.documents.typesetter.ink import INK, bar


def closed(fill=lambda file: None):
    out = BytesIO()
    file = File(out)
    fill(file)
    bar(54, 100, 30, 40, INK)(file.canvas)
    file.page(0, [])
    file.close(title="Title", author="Author", language="en-US")
    return out.getvalue()


@pytest.mark.parametrize("words", ["Dana Law", "a) (b \\ c", "Zoë", "王小明", "line\nline", "", "\ud800", "👮"])
def test_a_string_reads_back(words):
    found = pikepdf.Object.parse(text(words).encode("latin-1"))
    assert str(found) == words.replace("\ud800", "?")


@pytest.mark.parametrize("words", [") /JS (x", "\\", "((", "))", "<FEFF>"])
def test_no_string_ends_early(words):
    found = pikepdf.Object.parse(f"[{text(words)} 7]".encode("latin-1"))
    assert [str(found[0]), int(found[1])] == [words, 7]


def test_an_object_may_be_known_later():
    def fill(file):
        number = file.reserve()
        file.entry("Metadata", file.put(f"<</Kid {number} 0 R>>"))
        file.put("<</Late (yes)>>", number)

    with pikepdf.open(BytesIO(closed(fill))) as pdf:
        assert str(pdf.Root.Metadata.Kid.Late) == "yes"


def test_what_is_never_told_is_null():
    with pikepdf.open(BytesIO(closed(lambda file: file.reserve()))) as pdf:
        assert pdf.pages[0].obj.StructParents == 0


def test_streams_are_squeezed_once():
    data = b"word " * 1000
    numbers = []

    def fill(file):
        numbers.append(file.stream(data, "/Kind/One"))
        numbers.append(file.plain(data, "/Kind/Two"))

    pdf = closed(fill)
    with pikepdf.open(BytesIO(pdf)) as opened:
        squeezed, plain = (opened.get_object(number, 0) for number in numbers)
        assert (str(squeezed.Kind), str(plain.Kind)) == ("/One", "/Two")
        assert squeezed.read_bytes() == plain.read_bytes() == data
        assert decompress(squeezed.read_raw_bytes()) == plain.read_raw_bytes()
        assert len(squeezed.read_raw_bytes()) < 100


def test_pages_name_no_face_that_is_not_in_the_file():
    """ReportLab puts Helvetica on each page unless it is told not to."""
    with pikepdf.open(BytesIO(closed())) as pdf:
        assert "/Font" not in pdf.pages[0].Resources or not list(pdf.pages[0].Resources.Font)
        assert b"Tf" not in pdf.pages[0].Contents.read_bytes()


def test_pages_are_squeezed_without_being_spelled_in_letters():
    with pikepdf.open(BytesIO(closed())) as pdf:
        assert pdf.pages[0].Contents.Filter == "/FlateDecode"


def test_it_is_a_pdf_of_release_1_7_in_a_language():
    pdf = closed()
    assert pdf.startswith(b"%PDF-1.7")
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "en-US"
        assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_the_same_objects_make_the_same_bytes_and_others_another_name():
    one, same, other = closed(), closed(), closed(lambda file: file.put("(more)"))
    assert one == same
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(other)) as second:
        assert first.trailer.ID[0] != second.trailer.ID[0]
