"""Filters of the desk's lists."""

from functools import cache
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from ridealong.core.statements import Things


class ByThing(admin.RelatedFieldListFilter):
    """By a station, a program, an officer: the choices are read with a prepared statement, in the order of their own
    section."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        model = field.remote_field.model
        ordering = tuple(self.field_admin_ordering(field, request, model_admin))
        return [(thing.pk, str(thing)) for thing in _choices(model, ordering).run()]


@cache
def _choices(model: type[Model], ordering: tuple[str, ...]) -> Things:
    things = model._default_manager.all()
    return Things.of(things.order_by(*ordering) if ordering else things)
