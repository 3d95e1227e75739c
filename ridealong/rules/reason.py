"""A reason of the rules: a code that stays, a sentence and a way out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise

from ridealong.rules.base import Role
from ridealong.rules.moments import Moment
from ridealong.rules.rows import Row
from ridealong.rules.words import one_stop


@dataclass(frozen=True)
class Point:
    """What the officer sees on arrival, and ticks; `unmet` is what is said while nobody saw it. `rank` is its turn."""

    code: str
    label: Promise
    unmet: Promise
    rank: int


@dataclass(frozen=True)
class Kind:
    """A reason as the rules hold it: all of it that is the same for everybody. Several kinds may share a code.

    `exception` says who may set it aside: a role, or the parameter that names the role, such as
    "hours.override_role"; empty: nobody. `remedy` says what turns the no into a yes, where more than a date does.
    `section` is the part of the application that is not complete while it stands, `point` what settles it on arrival.
    """

    code: str
    sentence: Promise
    row: Row
    moments: frozenset[Moment]
    remedy: str | Promise = ""
    exception: str = ""
    field: str = "ride"
    section: str = ""
    point: Point | None = None

    def stands(self, rules: Any = None, /, *, passes_on: date | None = None, **values: Any) -> "Reason":
        """This reason against somebody; `rules` are asked for the role of the exception."""
        return Reason(self, values, self._exception_in(rules), passes_on)

    def stands_unless(self, role: Role | None, *, passes_on: date | None = None, **values: Any) -> "Reason":
        """This reason, where the role of the exception hangs on more than one parameter."""
        return Reason(self, values, role, passes_on)

    def _exception_in(self, rules: Any) -> Role | None:
        found: Role | None = attrgetter(self.exception)(rules) if "." in self.exception else self.exception or None  # type: ignore[assignment]
        return found


@dataclass(frozen=True)
class Reason:
    """Why not: a kind, with the values of its sentence.

    `override` names the role that may set a soft rule aside; `passes_on` is the first date on which this rule alone
    would pass; `message` is the department's own sentence, where it wrote one.
    """

    kind: Kind
    values: Mapping[str, Any] = field(default_factory=dict)
    override: Role | None = None
    passes_on: date | None = None
    message: str = ""

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def row(self) -> Row:
        return self.kind.row

    @property
    def field(self) -> str:
        return self.kind.field

    @property
    def section(self) -> str:
        return self.kind.section

    def __str__(self) -> str:
        return self.message or filled(self.kind.sentence, self.values)

    @property
    def way_out(self) -> str:
        """What to do about it, as a sentence; empty where only a date or an exception helps."""
        return filled(self.kind.remedy, self.values)


def filled(sentence: str | Promise, values: Mapping[str, Any]) -> str:
    """A sentence with its values in their places."""
    return one_stop(str(sentence) % values) if values else str(sentence)
