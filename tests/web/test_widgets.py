"""Controls that are drawn without a template are what Django's templates draw."""

from itertools import product

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ridealong.web.widgets import DRAWN, Renderer

CHOICES = [("", "—"), ("a&b", "A & B"), ("Group <1>", [(1, "One"), (2, format_html("<b>{}</b>", "two"))])]
WIDGETS = [
    *(getattr(forms, f"{kind}Input")() for kind in ("Checkbox", "Date", "DateTime", "Email", "Hidden", "Number")),
    *(getattr(forms, f"{kind}Input")() for kind in ("Password", "Text", "Time", "URL", "File")),
    forms.PasswordInput(render_value=True),
    forms.Textarea({"rows": 3}),
    forms.Select({"class": "ra-w-10"}, choices=CHOICES),
    forms.SelectMultiple(choices=CHOICES),
    forms.NullBooleanSelect(),
    forms.SelectDateWidget(years=[1985, 1986]),
    forms.CheckboxSelectMultiple(choices=CHOICES),
    forms.RadioSelect(choices=CHOICES),
]
VALUES = [None, "", "a&b", '"><script>', "2", 2, 1234.5, True, False, SafeString("<i>")]
ATTRS = [None, {"id": "id_x"}, {"required": True, "disabled": False, "data-x": '"&', "max": 12000}]


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_a_control_is_what_django_draws(widget):
    for value, attrs in product(VALUES, ATTRS):
        ours, theirs = (widget.render("x", value, attrs, renderer=each) for each in (Renderer(), DjangoTemplates()))
        assert ours == theirs
        assert isinstance(ours, SafeString)


def test_pages_use_it():
    assert isinstance(get_default_renderer(), Renderer)


def test_what_is_drawn_is_a_template_of_django():
    for name in DRAWN:
        assert DjangoTemplates().get_template(name)
