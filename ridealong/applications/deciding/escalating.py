"""Nobody is forgotten: cases that wait too long come to the coordinators, then to the supervisors."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import Role, User
from ridealong.applications import notices
from ridealong.applications.application import Application
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.deciding.waiting_line import IN_REVIEW
from ridealong.applications.guardians.guardian import Guardian
from ridealong.core import history
from ridealong.program.models import Program

LEVELS = ((1, Role.COORDINATOR), (2, Role.SUPERVISOR))  # after once, and after twice the program's days
MOST_AT_ONCE = 1000  # cases of a program in one night; the rest comes the next


def escalate(*, by: User) -> int:
    """Tells each role once of every case, in one message a night for each program; returns how many cases rose."""
    return sum(
        _escalate(program, level, role, by)
        for program in Program.objects.exclude(escalate_after_days=None)
        for level, role in reversed(LEVELS)
    )


def waits_since(application: Application) -> datetime:
    """Since when it is the department's turn: an answer of the rider or a guardian starts the clock again."""
    moments = [application.submitted_at or application.created_at]
    moments += [request.answered_at for request in application.requests.all() if request.answered_at]
    moments += [guardian.answered_at for guardian in application.guardians.all() if guardian.answered_at]
    return max(moments)


def _escalate(program: Program, level: int, role: Role, by: User) -> int:
    now = timezone.now()
    before = now - timedelta(days=level * (program.escalate_after_days or 0))
    waiting = Application.objects.filter(
        program=program, queue__in=IN_REVIEW, submitted_at__lt=before, escalation__lt=level
    )
    related = (
        Prefetch("requests", InformationRequest.objects.only("application", "answered_at")),
        Prefetch("guardians", Guardian.objects.only("application", "answered_at")),
    )
    oldest = waiting.order_by("submitted_at").prefetch_related(*related)[:MOST_AT_ONCE]
    due = [case for case in oldest if waits_since(case) < before]
    if due:
        _tell(program, level, role, due, by, now)
    return len(due)


def _tell(program: Program, level: int, role: Role, due: Sequence[Application], by: User, now: datetime) -> None:
    days = (now - min(map(waits_since, due))).days
    with transaction.atomic():
        Application.objects.filter(pk__in=[case.pk for case in due]).update(escalation=level)
        for case in due:
            history.record("application.escalated", case, by=by, level=level)
        for person in User.objects.filter(groups__name=role, is_active=True):
            notices.waits_long(program, person, role, number=len(due), days=days, on=now.date())
