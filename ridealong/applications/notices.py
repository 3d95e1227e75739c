"""Who is told what about an application. Each queues one message in the transaction of the act."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import denials, facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.message_kinds import MESSAGE_KINDS
from ridealong.applications.status import ApplicationStatus
from ridealong.core import times
from ridealong.core.links import PURPOSES
from ridealong.notifications.outbox import Envelope, nothing, queue
from ridealong.program.models import Program

Tells = Callable[[], Mapping[str, str]]


def submitted(application: Application) -> None:
    needs_guardian = facts.needs_guardian(application)
    _to_rider("application.submitted", application, tells=lambda: {"next_step": _after_sending(needs_guardian)})


def asked(request: InformationRequest) -> None:
    _to_rider(
        "application.needs_information",
        request.application,
        key=str(request.pk),
        tells=lambda: {"question": request.question, "answer_by": times.day(request.due_on)},
    )


def approved(application: Application, *, is_draft: bool = False) -> None:
    until = application.approved_until_on
    _to_rider(
        "application.approved",
        application,
        key=str(application.decided_at),
        tells=lambda: {"approved_until": times.day(until) if until else ""},
        is_draft=is_draft,
    )


def declined(application: Application, *, is_draft: bool = False) -> None:
    """What the rider reads of the reason is the program's choice: the words, the kind of reason, or neither."""
    again_on = application.may_reapply_on
    _to_rider(
        "application.declined",
        application,
        key=str(application.decided_at),
        tells=lambda: {"reason": _reason(application), "reapply_from": times.day(again_on) if again_on else ""},
        is_draft=is_draft,
    )


def waitlisted(application: Application) -> None:
    _to_rider("application.waitlisted", application, key=str(timezone.now()))


def withdrawn(application: Application) -> None:
    _to_rider("application.withdrawn", application)


def expired(application: Application) -> None:
    _to_rider("application.expired", application)


def expiring(application: Application, *, on: date) -> None:
    """A week's warning, once for each last day."""
    _to_rider("application.expiring", application, key=on.isoformat(), tells=lambda: {"ends_on": times.day(on)})


def paused(application: Application, words: str, at: datetime) -> Envelope:
    """What `queue_many` needs to tell a rider that the whole program pauses."""
    return _envelope("application.paused", application, at.isoformat(), lambda: {"message": words})


def guardian_invited(guardian: Guardian) -> None:
    until = timezone.localdate() + timedelta(days=PURPOSES["guardian"].lifetime.days)
    _to_guardian(
        "guardian.invited",
        guardian,
        key=str(timezone.now()),
        link_purpose="guardian",
        link_subject=guardian.pk,
        tells=lambda: {"rider_name": guardian.application.rider.name, "until": times.day(until)},
    )


def of_age(application: Application) -> None:
    _to_rider("application.of_age", application)


def guardian_released(guardian: Guardian) -> None:
    """The rider is of age on every date ahead: nothing to sign any more."""
    _to_guardian("guardian.released", guardian, key="")


def guardian_consented(guardian: Guardian) -> None:
    is_sent = guardian.application.status == ApplicationStatus.SUBMITTED
    _to_rider(
        "guardian.consented",
        guardian.application,
        key=str(guardian.pk),
        tells=lambda: {"guardian_name": guardian.name, "next_step": _after_consent(is_sent)},
    )


def guardian_declined(guardian: Guardian) -> None:
    _to_rider(
        "guardian.declined",
        guardian.application,
        key=str(guardian.pk),
        tells=lambda: {"guardian_name": guardian.name},
    )


def _after_sending(needs_guardian: bool) -> str:
    if needs_guardian:
        return _("We asked your parent or guardian by e-mail. As soon as they have signed, we read it.")
    return _("Somebody reads it, asks for the records check, and then people decide. You need to do nothing now.")


def _after_consent(is_sent: bool) -> str:
    return _("Now we read your application.") if is_sent else _("We wait for the others who must sign.")


def _reason(application: Application) -> str:
    return denials.told(facts.rules_of(application), application.decline_code, application.public_reason)


def _to_rider(
    event: str, application: Application, *, key: str = "", tells: Tells = nothing, is_draft: bool = False
) -> None:
    queue(_envelope(event, application, key, tells, is_draft=is_draft))


def _envelope(event: str, application: Application, key: str, tells: Tells, *, is_draft: bool = False) -> Envelope:
    rider = application.rider
    return Envelope(
        kind=MESSAGE_KINDS[event, "rider"],
        to=rider.email,
        name=rider.name,
        phone=rider.phone_for_texts,
        language=rider.language,
        # A draft may have no name yet.
        tells=lambda: {"rider_name": rider.short_name or _("Hello"), "reference": application.reference, **tells()},
        path=f"/my/{application.pk}/",
        case=application.pk,
        program=application.program_id,
        is_linkless=application.program.is_linkless,
        zone=application.station.time_zone if application.station else "",
        dedupe_key=f"{event}:{application.pk}:{key}",
        is_draft=is_draft,
    )


def _to_guardian(
    event: str,
    guardian: Guardian,
    *,
    key: str,
    link_purpose: str = "",
    link_subject: UUID | None = None,
    tells: Tells = nothing,
) -> None:
    application = guardian.application
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, "guardian"],
            to=guardian.email,
            name=guardian.name,
            language=guardian.language,
            tells=lambda: {"reference": application.reference, **tells()},
            case=application.pk,
            program=application.program_id,
            is_linkless=application.program.is_linkless,
            zone=application.station.time_zone if application.station else "",
            dedupe_key=f"{event}:{guardian.pk}:{key}",
            link_purpose=link_purpose,
            link_subject=link_subject,
        )
    )


def waits_long(program: Program, person: User, role: str, *, number: int, days: int, on: date) -> None:
    """To one member of the staff, once a day at most; it names nobody."""
    queue(
        Envelope(
            kind=MESSAGE_KINDS["application.waits_long", role],
            to=person.email,
            language=person.language,
            tells=lambda: {"program": program.name, "number": str(number), "days": str(days)},
            path="/admin/ridealong/application/?need=late",
            dedupe_key=f"application.waits_long:{program.pk}:{role}:{person.pk}:{on}",
        )
    )


def stands_in(key: UUID, absent: User, delegate: User, *, starts_on: date, ends_on: date) -> None:
    queue(
        Envelope(
            kind=MESSAGE_KINDS["delegation.named", "staff"],
            to=delegate.email,
            language=delegate.language,
            tells=lambda: {"absent": str(absent), "starts_on": times.day(starts_on), "ends_on": times.day(ends_on)},
            path="/admin/",
            dedupe_key=f"delegation.named:{key}",
        )
    )
