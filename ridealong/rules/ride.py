"""Rides as the rules see them: one that is wished, and those before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

NOON = time(12)  # where only the date is known


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

    @classmethod
    def lasting(cls, hours: float, starts_at: datetime, station: str = "") -> "Wish":
        """A ride of so many hours that pass, from an aware start in the station's zone."""
        ends_at = datetime.fromtimestamp(starts_at.timestamp() + hours * 3600, starts_at.tzinfo)
        return cls(starts_at, ends_at, station)

    @classmethod
    def from_json(cls, entry: Mapping[str, Any], zone: ZoneInfo, station: str = "") -> "Wish":
        """One stored wish: {"on": "2026-12-11", "starts": "18:00", "hours": 4}, by the station's clock; where the
        hour or the length was left out, it is not known."""
        on, starts, hours = date.fromisoformat(entry["on"]), entry.get("starts"), entry.get("hours")
        starts_at = datetime.combine(on, time.fromisoformat(starts) if starts else NOON, tzinfo=zone)
        wish = cls.lasting(float(hours or 0), starts_at, station)
        return replace(wish, knows_start=bool(starts), knows_length=bool(starts and hours))

    @property
    def on(self) -> date:
        return self.starts_at.date()

    @property
    def zone(self) -> ZoneInfo:
        """The clock of the station, by whose hours the ride is told."""
        return self.starts_at.tzinfo  # type: ignore[return-value]

    @property
    def hours(self) -> float:
        """Hours that pass, also in the night when the clocks change."""
        return (self.ends_at.timestamp() - self.starts_at.timestamp()) / 3600
