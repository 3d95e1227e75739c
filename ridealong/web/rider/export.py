"""Everything kept about one person, as plain values. What others wrote for the desk alone is not theirs."""

from typing import Any

from django.db.models import Model

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.handed_in.attachments import Attachment
from ridealong.applications.intake.answer import Answer
from ridealong.applications.riders.rider import Rider
from ridealong.notifications.models import Message
from ridealong.posts.models import PublicityConsent
from ridealong.rides.models import Feedback, Ride
from ridealong.waivers.models import SealedFile, Signature, Waiver

PERSON = (
    "legal_name", "preferred_name", "email", "phone", "language", "born_on", "address", "texts_agreed_at", "created_at",
)  # fmt: skip
APPLICATION = (
    "reference", "status", "category", "wishes", "reason", "languages", "ties", "emergency_name", "emergency_relation",
    "emergency_phone", "id_kind", "id_number", "accommodation", "has_relative_here", "has_open_case", "attestation",
    "affiliation", "wished_officer", "has_one_guardian", "id_number_purged_at", "accommodation_arranged_at",
    "agreed_to_check_at", "authorized_check_as", "accepted_rules_at", "created_at", "submitted_at", "decided_at",
    "public_reason", "may_reapply_on", "approved_until_on",
)  # fmt: skip
GUARDIAN = ("name", "relation", "email", "phone", "language", "status", "latest_end", "invited_at", "answered_at")
ANSWER = ("code", "value", "answered_at", "forgotten_at")
ATTACHMENT = ("kind", "media_type", "size", "sha256", "uploaded_at", "deleted_at")
REQUEST = ("question", "asked_at", "due_on", "answer", "answered_at")
CLEARANCE = ("kind", "status", "outcome", "requested_at", "recorded_at", "valid_until_on")
WAIVER = ("short_code", "status", "opened_at", "completed_at", "valid_from_at", "valid_until_at")
SIGNATURE = (
    "typed_name", "method", "text_title", "text_sha256", "language", "agreed_to_electronic_at", "identified_by",
    "network_address", "browser", "signed_at", "initials",
)  # fmt: skip
FILE = ("kind", "sha256", "size", "sealed_at")
RIDE = (
    "status", "starts_at", "ends_at", "scheduled_at", "checked_in_at", "started_at", "ended_at", "cancelled_for",
    "turned_away_for", "ended_early_by", "is_late_cancel",
)  # fmt: skip
FEEDBACK = ("stars", "text", "given_at")
CONSENT = ("allows_posts", "name_scope", "allows_quote", "expires_on", "given_at", "withdrawn_at")
MESSAGE = ("event", "to_address", "to_name", "subject", "text", "status", "created_at", "sent_at")


def of(account: User) -> dict[str, Any]:
    """One statement for each kind of row, however many there are."""
    rider = Rider.objects.filter(account=account).first()
    cases = list(Application.objects.of_account(account).select_related("program"))
    keys = [case.pk for case in cases]
    return {
        "account": _values(account, ("email", "name", "language", "joined_at")),
        "person": _values(rider, PERSON) if rider else None,
        "applications": [_values(case, APPLICATION) | {"program": str(case.program)} for case in cases],
        "guardians": _rows(Guardian.objects.filter(application__in=keys), GUARDIAN),
        "program_questions": _rows(Answer.objects.filter(application__in=keys), ANSWER),
        "papers": _rows(Attachment.objects.filter(application__in=keys), ATTACHMENT),
        "questions": _rows(InformationRequest.objects.filter(application__in=keys), REQUEST),
        "records_checks": _rows(Clearance.objects.filter(application__in=keys), CLEARANCE),
        "waivers": _rows(Waiver.objects.filter(application__in=keys), WAIVER),
        "signatures": _rows(Signature.objects.filter(waiver__application__in=keys, role="rider"), SIGNATURE),
        "files": _rows(SealedFile.objects.filter(waiver__application__in=keys), FILE),
        "rides": _rows(Ride.objects.filter(application__in=keys), RIDE),
        "feedback": _rows(Feedback.objects.filter(ride__application__in=keys), FEEDBACK),
        "publicity": _rows(PublicityConsent.objects.filter(ride__application__in=keys, guardian=None), CONSENT),
        "messages": _rows(Message.objects.filter(case__in=keys, recipient="rider").exclude(status="draft"), MESSAGE),
    }


def _rows(rows: Any, names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [_values(row, names) for row in rows]


def _values(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    """What JSON can hold as it is; dates and numbers in their standard text."""
    if value is None or isinstance(value, bool | int | float | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
