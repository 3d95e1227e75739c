"""Cases that need no guardian any more, because the rider is of age by then."""

from django.db import transaction

from accounts.models import User
from ridealong.applications import facts, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.guardians.consenting import GUARDIAN_PENDING
from ridealong.core import links
from ridealong.core.workflow import move


def release_of_age(*, by: User) -> int:
    """Sends on every case whose rider is of age on every date that is still ahead: nobody has to consent for them.

    Rider and guardians are told. Returns how many.
    """
    waiting = Application.objects.filter(status=GUARDIAN_PENDING, held_at=None).select_related("rider", "rule_set")
    return sum(_release(application, by=by) for application in waiting.iterator(chunk_size=200))


def _release(application: Application, *, by: User) -> bool:
    if facts.needs_guardian(application):
        return False
    with transaction.atomic():
        application = locked(application)
        if application.status != GUARDIAN_PENDING:
            return False
        move(application, "receive_guardian", by=by, event="of_age")
        notices.of_age(application)
        for guardian in facts.standing_guardians(application):
            links.revoke("guardian", guardian.pk)
            if guardian.email:
                notices.guardian_released(guardian)
    return True
