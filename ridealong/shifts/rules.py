"""What a roster must keep to. Values in, answers out; no ORM, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

MINIMUM_REST = timedelta(hours=8)  # between two shifts, as most labor agreements of police have it
LONGEST_SHIFT = timedelta(hours=18)  # a double shift; more is a typing error


@dataclass(frozen=True)
class Stretch:
    """A stretch of work; both ends aware, so that hours are those that pass, also when the clocks change."""

    starts_at: datetime
    ends_at: datetime

    @property
    def length(self) -> timedelta:
        return timedelta(seconds=self.ends_at.timestamp() - self.starts_at.timestamp())

    def overlaps(self, other: "Stretch") -> bool:
        """Whether both hold a moment in common; one that begins as the other ends does not."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def holds(self, other: "Stretch") -> bool:
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at

    def with_rest(self, rest: timedelta) -> "Stretch":
        return Stretch(self.starts_at - rest, self.ends_at + rest)


def clashing(new: Stretch, others: Iterable[Stretch]) -> Stretch | None:
    """The first of the others that overlaps, if any does."""
    return next((other for other in others if new.overlaps(other)), None)


def least_on_duty(during: Stretch, shifts: Iterable[Stretch]) -> int:
    """How many are on duty at the thinnest moment of the stretch."""
    on_duty = [shift for shift in shifts if shift.overlaps(during)]
    # The number falls only where a shift ends, so the thinnest moment is the start or one of those.
    moments = {during.starts_at} | {shift.ends_at for shift in on_duty if shift.ends_at < during.ends_at}
    return min(sum(shift.starts_at <= moment < shift.ends_at for shift in on_duty) for moment in moments)


def too_close(new: Stretch, others: Iterable[Stretch], rest: timedelta = MINIMUM_REST) -> Stretch | None:
    """The first of the others that leaves less than `rest` before or after."""
    return clashing(new.with_rest(rest), others)
