"""All that the rules may ask about one person and one ride. What is not known (None) leaves its rule unasked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ridealong.rules.document import Rules
from ridealong.rules.person import Person, age_on
from ridealong.rules.ride import PastRide, Wish


@dataclass(frozen=True)
class Facts:
    """`holidays` are the federal ones, where the caller has them already; `taken` counts other rides by the name of a
    cap; `on_duty` the officers at the hours of the ride; `applied_at` is aware."""

    person: Person
    wish: Wish | None = None
    past_rides: Sequence[PastRide] = ()
    applied_on: date | None = None
    applied_at: datetime | None = None
    holidays: frozenset[date] | None = None
    taken: Mapping[str, int] | None = None
    on_duty: int | None = None

    @property
    def on(self) -> date | None:
        """The date of the ride."""
        return self.wish.on if self.wish else None

    @property
    def counted_on(self) -> date | None:
        """The day of the application, by the clock of the ride."""
        if self.applied_on is None and self.applied_at is not None:
            return (self.applied_at.astimezone(self.wish.starts_at.tzinfo) if self.wish else self.applied_at).date()
        return self.applied_on

    @property
    def asked_on(self) -> date | None:
        """The date for which the rules are asked: that of the ride, else that of the application."""
        return self.on or self.counted_on

    @property
    def age(self) -> int | None:
        return age_on(self.person.born_on, self.asked_on) if self.person.born_on and self.asked_on else None

    def is_minor(self, rules: Rules) -> bool:
        """Whether somebody else signs and consents too."""
        return self.age is not None and self.age < rules.consent_under
