"""For whom a section is edited: the whole program, or a kind of rider, an age group or a station that differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ridealong.core.languages import current_language
from ridealong.program.models import Station
from ridealong.rules.document import laid_over
from ridealong.rules.words import words

Document = dict[str, Any]
WHOLE = ""
_SAME = object()


@dataclass(frozen=True)
class Scope:
    """`code` is "" for the program, else such as "categories.0"."""

    code: str
    name: str

    @property
    def is_whole(self) -> bool:
        return self.code == WHOLE

    def _item(self, document: Document) -> Document:
        where, number = self.code.split(".")
        item: Document = document[where][int(number)]
        return item

    def overrides(self, document: Document) -> Document:
        return {} if self.is_whole else self._item(document).get("overrides", {})

    def read(self, document: Document) -> Document:
        """The document as it stands for this scope."""
        merged: Document = laid_over(document, self.overrides(document))
        return merged

    def write(self, document: Document, names: set[str], merged: Document) -> Document:
        """The document after `names` were set to what `merged` holds; only what differs is kept as an override."""
        if self.is_whole:
            return {**document, **{name: merged[name] for name in names}}
        own = {name: value for name, value in self.overrides(document).items() if name not in names}
        for name in names:
            if (differs := difference(document[name], merged[name])) is not _SAME:
                own[name] = differs
        where, number = self.code.split(".")
        items = list(document[where])
        items[int(number)] = {**items[int(number)], "overrides": own}
        return {**document, where: items}


def scopes(document: Document) -> Iterator[Scope]:
    """The program first, then everybody who may have rules of their own."""
    yield Scope(WHOLE, _("The program"))
    language = current_language()
    for number, category in enumerate(document["categories"]):
        yield Scope(f"categories.{number}", words(category["name"], language) or category["code"])
    for number, group in enumerate(document["ages"]):
        yield Scope(f"ages.{number}", _ages(group))
    names = {str(station.pk): station.name for station in Station.objects.all()} if document["stations"] else {}
    for number, place in enumerate(document["stations"]):
        yield Scope(f"stations.{number}", names.get(place["station"], place["station"]))


def _ages(group: Document) -> str:
    if group["under_age"] is None:
        return _("From age %(age)s") % {"age": group["from_age"]}
    return _("Age %(from)s to under %(under)s") % {"from": group["from_age"], "under": group["under_age"]}


def difference(base: Any, top: Any) -> Any:
    """What must be laid over `base` to make `top`: of objects what differs, of everything else the whole."""
    if base == top:
        return _SAME
    if isinstance(base, dict) and isinstance(top, dict):
        parts = {key: difference(base.get(key), value) for key, value in top.items()}
        return {key: value for key, value in parts.items() if value is not _SAME}
    return top
