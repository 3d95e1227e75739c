"""Letters: the decision for envelope or file, and every message to somebody without an e-mail address."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ridealong.applications import denials, facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.decision import Verdict
from ridealong.applications.status import ApplicationStatus
from ridealong.documents.content import Correspondence, Letter, Rider
from ridealong.notifications import markup
from ridealong.notifications.models import Message
from ridealong.program.letterhead import on_paper

VERDICTS = {
    ApplicationStatus.APPROVED: "approved",
    ApplicationStatus.CLOSED: "approved",
    ApplicationStatus.DECLINED: "declined",
}


class NotDecided(Exception):
    """There is no decision to write about. The text may be shown to a person."""


def of(application: Application) -> Letter:
    """In the rider's language; the internal note never gets near it. Raises NotDecided."""
    verdict = VERDICTS.get(ApplicationStatus(application.status))
    if verdict is None or application.decided_at is None:
        raise NotDecided(_("This case is not decided yet."))
    decisions = application.decisions.exclude(verdict="").select_related("decided_by").order_by("decided_at")
    last = decisions.filter(verdict=Verdict.APPROVED if verdict == "approved" else Verdict.DECLINED).last()
    rider = application.rider
    with translation.override(rider.language):
        return Letter(
            department=on_paper(),
            reference=application.reference,
            rider=Rider(name=rider.name),
            verdict=verdict,
            on=timezone.localtime(application.decided_at, facts.zone_of(application)).date(),
            signed_by=str(last.decided_by) if last else "",
            title=str(last.get_role_display()) if last else "",
            language=rider.language,
            address=_lines(rider.address),
            reason=_reason(application) if verdict == "declined" else "",
            valid_until_on=application.approved_until_on if verdict == "approved" else None,
            may_reapply_on=application.may_reapply_on if verdict == "declined" else None,
        )


def of_message(message: Message) -> Correspondence:
    """What the outbox has for somebody without an e-mail address, without the button that only a screen has."""
    cases = Application.objects.select_related("rider")
    case = cases.filter(pk=message.case).first() if message.case else None
    is_riders = case is not None and message.recipient == "rider"
    with translation.override(message.language):
        return Correspondence(
            department=on_paper(),
            title=message.subject,
            reference=case.reference if case else "",
            name=message.to_name or (case.rider.name if case and is_riders else ""),
            on=timezone.localtime(message.created_at, facts.zone_of(case) if case else None).date(),
            lines=tuple((block.kind, block.text) for block in markup.parse(message.body) if block.kind != "button"),
            language=message.language,
            address=_lines(case.rider.address) if case and is_riders else (),
        )


def _lines(address: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in str(address).replace("\n", ", ").split(",") if part.strip())


def _reason(application: Application) -> str:
    return denials.told(facts.rules_of(application), application.decline_code, application.public_reason)
