"""Pausing a whole program: one action, every open case on hold, one message each."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.applications import notices
from ridealong.applications.application import Application
from ridealong.core.history import Event
from ridealong.core.workflow import move
from ridealong.notifications.outbox import queue_many
from ridealong.program.models import Program


def pause_program(program: Program, *, by: User, message: str) -> Program:
    """Nobody may apply, and every open case is on hold until the program opens again. Raises IllegalMove."""
    now = timezone.now()
    with transaction.atomic():
        move(program, "pause", by=by, changes={"pause_message": message}, event="paused", held_at=now.isoformat())
        open_cases = (
            program.applications.open().filter(held_at=None).select_related("rider", "program", "rule_set", "station")
        )
        held = list(open_cases.select_for_update(of=("self",), no_key=True))
        program.applications.filter(pk__in=[case.pk for case in held]).update(held_at=now, held_by=by)
        _record("application.held", held, by)
        queue_many(notices.paused(case, message, now) for case in held)
    return program


def open_program(program: Program, *, by: User) -> Program:
    """Opens a paused program and releases the cases that the pause held, and no others. Raises IllegalMove."""
    with transaction.atomic():
        move(program, "open", by=by, changes={"pause_message": ""}, event="opened")
        pause = Event.objects.of(program).filter(name="program.paused").last()
        if pause:
            paused_at = datetime.fromisoformat(pause.details["held_at"])
            held = list(program.applications.filter(held_at=paused_at).select_for_update(no_key=True))
            program.applications.filter(pk__in=[case.pk for case in held]).update(held_at=None, held_by=None)
            _record("application.released", held, by)
    return program


def _record(name: str, cases: list[Application], by: User) -> None:
    Event.objects.bulk_create(
        Event(name=name, subject=case.pk, case=case.pk, actor=by.pk, actor_name=str(by), details={"pause": True})
        for case in cases
    )
