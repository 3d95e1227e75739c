"""Fields that the desk's forms share."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from ridealong.admin.text_check import check_words


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"class": "ra-w-10", **attrs}, format="%Y-%m-%d")


class Select(forms.Select):
    """Drawn in one piece: Django's own renders two templates for each option."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        drawn = self.get_context(name, value, attrs)["widget"]
        options = (option for _group, listed, _place in drawn["optgroups"] for option in listed)
        lines = format_html_join(
            "",
            "  <option{}>{}</option>\n",
            ((flatatt({"value": option["value"], **option["attrs"]}), option["label"]) for option in options),
        )
        return format_html("<select{}>\n{}</select>", flatatt({"name": drawn["name"], **drawn["attrs"]}), lines)


def text(label: Any, *, help_text: Any = "", required: bool = True, longest: int = 1000) -> forms.CharField:
    """Several lines of plain words, checked for what must never be written down."""
    box = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=longest, widget=box, validators=[check_words]
    )


YES_NO = [("yes", _("Yes")), ("no", _("No")), ("", _("Not answered"))]


def line(label: Any, *, longest: int, help_text: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=help_text, validators=[check_words]
    )


def telephone(label: Any) -> PhoneNumberField:
    invalid = _("Write the number with its area code, such as (555) 555-0142.")
    widget = forms.TextInput(attrs={"class": "ra-w-20", "inputmode": "tel"})
    return PhoneNumberField(
        label=label, region="US", required=False, widget=widget, error_messages={"invalid": invalid}
    )


def yes_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
        empty_value=None,
    )
