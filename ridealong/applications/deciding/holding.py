"""What stands beside the status: a hold, and the rules that a case is held to."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.applications.status import OPEN
from ridealong.core import history
from ridealong.core.workflow import IllegalMove
from ridealong.program.models import RuleSet, RuleSetStatus


def repin(application: Application, rule_set: RuleSet, *, by: User) -> Application:
    """Holds a case to other rules than those it was sent under: an act of its own, never a side effect.

    No status moves; what stands against it now is on the case. Raises CannotAsk for rules that do not hold.
    """
    if rule_set.status != RuleSetStatus.PUBLISHED or rule_set.program_id != application.program_id:
        raise CannotAsk(_("Only rules of this program that are published can be applied."))
    with transaction.atomic():
        case = locked(application)
        if case.status not in OPEN:
            raise IllegalMove(case, "repin")
        if case.rule_set_id != rule_set.pk:
            former = case.rule_set.number
            application.rule_set = rule_set
            application.save(update_fields=["rule_set"])
            history.record("application.reevaluated", application, by=by, former=former, number=rule_set.number)
    return application


def hold(application: Application, *, by: User) -> Application:
    """Stands beside the status: nothing is decided or scheduled while it is on. Doing it twice changes nothing.

    Raises IllegalMove once the case is closed.
    """
    return _set_hold(application, by, "application.held", held_at=timezone.now(), held_by=by)


def release(application: Application, *, by: User) -> Application:
    return _set_hold(application, by, "application.released", held_at=None, held_by=None)


def _set_hold(application: Application, by: User, event: str, **changes: object) -> Application:
    with transaction.atomic():
        if locked(application).status not in OPEN:
            raise IllegalMove(application, "hold")
        if (application.held_at is None) != (changes["held_at"] is None):
            for name, value in changes.items():
                setattr(application, name, value)
            application.save(update_fields=list(changes))
            history.record(event, application, by=by)
    return application
