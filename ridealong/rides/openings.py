"""The next hours in which a rider could still sit beside an officer."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, UUIDField
from django.utils import timezone
from django.utils.translation import ngettext

from ridealong.core.statements import Slot, Statement
from ridealong.program.models import Program
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.rules.document import Rules
from ridealong.rules.hours import windows
from ridealong.rules.notice import counting as notice
from ridealong.rules.notice.calendar import days_off
from ridealong.rules.ride import Wish
from ridealong.shifts.models import Officer, Seat
from ridealong.shifts.rules import Stretch

STEP = timedelta(minutes=30)
MOST_HOURS = 400  # different ones looked at; a season of a large department
EAST = timedelta(hours=14)  # how long before Greenwich the first zone begins its day


@dataclass
class Opening:
    """Hours that somebody who applies today could ride, and how many seats there are then. Times are aware."""

    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    seats: int = 0

    @property
    def words(self) -> str:
        """ "1 seat", "3 seats"."""
        return ngettext("1 seat", "%(seats)s seats", self.seats) % {"seats": self.seats}


def first_fit(shift: Stretch, rules: Rules, zone: ZoneInfo, station: str = "") -> Stretch | None:
    """The first full-length ride inside the shift that the program's hours allow, or None."""
    length = shift.length if rules.length.whole_shift else timedelta(hours=rules.length.max_hours)
    starts_at = shift.starts_at + timedelta(minutes=rules.length.start_offset_minutes)
    while starts_at < shift.ends_at:
        ride = Stretch(starts_at, min(starts_at + length, shift.ends_at))
        if ride.length < timedelta(hours=rules.length.min_hours):
            return None
        wish = Wish(ride.starts_at.astimezone(zone), ride.ends_at.astimezone(zone), station)
        is_allowed = not rules.hours.windows or windows.fits(wish, rules.hours.windows)
        if is_allowed and not _is_off(wish, rules) and windows.starts_allowed(wish, rules.hours):
            return ride
        if rules.length.at_shift_start or rules.length.whole_shift:
            return None
        starts_at += STEP
    return None


def _is_off(wish: Wish, rules: Rules) -> bool:
    """Whether nobody rides on that date."""
    holidays = days_off(rules.holidays, wish.on.year, wish.on.year)
    return windows.is_blacked_out(wish, rules.hours) or windows.is_on_holiday(wish, rules.hours, holidays)


def ahead(program: Program, rules: Rules) -> list[Opening]:
    """Openings that keep the program's notice, soonest first; the same hours at one station are one. One query."""
    today = timezone.localdate()
    first_on = notice.earliest_date(today, rules.notice, days_off(rules.holidays, today.year, today.year))
    merged: dict[tuple[datetime, datetime, str], Opening] = {}
    first = datetime.combine(first_on, time(), tzinfo=UTC) - EAST
    asked = {"program": program.pk, "now": timezone.now(), "first": first}
    for starts_at, ends_at, station, time_zone, seats in _free_seats().run(asked):
        zone = ZoneInfo(time_zone)
        ride = first_fit(Stretch(starts_at, ends_at), rules, zone, str(station))
        if ride is None or ride.starts_at.astimezone(zone).date() < first_on:
            continue
        opening = Opening(ride.starts_at, ride.ends_at, zone)
        merged.setdefault((ride.starts_at, ride.ends_at, str(station)), opening).seats += seats
    return sorted(merged.values(), key=lambda opening: opening.starts_at)


@lru_cache(maxsize=1)
def _free_seats() -> Statement:
    """Start, end, station and its zone, and the number of free seats that share them."""
    taken = Ride.objects.filter(seat=OuterRef("pk"), status__in=HOLDS_SEAT)
    free = Seat.objects.open().filter(
        ~Exists(taken),
        shift__starts_at__gt=Slot("now"),
        shift__ends_at__gt=Slot("first"),
        shift__station__programs=Slot("program", UUIDField()),
        shift__officer__in=Officer.objects.hosting(),
    )
    hours = free.values_list("shift__starts_at", "shift__ends_at", "shift__station", "shift__station__time_zone")
    return Statement.of(hours.annotate(seats=Count("pk")).order_by("shift__starts_at")[:MOST_HOURS])
