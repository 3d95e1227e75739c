"""How often somebody may ride."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import DayOfYear, OverrideRole, Part, Whole, options


class Frequency(Part):
    """So many rides in a period, at most. Several limits may hold at once; all must pass."""

    count: Whole = Field(1, ge=0, le=1000, title=_("Rides, at most"), description=_("0: no ride at all."))
    period: Literal[
        "rolling",
        "calendar_year",
        "calendar_half_year",
        "calendar_quarter",
        "calendar_month",
        "calendar_week",
        "lifetime",
    ] = Field(
        "rolling",
        title=_("In"),
        description=_("The stretch of time in which the rides are counted."),
        json_schema_extra=options(
            rolling=(_("Any stretch of days or months"), _("so many days or months in a row.")),
            calendar_year=(_("Calendar year"), _("from year_starts on.")),
            calendar_half_year=(
                _("Half-year"),
                _("six months from year_starts on, such as fall and spring terms from 07-01."),
            ),
            calendar_quarter=(_("Quarter"), _("three months from year_starts on.")),
            calendar_month=_("Calendar month"),
            calendar_week=(_("Calendar week"), _("Monday to Sunday.")),
            lifetime=(_("Ever"), _("in a whole life.")),
        ),
    )
    days: Whole = Field(
        182,
        ge=1,
        le=4000,
        title=_("Days of a rolling period"),
        description=_("After a ride on June 1, a limit of 1 in 182 days passes again on November 30."),
    )
    months: Whole | None = Field(
        None,
        ge=1,
        le=120,
        title=_("Months of a rolling period"),
        description=_("Instead of days: after a ride on June 1, a limit of 1 in 6 months passes again on December 1."),
        examples=[6, 12, None],
    )
    year_starts: DayOfYear = Field(
        "01-01",
        title=_("First day of the year"),
        description=_("For calendar_year, calendar_half_year and calendar_quarter."),
        examples=["01-01", "07-01", "08-15"],
    )
    per: Literal["any", "officer", "station", "category"] = Field(
        "any",
        title=_("Counted with"),
        description=_("Which rides the limit counts."),
        json_schema_extra=options(
            any=_("All rides"),
            officer=_("Only rides with the same officer"),
            station=_("Only rides at the same station"),
            category=_("Only rides of the same kind"),
        ),
    )
    counts: tuple[Literal["ridden", "no_show", "cancelled"], ...] = Field(
        ("ridden",),
        title=_("What counts as a ride"),
        description=_("A ride the department called off never counts."),
        json_schema_extra=options(
            ridden=(_("Ridden or booked"), _("rides that took place or are booked.")),
            no_show=(_("Missed"), _("rides the rider missed.")),
            cancelled=_("Called off by the rider"),
        ),
        examples=[["ridden", "no_show"]],
    )
    override_role: OverrideRole = "supervisor"
