"""Where a case stands, in the desk's words, and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Role
from ridealong.admin.needs.waiting_cases import next_role
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.status import ApplicationStatus as S
from ridealong.applications.status import ClearanceStatus
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE, RideStatus
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import WaiverStatus

# Status → kind of tag, its icon, and the words of the desk; those on the model are the rider's.
WORDS = {
    S.DRAFT: ("quiet", "pen", gettext_lazy("Not sent yet")),
    S.SUBMITTED: ("now", "flag", gettext_lazy("To review")),
    S.GUARDIAN_PENDING: ("quiet", "people", gettext_lazy("Waiting for a guardian")),
    S.NEEDS_INFORMATION: ("quiet", "mail", gettext_lazy("Asked the rider")),
    S.UNDER_REVIEW: ("now", "clock", gettext_lazy("Under review")),
    S.WAITLISTED: ("quiet", "pause", gettext_lazy("Waiting list")),
    S.APPROVED: ("go", "check", gettext_lazy("Approved")),
    S.DECLINED: ("stop", "cross", gettext_lazy("Declined")),
    S.WITHDRAWN: ("quiet", "cross", gettext_lazy("Withdrawn")),
    S.EXPIRED: ("quiet", "clock", gettext_lazy("Expired")),
    S.CLOSED: ("quiet", "check", gettext_lazy("Closed")),
}

_DECISION, _RIDE = gettext_lazy("Decision"), (gettext_lazy("Date and officer"), gettext_lazy("Ride"))
_WAIVER = gettext_lazy("Waiver")
# What still lies ahead of a case in each open status.
OPEN_AHEAD = {
    S.DRAFT: (gettext_lazy("Review"), _DECISION, _WAIVER, *_RIDE),
    S.SUBMITTED: (_DECISION, _WAIVER, *_RIDE),
    S.GUARDIAN_PENDING: (gettext_lazy("Review"), _DECISION, _WAIVER, *_RIDE),
    S.NEEDS_INFORMATION: (gettext_lazy("Review"), _DECISION, _WAIVER, *_RIDE),
    S.UNDER_REVIEW: (_WAIVER, *_RIDE),
    S.WAITLISTED: (_DECISION, _WAIVER, *_RIDE),
    S.APPROVED: (gettext_lazy("Ride"),),
}


@dataclass(frozen=True)
class Turn:
    """Who has to do what."""

    who: str
    what: str


def with_turn(cases: "QuerySet[Application]") -> "QuerySet[Application]":
    """Everything `turn` needs to know of each case, in the one query of the list.

    Subqueries of one row each, not Exists: that one PostgreSQL answers by reading the whole table for a list of fifty.
    """
    of_case = OuterRef("pk")
    rides = Ride.objects.filter(application=of_case, status__in=ACTIVE)
    checks = Clearance.objects.filter(application=of_case, status=ClearanceStatus.REQUESTED)
    signed = Waiver.objects.filter(application=of_case, status=WaiverStatus.SIGNED)
    return cases.annotate(
        next_role=next_role(),
        ride_status=Subquery(rides.values("status")[:1]),
        ride_at=Subquery(rides.values("starts_at")[:1]),
        waits_for_check=Subquery(checks.order_by().values(one=Value(1))[:1]),
        has_signed=Subquery(signed.order_by().values(one=Value(1))[:1]),
        is_kept_back=Subquery(Unannounced.objects.filter(application=of_case).order_by().values(one=Value(1))[:1]),
    )


def waits(case: Any) -> bool:
    """Whether it is anybody's turn."""
    return bool(case.held_at or case.is_kept_back or case.status in OPEN_AHEAD)


def turn(case: Any) -> Turn:
    """Of a case that `with_turn` loaded."""
    if case.held_at:
        return Turn(_("Desk"), _("On hold: release it"))
    if case.is_kept_back:
        return Turn(_("Desk"), _("Announce the decision"))
    match case.status:
        case S.DRAFT:
            return Turn(_("Rider"), _("Send the application"))
        case S.SUBMITTED:
            return Turn(_("Desk"), _("Review"))
        case S.GUARDIAN_PENDING:
            return Turn(_("Guardian"), _("Consent and sign"))
        case S.NEEDS_INFORMATION:
            return Turn(_("Rider"), _("Answer the question"))
        case S.UNDER_REVIEW if case.waits_for_check:
            return Turn(_("Records unit"), _("Enter the outcome"))
        case S.UNDER_REVIEW:
            return Turn(role_words(case.next_role), _("Decide"))
        case S.WAITLISTED:
            return Turn(_("Desk"), _("Waiting list"))
        case S.APPROVED:
            return _turn_of_approved(case)
    return Turn("", "")


def _turn_of_approved(case: Any) -> Turn:
    if not case.ride_status:
        return Turn(_("Desk"), _("Find a date"))
    if case.ride_status == RideStatus.PROPOSED:
        return Turn(_("Officer"), _("Accept the ride"))
    if not case.has_signed:
        return Turn(_("Rider"), _("Sign the waiver"))
    return Turn(_("Officer"), _("Ride"))


def role_words(role: str | None) -> str:
    return str(Role(role).label) if role in Role.values else _("Desk")


def since(case: Application) -> datetime:
    """The moment the case began to wait where it waits now."""
    if case.held_at:
        return case.held_at
    if case.status == S.DRAFT:
        return case.created_at
    return case.decided_at or case.submitted_at or case.created_at


def days(at: datetime | None) -> str:
    """ "today", "1 day", "6 days"."""
    if at is None:
        return ""
    number = (timezone.localdate() - timezone.localdate(at)).days
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": number} if number > 0 else _("today")
