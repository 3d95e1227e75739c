"""Statements that are put together once a process and then only run: for pages that ask the same every time.

Django takes longer to write a query than a database to answer it. A `Slot` stands for a value of the day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Expression, QuerySet

NOTHING: Mapping[str, Any] = {}


class Slot(Expression):
    """A moment that is only known when the statement runs. Goes wherever a filter takes a value."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=DateTimeField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def __repr__(self) -> str:
        return f"Slot({self.name})"


@dataclass(frozen=True)
class Statement:
    """SQL with its values, some of them slots."""

    sql: str
    params: tuple[Any, ...]

    @classmethod
    def of(cls, rows: "QuerySet[Any]") -> "Statement":
        sql, params = rows.query.get_compiler(rows.db).as_sql()
        return cls(sql, tuple(params))

    @classmethod
    def of_summaries(cls, many: Iterable["QuerySet[Any]"], column: str) -> "Statement":
        """For each, in one statement: its place, how many rows it has, and the least of that column."""
        parts = [cls.of(rows) for rows in many]
        least = f"MIN({connection.ops.quote_name(column)})"
        counted = (f"SELECT {place}, COUNT(*), {least} FROM" for place in range(len(parts)))
        return cls._united(counted, parts)

    @classmethod
    def of_all(cls, many: Iterable["QuerySet[Any]"]) -> "Statement":
        """The rows of each, in one statement."""
        parts = [cls.of(rows) for rows in many]
        return cls._united(["SELECT * FROM"] * len(parts), parts)

    @classmethod
    def _united(cls, heads: Iterable[str], parts: "Sequence[Statement]") -> "Statement":
        sql = " UNION ALL ".join(f"{head} ({part.sql}) found" for head, part in zip(heads, parts, strict=True))
        return cls(sql, tuple(value for part in parts for value in part.params))

    def run(self, values: Mapping[str, Any] = NOTHING) -> list[tuple[Any, ...]]:
        """The rows as the database gives them; `values` fill the slots."""
        filled = [_filled(value, values) for value in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return cursor.fetchall()


def _filled(value: Any, values: Mapping[str, Any]) -> Any:
    if not isinstance(value, Slot):
        return value
    return value.output_field.get_db_prep_value(values[value.name], connection)


def moment(value: Any) -> Any:
    """A date and time as the database gave it, aware; None stays."""
    found = Slot("")
    for convert in [*connection.ops.get_db_converters(found), *found.output_field.get_db_converters(connection)]:
        value = convert(value, found, connection)
    return value
