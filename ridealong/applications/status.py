"""Where an application can stand, and how it moves (domain.md, "Application")."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ridealong.core.workflow import table


class ApplicationStatus(models.TextChoices):
    DRAFT = "draft", _("Not sent yet")
    SUBMITTED = "submitted", _("Sent")
    GUARDIAN_PENDING = "guardian_pending", _("Waiting for a guardian")
    NEEDS_INFORMATION = "needs_information", _("Needs information from you")
    UNDER_REVIEW = "under_review", _("Being reviewed")
    WAITLISTED = "waitlisted", _("On the waiting list")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")
    CLOSED = "closed", _("Closed")


S = ApplicationStatus
OPEN = (S.DRAFT, S.SUBMITTED, S.GUARDIAN_PENDING, S.NEEDS_INFORMATION, S.UNDER_REVIEW, S.WAITLISTED, S.APPROVED)
IN_REVIEW = (S.SUBMITTED, S.UNDER_REVIEW)
WITH_THE_DESK = (S.SUBMITTED, S.UNDER_REVIEW, S.WAITLISTED)

TRANSITIONS = table(
    submit=(S.DRAFT, S.SUBMITTED),
    submit_for_guardian=(S.DRAFT, S.GUARDIAN_PENDING),
    receive_guardian=(S.GUARDIAN_PENDING, S.SUBMITTED),
    wait_for_guardian=((S.SUBMITTED, S.UNDER_REVIEW, S.APPROVED), S.GUARDIAN_PENDING),
    review=(S.SUBMITTED, S.UNDER_REVIEW),
    ask=((S.SUBMITTED, S.UNDER_REVIEW), S.NEEDS_INFORMATION),
    answer_submitted=(S.NEEDS_INFORMATION, S.SUBMITTED),
    answer_under_review=(S.NEEDS_INFORMATION, S.UNDER_REVIEW),
    waitlist=((S.SUBMITTED, S.UNDER_REVIEW), S.WAITLISTED),
    resume=(S.WAITLISTED, S.UNDER_REVIEW),
    approve=(S.UNDER_REVIEW, S.APPROVED),
    decline=((S.SUBMITTED, S.GUARDIAN_PENDING, S.UNDER_REVIEW, S.WAITLISTED), S.DECLINED),
    reopen=(S.APPROVED, S.UNDER_REVIEW),
    withdraw=(OPEN, S.WITHDRAWN),
    expire=((S.DRAFT, S.GUARDIAN_PENDING, S.NEEDS_INFORMATION, S.APPROVED), S.EXPIRED),
    close=(S.APPROVED, S.CLOSED),
)


class Channel(models.TextChoices):
    """How an application came in; every later step is the same for all of them."""

    ONLINE = "online", _("Online")
    PAPER = "paper", _("On paper")
    SPREADSHEET = "spreadsheet", _("From a spreadsheet")


class GuardianStatus(models.TextChoices):
    INVITED = "invited", _("Asked")
    CONSENTED = "consented", _("Consents")
    DECLINED = "declined", _("Does not consent")
    REPLACED = "replaced", _("Replaced by another guardian")


GUARDIAN_TRANSITIONS = table(
    consent=(GuardianStatus.INVITED, GuardianStatus.CONSENTED),
    decline=((GuardianStatus.INVITED, GuardianStatus.CONSENTED), GuardianStatus.DECLINED),
    replace=((GuardianStatus.INVITED, GuardianStatus.CONSENTED, GuardianStatus.DECLINED), GuardianStatus.REPLACED),
)


class ClearanceStatus(models.TextChoices):
    REQUESTED = "requested", _("Asked for")
    RECORDED = "recorded", _("Recorded")
    LAPSED = "lapsed", _("Lapsed")


CLEARANCE_TRANSITIONS = table(
    record=(ClearanceStatus.REQUESTED, ClearanceStatus.RECORDED),
    lapse=((ClearanceStatus.REQUESTED, ClearanceStatus.RECORDED), ClearanceStatus.LAPSED),
)


class ClearanceOutcome(models.TextChoices):
    """All that is ever stored of a records check (28 CFR 20.3(d), commentary)."""

    CLEAR = "clear", _("Clear")
    NOT_CLEAR = "not_clear", _("Not clear")
    SUPERVISOR_DECIDES = "supervisor_decides", _("Supervisor decides")
