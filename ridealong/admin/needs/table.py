"""What needs somebody now: the one table of selections behind the front page's counts and the lists' filters."""

from collections.abc import Sequence

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.needs import waiting_cases as cases
from ridealong.admin.needs import waiting_rides as rides
from ridealong.admin.needs.need import PARAMETER, Need, Select
from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.notifications.models import Message
from ridealong.rides.models import Ride


def _where(**values: str) -> Select:
    return lambda rows, _look: rows.filter(**values)


NEEDS = (
    Need("today", _("riding today"), Ride, rides.today, "starts_at", "now", "ridealong.view_ride"),
    Need("overdue", _("not checked out"), Ride, rides.overdue, "ends_at", "stop", "ridealong.view_ride"),
    Need("review", _("to review"), Application, _where(queue=ApplicationStatus.SUBMITTED), "submitted_at"),
    Need("late", _("waiting too long"), Application, cases.late, "submitted_at", "stop", tells_oldest=True),
    Need("clearance", _("records check due"), Application, cases.clearance_due, "submitted_at"),
    Need("decide", _("to decide by you"), Application, cases.to_decide, "submitted_at"),
    Need(
        "unannounced",
        _("decided, not announced"),
        Application,
        cases.unannounced,
        "unannounced__decided_at",
        "now",
        tells_oldest=True,
    ),
    Need(
        "guardian",
        _("waiting for a guardian"),
        Application,
        _where(queue=ApplicationStatus.GUARDIAN_PENDING),
        "submitted_at",
    ),
    Need("guardian_declined", _("guardian said no"), Application, cases.guardian_declined, "submitted_at", "now"),
    Need("accommodation", _("ask for help to take part"), Application, cases.accommodation, "submitted_at", "now"),
    Need("next_in_line", _("first on the waiting list"), Application, cases.next_in_line, "submitted_at"),
    Need("unsigned", _("waiver not signed"), Application, cases.unsigned, "decided_at"),
    Need("unscheduled", _("without a date"), Application, cases.unscheduled, "decided_at"),
    Need(
        "reports",
        _("reports overdue"),
        Ride,
        rides.unreported,
        "ended_at",
        "now",
        "ridealong.view_ride",
        tells_oldest=True,
    ),
    Need(
        "messages",
        _("mail that failed"),
        Message,
        _where(waits_for="mending"),
        "created_at",
        "",
        "ridealong.view_message",
    ),
    Need(
        "letters",
        _("letters to print or post"),
        Message,
        _where(waits_for="posting"),
        "created_at",
        "",
        "ridealong.work_case",
    ),
    Need("held", _("on hold"), Application, _where(queue="held"), "held_at"),
    Need(
        "publicity",
        _("asked for publicity"),
        Ride,
        lambda rows, look: rides.asked_for_publicity(rows),
        "ended_at",
        permission="ridealong.view_ride",
    ),
)


def of(model: type[Model]) -> list[Need]:
    return [need for need in NEEDS if need.model is model]


def addressed(needs: Sequence[Need]) -> list[tuple[Need, str]]:
    """Each with the address of its list, reversed once for all of a model. Codes are fit for an address."""
    lists = {model: address_of(model) for model in {need.model for need in needs}}
    return [(need, f"{lists[need.model]}?{PARAMETER}={need.code}") for need in needs]


def address_of(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def for_user(user: User) -> list[Need]:
    return [need for need in NEEDS if user.has_perm(need.permission)]
