"""Decided now, told later: the decision waits beside the case, and its message is a draft in the outbox.

Until it is announced the status stays what it was, so that no page of the rider can tell more than was told.
"""

from collections.abc import Callable
from copy import copy

from django.db import models
from django.utils import timezone

from accounts.models import User
from ridealong.applications import notices
from ridealong.applications.application import Application
from ridealong.applications.deciding.decision import Verdict
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.notifications import actions as outbox
from ridealong.notifications.models import Message, MessageStatus

MOVES = {Verdict.APPROVED: "approve", Verdict.DECLINED: "decline"}
EVENTS = ("application.approved", "application.declined")


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
