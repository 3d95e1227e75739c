"""Who is told what about a waiver."""

from typing import Any

from django.utils import timezone

from ridealong.applications.models import Guardian
from ridealong.notifications.outbox import queue
from ridealong.waivers.models import Signature, Waiver


def ready(waiver: Waiver) -> None:
    _to_rider("waiver.ready", waiver, path=f"/my/{waiver.application_id}/waiver/")


def signed(waiver: Waiver) -> None:
    _to_rider("waiver.signed", waiver, path=f"/my/{waiver.application_id}/")


def received(signature: Signature) -> None:
    """An earlier signer's copy waits on their page."""
    if guardian := signature.guardian:
        _to_guardian("waiver.received", signature.waiver, guardian, path=f"/guardian/{guardian.pk}/")


def again(waiver: Waiver, guardian: Guardian) -> None:
    _to_guardian(
        "waiver.again", waiver, guardian, key=str(timezone.now()), link_purpose="guardian", link_subject=guardian.pk
    )


def _to_rider(event: str, waiver: Waiver, *, path: str) -> None:
    application, rider = waiver.application, waiver.application.rider
    queue(
        event,
        "rider",
        to=rider.email,
        language=rider.language,
        context={"application": application, "waiver": waiver, "name": rider.short_name, "path": path},
        case=application.pk,
        dedupe_key=f"{event}:{waiver.pk}",
    )


def _to_guardian(event: str, waiver: Waiver, guardian: Guardian, *, path: str = "", key: str = "", **link: Any) -> None:
    queue(
        event,
        "guardian",
        to=guardian.email,
        language=guardian.language,
        context={"application": waiver.application, "rider": waiver.application.rider, "path": path},
        case=waiver.application_id,
        dedupe_key=f"{event}:{waiver.pk}:{guardian.pk}:{key}",
        **link,
    )
