"""The words of a rule document as people read them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.rules import schema

NAME = re.compile(r"[a-z]+(?:[._][a-z]+)+")
NOBODY = _("Nobody; the rule is hard")
NOT_SET = _("Not set")


def told(text: str) -> str:
    """A title or description of the schema in the reader's language."""
    return gettext(text) if text else ""


def plain(text: str) -> str:
    """What a description says in terms of files, in terms of the form: min_age → “Minimum age”, null → left empty."""
    text = re.sub(r"\bnull: ", gettext("Left empty: "), text)
    text = re.sub(r"\bfalse: ", gettext("Not ticked: "), text)
    return NAME.sub(lambda found: f"“{called(found[0])}”", text)


def called(name: str) -> str:
    """The title of a parameter, or of a choice that some other text names."""
    part, _dot, last = name.rpartition(".")
    titles = _titles()
    return told(titles.get((part, last)) or titles.get(("", last)) or name)


def place(path: str) -> str:
    """A place of the document by the titles of its form: hours.windows.0.start → “Hours, Windows 1, Opens”."""
    whole = schema.parameters()
    about, said = whole, list[str]()
    for step in path.split("."):
        if step.isdigit() and said:
            said[-1] = f"{said[-1]} {int(step) + 1}"
            continue
        about = _within(about, whole).get(step, {})
        said.append(told(about.get("title", step)))
        about = whole if step == "overrides" else about
    return ", ".join(said)


def _within(about: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """The parameters of the part that a parameter, or each row of its list, leads to."""
    reference = about.get("items", about).get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = whole["$defs"].get(reference, about).get("properties", {})
    return found


@cache
def _titles() -> dict[tuple[str, str], str]:
    """By part of the document and name of the parameter; the first of its name also without a part."""
    titles: dict[tuple[str, str], str] = {}
    for part, parameters in _parts(schema.parameters()):
        for name, about in parameters.items():
            if title := about.get("title"):
                titles[part, name] = title
                titles.setdefault(("", name), title)
            for code, said in schema.options_of(about).items():
                titles.setdefault(("", code), said["title"])
    return titles


def _parts(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "", found["properties"]
    parts = {about.get("$ref", ""): name for name, about in found["properties"].items()}
    for name, part in found["$defs"].items():
        yield parts.get(f"#/$defs/{name}", name), part.get("properties", {})
