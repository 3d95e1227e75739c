"""Statements that are put together once a process and then only run: for pages that ask the same every time.

Django takes longer to write a query than a database to answer it. A `Slot` stands for a value of the day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Expression, Field, Model, QuerySet, prefetch_related_objects
from django.db.models.query import get_related_populators

NOTHING: Mapping[str, Any] = {}


class Slot(Expression):
    """A value, mostly a moment, that is only known when the statement runs. Goes wherever a filter takes a value."""

    def __init__(self, name: str, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=field or DateTimeField())
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
    converters: Mapping[int, Any]  # column → how a value of the database becomes ours

    @classmethod
    def of(cls, rows: "QuerySet[Any]") -> "Statement":
        compiler = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        return cls(sql, tuple(params), compiler.get_converters(column for column, _sql, _alias in compiler.select))

    @classmethod
    def of_summaries(cls, many: Iterable["QuerySet[Any]"], column: str) -> "Statement":
        """For each, in one statement: its place, how many rows it has, and the least of that column."""
        parts = [cls.of(rows) for rows in many]
        least = f"MIN({connection.ops.quote_name(column)})"
        counted = (f"SELECT {place}, COUNT(*), {least} FROM" for place in range(len(parts)))
        return cls._united(counted, parts, {2: ([_moment], None)})

    @classmethod
    def of_all(cls, many: Iterable["QuerySet[Any]"]) -> "Statement":
        """The rows of each, in one statement."""
        parts = [cls.of(rows) for rows in many]
        return cls._united(["SELECT * FROM"] * len(parts), parts, parts[0].converters)

    @classmethod
    def _united(cls, heads: Iterable[str], parts: "Sequence[Statement]", converters: Mapping[int, Any]) -> "Statement":
        sql = " UNION ALL ".join(f"{head} ({part.sql}) found" for head, part in zip(heads, parts, strict=True))
        return cls(sql, tuple(value for part in parts for value in part.params), converters)

    def run(self, values: Mapping[str, Any] = NOTHING) -> list[tuple[Any, ...]]:
        """The rows; `values` fill the slots."""
        return [tuple(row) for row in self.rows(values)]

    def rows(self, values: Mapping[str, Any] = NOTHING) -> list[list[Any]]:
        filled = [_filled(value, values) for value in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            rows = [list(row) for row in cursor.fetchall()]
        for place, (converts, column) in self.converters.items():
            for row in rows:
                for convert in converts:
                    row[place] = convert(row[place], column, connection)
        return rows


@dataclass(frozen=True)
class Things:
    """The same for rows of a model, with what `select_related`, `annotate` and `prefetch_related` add to them."""

    statement: Statement
    model: type[Model]
    columns: slice  # of the model's own
    names: frozenset[str]  # of those columns; each row asks of each field of the model whether it is among them
    related: tuple[Any, ...]
    annotations: tuple[tuple[str, int], ...]  # a name, and its column
    prefetched: tuple[Any, ...]

    @classmethod
    def of(cls, rows: "QuerySet[Any]") -> "Things":
        compiler = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters(column for column, _sql, _alias in compiler.select)
        shape, select = compiler.klass_info, compiler.select
        columns = slice(shape["select_fields"][0], shape["select_fields"][-1] + 1)
        return cls(
            Statement(sql, tuple(params), converters),
            shape["model"],
            columns,
            frozenset(column.target.attname for column, _sql, _alias in select[columns]),
            tuple(get_related_populators(shape, select, rows.db)),  # type: ignore[call-arg]  # Django 5.2's
            tuple(compiler.annotation_col_map.items()),
            rows._prefetch_related_lookups,  # type: ignore[attr-defined]
        )

    def run(self, values: Mapping[str, Any] = NOTHING) -> list[Any]:
        """Django's own way from rows to objects (`ModelIterable`), without the writing of SQL before it."""
        found = []
        for row in self.statement.rows(values):
            thing = self.model.from_db(connection.alias, self.names, row[self.columns])
            for each in self.related:
                each.populate(row, thing)
            for name, place in self.annotations:
                setattr(thing, name, row[place])
            found.append(thing)
        if self.prefetched:
            prefetch_related_objects(found, *self.prefetched)
        return found

    def one(self, values: Mapping[str, Any] = NOTHING) -> Any:
        """The first, or None."""
        return next(iter(self.run(values)), None)


def keep(thing: Model, name: str, rows: list[Any]) -> None:
    """From now on `thing.<name>.all()` is these rows and each knows its thing, as after `prefetch_related`."""
    relation = getattr(thing, name)
    for row in rows:
        relation.field.set_cached_value(row, thing)
    known = relation.get_queryset()
    known._result_cache, known._prefetch_done = rows, True
    vars(thing).setdefault("_prefetched_objects_cache", {})[name] = known


def _filled(value: Any, values: Mapping[str, Any]) -> Any:
    if not isinstance(value, Slot):
        return value
    return value.output_field.get_db_prep_value(values[value.name], connection)


def _moment(value: Any, _column: Any, _connection: Any) -> Any:
    """A date and time as the database gave it, aware; None stays, and so does what is no time."""
    if isinstance(value, int):
        return value
    column = Slot("")
    for convert in [*connection.ops.get_db_converters(column), *column.output_field.get_db_converters(connection)]:
        value = convert(value, column, connection)
    return value
