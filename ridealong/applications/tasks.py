"""What the worker does for applications by the clock."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.applications import notices, retention
from ridealong.applications.application import Application
from ridealong.applications.deciding import escalating
from ridealong.applications.guardians import consenting
from ridealong.applications.handed_in import attachments
from ridealong.applications.intake import answers, importing, writing
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


def escalate() -> int:
    return escalating.escalate(by=User.objects.the_program())


def delete_due_attachments() -> int:
    """Files whose time is over, and stored bytes that belong to none; returns how many."""
    return attachments.delete_due(by=User.objects.the_program()) + attachments.sweep_orphans()


def forget_answers() -> int:
    return answers.forget_due()


def purge_id_numbers() -> int:
    return retention.purge_id_numbers(by=User.objects.the_program())


def release_of_age() -> int:
    """Cases that need no guardian any more, because the rider is of age by then."""
    return consenting.release_of_age(by=User.objects.the_program())


def check_import(pk: str) -> None:
    importing.check(UUID(pk))


def run_import(pk: str) -> None:
    importing.run(UUID(pk))


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
