"""Rule sets on their way out and in. Inside, stations are keys; in a file they are names."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ridealong.program.models import RuleSet, Station
from ridealong.rules.document import Rules

NAMES_A_STATION = "station"


def to_file(rule_set: RuleSet) -> dict[str, Any]:
    """The document with the names of its stations."""
    names = {str(station.pk): station.name for station in Station.objects.all()}
    document: dict[str, Any] = _renamed(rule_set.rules.to_json(), names)
    return document


def from_file(rules: Rules) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The document with the keys of this department's stations, and (path, message) of every name it does not have."""
    keys = {station.name: str(station.pk) for station in Station.objects.all()}
    document = rules.to_json()
    unknown = [
        (path, _("there is no station %(name)s") % {"name": name})
        for path, name in _stations(document, "")
        if name and name not in keys and name not in keys.values()
    ]
    return _renamed(document, keys), unknown


def _renamed(value: Any, names: Mapping[str, str], under: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _renamed(inner, names, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, names, under) for inner in value]
    return names.get(value, value) if under == NAMES_A_STATION and isinstance(value, str) else value


def _stations(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every place in the document that names a station."""
    if isinstance(value, list | dict):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            at = f"{path}.{name}" if path else str(name)
            if name == NAMES_A_STATION and isinstance(inner, str):
                yield at, inner
            else:
                yield from _stations(inner, at)
