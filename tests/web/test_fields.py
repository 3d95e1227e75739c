"""A field on a page: label, hint, error and control in this order, and nothing of a visitor's is markup."""

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field, as_crispy_form
from django import forms
from django.utils.html import format_html


class Form(forms.Form):
    name = forms.CharField(label="Name", help_text=format_html('See <a href="{}">there</a>', "/"), required=False)
    code = forms.CharField(widget=forms.HiddenInput, required=False)
    agrees = forms.BooleanField(label="I agree", help_text="<i>")
    town = forms.ChoiceField(label="Town", choices=[("a", "A & B")])
    way = forms.ChoiceField(label="Way", choices=[("Roads", [("r", "<b>")])], widget=forms.RadioSelect)
    born_on = forms.DateField(label="Born", widget=forms.SelectDateWidget(years=[1985]))


def drawn(name, data=None):
    return as_crispy_field(Form(data)[name])


def in_order(page, *parts):
    places = [page.index(part) for part in parts]
    return places == sorted(places)


def test_what_is_optional_says_so_and_the_hint_stands_before_the_control():
    page = drawn("name")
    assert in_order(page, "Name (optional)</label>", 'id="id_name_helptext"', '<a href="/">there</a>', "<input")
    assert 'class="form-control"' in page and 'aria-describedby="id_name_helptext"' in page


def test_an_error_stands_before_the_control():
    page = drawn("town", {"town": "<i>"})
    assert in_order(page, "Town</label>", 'id="id_town_error"', "&lt;i&gt; is not one", "<select")
    assert 'class="form-select is-invalid"' in page and "<i>" not in page


def test_a_box_stands_before_its_words():
    page = drawn("agrees")
    assert in_order(page, 'type="checkbox"', 'for="id_agrees"', 'id="id_agrees_helptext"')
    assert 'class="form-check mb-3"' in page and "&lt;i&gt;" in page


def test_choices_stand_in_a_fieldset_under_their_group():
    page = drawn("way", {"way": "r"})
    assert in_order(page, "<fieldset>", "<legend", "Roads</p>", 'value="r"', 'for="id_way_0_0"', "&lt;b&gt;")
    assert "checked" in page and "<b>" not in page


def test_each_part_of_a_date_looks_like_a_control():
    page = drawn("born_on", {"born_on_year": "x"})
    assert page.count('class="form-control is-invalid"') == 3


def test_what_is_hidden_is_its_control_alone():
    assert drawn("code") == '<input type="hidden" name="code" id="id_code">\n'


@pytest.mark.parametrize("times", [1, 2])
def test_a_form_drawn_again_is_the_same(times):
    form = Form()
    assert {as_crispy_form(form) for _time in range(times + 1)} == {as_crispy_form(Form())}
