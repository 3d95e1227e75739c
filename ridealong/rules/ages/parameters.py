"""Minors: whether and how people under the minimum age ride."""

from datetime import time
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field, model_validator

from ridealong.rules.base import WEEKDAYS, Clock, Flag, Number, Part, Role, Weekday, Whole, options
from ridealong.rules.hours.parameters import Window


class Minors(Part):
    """Riders under min_age. Age is always the age on the date of the ride."""

    policy: Literal["never", "with_consent", "by_exception", "program_only", "accompanied"] = Field(
        "with_consent",
        title=_("May minors ride"),
        description=_("What holds for somebody under min_age and at least minors.from_age."),
        json_schema_extra=options(
            never=(_("Never"), _("nobody under min_age.")),
            with_consent=(_("With consent"), _("with a guardian's consent.")),
            by_exception=(_("By exception"), _("each needs the exception of exception_role, and consent.")),
            program_only=(
                _("Youth programs only"),
                _("only riders of a category marked youth_program (school, explorers), with consent."),
            ),
            accompanied=(
                _("Accompanied by an adult"),
                _("with consent, and only when an adult comes along."),
            ),
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
        description=_("Who signs the waiver where the rider is a minor."),
        json_schema_extra=options(
            one=_("One guardian"),
            all=_("Every guardian"),
            guardian_and_minor=_("One guardian and the minor"),
        ),
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
    earliest_start: Clock | None = Field(
        None,
        title=_("A minor's ride begins no earlier than"),
        description=_("Station time, such as the end of school. Hours before 06:00 are late, not early. null: any."),
        examples=["15:00", None],
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
