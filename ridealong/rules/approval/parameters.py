"""Who approves, for how long it holds, and what a no says."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Code, Part, Role, Whole, options


class Validity(Part):
    """How long an approval, a records check and a waiver hold, in days."""

    approval_days: Whole = Field(
        180,
        ge=1,
        le=3660,
        title=_("An approval holds for days"),
        description=_("From the approval to the last date of a ride."),
    )
    clearance_days: Whole = Field(
        180,
        ge=1,
        le=3660,
        title=_("A records check holds for days"),
        description=_("From the check to the last date of a ride."),
    )
    waiver_scope: Literal["one_ride", "one_window", "days"] = Field(
        "one_ride",
        title=_("A waiver covers"),
        description=_("For which rides one signature stands."),
        json_schema_extra=options(
            one_ride=_("One ride"),
            one_window=(_("One stretch of hours"), _("every ride in one stretch.")),
            days=(_("Days"), _("every ride within waiver_days.")),
        ),
    )
    waiver_days: Whole = Field(
        180, ge=1, le=3660, title=_("A waiver covers days"), description=_("From the signing on, where it covers days.")
    )


class ApprovalStep(Part):
    """One step of the chain; for some categories or ages only, where it says so."""

    role: Role = Field(title=_("Who approves"), description=_("This role or a higher one."))
    categories: tuple[Code, ...] = Field((), title=_("Only for kinds of riders"), description=_("Empty: for all."))
    under_age: Whole | None = Field(
        None,
        ge=1,
        le=120,
        title=_("Only under age"),
        description=_("The step is only for riders under this age on the date of the ride. null: for all."),
        examples=[18, None],
    )


class Denial(Part):
    """What a no says, to whom, and how."""

    reasons: tuple[Code, ...] = Field(
        ("incomplete", "rule", "clearance", "conflict", "capacity", "other"),
        title=_("Reasons the desk may choose"),
        description=_("Codes; the desk chooses one with every no."),
    )
    shown: Literal["always", "code", "never"] = Field(
        "code",
        title=_("What the applicant sees"),
        description=_("How much of a no is told."),
        json_schema_extra=options(
            always=(_("Always"), _("reason and text.")),
            code=_("The reason only"),
            never=(_("Never"), _("neither reason nor text.")),
        ),
    )
    channel: Literal["message", "phone", "letter"] = Field(
        "message",
        title=_("How it is told"),
        description=_("The way a no reaches the applicant."),
        json_schema_extra=options(
            message=(_("By message"), _("by e-mail, or as the rider asked.")),
            phone=_("By phone"),
            letter=_("By letter"),
        ),
    )
