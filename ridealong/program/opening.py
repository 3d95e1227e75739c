"""The day a program opens, and what keeps it closed until then."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.notifications import message_style
from ridealong.program import letterhead
from ridealong.program.models import Department, RuleSet, Station


class NotReady(Exception):
    """The program cannot open yet; `reasons` may be shown to a person."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


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
