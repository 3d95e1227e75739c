"""Who still has to sign a waiver."""

from datetime import date

from ridealong.applications import facts
from ridealong.applications.guardians.guardian import Guardian
from ridealong.waivers import moments, waiver_papers
from ridealong.waivers.models import Signature, Waiver
from ridealong.waivers.status import SignerRole
from ridealong.waivers.waiver_papers import Window


def to_sign(waiver: Waiver, window: Window | None = None) -> list[Guardian | None]:
    """Who can sign now and has not: guardians, then None for the rider, once the application is that far."""
    found = missing_signers(waiver, window)
    return [one for one in found if one or moments.is_decided(waiver.application)]


def missing_signers(waiver: Waiver, window: Window | None = None) -> list[Guardian | None]:
    """Whose signature the waiver still wants, whenever they may give it: guardians, then None for the rider."""
    return _among(waiver, list(waiver.signatures.all()), waiver_papers.day_of(waiver.application, window))


def names_missing(waiver: Waiver, signed: list[Signature], on: date | None) -> list[str]:
    return [one.name if one else waiver.application.rider.name for one in _among(waiver, signed, on)]


def _among(waiver: Waiver, signed: list[Signature], on: date | None) -> list[Guardian | None]:
    has_rider = any(signature.role == SignerRole.RIDER for signature in signed)
    return [*guardians_missing(waiver, signed, on), *([] if has_rider else [None])]


def guardians_missing(waiver: Waiver, signed: list[Signature], on: date | None) -> list[Guardian]:
    application = waiver.application
    if not facts.needs_guardian(application, on):
        return []
    have = {signature.guardian_id for signature in signed if signature.role == SignerRole.GUARDIAN}
    guardians = facts.standing_guardians(application)
    if have and facts.rules_of(application).minors.signers == "one":
        return []
    return [guardian for guardian in guardians if guardian.pk not in have]
