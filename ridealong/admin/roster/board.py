"""The week on one board: officers down, days across; on a phone each officer becomes a list of days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ridealong.admin import own_pages, verbs
from ridealong.admin.roster import week
from ridealong.admin.roster.week import Planned
from ridealong.applications.application import Application
from ridealong.core import times
from ridealong.program import clock
from ridealong.rides.models import Ride
from ridealong.rides.status import RideStatus
from ridealong.shifts.models import Officer, Seat, SeatStatus, Shift


@dataclass(frozen=True)
class Slot:
    kind: str
    url: str
    hours: str
    words: str


@dataclass(frozen=True)
class Day:
    on: date
    short: str
    label: str
    is_today: bool


@dataclass(frozen=True)
class Row:
    officer: Officer
    rides: int
    days: list[tuple[Day, list[Slot]]]


@dataclass(frozen=True)
class Addresses:
    """Of a case and of a shift, with a place for the key."""

    of_case: str
    of_shift: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    own_pages.allowed(request, "ridealong.view_shift")
    zone = clock.zone()
    monday = _monday(request.GET.get("week", ""), zone)
    days = [_day(monday + timedelta(days=number), zone) for number in range(7)]
    context = {
        **admin.site.each_context(request),
        "title": _("Week of %(day)s") % {"day": times.day(monday)},
        "days": days,
        "rows": _rows(days, zone),
        "earlier": (monday - timedelta(days=7)).isoformat(),
        "later": (monday + timedelta(days=7)).isoformat(),
    }
    return TemplateResponse(request, "admin/board.html", context)


def _monday(text: str, zone: ZoneInfo) -> date:
    """The Monday of the week asked for; anything unreadable is this week."""
    today = timezone.localdate(timezone=zone)
    try:
        on = date.fromisoformat(text)
    except ValueError:
        on = today
    if not abs((on - today).days) < 3660:
        on = today
    return on - timedelta(days=on.weekday())


def _day(on: date, zone: ZoneInfo) -> Day:
    is_today = on == timezone.localdate(timezone=zone)
    label = times.day(on, style="short")
    return Day(on, label, _("%(day)s, today") % {"day": label} if is_today else label, is_today)


def _rows(days: list[Day], zone: ZoneInfo) -> list[Row]:
    start = datetime.combine(days[0].on, time(), tzinfo=zone)
    shifts = week.planned(start, start + timedelta(days=7))
    addresses = Addresses(verbs.addresses(Application), verbs.addresses(Shift))
    by_officer = groupby(shifts, lambda planned: planned.shift.officer_id)
    return [_row(list(mine), days, addresses) for _officer, mine in by_officer]


def _row(shifts: list[Planned], days: list[Day], addresses: Addresses) -> Row:
    slots: dict[date, list[Slot]] = defaultdict(list)
    for planned in shifts:
        shift = planned.shift
        on = shift.starts_at.astimezone(shift.station.zone).date()
        slots[on] += [_slot(shift, seat, ride, addresses) for seat, ride in planned.seats]
    rides = sum(ride is not None for planned in shifts for _seat, ride in planned.seats)
    return Row(shifts[0].shift.officer, rides, [(day, slots[day.on]) for day in days])


def _slot(shift: Shift, seat: Seat, ride: Ride | None, addresses: Addresses) -> Slot:
    """Who has the seat, or that it is free."""
    zone = shift.station.zone
    if ride:
        hours = times.hours(ride.starts_at, ride.ends_at, zone)
        return Slot(_kind(ride), addresses.of_case % ride.application_id, hours, ride.known_as)
    hours, url = times.hours(shift.starts_at, shift.ends_at, zone), addresses.of_shift % shift.pk
    if seat.status == SeatStatus.CLOSED:
        return Slot("is-held", url, hours, _("Closed"))
    return Slot("is-free", url, hours, _("Free"))


def _kind(ride: Any) -> str:
    if ride.status == RideStatus.PROPOSED:
        return "is-proposed"
    if ride.status == RideStatus.CONFIRMED and not ride.is_signed:
        return "is-held"
    return ""
