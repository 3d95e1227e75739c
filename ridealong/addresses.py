"""Every address of the site and who may ask for it, read from the views themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from accounts.urls import AUDIENCES
from ridealong.web.health import PATHS

DESK = "accounts.use_desk"


@dataclass(frozen=True)
class Address:
    """`audience` is "public", "citizen" (anybody signed in), "staff", a permission, or empty when nobody said."""

    route: str
    name: str
    audience: str


def every() -> list[Address]:
    """In the order in which the site looks for them; what an earlier one hides is left out."""
    health = [Address(path, "", "public") for path in sorted(PATHS)]
    first: dict[str, Address] = {}
    for address in [*health, *_walk(get_resolver().url_patterns, "/", "")]:
        first.setdefault(address.route, address)
    return list(first.values())


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[Address]:
    for entry in patterns:
        route = prefix + _text(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry.url_patterns, route, inner)
        else:
            name = f"{space}{entry.name}" if entry.name else ""
            yield Address(route, name, getattr(entry.callback, "audience", "") or _named(name, space))


def _named(name: str, space: str) -> str:
    """Of views that are not ours. The desk guards all of its own, also those that Django adds."""
    return DESK if space == "admin:" else AUDIENCES.get(name, "")


def _text(pattern: Any) -> str:
    return str(pattern) if isinstance(pattern, RoutePattern) else pattern.regex.pattern.strip("^$")
