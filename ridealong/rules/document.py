"""The rules of a program: its parameters as one frozen document.

`Rules.from_json` reads and checks a document, `to_json` writes it, `for_ride` lays the overrides of a category, a
station and an age over it. Pure: no ORM, no clock.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from ridealong.rules.base import Role
from ridealong.rules.kinds.parameters import Category
from ridealong.rules.parameters import Parameters
from ridealong.rules.problems import RulesError, located, oversights, too_large

FIXED = {"categories", "ages", "stations", "note"}  # what no override may touch


class Rules(Parameters):
    """All parameters of one program. What a file does not say is the default."""

    @classmethod
    def from_json(cls, data: Any) -> "Rules":
        """Reads a document. Raises RulesError, which names every place that is wrong."""
        if problem := too_large(data):
            raise RulesError([("", problem)])
        if isinstance(data, Mapping):
            data = {name: value for name, value in data.items() if name != "$schema"}
        try:
            rules = cls.model_validate(data)
        except ValidationError as error:
            raise RulesError(located(error)) from error
        if problems := [*oversights(rules), *rules._override_problems()]:
            raise RulesError(problems)
        return rules

    def to_json(self) -> dict[str, Any]:
        return self.model_dump(mode="json")

    @property
    def consent_under(self) -> int:
        """Who is younger on the day of the ride does not ride on a signature of their own alone."""
        return max(self.min_age, self.minors.guardian_under)

    def category(self, code: str) -> Category | None:
        return next((category for category in self.categories if category.code == code), None)

    def for_category(self, code: str) -> "Rules":
        """These rules with the category's overrides laid over them; unknown categories change nothing."""
        return self.for_ride(code)

    def for_ride(self, category: str, age: int | None = None, station: str = "") -> "Rules":
        """The rules of one ride: those of its station, then of the rider's category, then of the rider's age on the
        date of the ride laid over the program's."""
        layers = [*self._of_station(station), *self._of_category(category), *self._of_age(age)]
        key = tuple(id(layer) for layer in layers if layer)  # as many variants as the document has, not as people ask
        if not key:
            return self
        if key not in self._variants:
            self._variants[key] = self._with(layers)
        return self._variants[key]

    def chain(self, category: str, age: int | None, station: str = "") -> tuple[Role, ...]:
        """Who decides about such a rider, in order. Steps for an age concern nobody whose age is not known."""
        return tuple(
            step.role
            for step in self.for_ride(category, age, station).approval
            if (not step.categories or category in step.categories)
            and (step.under_age is None or (age is not None and age < step.under_age))
        )

    @cached_property
    def pages(self) -> dict[tuple[Any, ...], Any]:
        """What `page` has told of them, by language: rules never change, and each is read once a process."""
        return {}

    @cached_property
    def _variants(self) -> "dict[tuple[int, ...], Rules]":
        return {}

    @cached_property
    def _document(self) -> dict[str, Any]:
        return self.to_json()

    def with_overrides(self, overrides: Mapping[str, Any]) -> "Rules":
        """These rules with one set of overrides laid over them."""
        return self._with([overrides])

    def _with(self, layers: list[Mapping[str, Any]]) -> "Rules":
        document = self._document
        for layer in layers:
            document = laid_over(document, layer)
        return Rules.model_validate(document) if any(layers) else self

    def _of_station(self, station: str) -> list[Mapping[str, Any]]:
        return [rule.overrides for rule in self.stations if station and rule.station == station]

    def _of_category(self, code: str) -> list[Mapping[str, Any]]:
        return [category.overrides for category in self.categories if category.code == code]

    def _of_age(self, age: int | None) -> list[Mapping[str, Any]]:
        if age is None:
            return []
        return [rule.overrides for rule in self.ages if rule.from_age <= age < (rule.under_age or 1000)]

    def _override_problems(self) -> list[tuple[str, str]]:
        """Each set of overrides is checked by itself, over the program's rules."""
        problems = []
        for name in ("categories", "ages", "stations"):
            for number, item in enumerate(getattr(self, name)):
                where = f"{name}.{number}.overrides"
                problems += [(_under(where, path), message) for path, message in self._problems_of(item.overrides)]
        return problems

    def _problems_of(self, overrides: Mapping[str, Any]) -> list[tuple[str, str]]:
        if fixed := FIXED & set(overrides):
            return [(name, _("overrides cannot change this")) for name in sorted(fixed)]
        try:
            merged = Rules.model_validate(laid_over(self._document, overrides))
        except ValidationError as error:
            return located(error)
        return [problem for problem in oversights(merged) if problem not in oversights(self)]


def laid_over(base: Any, top: Any) -> Any:
    """Objects merge, everything else is replaced."""
    if isinstance(base, Mapping) and isinstance(top, Mapping):
        return {**base, **{key: laid_over(base.get(key), value) for key, value in top.items()}}
    return top


def _under(where: str, path: str) -> str:
    return f"{where}.{path}" if path else where
