"""Whether a rider and a seat fit: what the rules say beyond the person. Values in, reasons out; no ORM, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility import Reason, limits
from ridealong.program.rules import Host, OfficerPool, Wish
from ridealong.shifts.rules import Stretch


@dataclass(frozen=True)
class Place:
    """The seat on offer and who sits beside it."""

    shift: Stretch
    is_open: bool = True
    is_officer_active: bool = True
    takes_riders: bool = True
    is_probationary: bool = False
    is_flagged: bool = False
    is_kept_apart: bool = False  # from this rider, for whatever reason: nobody reads which


@dataclass(frozen=True)
class Papers:
    """What an approved case must still have on the date of the ride."""

    approved_until_on: date | None
    needs_clearance: bool
    cleared_until_on: date | None  # of a clearance that is recorded and was not negative
    is_held: bool = False
    has_relative_here: bool = False


def about_place(place: Place, wish: Wish) -> Iterator[Reason]:
    """Whether the seat can be had for those hours."""
    if not place.is_open:
        yield Reason("seat_closed", _("This seat is closed."), field="seat")
    if place.is_kept_apart:
        yield Reason("seat_unavailable", _("This seat cannot be had for this rider. Choose another one."), field="seat")
    if not place.shift.holds(Stretch(wish.starts_at, wish.ends_at)):
        yield Reason("outside_shift", _("The ride must lie within the officer's shift."))


def about_officer(place: Place, pool: OfficerPool) -> Iterator[Reason]:
    if not place.is_officer_active:
        yield limits.not_hosting()
    else:
        yield from limits.about_host(Host(place.takes_riders, place.is_probationary, place.is_flagged), pool)


def about_papers(papers: Papers, on: date, pool: OfficerPool) -> Iterator[Reason]:
    """Whether approval and records check still hold on the date of the ride."""
    if papers.is_held:
        yield Reason("on_hold", _("This case is on hold."), field="application")
    if papers.approved_until_on and on > papers.approved_until_on:
        yield Reason("approval_lapsed", _("The approval does not reach to this date."), field="application")
    if papers.needs_clearance and (papers.cleared_until_on is None or on > papers.cleared_until_on):
        yield Reason(
            "clearance_lapsed",
            _("The records check does not reach to this date. Ask for a new one."),
            field="clearance",
        )
    if pool.no_relatives and papers.has_relative_here:
        yield Reason(
            "relative",
            _("A relative or partner of the rider works here. Make sure that it is not this officer."),
            override="coordinator",
            field="seat",
        )


def periods(at: datetime) -> dict[str, tuple[datetime, datetime]]:
    """Day, week (from Monday), month and year that hold `at`, by the clock of its zone."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    monday = midnight - timedelta(days=midnight.weekday())
    month, year = midnight.replace(day=1), midnight.replace(month=1, day=1)
    return {
        "day": (midnight, midnight + timedelta(days=1)),
        "week": (monday, monday + timedelta(days=7)),
        "month": (month, (month + timedelta(days=32)).replace(day=1)),
        "year": (year, year.replace(year=year.year + 1)),
    }
