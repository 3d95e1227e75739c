"""Every address there is, and who may ask for it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.urls import AUDIENCES


@dataclass(frozen=True)
class Route:
    """An empty audience is a fault: nobody decided who may ask."""

    path: str
    name: str
    audience: str


class Command(BaseCommand):
    help = "Lists every address with its audience; fails when one has none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(routes())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(route) for route in found], indent=1))
        else:
            self.stdout.writelines(f"{route.audience:25} /{route.path}\n" for route in found)
        if undecided := [route.path for route in found if not route.audience]:
            raise CommandError("No audience: " + ", ".join(undecided))


def routes(patterns: Any = None, prefix: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """In the order in which Django tries them."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from routes(pattern.url_patterns, path, inner)
        else:
            yield Route(path, ":".join((*namespaces, pattern.name or "")), _audience(pattern, namespaces))


def _audience(pattern: URLPattern, namespaces: tuple[str, ...]) -> str:
    if namespaces == ("admin",):
        return "desk"
    return AUDIENCES.get(pattern.name or "", "") or getattr(pattern.callback, "audience", "")
