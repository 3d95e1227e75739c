"""Whether a waiver holds at a moment. Values in, doubts out; no ORM, no clock."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ridealong.waivers.status import Audience, WaiverStatus


@dataclass(frozen=True)
class Doubt:
    """Why a waiver does not hold: a stable code and a sentence with the remedy."""

    code: str
    sentence: str | Promise

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True)
class Facts:
    """What is known of a waiver. `is_adult`: of the program's age for signing alone, on the day of the ride."""

    status: str
    valid_from_at: datetime | None
    valid_until_at: datetime | None
    rider_audience: str
    is_adult: bool
    guardians_required: int
    guardians_signed: int
    has_newer_text: bool
    lacks_notary: bool = False


def doubts(facts: Facts | None, at: datetime) -> list[Doubt]:
    """Every reason against relying on the waiver at `at` (aware). An empty list means it holds."""
    if facts is None or facts.status in {WaiverStatus.AWAITING, WaiverStatus.PARTLY_SIGNED}:
        return [Doubt("waiver_unsigned", _("The waiver is not signed yet. Sign it on screen or on paper."))]
    if facts.status != WaiverStatus.SIGNED:
        return [
            Doubt("waiver_not_valid", _("The waiver was refused, replaced or made void. A new one must be signed."))
        ]
    return [doubt for doubt, applies in _checks(facts, at) if applies]


def _checks(facts: Facts, at: datetime) -> list[tuple[Doubt, bool]]:
    early = facts.valid_from_at is None or at < facts.valid_from_at
    late = facts.valid_until_at is None or at > facts.valid_until_at
    minor_text = facts.rider_audience == Audience.MINOR
    return [
        (Doubt("waiver_out_of_date", _("The waiver does not cover this day. Sign it again.")), early or late),
        (
            Doubt("waiver_text_changed", _("The text of the waiver has changed. Sign the new text.")),
            facts.has_newer_text,
        ),
        (
            Doubt("waiver_turned_adult", _("The rider has come of age and must sign the adult waiver.")),
            facts.is_adult and minor_text,
        ),
        (
            Doubt("waiver_guardian_missing", _("A parent or guardian has not signed.")),
            not facts.is_adult and facts.guardians_signed < max(1, facts.guardians_required),
        ),
        (
            Doubt("waiver_notary_missing", _("A notary has not certified the waiver. The desk records it.")),
            facts.lacks_notary,
        ),
    ]
