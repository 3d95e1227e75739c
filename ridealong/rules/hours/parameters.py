"""How long a ride lasts, and within which hours."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import (
    WEEKDAYS,
    Clock,
    Day,
    DayOfYear,
    Flag,
    Number,
    OverrideRole,
    Part,
    Start,
    StationName,
    Texts,
    Weekday,
    Whole,
    options,
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
    start: Start = Field(
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
        description=_("Whether the window is a frame or a slot."),
        json_schema_extra=options(
            within=_("Anywhere in it"),
            starts_with=(_("Begins with it"), _("it begins when the window opens.")),
            whole=(_("Fills it"), _("a fixed slot, it begins and ends with the window.")),
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

    @cached_property
    def lasts(self) -> timedelta:
        """How long it is open, on the clock; one that closes when it opens is a whole day."""
        day = date(2000, 1, 1)
        open_for = datetime.combine(day, self.end) - datetime.combine(day, self.start)
        return open_for if open_for > timedelta() else open_for + timedelta(days=1)

    def is_in_season(self, on: date) -> bool:
        if not (self.from_day or self.until_day):
            return True
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
    fixed_starts: tuple[Start, ...] = Field(
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
