"""Forms that are filled in on a screen: fields with names, words, order and an embedded face."""

from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from ridealong.documents import render, samples
from ridealong.documents.typesetter import forms
from tests.documents import reading

PAPERS = dict(samples.papers())
FORMS = (
    "application-blank",
    "application-prefilled-sharma",
    "waiver-blank",
    "waiver-blank-minor",
    "guardian-consent-blank",
)


@pytest.mark.parametrize("name", FORMS)
def test_every_field_says_what_belongs_there(name):
    fields = reading.fields(render(PAPERS[name]))
    assert len(fields) >= 7
    assert all(len(field["words"]) > 2 for field in fields.values())
    assert all(field["most"] for field in fields.values() if field["kind"] == "Tx")


@pytest.mark.parametrize("name", FORMS)
def test_fields_follow_the_page(name):
    """The order of the tabulator is that of the tags: down the page, from left to right."""
    with pikepdf.open(BytesIO(render(PAPERS[name]))) as pdf:
        for leaf in pdf.pages:
            assert leaf.obj.Tabs == pikepdf.Name.S
            places = [(-round(float(note.Rect[1])), round(float(note.Rect[0]))) for note in leaf.obj.get("/Annots", [])]
            tops = [top for top, _left in places]
            assert sorted(tops) == tops


def test_names_of_fields_are_unique():
    with pikepdf.open(BytesIO(render(PAPERS["application-prefilled-sharma"]))) as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
    assert len(set(names)) == len(names)


def test_what_is_known_stands_in_the_fields():
    fields = reading.fields(render(PAPERS["application-prefilled-sharma"]))
    assert fields["preferred_name"]["value"] == "Anita"
    assert fields["phone"]["value"] == "(555) 555-0141"


def test_a_value_beyond_latin_is_drawn_and_not_a_field():
    pdf = render(PAPERS["application-prefilled-sharma"])
    assert not {"legal_name", "emergency_name"} & set(reading.fields(pdf))
    assert "अनिता शर्मा" in reading.poppler(pdf)
    assert "שרה כהן" in reading.poppler(pdf)


def test_another_program_can_fill_it_in():
    writer = PdfWriter(BytesIO(render(PAPERS["application-blank"])))
    writer.update_page_form_field_values(writer.pages[0], {"legal_name": "Zoë Müller"})
    out = BytesIO()
    writer.write(out)
    assert PdfReader(BytesIO(out.getvalue())).get_fields()["legal_name"]["/V"] == "Zoë Müller"


def test_the_face_for_typing_is_embedded_and_has_latin():
    with pikepdf.open(BytesIO(render(PAPERS["application-blank"]))) as pdf:
        font = pdf.Root.AcroForm.DR.Font.Typed
        assert font.Encoding == pikepdf.Name.WinAnsiEncoding
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 5_000


def test_questions_of_the_program_are_asked():
    fields = reading.fields(render(PAPERS["application-prefilled-sharma"]))
    assert {"q_class", "q_shirt_s", "q_before_yes", "q_before_no", "tie_live"} <= set(fields)
    assert fields["q_before_yes"]["words"] == "Have you ridden with us before? Yes"


def test_the_consent_form_is_signed_by_a_guardian_alone():
    text = reading.text(render(PAPERS["guardian-consent-blank"]))
    assert "Rider’s signature" not in text
    assert "Parent’s or guardian’s signature" in text


@pytest.mark.parametrize("value", ["(x) \\ )) /JS", "a\x00b\ud800", "é" * 5000, "\n\n", "–“”"])
def test_values_stay_values(value):
    paper = replace(PAPERS["application-prefilled-sharma"], known={"reason": value, "preferred_name": value})
    pdf = render(paper)
    assert page.validate_pdf_bytes(pdf).is_compliant
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert "/JS" not in {key for item in opened.objects if isinstance(item, pikepdf.Dictionary) for key in item}


def test_what_a_field_can_hold():
    assert forms.can_hold("Müller – “x” €")
    assert not forms.can_hold("Łukasz")
    assert not forms.can_hold("عمر")
