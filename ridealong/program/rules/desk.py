"""How the department works: caps, officers, who approves, arrival, answers, conduct, what comes after."""

from typing import Literal

from pydantic import Field

from ridealong.program.rules.base import Code, Flag, Part, Role, Texts, Whole

Cap = Whole | None


class Caps(Part):
    """Row 14: most riders at once or in a period; null is no cap."""

    car: Cap = Field(1, ge=0, le=20, title="In one car at once", examples=[1, 2])
    shift: Cap = Field(None, ge=0, le=1000, title="On one officer's shift")
    sector: Cap = Field(None, ge=0, le=1000, title="In one sector at once")
    station: Cap = Field(None, ge=0, le=1000, title="At one station at once", examples=[2])
    station_day: Cap = Field(None, ge=0, le=1000, title="At one station a day", examples=[2])
    officer_week: Cap = Field(None, ge=0, le=1000, title="With one officer a week")
    officer_month: Cap = Field(None, ge=0, le=1000, title="With one officer a month")
    day: Cap = Field(None, ge=0, le=1000, title="A day", examples=[3])
    week: Cap = Field(None, ge=0, le=10000, title="A week, Monday to Sunday")
    month: Cap = Field(None, ge=0, le=10000, title="A month")
    year: Cap = Field(None, ge=0, le=100000, title="A year")


class OfficerPool(Part):
    """Rows 15 and 16."""

    volunteers_only: Flag = Field(True, title="Volunteers only")
    no_relatives: Flag = Field(True, title="Not with a relative or partner")
    no_relatives_at_station: Flag = Field(False, title="Not at the station where a relative or partner works")
    no_probationary: Flag = Field(True, title="Not with officers on probation")
    no_flagged: Flag = Field(True, title="Not with officers who are under review")
    fair_rotation: Flag = Field(True, title="Riders are spread fairly")
    min_on_duty: Whole | None = Field(
        None,
        ge=1,
        le=1000,
        title="Officers on duty, at least",
        description="Fewer on duty at the station at the hours of the ride: no ride. null: not asked.",
        examples=[2, None],
    )
    may_ask_for_officer: Literal["no", "wish", "by_category"] = Field(
        "no",
        title="May a rider ask for an officer",
        description="no; wish: as a wish that need not be met; by_category: only the kinds in ask_categories.",
    )
    ask_categories: tuple[Code, ...] = Field((), title="Kinds of riders who may ask", description="With by_category.")


class ApprovalStep(Part):
    """Row 17: one step of the chain; for some categories or ages only, where it says so."""

    role: Role = Field(title="Who approves", description="This role or a higher one.")
    categories: tuple[Code, ...] = Field((), title="Only for kinds of riders", description="Empty: for all.")
    under_age: Whole | None = Field(None, ge=1, le=120, title="Only under age", examples=[18, None])


class ProgramTexts(Part):
    """Row 20: editable words, by language."""

    dress: Texts = Field({}, title="Dress", examples=[{"en": "Collared shirt, long pants, closed shoes."}])
    conduct: Texts = Field({}, title="Conduct")
    bring: Texts = Field({}, title="What to bring")
    recording: Texts = Field({}, title="Photos, video and sound")
    weapons: Texts = Field({}, title="Weapons")
    safety: Texts = Field({}, title="Safety", description="Such as: you may be let out at a safe place.")
    other: Texts = Field({}, title="Good to know", description="Meals, parking, a tour of the station.")


class Weapons(Part):
    """Row 20: who may be armed."""

    policy: Literal["never", "by_exception", "declared", "allowed"] = Field(
        "never",
        title="Weapons",
        description="never; by_exception of exception_role; declared: riders who say so beforehand; allowed. "
        "Mostly overridden for officers of other agencies.",
    )
    exception_role: Role = "supervisor"


class Recording(Part):
    """Row 20: whether riders may take photos, video or sound."""

    policy: Literal["not_asked", "never", "by_exception", "allowed"] = Field(
        "not_asked", title="Recording", description="not_asked: only the text says it. by_exception of exception_role."
    )
    exception_role: Role = "supervisor"


class Arrival(Part):
    """Row 22, in minutes, rides, months and days."""

    early_minutes: Whole = Field(15, ge=0, le=240, title="Arrive minutes early")
    late_minutes: Whole = Field(15, ge=0, le=240, title="Late after minutes")
    late_action: Literal["supervisor", "turn_away", "wait"] = Field("supervisor", title="Who is late")
    cancel_hours: Whole = Field(
        0, ge=0, le=744, title="Cancel hours before", description="Called off later counts as a no-show. 0: any time."
    )
    no_show_limit: Whole = Field(2, ge=1, le=20, title="No-shows until a ban")
    no_show_months: Whole | None = Field(
        None, ge=1, le=1200, title="No-shows count for months", description="null: for ever.", examples=[12, None]
    )
    ban_months: Whole = Field(
        12, ge=0, le=1200, title="Ban in months", description="From the last no-show on. 0: no ban.", examples=[6, 12]
    )
    wait_after_denial_days: Whole = Field(
        0, ge=0, le=3660, title="Wait after a denial, in days", description="Until one may apply again.", examples=[365]
    )


class Denial(Part):
    """Row 23."""

    reasons: tuple[Code, ...] = Field(
        ("incomplete", "rule", "clearance", "conflict", "capacity", "other"), title="Reasons the desk may choose"
    )
    shown: Literal["always", "code", "never"] = Field(
        "code",
        title="What the applicant sees",
        description="always: reason and text. code: the reason. never: neither.",
    )
    channel: Literal["message", "phone", "letter"] = Field(
        "message", title="How it is told", description="message: by e-mail, or as the rider asked."
    )


class AfterRide(Part):
    """Row 25."""

    officer_report: Flag = Field(True, title="Officer's report")
    rider_feedback: Flag = Field(True, title="Rider's feedback")
    early_end_report: Literal["none", "end_of_shift", "next_day"] = Field(
        "end_of_shift", title="Report when a ride was ended early, until"
    )
    publicity: Flag = Field(False, title="Riders are asked about publicity")
