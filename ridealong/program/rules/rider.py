"""Who may ride: age and minors, ties to the place, kinds of riders."""

from datetime import time
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field, model_validator

from ridealong.program.rules.base import (
    WEEKDAYS,
    Clock,
    Code,
    Flag,
    Number,
    OverrideRole,
    Part,
    Role,
    StationName,
    Texts,
    Weekday,
    Whole,
)
from ridealong.program.rules.times import Window

Tie = Literal["live", "work", "study", "own", "family"]


class Minors(Part):
    """Riders under min_age. Age is always the age on the date of the ride."""

    policy: Literal["never", "with_consent", "by_exception", "program_only", "accompanied"] = Field(
        "with_consent",
        title=_("May minors ride"),
        description=_(
            "What holds for somebody under min_age and at least minors.from_age. never: nobody under min_age. "
            "with_consent: with a guardian's consent. by_exception: each needs the exception of exception_role, and "
            "consent. program_only: only riders of a category marked youth_program (school, explorers), with consent. "
            "accompanied: with consent, and only when an adult comes along."
        ),
        examples=["with_consent", "program_only"],
    )
    from_age: Whole = Field(
        16,
        ge=0,
        le=25,
        title=_("Minors from age"),
        description=_("Younger riders are refused, unless exception_from_age says otherwise."),
        examples=[14, 16],
    )
    exception_role: Role = Field(
        "supervisor", title=_("Who makes exceptions"), description=_("For by_exception and for exception_from_age.")
    )
    exception_from_age: Whole | None = Field(
        None,
        ge=0,
        le=25,
        title=_("Younger by exception, from age"),
        description=_(
            "Riders under minors.from_age but at least this old need the exception of exception_role. null: refused."
        ),
        examples=[None, 14],
    )
    guardian_under: Whole = Field(
        18,
        ge=0,
        le=25,
        title=_("Guardian consents under age"),
        description=_(
            "Minors always need consent; where this age is above min_age, adults under it too: with min_age "
            "16 and guardian_under 18, somebody of 17 rides like an adult, but with consent."
        ),
    )
    signers: Literal["one", "all", "guardian_and_minor"] = Field(
        "guardian_and_minor",
        title=_("Who signs for a minor"),
        description=_("one: one guardian. all: every guardian. guardian_and_minor: one guardian, and the minor too."),
    )
    guardian_present: Flag = Field(
        False, title=_("Guardian is present"), description=_("A guardian is at the station when the ride begins.")
    )
    max_hours: Number | None = Field(
        4,
        gt=0,
        le=24,
        title=_("A minor's ride in hours, at most"),
        description=_("null: no limit but length.max_hours."),
        examples=[2, 4, None],
    )
    latest_end: Clock | None = Field(
        time(23),
        title=_("A minor's ride ends by"),
        description=_(
            "Station time; an hour before 06:00 belongs to the evening before. null: no limit. Where "
            "minors.windows are given and this is not: no limit."
        ),
        examples=["22:00", "02:00", None],
    )
    days: tuple[Weekday, ...] = Field(
        WEEKDAYS,
        title=_("Days on which minors ride"),
        description=_("Weekdays on which a minor's ride may begin."),
        examples=[["fri", "sat"]],
    )
    windows: tuple[Window, ...] = Field(
        (),
        max_length=100,
        title=_("Windows for minors"),
        description=_("A minor's ride lies in one of these, and in hours.windows like every ride. Empty: no others."),
        examples=[[{"start": "08:00", "end": "02:00"}]],
    )

    @model_validator(mode="before")
    @classmethod
    def _windows_say_when_it_ends(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("windows") and "latest_end" not in data:
            return {**data, "latest_end": None}
        return data


class Residency(Part):
    """Ties to the place."""

    policy: Literal["none", "priority", "required"] = Field(
        "none",
        title=_("Ties to the place"),
        description=_("none: not asked. priority: people with a tie come first. required: only people with a tie."),
    )
    ties: tuple[Tie, ...] = Field(
        ("live", "work", "study"),
        title=_("Which ties count"),
        description=_("live, work, study here, own property or a business here, or have family here. One is enough."),
    )
    own_district: Flag = Field(
        False,
        title=_("Only in the own district"),
        description=_("A ride begins at the station of the rider's own district."),
    )
    override_role: OverrideRole = None


class Category(Part):
    """A kind of rider, with rules of its own."""

    code: Code = Field(
        title=_("Code"),
        description=_("Short name for files and reports; it never changes."),
        examples=["citizen", "explorer", "officer_elsewhere"],
    )
    name: Texts = Field(
        title=_("Name"),
        description=_("What riders see, by language."),
        examples=[{"en": "Citizen", "es": "Vecino o vecina"}],
    )
    access: Literal["public", "invitation", "closed"] = Field(
        "public",
        title=_("Who may choose it"),
        description=_(
            "public: anybody. invitation: with a code from the coordinator. closed: such people do not ride in "
            "this program; they are told where to turn."
        ),
    )
    referral: Texts = Field(
        {},
        title=_("Where they turn instead"),
        description=_("With access closed: a sentence that says where such people turn."),
        examples=[{"en": "Journalists write to the press office."}],
    )
    evidence: Texts = Field(
        {},
        title=_("Evidence"),
        description=_("What a rider of this kind must show. Empty: nothing."),
        examples=[{"en": "A letter from your school that says you are enrolled."}],
    )
    documents: tuple[Code, ...] = Field(
        (),
        title=_("Documents of this kind only"),
        description=_("Codes of documents. One that the list of documents does not hold is a form to sign."),
        examples=[["cjis_awareness"]],
    )
    youth_program: Flag = Field(
        False,
        title=_("School or explorer program"),
        description=_("Minors of this category may ride where minors.policy is program_only."),
    )
    priority: Whole = Field(
        0, ge=0, le=100, title=_("Priority"), description=_("Higher comes first on a waiting list.")
    )
    units: tuple[Code, ...] = Field(
        (),
        title=_("Host units"),
        description=_("What they may sit in; empty: any."),
        examples=[["patrol", "engine", "dispatch"]],
    )
    overrides: dict[str, Any] = Field(
        {},
        title=_("Rules of its own"),
        description=_("Part of a rule document, laid over the program's: objects merge, everything else is replaced."),
        examples=[{"min_age": 14, "notice": {"amount": 3}}],
    )


class AgeRules(Part):
    """Rules of their own for riders of certain ages, whatever their kind. Laid over those of category and station."""

    from_age: Whole = Field(
        0, ge=0, le=120, title=_("From age"), description=_("First age of the group, on the date of the ride.")
    )
    under_age: Whole | None = Field(
        None, ge=1, le=121, title=_("Under age"), description=_("null: no upper end."), examples=[18]
    )
    overrides: dict[str, Any] = Field(
        {},
        title=_("Rules of their own"),
        description=_("Part of a rule document, as in a category."),
        examples=[{"notice": {"amount": 30}}, {"approval": [{"role": "command"}]}],
    )


class StationRules(Part):
    """Rules of its own for one station. Those of the category are laid over them."""

    station: StationName = Field(
        min_length=1, title=_("Station"), description=_("Name of the station."), examples=["North"]
    )
    overrides: dict[str, Any] = Field(
        {},
        title=_("Rules of its own"),
        description=_("Part of a rule document, as in a category."),
        examples=[{"status": "paused"}],
    )
