"""What administrators do: the department, its stations, programs and rules, and the day it opens."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.program import badge, letterhead, rulebook
from ridealong.program.models import Department, Program, RuleSet, Station


@transaction.atomic
def save_department(*, by: User, **fields: Any) -> Department:
    """Writes the one department's fields, the first time too. Values were checked by a form."""
    department = Department.objects.select_for_update().first() or Department()
    _save(department, "department.saved", fields, by=by)
    letterhead.forget()
    return department


@transaction.atomic
def save_badge(department: Department, picture: bytes, *, by: User) -> Department:
    """Raises BadgeRefused. An empty picture brings the program's own badge back."""
    department.badge = badge.clean(picture) if picture else b""
    department.save(update_fields=["badge"])
    history.record("department.badge_saved", department, by=by)
    return department


@transaction.atomic
def save_station(station: Station | None = None, *, by: User, **fields: Any) -> Station:
    station = station or Station()
    _save(station, "station.saved", fields, by=by)
    return station


@transaction.atomic
def create_program(name: str, content: Mapping[str, Any], *, by: User) -> Program:
    """A program at every active station, with its first rules. Raises RulesError."""
    program = Program.objects.create(name=name, slug=_free_slug(name))
    program.stations.set(Station.objects.filter(is_active=True))
    history.record("program.created", program, by=by)
    publish_rules(program, content, by=by)
    return program


def publish_rules(program: Program, content: Mapping[str, Any], *, by: User) -> RuleSet:
    """Puts a new version in force at once, beside a draft that may be under way. Raises RulesError."""
    return rulebook.publish_at_once(program, content, by=by)


def keep_waiting_list(program: Program, *, by: User, message: str = "") -> Program:
    """People may apply, and wait until there is room. Raises IllegalMove."""
    return move(program, "queue", by=by, changes={"pause_message": message})


def restrict(program: Program, *, by: User, message: str = "") -> Program:
    """Only people with a code of the coordinator may apply. Raises IllegalMove."""
    return move(program, "restrict", by=by, changes={"pause_message": message})


def _save(thing: Department | Station, event: str, fields: Mapping[str, Any], *, by: User) -> None:
    changed = sorted(name for name, value in fields.items() if getattr(thing, name) != value)
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.full_clean(exclude={field.name for field in thing._meta.fields} - set(fields))
    thing.save()
    history.record(event, thing, by=by, changed=changed)


def _free_slug(name: str) -> str:
    base = slugify(name)[:30] or "program"
    taken = set(Program.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in [base, *(f"{base}-{n}" for n in range(2, 100))] if slug not in taken)
