"""Who is told what about an application. Each queues one message in the transaction of the act."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from ridealong.applications import denials, facts
from ridealong.applications.models import Application, Guardian, InformationRequest
from ridealong.core.links import PURPOSES
from ridealong.notifications.outbox import queue


def submitted(application: Application) -> None:
    _to_rider("application.submitted", application, waits_for_guardian=facts.needs_guardian(application))


def asked(request: InformationRequest) -> None:
    _to_rider("application.needs_information", request.application, key=str(request.pk), request=request)


def approved(application: Application, *, is_draft: bool = False) -> None:
    _to_rider("application.approved", application, key=str(application.decided_at), is_draft=is_draft)


def declined(application: Application, *, is_draft: bool = False) -> None:
    """What the rider reads of the reason is the program's choice: the words, the kind of reason, or neither."""
    with translation.override(application.rider.language):
        reason = denials.told(facts.rules_of(application), application.decline_code, application.public_reason)
    key = str(application.decided_at)
    _to_rider("application.declined", application, key=key, is_draft=is_draft, reason=reason)


def waitlisted(application: Application) -> None:
    _to_rider("application.waitlisted", application, key=str(timezone.now()))


def withdrawn(application: Application) -> None:
    _to_rider("application.withdrawn", application)


def expired(application: Application) -> None:
    _to_rider("application.expired", application)


def expiring(application: Application, *, on: date) -> None:
    """A week's warning, once for each last day."""
    _to_rider("application.expiring", application, key=on.isoformat(), on=on)


def paused(application: Application, words: str, at: datetime) -> dict[str, Any]:
    """What `queue_many` needs to tell a rider that the whole program pauses."""
    return _message("application.paused", application, at.isoformat(), {"words": words})


def guardian_invited(guardian: Guardian) -> None:
    _to_guardian(
        "guardian.invited",
        guardian,
        key=str(timezone.now()),
        link_purpose="guardian",
        link_subject=guardian.pk,
        until=timezone.localdate() + timedelta(days=PURPOSES["guardian"].lifetime.days),
    )


def of_age(application: Application) -> None:
    _to_rider("application.of_age", application)


def guardian_released(guardian: Guardian) -> None:
    """The rider is of age on every date ahead: nothing to sign any more."""
    _to_guardian("guardian.released", guardian, key="")


def guardian_consented(guardian: Guardian) -> None:
    _to_rider("guardian.consented", guardian.application, key=str(guardian.pk), guardian=guardian)


def guardian_declined(guardian: Guardian) -> None:
    _to_rider("guardian.declined", guardian.application, key=str(guardian.pk), guardian=guardian)


def _to_rider(event: str, application: Application, *, key: str = "", is_draft: bool = False, **more: Any) -> None:
    queue(**_message(event, application, key, more), is_draft=is_draft)


def _message(event: str, application: Application, key: str, more: dict[str, Any]) -> dict[str, Any]:
    rider = application.rider
    name = rider.short_name or _("Hello")  # a draft may have no name yet
    return {
        "event": event,
        "recipient": "rider",
        "to": rider.email,
        "language": rider.language,
        "context": {"application": application, "name": name, "path": f"/my/{application.pk}/"} | more,
        "case": application.pk,
        "dedupe_key": f"{event}:{application.pk}:{key}",
    }


def _to_guardian(
    event: str, guardian: Guardian, *, key: str, link_purpose: str = "", link_subject: UUID | None = None, **more: Any
) -> None:
    application = guardian.application
    queue(
        event,
        "guardian",
        to=guardian.email,
        language=guardian.language,
        context={"application": application, "guardian": guardian, "rider": application.rider} | more,
        case=application.pk,
        dedupe_key=f"{event}:{guardian.pk}:{key}",
        link_purpose=link_purpose,
        link_subject=link_subject,
    )
