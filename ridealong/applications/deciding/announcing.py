"""Decided now, told later: the decision waits beside the case, and its message is a draft in the outbox.

Until it is announced the status stays what it was, so that no page of the rider can tell more than was told.
"""

from collections.abc import Callable
from copy import copy
from datetime import date
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications import notices
from ridealong.applications.application import Application
from ridealong.applications.deciding.decision import Verdict
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.notifications import actions as outbox
from ridealong.notifications.models import Message, MessageStatus

MOVES = {Verdict.APPROVED: "approve", Verdict.DECLINED: "decline"}
EVENTS = ("application.approved", "application.declined")


class Unannounced(models.Model):
    """A decision that nobody was told yet. Its row goes when it is announced, or taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="unannounced")
    verdict = models.CharField(max_length=10, choices=Verdict)
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_until_on = models.DateField(null=True)
    decline_code = models.CharField(max_length=40, blank=True)
    public_reason = models.CharField(max_length=300, blank=True)
    may_reapply_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("decision that is not announced")
        verbose_name_plural = _("decisions that are not announced")
        ordering = ["decided_at", "id"]

    def __str__(self) -> str:
        return str(self.get_verdict_display())

    @property
    def case(self) -> UUID:
        return self.application_id

    @property
    def terms(self) -> dict[str, date | str | None]:
        """What the application takes over with it."""
        if self.verdict == Verdict.APPROVED:
            return {"approved_until_on": self.approved_until_on}
        names = ("decline_code", "public_reason", "may_reapply_on")
        return {name: getattr(self, name) for name in names}


def of(application: Application) -> Unannounced | None:
    return Unannounced.objects.filter(application=application).select_related("decided_by").first()


def conclude(application: Application, decision: Unannounced, *, by: User, announce: bool) -> None:
    """Tells the rider, or keeps the decision back until somebody does. `application` is locked, `decision` not saved.

    Raises IllegalMove.
    """
    if announce:
        _decide(application, decision, by=by)
        _notice(decision)(application)
        return
    decision.save(force_insert=True)
    history.record("application.kept_back", application, by=by)
    # The message says how it will be once it is told; the case itself stays as it is.
    told = copy(application)
    for name, value in {"decided_at": decision.decided_at, **decision.terms}.items():
        setattr(told, name, value)
    _notice(decision)(told, is_draft=True)


def tell(application: Application, decision: Unannounced, *, by: User) -> None:
    """The decision takes effect and its draft is sent, as somebody may have edited it. `application` is locked.

    Raises IllegalMove.
    """
    decision.delete()
    _decide(application, decision, by=by)
    history.record("application.announced", application, by=by)
    for draft in drafts(application):
        outbox.release(draft, by=by)


def drop(application: Application, *, by: User) -> bool:
    """A decision that was never told is forgotten, with its draft; says whether there was one. `application` is locked,
    inside a transaction."""
    decision = of(application)
    if decision is None:
        return False
    for draft in drafts(application):
        outbox.cancel(draft, by=by)
    decision.delete()
    history.record("application.decision_dropped", application, by=by)
    return True


def drafts(application: Application) -> "models.QuerySet[Message]":
    """What is written to the rider and waits to be sent with the decision."""
    return Message.objects.filter(case=application.pk, event__in=EVENTS, status=MessageStatus.DRAFT)


def waits_for(message: Message) -> bool:
    """Whether this draft goes out with a decision, and not by itself."""
    is_draft = message.status == MessageStatus.DRAFT and message.event in EVENTS
    return is_draft and Unannounced.objects.filter(application=message.case).exists()


def _decide(application: Application, decision: Unannounced, *, by: User) -> None:
    details = {"code": decision.decline_code} if decision.decline_code else {}
    changes = {"decided_at": timezone.now(), **decision.terms}
    move(application, MOVES[Verdict(decision.verdict)], by=by, changes=changes, **details)


def _notice(decision: Unannounced) -> Callable[..., None]:
    return notices.approved if decision.verdict == Verdict.APPROVED else notices.declined
