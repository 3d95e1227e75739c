"""Widgets as PDF readers know them: appearances, flags, and a face that people type in."""

from contextlib import ExitStack
from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest

from ridealong.documents.typesetter import forms
from ridealong.documents.typesetter.tags import SEAL, Field
from tests.documents.typesetter import drawn

BOX = (60.0, 400.0, 260.0, 422.0)


def with_fields(*fields, seal=""):
    made = drawn.paper()
    for found in fields:
        made.field(found)
    made.seal_field = seal
    return drawn.bound(made)


def typed(**more):
    return Field(**{"page": 0, "kind": "text", "name": "name", "words": "Your name", "box": BOX, **more})


@pytest.fixture
def widgets():
    """Of a file that stays open as long as the test."""
    with ExitStack() as stack:
        yield lambda pdf: list(stack.enter_context(pikepdf.open(BytesIO(pdf))).Root.AcroForm.Fields)


def dark(pdf, box):
    """Whether anything is seen inside a box."""
    left, bottom, right, top = box
    sheet = pypdfium2.PdfDocument(pdf)
    sheet.init_forms()
    drawn_page = sheet[0].render(scale=2, may_draw_forms=True, grayscale=True).to_pil()
    return (
        drawn_page.crop((int(left * 2), int((792 - top) * 2), int(right * 2), int((792 - bottom) * 2))).getextrema()[0]
        < 120
    )


def test_a_field_stands_in_its_box_on_its_page(widgets):
    (widget,) = widgets(with_fields(typed()))
    assert [float(side) for side in widget.Rect] == list(BOX)
    assert (str(widget.T), str(widget.TU), widget.FT, int(widget.F)) == ("name", "Your name", "/Tx", 4)


@pytest.mark.parametrize(
    ("more", "flags"),
    [
        ({}, 0),
        ({"is_required": True}, 2),
        ({"has_lines": True}, 4096),
        ({"has_lines": True, "is_required": True}, 4098),
    ],
)
def test_flags_say_required_and_many_lines(widgets, more, flags):
    (widget,) = widgets(with_fields(typed(**more)))
    assert int(widget.Ff) == flags


def test_a_value_is_kept_and_seen(widgets):
    pdf = with_fields(typed(value="Zoë “M” €"))
    (widget,) = widgets(pdf)
    assert str(widget.V) == "Zoë “M” €"
    assert "Zoë “M” €".encode("cp1252").hex().encode() in widget.AP.N.read_bytes()
    assert dark(pdf, BOX)
    assert not dark(with_fields(typed()), BOX)


def test_a_limit_is_told_and_none_is_not(widgets):
    assert int(widgets(with_fields(typed(most=40)))[0].MaxLen) == 40
    assert "/MaxLen" not in widgets(with_fields(typed()))[0]


def test_a_tick_is_seen_when_it_is_set(widgets):
    box = (60.0, 400.0, 80.0, 420.0)
    on = with_fields(typed(kind="tick", box=box, value="Yes"))
    off = with_fields(typed(kind="tick", box=box))
    assert [widgets(pdf)[0].AS for pdf in (on, off)] == ["/Yes", "/Off"]
    assert (dark(on, box), dark(off, box)) == (True, False)


def test_the_seal_is_a_signature_field_that_is_seen_nowhere(widgets):
    (widget,) = widgets(with_fields(seal="The department’s seal"))
    assert (widget.FT, str(widget.T), str(widget.TU)) == ("/Sig", SEAL, "The department’s seal")
    assert [float(side) for side in widget.Rect] == [0, 0, 0, 0]
    assert int(widget.F) == 132  # printed and locked


def test_a_file_with_a_seal_alone_holds_no_face_to_type_in():
    with pikepdf.open(BytesIO(with_fields(seal="Seal"))) as opened:
        assert "/DR" not in opened.Root.AcroForm


def test_the_face_to_type_in_is_there_once():
    pdf = with_fields(typed(name="a"), typed(name="b"), typed(name="c"))
    with pikepdf.open(BytesIO(pdf)) as opened:
        faces = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary)]
        assert len([face for face in faces if face.get("/Subtype") == "/TrueType"]) == 1


def test_the_face_to_type_in_knows_how_wide_its_letters_are():
    with pikepdf.open(BytesIO(with_fields(typed()))) as opened:
        font = opened.Root.AcroForm.DR.Font[f"/{forms.FONT}"]
        assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
        widths = {chr(32 + place): int(width) for place, width in enumerate(font.Widths)}
    assert 0 < widths["i"] < widths["n"] < widths["W"]


@pytest.mark.parametrize(
    ("value", "can"), [("Müller – “x” €", True), ("", True), ("Łukasz", False), ("عمر", False), ("a\n", False)]
)
def test_what_a_field_can_hold(value, can):
    assert forms.can_hold(value) is can


def test_no_rule_of_pdf_ua_is_broken():
    tick = typed(name="t", kind="tick", box=(60, 300, 71, 311))
    pdf = with_fields(typed(value="Zoë"), tick, typed(name="l", has_lines=True), seal="Seal")
    assert [failure.message for failure in page.validate_pdf_bytes(pdf).failures] == []
