"""How long before the ride one must apply, and the days that do not count."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Day, DayOfYear, Flag, OverrideRole, Part, Start, State, Weekday, Whole, options


class Notice(Part):
    """How long before the ride one must apply."""

    amount: Whole = Field(14, ge=0, le=8784, title=_("How many"), description=_("0: no notice."), examples=[14, 10, 48])
    unit: Literal["days", "business_days", "hours"] = Field(
        "days",
        title=_("Of what"),
        description=_("How the notice is counted."),
        json_schema_extra=options(
            days=(_("Days"), _("applied on the 1st with 14 days, one may ride on the 15th.")),
            business_days=(
                _("Business days"),
                _(
                    "working days after the day of the application, without weekends and the department's holidays; "
                    "the ride may be on the last of them."
                ),
            ),
            hours=(
                _("Hours"),
                _("to the minute where the hour of the application is known, else rounded up to days."),
            ),
        ),
    )
    and_business_days: Whole = Field(
        0,
        ge=0,
        le=366,
        title=_("And business days"),
        description=_("A second notice that must be kept too."),
        examples=[0, 10],
    )
    cutoff: Start | None = Field(
        None,
        title=_("Hour of the day"),
        description=_("An application that comes at this hour or later counts as of the next day."),
        examples=["16:00", None],
    )
    week_closes: Weekday | None = Field(
        None,
        title=_("Deadline in the week before"),
        description=_("Applications for a week, Monday to Sunday, close with this day of the week before."),
        examples=["wed", None],
    )
    month_closes: Whole | None = Field(
        None,
        ge=1,
        le=31,
        title=_("Deadline in the month before"),
        description=_("Applications for a month close with this day of the month before."),
        examples=[15, None],
    )
    most_days: Whole | None = Field(
        None,
        ge=1,
        le=3660,
        title=_("Ahead in days, at most"),
        description=_("null: any time ahead."),
        examples=[60, None],
    )
    override_role: OverrideRole = "supervisor"


class Holidays(Part):
    """The department's holidays: business days leave them out."""

    federal: Flag = Field(True, title=_("Federal holidays"), description=_("With the days on which they are observed."))
    state: State = Field(
        "",
        title=_("Holidays of the state"),
        description=_("Two letters of a state, to add its own holidays; empty: none."),
        examples=["", "MN"],
    )
    extra: tuple[Day, ...] = Field(
        (), max_length=1000, title=_("Other days off"), description=_("Single dates."), examples=[["2026-11-27"]]
    )
    extra_days: tuple[DayOfYear, ...] = Field(
        (), max_length=366, title=_("Other days off, every year"), description=_("Month and day."), examples=[["12-24"]]
    )
    removed: tuple[Day, ...] = Field(
        (),
        max_length=1000,
        title=_("Not holidays here"),
        description=_("Working days all the same."),
        examples=[["2026-10-12"]],
    )
