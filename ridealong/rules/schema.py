"""The JSON Schema of a rule document: what people read who write one, and what the editor draws its fields from."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ridealong.rules.base import OPTIONS
from ridealong.rules.document import Rules

TITLE = "Rules of a ride-along program"


@cache
def parameters() -> dict[str, Any]:
    """Every parameter with its title, meaning, default and examples; choices with their words as data."""
    found = Rules.model_json_schema()
    for name, field in Rules.model_fields.items():  # a reference to a part may lose its words on the way
        found["properties"][name] |= {"title": field.title, "description": field.description}
    return found


def schema() -> dict[str, Any]:
    """The same for strangers, who read in the description what each choice means."""
    found: dict[str, Any] = {**_told(parameters()), "title": TITLE}
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["properties"]["$schema"] = {
        "type": "string",
        "title": "Schema",
        "description": "Where this schema is; not read.",
    }
    return found


def options_of(about: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The words of a choice by its codes, of a list of choices too; empty for everything else."""
    for inner in (about.get("items", {}), *about.get("anyOf", ())):
        if codes := inner.get("enum"):
            words = inner.get(OPTIONS) or about[OPTIONS]
            return {code: words[code] for code in codes}
    return {code: about[OPTIONS][code] for code in about.get("enum", ()) if OPTIONS in about}


def _told(schema: Any) -> Any:
    """A copy in which the words of choices stand as prose."""
    if isinstance(schema, list):
        return [_told(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: _told(inner) for name, inner in schema.items() if name != OPTIONS}
    if meanings := " ".join(_meanings(schema)):
        told["description"] = f"{schema['description']} {meanings}"
    return told


def _meanings(about: dict[str, Any]) -> Iterator[str]:
    """ "required: only people with a tie." — of those codes that do not speak for themselves."""
    for code, said in options_of(about).items() if "description" in about else ():
        title = said["title"]
        if said["help"] or " " in title or not title.casefold().startswith(code):
            yield f"{code}: {said['help'] or title[0].lower() + title[1:] + '.'}"
