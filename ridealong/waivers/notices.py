"""Who is told what about a waiver."""

from typing import Any

from django.utils import timezone

from ridealong.applications.guardians.guardian import Guardian
from ridealong.notifications.outbox import Envelope, queue
from ridealong.waivers.message_kinds import MESSAGE_KINDS
from ridealong.waivers.models import Signature, Waiver


def ready(waiver: Waiver) -> None:
    _to_rider("waiver.ready", waiver, path=f"/my/{waiver.application_id}/waiver/")


def signed(waiver: Waiver) -> None:
    _to_rider("waiver.signed", waiver, path=f"/my/{waiver.application_id}/", waiver_code=waiver.short_code)


def received(signature: Signature) -> None:
    """An earlier signer's copy waits on their page."""
    if guardian := signature.guardian:
        _to_guardian("waiver.received", signature.waiver, guardian, path=f"/guardian/{guardian.pk}/")


def again(waiver: Waiver, guardian: Guardian) -> None:
    _to_guardian(
        "waiver.again", waiver, guardian, key=str(timezone.now()), link_purpose="guardian", link_subject=guardian.pk
    )


def _to_rider(event: str, waiver: Waiver, *, path: str, **values: str) -> None:
    application, rider = waiver.application, waiver.application.rider
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, "rider"],
            to=rider.email,
            name=rider.name,
            language=rider.language,
            tells=lambda: {"rider_name": rider.short_name, "reference": application.reference, **values},
            path=path,
            case=application.pk,
            program=application.program_id,
            is_linkless=application.program.is_linkless,
            zone=application.station.time_zone if application.station else "",
            dedupe_key=f"{event}:{waiver.pk}",
        )
    )


def _to_guardian(event: str, waiver: Waiver, guardian: Guardian, *, path: str = "", key: str = "", **link: Any) -> None:
    application = waiver.application
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, "guardian"],
            to=guardian.email,
            name=guardian.name,
            language=guardian.language,
            tells=lambda: {"reference": application.reference},
            path=path,
            case=application.pk,
            program=application.program_id,
            is_linkless=application.program.is_linkless,
            zone=application.station.time_zone if application.station else "",
            dedupe_key=f"{event}:{waiver.pk}:{guardian.pk}:{key}",
            **link,
        )
    )
