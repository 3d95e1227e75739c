"""One parameter of a rule document: what the JSON Schema says of it, its value as fields show it, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ridealong.admin.rules import words
from ridealong.program.models import Station
from ridealong.rules.schema import options_of

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
    def options(self) -> list[tuple[str, str]]:
        """Code and words of each choice."""
        return [(code, _option(said)) for code, said in options_of(self.schema).items()]

    def option(self, code: str) -> str:
        """The words of one choice, without what it means; a code that the rules no longer know stands for itself."""
        said = options_of(self.schema).get(code)
        return words.told(said["title"]) if said else code

    @property
    def help(self) -> str:
        about = words.plain(words.told(self.schema.get("description", "")))
        return " ".join(part for part in (about, self._example()) if part)

    def _example(self) -> str:
        examples = [example for example in self.schema.get("examples", []) if example not in (None, "", [])]
        if self.kind not in {"lines", "text"} or not examples:
            return ""
        first = examples[0]
        shown = ", ".join(map(str, first)) if isinstance(first, list) else str(first)
        return _("Example: %(example)s") % {"example": shown}


def _option(said: Mapping[str, str]) -> str:
    title, meaning = words.told(said["title"]), words.plain(words.told(said["help"]))
    return f"{title}: {meaning}" if meaning else title


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
    kind = "station" if name == "station" and inner.get("type") == "string" else _kind(inner, defs)
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
        case "string" if "2[0-3]" in schema.get("pattern", ""):
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
        case "station":
            return said or ""
        case "text":
            return said or (None if each.is_optional else "")
        case _:
            return said


def summary(parameters: Iterable[Parameter], part: Mapping[str, Any]) -> str:
    """What a part says beyond the defaults, on one line."""
    said = [(each, part.get(each.name)) for each in parameters]
    told = [(each, value) for each, value in said if value != each.schema.get("default")]
    return "; ".join(f"{each.title}: {show(each, value)}" for each, value in told) or _("as usual")


def show(each: Parameter, value: Any) -> str:
    """A value as lists and differences tell it."""
    if value is None or value == "" or value == [] or value == {}:
        return str(words.NOT_SET)
    match each.kind:
        case "boolean":
            return _("Yes") if value else _("No")
        case "choice":
            return each.option(value)
        case "choices":
            return ", ".join(each.option(code) for code in value)
        case "lines":
            return ", ".join(map(str, value))
        case "named":
            return ", ".join(choice["code"] for choice in value)
        case "words":
            return " / ".join(value[code] for code in LANGUAGES if value.get(code))
        case "number":
            return f"{value:g}"
        case "time":
            return str(value)[:5]
        case "station":
            return dict(stations()).get(value, str(value))
        case _:
            return str(value)


def stations() -> list[tuple[str, str]]:
    """A document names stations by their keys."""
    return [(str(station.pk), station.name) for station in Station.objects.all()]


def _named_line(choice: dict[str, Any]) -> str:
    text = choice.get("text", {})
    return " | ".join([choice["code"], *(text.get(code, "") for code in LANGUAGES)]).rstrip(" |")
