"""Cases that nobody goes on with: warned about, and expired a week later."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.applications import notices
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.applications.status import ApplicationStatus
from ridealong.core.workflow import IllegalMove

DRAFT_DAYS = 60  # after it was begun
GUARDIAN_DAYS = 30  # after it was sent: as long as a guardian's link works
APPROVAL_GRACE = 14  # after an approval's last day: a ride of that day is over and reported by then
WARN_BEFORE = 7

S = ApplicationStatus
ENDING = (S.DRAFT, S.NEEDS_INFORMATION, S.GUARDIAN_PENDING, S.APPROVED)
Expire = Callable[..., Application]


def expire_unanswered(expire: Expire = writing.expire) -> int:
    """Expires what nobody went on with, a week after a warning; returns how many. Cases on hold wait. `expire` is the
    verb that does it: a later room's knows what else belongs to the case."""
    today, number = timezone.localdate(), 0
    for application, last_on in _ending():
        if last_on >= today:
            if last_on - today <= timedelta(days=WARN_BEFORE):
                _warn(application, last_on)
        else:
            number += _expire(application, expire)
    return number


def _ending() -> Iterator[tuple[Application, date]]:
    """Every case that is waiting for somebody outside the desk, with its last day."""
    waiting = Application.objects.filter(status__in=ENDING, held_at=None)
    related = waiting.select_related("rider", "program", "rule_set").prefetch_related("requests")
    for application in related.iterator(chunk_size=200):
        if last_on := _last_day(application):
            yield application, last_on


def _last_day(application: Application) -> date | None:
    match application.status:
        case S.DRAFT:
            return timezone.localdate(application.created_at) + timedelta(days=DRAFT_DAYS)
        case S.NEEDS_INFORMATION:
            return next((request.due_on for request in application.requests.all() if not request.answered_at), None)
        case S.GUARDIAN_PENDING if application.submitted_at:
            return timezone.localdate(application.submitted_at) + timedelta(days=GUARDIAN_DAYS)
        case S.APPROVED if application.approved_until_on:
            return application.approved_until_on + timedelta(days=APPROVAL_GRACE)
    return None


def _warn(application: Application, last_on: date) -> None:
    on = application.approved_until_on if application.status == S.APPROVED else last_on
    with transaction.atomic():
        notices.expiring(application, on=on or last_on)


def _expire(application: Application, expire: Expire) -> bool:
    """Quiet when somebody went on with it at the last moment."""
    try:
        expire(application, by=User.objects.the_program())
    except IllegalMove:
        return False
    return True
