"""Rides as the rules see them: one that is wished, and those before it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True)
class PastRide:
    """A ride that may count toward the frequency limits, also one that is booked. `officer` is any stable name of the
    host. Cancelled means: by the rider."""

    on: date
    officer: str = ""
    station: str = ""
    category: str = ""
    outcome: Literal["ridden", "no_show", "cancelled"] = "ridden"


@dataclass(frozen=True)
class Host:
    """What counts of the officer one would sit beside; what is not known (None) is not asked."""

    is_active: bool | None = None
    volunteers: bool | None = None
    is_probationary: bool | None = None
    is_flagged: bool | None = None


@dataclass(frozen=True)
class Place:
    """The seat on offer. `is_kept_apart` from this rider, for whatever reason: nobody reads which."""

    is_open: bool = True
    is_kept_apart: bool = False


@dataclass(frozen=True)
class Wish:
    """A ride somebody wants: aware start and end, in the station's zone. `shift` is the chosen officer's.

    Where the hour or the length is not known yet, the start is any hour of the date or the end is the start, and the
    rules about them are not asked.
    """

    starts_at: datetime
    ends_at: datetime
    station: str = ""
    officer: str = ""
    shift: tuple[datetime, datetime] | None = None
    unit: str = ""
    host: Host | None = None
    place: Place | None = None
    knows_start: bool = True
    knows_length: bool = True

    @property
    def on(self) -> date:
        return self.starts_at.date()

    @property
    def hours(self) -> float:
        """Hours that pass, also in the night when the clocks change."""
        return (self.ends_at.timestamp() - self.starts_at.timestamp()) / 3600
