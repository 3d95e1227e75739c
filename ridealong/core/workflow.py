"""Moves things from status to status, along a table and no other way.

A model declares ``TRANSITIONS = table(approve=("under_review", "approved"), …)`` and ``EVENTS = "application"``.
:func:`move` locks the row, checks, saves and writes history in one transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history


@dataclass(frozen=True)
class Step:
    """From any of these statuses to that one."""

    sources: frozenset[str]
    target: str


Transitions = Mapping[str, Step]
Thing = TypeVar("Thing", bound=Any)


class IllegalMove(Exception):
    """The verb does not apply from the status the row has now. The text may be shown to a person."""

    def __init__(self, thing: Any, verb: str) -> None:
        self.verb, self.status = verb, thing.status
        super().__init__(
            _("This cannot be done now: the status is “%(status)s”. Somebody may have been faster; look again.")
            % {"status": thing.get_status_display()}
        )


def table(**verbs: tuple[str | tuple[str, ...], str]) -> Transitions:
    """Reads ``verb=(from, to)`` or ``verb=((from, from), to)`` into a table."""
    return {
        verb: Step(frozenset([sources] if isinstance(sources, str) else sources), target)
        for verb, (sources, target) in verbs.items()
    }


def allows(thing: Any, verb: str) -> bool:
    """Whether the verb applies from the status this object shows. The lock in :func:`move` has the last word."""
    return thing.status in thing.TRANSITIONS[verb].sources


def move(
    thing: Thing,
    verb: str,
    *,
    by: User,
    event: str = "",
    changes: Mapping[str, Any] | None = None,
    **details: Any,
) -> Thing:
    """Takes `thing` along `verb`, sets `changes` on it, and adds ``<noun>.<event or new status>`` to its history.

    Raises IllegalMove when the row's status, read under a lock, is not one the verb starts from.
    """
    step: Step = thing.TRANSITIONS[verb]
    with transaction.atomic():
        locked = type(thing)._base_manager.select_for_update().only("status").get(pk=thing.pk)
        if locked.status not in step.sources:
            raise IllegalMove(locked, verb)
        thing.status = step.target
        for name, value in (changes or {}).items():
            setattr(thing, name, value)
        thing.save(update_fields=["status", *(changes or {})])
        history.record(f"{thing.EVENTS}.{event or step.target}", thing, by=by, was=locked.status, **details)
    return thing
