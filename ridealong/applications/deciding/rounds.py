"""The chain as rows: a round of decisions, one for each step."""

from django.db.models import Max

from accounts.models import Role
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.decision import Decision


def open_chain(application: Application) -> None:
    """A fresh round of decisions, unless one is under way."""
    if not application.decisions.filter(decided_at=None).exists():
        begin_round(application)


def begin_round(application: Application) -> None:
    """The chain from its first step. Steps that do not concern this rider are left out; where the rules name nobody,
    the coordinator decides. Steps that nobody took before give way."""
    application.decisions.filter(decided_at=None).delete()
    last = application.decisions.aggregate(last=Max("round"))["last"] or 0
    age = facts.age_on(application, facts.first_wish_on(application))
    roles = application.rule_set.rules.chain(application.category, age, str(application.station_id or ""))
    Decision.objects.bulk_create(
        Decision(application=application, round=last + 1, step=number, role=role)
        for number, role in enumerate(roles or (Role.COORDINATOR,), start=1)
    )
