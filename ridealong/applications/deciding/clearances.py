"""Asking for the records check that is made elsewhere, and keeping its outcome."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.applications.status import OPEN, WITH_THE_DESK, ApplicationStatus, ClearanceOutcome, ClearanceStatus
from ridealong.core import history
from ridealong.core.workflow import move

CHECKED_IN = (*WITH_THE_DESK, ApplicationStatus.APPROVED)


def request_clearance(application: Application, *, by: User, kind: str = "") -> Clearance:
    """Asks for the records check that is made elsewhere. A check that was made before lapses. Raises CannotAsk."""
    kind = kind or next(iter(facts.rules_of(application).clearance.kinds), "local_records")
    with transaction.atomic():
        application = locked(application)
        if application.status not in CHECKED_IN:
            raise CannotAsk(_("A records check is asked for while the case is with the desk."))
        before = facts.clearance(application)
        if before and before.status == ClearanceStatus.REQUESTED:
            raise CannotAsk(_("The records check is asked for already."))
        if application.agreed_to_check_at is None:
            raise CannotAsk(_("The rider has not agreed to a records check."))
        if before:
            move(before, "lapse", by=by)
        clearance = Clearance.objects.create(application=application, kind=kind)
        history.record("clearance.requested", clearance, by=by, kind=kind)
    return clearance


def record_clearance(clearance: Clearance, *, by: User, outcome: str) -> Clearance:
    """The outcome and nothing else; valid as long as the rules say. Raises CannotAsk and IllegalMove."""
    result = ClearanceOutcome(outcome)
    with transaction.atomic():
        application = locked(clearance.application)
        if by.pk in facts.own_people(application):
            raise CannotAsk(_("Somebody else records the check of your own family."))
        if application.status not in OPEN:
            raise CannotAsk(_("This case is closed."))
        changes = {
            "outcome": result,
            "recorded_at": timezone.now(),
            "recorded_by": by,
            "valid_until_on": facts.open_until(facts.rules_of(application).validity.clearance_days),
        }
        # The event says that it is recorded, not what came out: history is read by more people than the case.
        return move(clearance, "record", by=by, changes=changes)
