"""What administrators do: the department, its stations, programs and rules, and the day it opens."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.notifications import message_style
from ridealong.program import badge, letterhead, rulebook
from ridealong.program.models import Department, Program, RuleSet, Station


class NotReady(Exception):
    """The program cannot open yet; `reasons` may be shown to a person."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


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


@transaction.atomic
def confirm_mail(department: Department, *, by: User) -> Department:
    """Somebody read a test message: mail leaves and arrives."""
    department.tested_mail_at = timezone.now()
    department.save(update_fields=["tested_mail_at"])
    history.record("department.mail_confirmed", department, by=by)
    return department


@transaction.atomic
def open_to_public(department: Department, *, by: User, has_waiver_texts: bool) -> Department:
    """Raises NotReady with what is missing. Opening twice changes nothing."""
    department = Department.objects.select_for_update().get(pk=department.pk)
    if department.opened_at:
        return department
    if reasons := missing(has_waiver_texts=has_waiver_texts):
        raise NotReady(list(reasons.values()))
    department.opened_at = timezone.now()
    department.save(update_fields=["opened_at"])
    history.record("department.opened", department, by=by)
    message_style.settle()
    letterhead.forget()
    return department


def missing(*, has_waiver_texts: bool) -> dict[str, str]:
    """What keeps the program closed: task code -> sentence."""
    department = Department.objects.first()
    others = User.objects.filter(is_staff=True, is_active=True, groups__isnull=False).distinct().count()
    done = {
        "department": (department is not None, _("Say who you are.")),
        "station": (Station.objects.filter(is_active=True).exists(), _("Add the station where riders arrive.")),
        "rules": (RuleSet.objects.in_force().exists(), _("Choose the rules.")),
        "waiver": (has_waiver_texts, _("Look at the waiver texts and publish them.")),
        "mail": (bool(department and department.tested_mail_at), _("Confirm that mail arrives.")),
        "people": (others > 1, _("Invite somebody who works with you.")),
    }
    return {code: sentence for code, (is_done, sentence) in done.items() if not is_done}


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
