"""Which officers take riders, and how many."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Code, Flag, Part, Whole, options

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
        description=_("By name, with the application."),
        json_schema_extra=options(
            no=_("No"),
            wish=(_("As a wish"), _("a wish that need not be met.")),
            by_category=(_("Some kinds of riders"), _("only the kinds in ask_categories.")),
        ),
    )
    ask_categories: tuple[Code, ...] = Field(
        (), title=_("Kinds of riders who may ask"), description=_("With by_category.")
    )
