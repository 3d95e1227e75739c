"""Every field of the rule editor, one by one: hostile and odd values are told of beside it, and nothing is lost."""

from html import unescape

import pytest
from django import forms
from django.core.exceptions import ValidationError

from ridealong.admin.rules.fields import FIELDS, Lines, form_fields
from ridealong.admin.rules.forms import SectionForm
from ridealong.admin.rules.parameters import Parameter
from ridealong.admin.rules.sections import BY_CODE, SECTIONS
from tests import factories
from tests.admin.test_rule_forms import FULL, as_shown, document, whole

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert('x')</script> {{ rules }} \u202egpj"
ODD = ["\x00", "-1", "9" * 400, "nan", "inf", "1e9", "2026-02-30", "25:61", "'; DROP TABLE", "٣", "forged", " "]
SECTION = pytest.mark.parametrize("section", [section.code for section in SECTIONS])


@pytest.fixture(autouse=True)
def north(db):
    return factories.make_station("North", pk=FULL["stations"][0]["station"])


@pytest.fixture
def filled():
    """A section sent with one value in every field that takes words, numbers or a choice."""

    def fill(section, value):
        content = document()
        data = as_shown(section, content, whole(content))
        for field in fields(SectionForm(BY_CODE[section], content, whole(content))):
            if not isinstance(field.field, forms.BooleanField) and field.name not in {"ORDER", "DELETE"}:
                data[field.html_name] = value
        return SectionForm(BY_CODE[section], content, whole(content), data)

    return fill


def fields(form):
    return [field for block in form.blocks for each in block.forms() for field in each]


@SECTION
def test_markup_is_only_words(section, filled):
    form = filled(section, MARKUP)
    form.content()
    html = "".join(str(field) for field in fields(form))
    assert "<script>" not in html
    if typed := [field for field in fields(form) if isinstance(field.field, forms.CharField)]:
        assert all(MARKUP in unescape(str(field)) for field in typed)


@SECTION
@pytest.mark.parametrize("odd", ODD)
def test_odd_values_are_told_of_or_taken(section, odd, filled):
    form = filled(section, odd)
    content = form.content()
    told = form.errors()
    assert (content is None) == bool(told)
    assert all(sentence.strip() for _address, sentence in told)


@SECTION
def test_what_is_told_names_a_field_that_is_there(section, filled):
    form = filled(section, "forged")
    form.content()
    known = {field.id_for_label or field.auto_id for field in fields(form)} | {""}
    assert {address for address, _sentence in form.errors()} <= known


@SECTION
def test_nothing_is_told_of_before_anything_is_sent(section):
    content = document()
    assert SectionForm(BY_CODE[section], content, whole(content)).errors() == []


@SECTION
def test_every_field_has_a_name_for_people(section):
    content = document()
    for field in fields(SectionForm(BY_CODE[section], content, whole(content))):
        assert str(field.label).strip()


@pytest.mark.parametrize("length", [5_000, 100_000])
def test_long_words_are_told_of_and_kept(length, filled):
    form = filled("texts", "x" * length)
    assert form.content() is None
    assert all(field.value() == "x" * length for field in fields(form) if isinstance(field.field, forms.CharField))


def test_a_section_sent_without_its_lists_is_refused_and_nothing_is_taken_away():
    content = document()
    form = SectionForm(BY_CODE["frequency"], content, whole(content), {"something": "else"})
    assert form.content() is None


# --- lines ---


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("  a  \n\n \n b", ["a", "b"]),
        ("a, b", ["a, b"]),
        ("عمر\n王", ["عمر", "王"]),
    ],
)
def test_a_list_has_a_line_for_each(typed, lines):
    assert Lines().clean(typed) == lines


@pytest.mark.parametrize(
    ("before", "after", "is_changed"),
    [
        ("a\nb", "a\r\nb\r\n", False),
        ("a", " a ", False),
        (None, "", False),
        ("a", "b", True),
        ("a", "", True),
        ("", "a", True),
    ],
)
def test_only_other_words_are_a_change(before, after, is_changed):
    assert Lines().has_changed(before, after) == is_changed


# --- choices with a name ---


@pytest.fixture
def named():
    return FIELDS["named"](Parameter("choices", "named", {}))


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("s | Small | Chica", [{"code": "s", "text": {"en": "Small", "es": "Chica"}}]),
        ("s|Small", [{"code": "s", "text": {"en": "Small"}}]),
        ("s | Small |", [{"code": "s", "text": {"en": "Small"}}]),
        ("s | Small | Chica | Petite", [{"code": "s", "text": {"en": "Small", "es": "Chica"}}]),
        ("s | <b>Small</b>", [{"code": "s", "text": {"en": "<b>Small</b>"}}]),
        ("", []),
    ],
)
def test_a_choice_is_a_code_and_its_words(named, typed, choices):
    assert named.clean(typed) == choices


@pytest.mark.parametrize("typed", ["s", "s |", "s | | Chica", "s | Small\nm"])
def test_a_choice_without_english_words_is_told_with_its_line(named, typed):
    with pytest.raises(ValidationError, match="as a code"):
        named.clean(typed)


# --- one field for each kind ---


def parameter(kind, *, is_optional=False, **schema):
    return Parameter("limit", kind, {"title": "Limit", **schema}, is_optional)


@pytest.mark.parametrize(
    ("each", "typed", "value"),
    [
        (parameter("integer", minimum=1, maximum=9), "5", 5),
        (parameter("integer", is_optional=True), "", None),
        (parameter("number", exclusiveMinimum=0, maximum=24), "2.5", 2.5),
        (parameter("boolean"), "", False),
        (parameter("text", maxLength=5), "abcde", "abcde"),
        (parameter("text", default=""), "", ""),
        (parameter("lines"), "a\nb", ["a", "b"]),
    ],
)
def test_a_field_takes_what_its_schema_says(each, typed, value):
    assert form_fields(each)["limit"].clean(typed) == value


@pytest.mark.parametrize(
    ("each", "typed"),
    [
        (parameter("integer", minimum=1, maximum=9), "0"),
        (parameter("integer", minimum=1, maximum=9), "10"),
        (parameter("integer"), "1.5"),
        (parameter("integer"), ""),
        (parameter("number", maximum=24), "25"),
        (parameter("number"), "nan"),
        (parameter("text", maxLength=5), "abcdef"),
        (parameter("text"), ""),
        (parameter("date"), "12/24/26 noon"),
        (parameter("date"), ""),
        (parameter("time"), "24:01"),
        (parameter("time"), ""),
    ],
)
def test_and_refuses_what_it_does_not(each, typed):
    with pytest.raises(ValidationError):
        form_fields(each)["limit"].clean(typed)


def test_words_have_a_box_for_each_language_and_need_english():
    boxes = form_fields(parameter("words"))
    assert list(boxes) == ["limit.en", "limit.es"]
    assert [box.required for box in boxes.values()] == [True, False]
    assert [str(box.label) for box in boxes.values()] == ["Limit (English)", "Limit (Spanish)"]
    assert not any(box.required for box in form_fields(parameter("words", default={})).values())
