"""One parameter of a rule document as form fields, and back: drawn from the JSON Schema that strangers write files by.

Types are the schema's own. A field of words has one box a language; lists of codes, dates and hours have a line each.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ridealong.admin.rules import words

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
LANGUAGE_NAMES = dict(settings.LANGUAGES)
Schema = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """`kind` decides on the form field; `schema` is the parameter's own, without its null."""

    name: str
    kind: str
    schema: Schema
    is_optional: bool = False

    @property
    def title(self) -> str:
        return words.told(self.schema.get("title", self.name))

    @property
    def codes(self) -> list[str]:
        return list(self.schema.get("enum") or self.schema.get("items", {}).get("enum", []))

    @property
    def help(self) -> str:
        about = words.told(self.schema.get("description", ""))
        rest, _of_codes = words.explained(about, self.codes)
        rest = re.sub(r"\bnull: ", _("Left empty: "), rest)
        return " ".join(part for part in (rest, self._example()) if part)

    def _example(self) -> str:
        examples = [example for example in self.schema.get("examples", []) if example not in (None, "", [])]
        if self.kind not in {"lines", "text"} or not examples:
            return ""
        first = examples[0]
        shown = ", ".join(map(str, first)) if isinstance(first, list) else str(first)
        return _("Example: %(example)s") % {"example": shown}


def parameters(part: Schema, defs: Schema) -> list[Parameter]:
    """Those of a part that stand in one form; lists of parts have rows of their own."""
    found = (parameter(name, schema, defs) for name, schema in part["properties"].items())
    return [each for each in found if each is not None]


def parameter(name: str, schema: Schema, defs: Schema) -> Parameter | None:
    is_optional, inner = False, schema
    if "anyOf" in schema:
        is_optional = True
        kinds = [each for each in schema["anyOf"] if each.get("type") != "null"]
        inner = {**schema, **kinds[0]}
        inner |= {key: schema[key] for key in ("title", "description", "examples") if key in schema}
    kind = _kind(inner, defs)
    return Parameter(name, kind, inner, is_optional) if kind else None


def _kind(schema: Schema, defs: Schema) -> str:
    """The name of its widget; empty for what is no single field."""
    match schema.get("type"):
        case "boolean" | "integer" | "number" as kind:
            return str(kind)
        case "string" if "enum" in schema:
            return "choice"
        case "string" if schema.get("format") == "date":
            return "date"
        case "string" if "24:00" in schema.get("pattern", ""):
            return "time"
        case "string":
            return "text"
        case "array" if "enum" in schema["items"]:
            return "choices"
        case "array" if schema["items"].get("$ref", "").endswith("/Choice"):
            return "named"
        case "array" if "$ref" not in schema["items"] and "anyOf" not in schema["items"]:
            return "lines"
        case "object" if "propertyNames" in schema:
            return "words"
    return ""


def form_fields(each: Parameter) -> dict[str, forms.Field]:
    if each.kind == "words":
        return {f"{each.name}.{code}": _words_field(each, code) for code in LANGUAGES}
    return {each.name: FIELDS[each.kind](each)}


def initial(each: Parameter, value: Any) -> dict[str, Any]:
    """What the fields show for a value of the document."""
    match each.kind:
        case "words":
            return {f"{each.name}.{code}": (value or {}).get(code, "") for code in LANGUAGES}
        case "lines":
            return {each.name: "\n".join(map(str, value or []))}
        case "named":
            return {each.name: "\n".join(_named_line(choice) for choice in value or [])}
        case "time":
            return {each.name: time.fromisoformat(value) if value else None}
        case "date":
            return {each.name: date.fromisoformat(value) if value else None}
        case _:
            return {each.name: "" if value is None else value}


def value(each: Parameter, cleaned: dict[str, Any]) -> Any:
    """What the document holds for what was typed."""
    if each.kind == "words":
        typed = {code: cleaned.get(f"{each.name}.{code}", "") for code in LANGUAGES}
        return {code: text for code, text in typed.items() if text}
    said = cleaned.get(each.name)
    if said in (None, "") and not each.is_optional and "default" in each.schema and each.kind != "text":
        return each.schema["default"]
    match each.kind:
        case "time":
            return f"{said:%H:%M}" if isinstance(said, time) else None
        case "date":
            return said.isoformat() if isinstance(said, date) else None
        case "choice":
            return said or None
        case "text":
            return said or (None if each.is_optional else "")
        case _:
            return said


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
    _rest, said = words.explained(words.told(each.schema.get("description", "")), each.codes)
    choices = [(code, _choice_words(code, said.get(code, ""))) for code in each.codes]
    if each.is_optional:
        choices.append(("", str(words.NOBODY if each.name.endswith("role") else words.NOT_SET)))
    return forms.ChoiceField(
        label=each.title, help_text=each.help, choices=choices, required=not each.is_optional, widget=forms.RadioSelect
    )


def _choice_words(code: str, said: str) -> str:
    return f"{words.value(code)}: {said}" if said else words.value(code)


def _choices(each: Parameter) -> forms.Field:
    choices = [(code, words.value(code)) for code in each.codes]
    return forms.MultipleChoiceField(
        label=each.title,
        help_text=each.help,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
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


def _named_line(choice: dict[str, Any]) -> str:
    text = choice.get("text", {})
    return " | ".join([choice["code"], *(text.get(code, "") for code in LANGUAGES)]).rstrip(" |")


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
    "lines": _lines,
    "named": _named,
    "date": _date,
    "time": _time,
}
