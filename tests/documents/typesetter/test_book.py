"""One file: its objects, its tree over all papers, where each begins, and the same bytes each time."""

from io import BytesIO

import page
import pikepdf
import pytest
from pypdf import PdfReader

from ridealong.documents.typesetter import book, flow
from ridealong.documents.typesetter.tags import SEAL, Field
from tests.documents.typesetter import drawn
from tests.documents.typesetter.test_page import png


def letter(name, **more):
    made = drawn.paper(name, **more)
    flow.paragraph(made, f"Dear {name}, please come at six.")
    return made


def opened(pdf):
    return pikepdf.open(BytesIO(pdf))


def outline(pdf):
    reader = PdfReader(BytesIO(pdf))
    return [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline]


def test_the_same_papers_give_the_same_bytes():
    assert drawn.bound(letter("Ann"), letter("Łukasz")) == drawn.bound(letter("Ann"), letter("Łukasz"))


def test_other_words_give_the_file_another_name():
    with opened(drawn.bound(letter("Ann"))) as one, opened(drawn.bound(letter("Anm"))) as other:
        assert one.trailer.ID[0] != other.trailer.ID[0]
    with opened(drawn.bound(letter("Ann"))) as one, opened(drawn.bound(letter("Ann"), title="More")) as other:
        assert one.trailer.ID[0] != other.trailer.ID[0]


@pytest.mark.parametrize("names", [["Ann"], ["Ann", "عمر", "王小明"], [f"Rider {number}" for number in range(12)]])
def test_no_rule_of_pdf_ua_is_broken(names):
    report = page.validate_pdf_bytes(drawn.bound(*map(letter, names)))
    assert [failure.message for failure in report.failures] == []


def test_several_papers_have_an_outline_with_their_pages():
    long = letter("Omar")
    long.turn()
    pdf = drawn.bound(letter("Ann"), long, letter("王小明"), title="All")
    assert outline(pdf) == [("Ann", 0), ("Omar", 1), ("王小明", 3)]
    with opened(pdf) as found:
        assert found.Root.PageMode == "/UseOutlines"
        assert str(found.docinfo.Title) == "All"


def test_one_paper_has_no_outline_and_gives_its_own_title():
    pdf = drawn.bound(letter("Ann"))
    assert outline(pdf) == []
    with opened(pdf) as found:
        assert "/Outlines" not in found.Root
        assert str(found.docinfo.Title) == "Ann"


def test_the_file_says_who_wrote_it_and_no_date():
    with opened(drawn.bound(letter("Ann"))) as found:
        about = {str(key): str(value) for key, value in found.docinfo.items()}
    assert about == {"/Title": "Ann", "/Author": "Alder Falls Police Department", "/Producer": "Ridealong"}


@pytest.mark.parametrize("title", ["(Ann) \\ ) >>", "王小明 & <b>", "Ann\u202e\x00", "Zoë “x”"])
def test_a_title_stays_a_title(title):
    pdf = drawn.bound(letter(title), letter("B"), title=title)
    with opened(pdf) as found:
        assert str(found.docinfo.Title).replace("\x00", "") == title.replace("\x00", "")
        found.open_metadata()
    assert len(outline(pdf)) == 2


def test_all_papers_hang_in_one_tree_each_in_its_language():
    pdf = drawn.bound(letter("Ann"), letter("Ana", language="es"))
    assert [kid.tag for kid in drawn.tree(pdf).kids] == ["Document", "Document"]
    assert [each.words for each in drawn.tree(pdf).all("H1")] == ["Ann", "Ana"]
    with opened(pdf) as found:
        assert [str(kid.Lang) for kid in found.Root.StructTreeRoot.K] == ["en-US", "es-US"]


def test_marks_of_each_page_find_their_parents():
    long = letter("Ann")
    for _number in range(60):
        flow.paragraph(long, "One more line.")
    with opened(drawn.bound(long, letter("Omar"))) as found:
        numbers = list(found.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for leaf in found.pages:
            for number, parent in enumerate(parents[int(leaf.obj.StructParents)]):
                marks = [kid.MCID for kid in parent.K if "/MCID" in kid and kid.Pg.objgen == leaf.obj.objgen]
                assert number in marks


def test_what_lies_under_one_tag_is_one_mark():
    made = drawn.paper(scope="")
    flow.paragraph(made, "word " * 200)
    marks = {each.mark for each in drawn.words(drawn.bound(made)) if each.mark is not None}
    assert marks == {0, 1}


def test_a_picture_that_comes_again_is_kept_once():
    papers = []
    for name in ("Ann", "Omar", "Zoë"):
        papers.append(drawn.paper(name, badge=png()))
        papers[-1].picture(png(30, 20, (9, 9, 9, 90)), 54, 100, 30, 20, "Drawing")
    with opened(drawn.bound(*papers)) as found:
        images = [
            item for item in found.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert len(images) == 4  # a badge, a drawing, and the cover of each


def test_faces_are_shared_by_all_pages_and_hold_only_what_is_shown():
    with opened(drawn.bound(letter("Ann"), letter("Łukasz"))) as found:
        faces = [{str(name): font.objgen for name, font in leaf.Resources.Font.items()} for leaf in found.pages]
        programs = [item for item in found.objects if isinstance(item, pikepdf.Stream) and "/Length1" in item]
    assert faces[0] == faces[1]
    assert len(programs) == len(faces[0])


def test_the_seal_stands_on_the_last_page():
    made = letter("Ann")
    made.turn()
    made.seal_field = "The department’s seal"
    with opened(drawn.bound(made)) as found:
        (seal,) = found.Root.AcroForm.Fields
        assert (str(seal.T), seal.FT) == (SEAL, "/Sig")
        assert seal.P.objgen == found.pages[1].obj.objgen
        assert found.pages[1].obj.Annots[0].objgen == seal.objgen
        assert "/Annots" not in found.pages[0].obj


def test_fields_stand_on_their_own_page():
    made = letter("Ann")
    made.field(Field(0, "text", "first", "First", (54, 100, 154, 122)))
    made.turn()
    made.field(Field(1, "text", "second", "Second", (54, 100, 154, 122)))
    with opened(drawn.bound(letter("Omar"), made)) as found:
        names = [[str(note.T) for note in leaf.obj.get("/Annots", [])] for leaf in found.pages]
        assert names == [[], ["first"], ["second"]]
        assert all(leaf.obj.Tabs == "/S" for leaf in found.pages)


def test_no_papers_make_no_file():
    out = BytesIO()
    assert book.bind([], out) == 0
    assert out.getvalue() == b""


def test_papers_are_drawn_one_at_a_time():
    """The next is asked for when the one before is written: a thousand do not wait in memory."""
    seen = []

    def papers():
        for name in ("Ann", "Omar"):
            made = letter(name)
            yield made
            seen.append(made.root.kids[0].kids != [])  # its mark is set when it is written

    assert book.bind(papers(), BytesIO()) == 2
    assert seen == [True, True]
