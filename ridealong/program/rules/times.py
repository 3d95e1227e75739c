"""When people ride: length, windows, dates without rides, how often, how long ahead."""

from datetime import date, time
from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.program.rules.base import (
    WEEKDAYS,
    Clock,
    Day,
    DayOfYear,
    Flag,
    Number,
    OverrideRole,
    Part,
    State,
    StationName,
    Texts,
    Weekday,
    Whole,
)


class Length(Part):
    """How long a ride lasts, in hours that pass."""

    min_hours: Number = Field(
        0.5,
        gt=0,
        le=24,
        title=_("A ride in hours, at least"),
        description=_("Not asked where whole_shift holds."),
        examples=[0.5, 2],
    )
    max_hours: Number = Field(
        4,
        gt=0,
        le=24,
        title=_("A ride in hours, at most"),
        description=_("Also for whole shifts; 24: no limit."),
        examples=[4, 12],
    )
    whole_shift: Flag = Field(
        False,
        title=_("Whole shift"),
        description=_(
            "The ride begins and ends with the officer's shift; min_hours is not asked. Before an officer is "
            "chosen, hours.shifts are asked, or else those windows that are at most 12 hours long."
        ),
    )
    at_shift_start: Flag = Field(
        False,
        title=_("Begins with the shift"),
        description=_("A shorter ride too begins when the shift begins. Asked of the same shifts as whole_shift."),
    )
    start_offset_minutes: Whole = Field(
        0,
        ge=0,
        le=720,
        title=_("Minutes after the start of the shift"),
        description=_("With at_shift_start."),
        examples=[30],
    )
    override_role: OverrideRole = None


class Window(Part):
    """A stretch of the day, station time. An end before the start is on the next day, "24:00" is midnight."""

    days: tuple[Weekday, ...] = Field(
        WEEKDAYS, title=_("Weekdays"), description=_("The days on which the window opens."), examples=[["fri", "sat"]]
    )
    start: Clock = Field(
        time(0), title=_("Opens"), description=_("Hour of the clock at the station."), examples=["08:00"]
    )
    end: Clock = Field(
        time(0),
        title=_("Closes"),
        description=_(
            "Start and end both 00:00 (or left out): whole days. A ride that begins on such a day may then "
            "run past midnight."
        ),
        examples=["23:00", "02:00"],
    )
    station: StationName = Field(
        "",
        title=_("Only at station"),
        description=_("Name of the station; empty: at all of them."),
        examples=["", "North"],
    )
    fit: Literal["within", "starts_with", "whole"] = Field(
        "within",
        title=_("How a ride lies in it"),
        description=_(
            "within: anywhere. starts_with: it begins when the window opens. whole: a fixed slot, it "
            "begins and ends with the window."
        ),
    )
    from_day: DayOfYear | None = Field(
        None,
        title=_("Season from"),
        description=_(
            "First day of the season of every year in which the window holds; with until_day. A season may "
            "cross the new year."
        ),
        examples=["06-01", None],
    )
    until_day: DayOfYear | None = Field(
        None, title=_("Season until"), description=_("Last day of the season, month and day."), examples=["08-31", None]
    )

    @property
    def crosses_midnight(self) -> bool:
        return self.end <= self.start

    @property
    def is_whole_day(self) -> bool:
        return self.start == self.end == time(0)

    def is_in_season(self, on: date) -> bool:
        first, last = self.from_day or "01-01", self.until_day or "12-31"
        day = f"{on:%m-%d}"
        return first <= day <= last if first <= last else day >= first or day <= last


class Closure(Part):
    """A stretch of dates without rides, first and last day included."""

    first_on: Day = Field(title=_("First day"), description=_("No ride from this day on."), examples=["2026-08-20"])
    last_on: Day = Field(title=_("Last day"), description=_("Rides again on the next."), examples=["2026-09-07"])
    station: StationName = Field(
        "",
        title=_("Only at station"),
        description=_("Name of the station; empty: all of them."),
        examples=["", "North"],
    )
    name: Texts = Field(
        {},
        title=_("Why"),
        description=_("Shown beside the dates, by language."),
        examples=[{"en": "State fair", "es": "Feria estatal"}],
    )


class Hours(Part):
    """Windows, fixed starts, and dates on which nobody rides."""

    windows: tuple[Window, ...] = Field(
        (Window(start=time(8), end=time(23)),),
        max_length=200,
        title=_("Windows"),
        description=_("One window must hold the whole ride; two that touch are still two. Empty: any hour."),
        examples=[[{"start": "08:00", "end": "16:00"}, {"start": "20:00", "end": "04:00"}]],
    )
    fixed_starts: tuple[Clock, ...] = Field(
        (), max_length=96, title=_("Fixed starts"), description=_("Rides begin at one of these times. Empty: any."),
        examples=[["10:00", "18:00"]],
    )  # fmt: skip
    shifts: tuple[Window, ...] = Field(
        (),
        max_length=100,
        title=_("The patrol's shifts"),
        description=_("For length.whole_shift and length.at_shift_start, before an officer is chosen."),
        examples=[[{"start": "06:00", "end": "18:00"}, {"start": "18:00", "end": "06:00"}]],
    )
    blackout_dates: tuple[Day, ...] = Field(
        (),
        max_length=2000,
        title=_("Dates without rides"),
        description=_("A ride may not touch such a date, not even after midnight."),
        examples=[["2026-12-24"]],
    )
    blackout_days: tuple[DayOfYear, ...] = Field(
        (),
        max_length=366,
        title=_("Days of every year without rides"),
        description=_("Month and day; a ride may not touch them either."),
        examples=[["07-04", "10-31", "12-31"]],
    )
    closures: tuple[Closure, ...] = Field(
        (),
        max_length=500,
        title=_("Stretches without rides"),
        description=_("From a first to a last date, for one station or all."),
    )
    rides_on_holidays: Flag = Field(
        True,
        title=_("Rides on holidays"),
        description=_("false: nobody rides on the department's holidays."),
    )
    override_role: OverrideRole = None


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
        description=_(
            "rolling: so many days or months in a row. calendar_year: from year_starts on. calendar_half_year: six "
            "months from year_starts on, such as fall and spring terms from 07-01. calendar_quarter: three months from "
            "year_starts on. calendar_week: Monday to Sunday. lifetime: in a whole life."
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
        description=_(
            "any: all rides. officer: only rides with the same officer. station: only rides at the same station. "
            "category: only rides of the same kind."
        ),
    )
    counts: tuple[Literal["ridden", "no_show", "cancelled"], ...] = Field(
        ("ridden",),
        title=_("What counts as a ride"),
        description=_(
            "ridden: rides that took place or are booked. no_show: rides the rider missed. cancelled: rides "
            "the rider called off. A ride the department called off never counts."
        ),
        examples=[["ridden", "no_show"]],
    )
    override_role: OverrideRole = "supervisor"


class Notice(Part):
    """How long before the ride one must apply."""

    amount: Whole = Field(14, ge=0, le=8784, title=_("How many"), description=_("0: no notice."), examples=[14, 10, 48])
    unit: Literal["days", "business_days", "hours"] = Field(
        "days",
        title=_("Of what"),
        description=_(
            "days: applied on the 1st with 14 days, one may ride on the 15th. business_days: working days "
            "after the day of the application, without weekends and the department's holidays; the ride may be on the "
            "last of them. hours: to the minute where the hour of the application is known, else rounded up to days."
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
    cutoff: Clock | None = Field(
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
