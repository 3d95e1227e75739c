"""How the department works: caps, officers, who approves, arrival, answers, conduct, what comes after."""

from typing import Literal

from pydantic import Field

from ridealong.program.rules.base import Code, Flag, Part, Role, Texts, Whole

Cap = Whole | None


class Caps(Part):
    """Most riders at once or in a period; null is no cap."""

    car: Cap = Field(
        1,
        ge=0,
        le=20,
        title="In one car at once",
        description="Riders beside one officer at the same time.",
        examples=[1, 2],
    )
    shift: Cap = Field(
        None,
        ge=0,
        le=1000,
        title="On one officer's shift",
        description="Riders on one shift of one officer, one after the other.",
    )
    sector: Cap = Field(
        None, ge=0, le=1000, title="In one sector at once", description="Riders in one sector or beat at the same time."
    )
    station: Cap = Field(
        None,
        ge=0,
        le=1000,
        title="At one station at once",
        description="Riders of one station at the same time.",
        examples=[2],
    )
    station_day: Cap = Field(
        None,
        ge=0,
        le=1000,
        title="At one station a day",
        description="Rides that begin at one station on one day.",
        examples=[2],
    )
    officer_week: Cap = Field(
        None,
        ge=0,
        le=1000,
        title="With one officer a week",
        description="Rides with one officer from Monday to Sunday.",
    )
    officer_month: Cap = Field(
        None, ge=0, le=1000, title="With one officer a month", description="Rides with one officer in a calendar month."
    )
    day: Cap = Field(
        None, ge=0, le=1000, title="A day", description="Rides of the program that begin on one day.", examples=[3]
    )
    week: Cap = Field(
        None,
        ge=0,
        le=10000,
        title="A week, Monday to Sunday",
        description="Rides of the program from Monday to Sunday.",
    )
    month: Cap = Field(None, ge=0, le=10000, title="A month", description="Rides of the program in a calendar month.")
    year: Cap = Field(None, ge=0, le=100000, title="A year", description="Rides of the program in a calendar year.")


class OfficerPool(Part):
    """Which officers take riders, and whether one may ask for an officer."""

    volunteers_only: Flag = Field(
        True, title="Volunteers only", description="Riders sit only with officers who said yes to riders."
    )
    no_relatives: Flag = Field(
        True,
        title="Not with a relative or partner",
        description="Nobody rides with an officer they are related to or live with.",
    )
    no_relatives_at_station: Flag = Field(
        False,
        title="Not at the station where a relative or partner works",
        description="Such riders go to another station or district.",
    )
    no_probationary: Flag = Field(
        True, title="Not with officers on probation", description="Officers in their first months take no riders."
    )
    no_flagged: Flag = Field(
        True, title="Not with officers who are under review", description="Nor do officers a supervisor has taken out."
    )
    fair_rotation: Flag = Field(
        True, title="Riders are spread fairly", description="Rides go round among the officers."
    )
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
    """One step of the chain; for some categories or ages only, where it says so."""

    role: Role = Field(title="Who approves", description="This role or a higher one.")
    categories: tuple[Code, ...] = Field((), title="Only for kinds of riders", description="Empty: for all.")
    under_age: Whole | None = Field(
        None,
        ge=1,
        le=120,
        title="Only under age",
        description="The step is only for riders under this age on the date of the ride. null: for all.",
        examples=[18, None],
    )


class ProgramTexts(Part):
    """Editable words, by language."""

    dress: Texts = Field(
        {},
        title="Dress",
        description="What to wear and what not, by language.",
        examples=[{"en": "Collared shirt, long pants, closed shoes."}],
    )
    conduct: Texts = Field({}, title="Conduct", description="How riders behave, by language.")
    bring: Texts = Field({}, title="What to bring", description="What to have along, by language.")
    recording: Texts = Field(
        {},
        title="Photos, video and sound",
        description="What riders may record, and that they may be recorded, by language.",
    )
    weapons: Texts = Field({}, title="Weapons", description="Who may be armed, by language.")
    safety: Texts = Field({}, title="Safety", description="Such as: you may be let out at a safe place.")
    other: Texts = Field({}, title="Good to know", description="Meals, parking, a tour of the station.")


class Weapons(Part):
    """Whether riders may be armed."""

    policy: Literal["never", "by_exception", "declared", "allowed"] = Field(
        "never",
        title="Weapons",
        description="never; by_exception of exception_role; declared: riders who say so beforehand; allowed. "
        "Mostly overridden for officers of other agencies.",
    )
    exception_role: Role = Field("supervisor", title="Who makes exceptions", description="For by_exception.")


class Recording(Part):
    """Whether riders may take photos, video or sound."""

    policy: Literal["not_asked", "never", "by_exception", "allowed"] = Field(
        "not_asked", title="Recording", description="not_asked: only the text says it. by_exception of exception_role."
    )
    exception_role: Role = Field("supervisor", title="Who makes exceptions", description="For by_exception.")


class Arrival(Part):
    """Coming late, not coming, and coming again."""

    early_minutes: Whole = Field(
        15,
        ge=0,
        le=240,
        title="Arrive minutes early",
        description="How long before the ride riders come to the station.",
    )
    late_minutes: Whole = Field(
        15, ge=0, le=240, title="Late after minutes", description="From how many minutes on somebody counts as late."
    )
    late_action: Literal["supervisor", "turn_away", "wait"] = Field(
        "supervisor",
        title="Who is late",
        description="supervisor: the supervisor decides. turn_away: no ride. wait: the officer waits.",
    )
    cancel_hours: Whole = Field(
        0, ge=0, le=744, title="Cancel hours before", description="Called off later counts as a no-show. 0: any time."
    )
    no_show_limit: Whole = Field(
        2, ge=1, le=20, title="No-shows until a ban", description="So many missed rides bring a ban."
    )
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
    """What a no says, to whom, and how."""

    reasons: tuple[Code, ...] = Field(
        ("incomplete", "rule", "clearance", "conflict", "capacity", "other"),
        title="Reasons the desk may choose",
        description="Codes; the desk chooses one with every no.",
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
    """What is asked for after a ride."""

    officer_report: Flag = Field(
        True, title="Officer's report", description="The officer writes a report after each ride."
    )
    rider_feedback: Flag = Field(True, title="Rider's feedback", description="The rider is asked how it was.")
    early_end_report: Literal["none", "end_of_shift", "next_day"] = Field(
        "end_of_shift",
        title="Report when a ride was ended early, until",
        description="none: no report asked for. end_of_shift: before the officer goes home. next_day.",
    )
    publicity: Flag = Field(
        False,
        title="Riders are asked about publicity",
        description="After the ride, apart from the waiver, and off by default.",
    )
