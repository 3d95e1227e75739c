"""The form fields of a parameter, drawn from the JSON Schema that strangers write rule files by.

A field of words has one box a language; lists of codes, dates and hours have a line each.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ridealong.admin.rules import words
from ridealong.admin.rules.parameters import LANGUAGE_NAMES, LANGUAGES, Parameter, stations


def form_fields(each: Parameter) -> dict[str, forms.Field]:
    if each.kind == "words":
        return {f"{each.name}.{code}": _words_field(each, code) for code in LANGUAGES}
    return {each.name: FIELDS[each.kind](each)}


def _boolean(each: Parameter) -> forms.Field:
    return forms.BooleanField(label=each.title, help_text=each.help, required=False)


def _integer(each: Parameter) -> forms.Field:
    return forms.IntegerField(
        label=each.title,
        help_text=each.help,
        required=not each.is_optional,
        min_value=each.schema.get("minimum"),
        max_value=each.schema.get("maximum"),
        widget=forms.NumberInput(attrs={"class": "ra-w-4", "inputmode": "numeric"}),
    )


def _number(each: Parameter) -> forms.Field:
    return forms.FloatField(
        label=each.title,
        help_text=each.help,
        required=not each.is_optional,
        min_value=each.schema.get("exclusiveMinimum"),
        max_value=each.schema.get("maximum"),
        widget=forms.NumberInput(attrs={"class": "ra-w-4", "step": "any", "inputmode": "decimal"}),
    )


def _choice(each: Parameter) -> forms.Field:
    choices = each.options
    if each.is_optional:
        choices.append(("", str(words.NOBODY if each.name.endswith("role") else words.NOT_SET)))
    return forms.ChoiceField(
        label=each.title, help_text=each.help, choices=choices, required=not each.is_optional, widget=forms.RadioSelect
    )


def _choices(each: Parameter) -> forms.Field:
    return forms.MultipleChoiceField(
        label=each.title,
        help_text=each.help,
        choices=each.options,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ra-inline"}),
    )


def _text(each: Parameter) -> forms.Field:
    longest = each.schema.get("maxLength")
    widget = forms.Textarea(attrs={"rows": 3}) if longest and longest > 200 else forms.TextInput()
    is_needed = "default" not in each.schema and not each.is_optional
    return forms.CharField(
        label=each.title, help_text=each.help, max_length=longest or 60, required=is_needed, widget=widget
    )


def _words_field(each: Parameter, code: str) -> forms.Field:
    label = _("%(title)s (%(language)s)") % {"title": each.title, "language": LANGUAGE_NAMES[code]}
    is_needed = code == "en" and "default" not in each.schema
    return forms.CharField(
        label=label,
        help_text=each.help if code == LANGUAGES[0] else "",
        required=is_needed,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
    )


def _station(each: Parameter) -> forms.Field:
    """One of the department's; a file of rules names them instead."""
    is_needed = "default" not in each.schema

    def choices() -> list[tuple[str, str]]:
        return [*([] if is_needed else [("", _("All stations"))]), *stations()]

    return forms.ChoiceField(label=each.title, choices=choices, required=is_needed)


class Lines(forms.CharField):
    """A list, one value a line."""

    def __init__(self, *, clean_line: Callable[[str], Any] = str, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3, "class": "ra-w-20"}), **kwargs)
        self.clean_line = clean_line

    def clean(self, value: Any) -> Any:
        return [self.clean_line(line.strip()) for line in super().clean(value).splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "").split() != str(data or "").split()


def _lines(each: Parameter) -> forms.Field:
    return Lines(label=each.title, help_text=f"{each.help} {_('One a line.')}".strip())


def _named(each: Parameter) -> forms.Field:
    about = _("One a line: code | English | Spanish.")
    return Lines(label=each.title, help_text=f"{each.help} {about}".strip(), clean_line=_named_choice)


def _named_choice(line: str) -> dict[str, Any]:
    code, *texts = [part.strip() for part in line.split("|")]
    if not texts or not texts[0]:
        raise ValidationError(_("Write “%(line)s” as a code, a | and its English words.") % {"line": line[:60]})
    return {"code": code, "text": {lang: text for lang, text in zip(LANGUAGES, texts, strict=False) if text}}


def _date(each: Parameter) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date", "class": "ra-w-10"}, format="%Y-%m-%d")
    return forms.DateField(label=each.title, help_text=each.help, required=not each.is_optional, widget=widget)


def _time(each: Parameter) -> forms.Field:
    widget = forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}, format="%H:%M")
    is_needed = not each.is_optional and "default" not in each.schema
    return forms.TimeField(label=each.title, help_text=each.help, required=is_needed, widget=widget)


FIELDS: dict[str, Callable[[Parameter], forms.Field]] = {
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "station": _station,
    "lines": _lines,
    "named": _named,
    "date": _date,
    "time": _time,
}
