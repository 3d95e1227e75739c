"""Something that waits for somebody at the desk: a selection with its words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from ridealong.admin.needs.look import Look

PARAMETER = "need"
Select = Callable[["QuerySet[Any]", Look], "QuerySet[Any]"]


@dataclass(frozen=True)
class Need:
    """One selection: what it is called, which rows, and what counts as waiting since."""

    code: str
    words: str | Promise
    model: type[Model]
    select: Select
    since: str
    tone: str = ""  # "now" or "stop", as .ra-needs has it
    permission: str = "ridealong.view_application"
    tells_oldest: bool = False  # with a tone, too

    def rows(self, look: Look) -> "QuerySet[Any]":
        return self.select(self.model._default_manager.all(), look)
