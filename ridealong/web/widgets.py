"""The plain controls of forms, drawn without a template: letter by letter what Django's templates draw.

A page has dozens of them, and a list of thirty hours asks a template two hundred questions.
"""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

INPUTS = ["checkbox", "date", "datetime", "email", "hidden", "input", "number", "password", "text", "time", "url"]


class Renderer(DjangoTemplates):
    """Django's own, but for what is drawn here."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if drawn := DRAWN.get(template_name):
            return drawn(context["widget"])
        return super().render(template_name, context, request)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    attrs = _attrs(widget["attrs"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, attrs)


def _textarea(widget: Mapping[str, Any]) -> SafeString:
    value = widget["value"] or ""
    return format_html('<textarea name="{}"{}>\n{}</textarea>', widget["name"], _attrs(widget["attrs"]), value)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _place in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], _attrs(widget["attrs"]), groups)


def _group(name: str | None, options: list[dict[str, Any]]) -> SafeString:
    drawn = format_html_join(
        "",
        '\n  <option value="{}"{}>{}</option>\n',
        ((option["value"], _attrs(option["attrs"]), option["label"]) for option in options),
    )
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, drawn) if name else drawn


def _attrs(attrs: Mapping[str, Any]) -> SafeString:
    """What is True stands alone, what is False is left out."""
    said = ((name, value) for name, value in attrs.items() if value is not False)
    parts = (
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value) for name, value in said
    )
    return mark_safe("".join(parts))  # noqa: S308 - its parts are


FOLDER = "django/forms/widgets"
DRAWN = {f"{FOLDER}/{name}.html": _input for name in INPUTS}
DRAWN |= {f"{FOLDER}/textarea.html": _textarea, f"{FOLDER}/select.html": _select}
