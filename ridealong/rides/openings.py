"""The next hours in which a rider could still sit beside an officer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ridealong.program.models import Program, Station
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
MOST_SEATS = 400  # looked at; a season of a large department


@dataclass
class Opening:
    """Hours that somebody who applies today could ride, and how many seats there are then. Times are aware."""

    starts_at: datetime
    ends_at: datetime
    station: Station
    seats: int = 1

    @property
    def zone(self) -> ZoneInfo:
        return self.station.zone


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
    for seat in _free_seats(program):
        shift = seat.shift
        zone = shift.station.zone
        ride = first_fit(Stretch(shift.starts_at, shift.ends_at), rules, zone, str(shift.station_id))
        if ride is None or ride.starts_at.astimezone(zone).date() < first_on:
            continue
        key = (ride.starts_at, ride.ends_at, str(shift.station_id))
        if key in merged:
            merged[key].seats += 1
        else:
            merged[key] = Opening(ride.starts_at, ride.ends_at, shift.station)
    return sorted(merged.values(), key=lambda opening: opening.starts_at)


def _free_seats(program: Program) -> Iterator[Seat]:
    taken = Ride.objects.filter(seat=OuterRef("pk"), status__in=HOLDS_SEAT)
    seats = Seat.objects.open().filter(
        ~Exists(taken),
        shift__starts_at__gt=timezone.now(),
        shift__station__in=program.stations.all(),
        shift__officer__in=Officer.objects.hosting(),
    )
    yield from seats.select_related("shift__station").order_by("shift__starts_at")[:MOST_SEATS]
