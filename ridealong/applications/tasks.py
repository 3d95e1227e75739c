"""What the worker does for applications by the clock."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from ridealong.applications import actions
from ridealong.applications.models import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.core.workflow import IllegalMove

DRAFT_DAYS = 60  # an unsent draft is kept so long
GUARDIAN_DAYS = 30  # a guardian's link lives so long
AT_ONCE = 500


def expire_unanswered() -> int:
    """Closes what nobody came back to: old drafts, unanswered questions, silent guardians, unused approvals."""
    today, now, by = timezone.localdate(), timezone.now(), User.objects.the_program()
    rows = Application.objects.select_related("rider", "program", "rule_set")
    status = ApplicationStatus
    stale = [
        *rows.filter(status=status.DRAFT, created_at__lt=now - timedelta(days=DRAFT_DAYS))[:AT_ONCE],
        *rows.filter(
            status=status.NEEDS_INFORMATION, requests__answered_at=None, requests__due_on__lt=today, held_at=None
        )[:AT_ONCE],
        *rows.filter(
            status=status.GUARDIAN_PENDING, submitted_at__lt=now - timedelta(days=GUARDIAN_DAYS), held_at=None
        )[:AT_ONCE],
        *rows.filter(status=status.APPROVED, approved_until_on__lt=today)[:AT_ONCE],
    ]
    return sum(_expire(application, by) for application in stale)


def _expire(application: Application, by: User) -> bool:
    try:
        actions.expire(application, by=by)
    except IllegalMove:  # somebody was faster
        return False
    return True
