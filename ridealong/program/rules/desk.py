"""How the department works: caps, officers, who approves, arrival, answers, conduct, what comes after."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.program.rules.base import Code, Flag, Part, Role, Texts, Whole

Cap = Whole | None


class Caps(Part):
    """Most riders at once or in a period. null: no cap."""

    car: Cap = Field(
        1,
        ge=0,
        le=20,
        title=_("In one car at once"),
        description=_("Riders beside one officer at the same time."),
        examples=[1, 2],
    )
    shift: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("On one officer's shift"),
        description=_("Riders on one shift of one officer, one after the other."),
    )
    sector: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("In one sector at once"),
        description=_("Riders in one sector or beat at the same time."),
    )
    station: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("At one station at once"),
        description=_("Riders of one station at the same time."),
        examples=[2],
    )
    station_day: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("At one station a day"),
        description=_("Rides that begin at one station on one day."),
        examples=[2],
    )
    officer_week: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("With one officer a week"),
        description=_("Rides with one officer from Monday to Sunday."),
    )
    officer_month: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("With one officer a month"),
        description=_("Rides with one officer in a calendar month."),
    )
    day: Cap = Field(
        None,
        ge=0,
        le=1000,
        title=_("A day"),
        description=_("Rides of the program that begin on one day."),
        examples=[3],
    )
    week: Cap = Field(
        None,
        ge=0,
        le=10000,
        title=_("A week, Monday to Sunday"),
        description=_("Rides of the program from Monday to Sunday."),
    )
    month: Cap = Field(
        None, ge=0, le=10000, title=_("A month"), description=_("Rides of the program in a calendar month.")
    )
    year: Cap = Field(
        None, ge=0, le=100000, title=_("A year"), description=_("Rides of the program in a calendar year.")
    )


class OfficerPool(Part):
    """Which officers take riders, and whether one may ask for an officer."""

    volunteers_only: Flag = Field(
        True, title=_("Volunteers only"), description=_("Riders sit only with officers who said yes to riders.")
    )
    no_relatives: Flag = Field(
        True,
        title=_("Not with a relative or partner"),
        description=_("Nobody rides with an officer they are related to or live with."),
    )
    no_relatives_at_station: Flag = Field(
        False,
        title=_("Not at the station where a relative or partner works"),
        description=_("Such riders go to another station or district."),
    )
    no_probationary: Flag = Field(
        True, title=_("Not with officers on probation"), description=_("Officers in their first months take no riders.")
    )
    no_flagged: Flag = Field(
        True,
        title=_("Not with officers who are under review"),
        description=_("Nor do officers a supervisor has taken out."),
    )
    fair_rotation: Flag = Field(
        True, title=_("Riders are spread fairly"), description=_("Rides go round among the officers.")
    )
    min_on_duty: Whole | None = Field(
        None,
        ge=1,
        le=1000,
        title=_("Officers on duty, at least"),
        description=_("Fewer on duty at the station at the hours of the ride: no ride. null: not asked."),
        examples=[2, None],
    )
    may_ask_for_officer: Literal["no", "wish", "by_category"] = Field(
        "no",
        title=_("May a rider ask for an officer"),
        description=_("wish: a wish that need not be met. by_category: only the kinds in ask_categories."),
    )
    ask_categories: tuple[Code, ...] = Field(
        (), title=_("Kinds of riders who may ask"), description=_("With by_category.")
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


class ProgramTexts(Part):
    """Editable words, by language."""

    dress: Texts = Field(
        {},
        title=_("Dress"),
        description=_("What to wear and what not, by language."),
        examples=[{"en": "Collared shirt, long pants, closed shoes."}],
    )
    conduct: Texts = Field({}, title=_("Conduct"), description=_("How riders behave, by language."))
    bring: Texts = Field({}, title=_("What to bring"), description=_("What to have along, by language."))
    recording: Texts = Field(
        {},
        title=_("Photos, video and sound"),
        description=_("What riders may record, and that they may be recorded, by language."),
    )
    weapons: Texts = Field({}, title=_("Weapons"), description=_("Who may be armed, by language."))
    safety: Texts = Field({}, title=_("Safety"), description=_("Such as: you may be let out at a safe place."))
    other: Texts = Field({}, title=_("Good to know"), description=_("Meals, parking, a tour of the station."))


class Weapons(Part):
    """Whether riders may be armed."""

    policy: Literal["never", "by_exception", "declared", "allowed"] = Field(
        "never",
        title=_("Weapons"),
        description=_(
            "by_exception: each needs the exception of exception_role. declared: riders who say so beforehand. "
            "Mostly overridden for officers of other agencies."
        ),
    )
    exception_role: Role = Field("supervisor", title=_("Who makes exceptions"), description=_("For by_exception."))


class Recording(Part):
    """Whether riders may take photos, video or sound."""

    policy: Literal["not_asked", "never", "by_exception", "allowed"] = Field(
        "not_asked",
        title=_("Recording"),
        description=_("not_asked: only the text says it. by_exception: each needs the exception of exception_role."),
    )
    exception_role: Role = Field("supervisor", title=_("Who makes exceptions"), description=_("For by_exception."))


class Arrival(Part):
    """Coming late, not coming, and coming again."""

    early_minutes: Whole = Field(
        15,
        ge=0,
        le=240,
        title=_("Arrive minutes early"),
        description=_("How long before the ride riders come to the station."),
    )
    late_minutes: Whole = Field(
        15,
        ge=0,
        le=240,
        title=_("Late after minutes"),
        description=_("From how many minutes on somebody counts as late."),
    )
    late_action: Literal["supervisor", "turn_away", "wait"] = Field(
        "supervisor",
        title=_("Who is late"),
        description=_("supervisor: the supervisor decides. turn_away: no ride. wait: the officer waits."),
    )
    cancel_hours: Whole = Field(
        0,
        ge=0,
        le=744,
        title=_("Cancel hours before"),
        description=_("Called off later counts as a no-show. 0: any time."),
    )
    no_show_limit: Whole = Field(
        2, ge=1, le=20, title=_("No-shows until a ban"), description=_("So many missed rides bring a ban.")
    )
    no_show_months: Whole | None = Field(
        None, ge=1, le=1200, title=_("No-shows count for months"), description=_("null: for ever."), examples=[12, None]
    )
    ban_months: Whole = Field(
        12,
        ge=0,
        le=1200,
        title=_("Ban in months"),
        description=_("From the last no-show on. 0: no ban."),
        examples=[6, 12],
    )
    wait_after_denial_days: Whole = Field(
        0,
        ge=0,
        le=3660,
        title=_("Wait after a denial, in days"),
        description=_("Until one may apply again."),
        examples=[365],
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
        description=_("always: reason and text. code: the reason. never: neither."),
    )
    channel: Literal["message", "phone", "letter"] = Field(
        "message", title=_("How it is told"), description=_("message: by e-mail, or as the rider asked.")
    )


class AfterRide(Part):
    """What is asked for after a ride."""

    officer_report: Flag = Field(
        True, title=_("Officer's report"), description=_("The officer writes a report after each ride.")
    )
    rider_feedback: Flag = Field(True, title=_("Rider's feedback"), description=_("The rider is asked how it was."))
    early_end_report: Literal["none", "end_of_shift", "next_day"] = Field(
        "end_of_shift",
        title=_("Report when a ride was ended early, until"),
        description=_(
            "none: no report asked for. end_of_shift: before the officer goes home. next_day: by the next evening."
        ),
    )
    publicity: Flag = Field(
        False,
        title=_("Riders are asked about publicity"),
        description=_("After the ride, apart from the waiver, and off by default."),
    )
