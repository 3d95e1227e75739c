"""The rows of the desk's lists: every value in the house's words, each cell with its label for narrow screens.

In Python and not as a template of cells: fifty rows of eight cells are the larger part of a list's cost.
"""

from datetime import date, datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ridealong.admin import verbs
from ridealong.core import times
from ridealong.program import clock
from ridealong.templatetags.ridealong import tag

TICK = "action_checkbox"


class Column:
    """One column of a list: how it is called, and how a row answers."""

    def __init__(self, name: str, changes: ChangeList) -> None:
        page, model = changes.model_admin, changes.model
        self.name, self.is_link = name, name in (changes.list_display_links or ())
        self.label = _("Choose %(row)s") if name == TICK else capfirst(str(label_for_field(name, model, page)))
        self.opening = f'<td class="field-{name}" data-label="{conditional_escape(self.label)}">'
        self.field = _field(model, name)
        self.ask = getattr(page, name, None) if self.field is None else None
        self.choices = dict(self.field.flatchoices) if self.field is not None and self.field.choices else None

    def value(self, row: Any) -> Any:
        if self.name == TICK:
            return _tick(row, self.label)
        if self.ask is not None:
            return self.ask(row)
        found = getattr(row, self.name)
        if self.choices is not None:
            return self.choices.get(found, found)
        return found() if callable(found) else found

    def cell(self, row: Any, url: str, zone: ZoneInfo) -> str:
        words = shown(self.value(row), zone)
        if self.is_link and url:
            return f'<th scope="row" class="field-{self.name}"><a href="{url}">{words}</a></th>'
        if self.name == TICK:
            return f'<td class="action-checkbox">{words}</td>'
        return f"{self.opening}{words}</td>"


def body(changes: ChangeList) -> SafeString:
    """Everything between <tbody> and its end. Values are escaped here, one by one."""
    columns = [Column(str(name), changes) for name in changes.list_display]
    address, zone = _addresses(changes), clock.zone()
    rows = ("".join(column.cell(row, address % row.pk, zone) for column in columns) for row in changes.result_list)
    return mark_safe("".join(f"<tr>{cells}</tr>\n" for cells in rows))  # noqa: S308 - escaped above


def shown(value: Any, zone: ZoneInfo) -> str:
    """A value in words: days and moments as the house writes them, yes and no with an icon."""
    match value:
        case bool():
            return tag("go", _("Yes")) if value else tag("quiet", _("No"))
        case None | "":
            return mark_safe("–")
        case datetime():
            return _escaped(times.moment(value, zone, style="short"))
        case date():
            return _escaped(times.day(value, style="short"))
    return _escaped(value)


def _escaped(value: Any) -> str:
    """As Django's conditional_escape, without its detour for texts that are lazy: here they are written."""
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))


def _addresses(changes: ChangeList) -> str:
    if not changes.list_display_links:
        return "%.0s"
    return verbs.addresses(changes.model)


def _field(model: type[Model], name: str) -> "Field[Any, Any] | None":
    try:
        return model._meta.get_field(name)  # type: ignore[return-value]
    except FieldDoesNotExist:
        return None


def _tick(row: Any, label: str) -> SafeString:
    words = conditional_escape(label % {"row": row})
    return mark_safe(  # noqa: S308 - escaped above
        f'<input type="checkbox" name="_selected_action" value="{row.pk}" class="action-select" aria-label="{words}">'
    )
