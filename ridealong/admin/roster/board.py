"""The week on one board: officers down, days across; on a phone each officer becomes a list of days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ridealong.admin import own_pages
from ridealong.admin.verbs import address
from ridealong.core import times
from ridealong.program import clock
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT, RideStatus
from ridealong.shifts.models import Officer, Seat, SeatStatus, Shift
from ridealong.waivers.status import WaiverStatus


@dataclass(frozen=True)
class Slot:
    kind: str
    url: str
    hours: str
    words: str


@dataclass(frozen=True)
class Day:
    on: date
    label: str
    is_today: bool


@dataclass(frozen=True)
class Row:
    officer: Officer
    rides: int
    days: list[tuple[Day, list[Slot]]]


@require_safe
def week(request: HttpRequest) -> HttpResponse:
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
    return Day(on, _("%(day)s, today") % {"day": label} if is_today else label, is_today)


def _rows(days: list[Day], zone: ZoneInfo) -> list[Row]:
    start = datetime.combine(days[0].on, time(), tzinfo=zone)
    shifts = Shift.objects.filter(is_cancelled=False, starts_at__gte=start, starts_at__lt=start + timedelta(days=7))
    rides = (
        Ride.objects.filter(status__in=HOLDS_SEAT)
        .select_related("rider", "application")
        .prefetch_related("application__waivers")
    )
    seats = Seat.objects.prefetch_related(Prefetch("rides", rides, to_attr="held"))
    ordered = shifts.select_related("officer", "station").prefetch_related(Prefetch("seats", seats))
    planned = sorted(ordered, key=lambda shift: (shift.officer.surname, str(shift.officer_id), shift.starts_at))
    return [_row(list(group), days) for _officer, group in groupby(planned, lambda shift: shift.officer_id)]


def _row(shifts: list[Shift], days: list[Day]) -> Row:
    cells = []
    for day in days:
        on_day = [shift for shift in shifts if shift.starts_at.astimezone(shift.station.zone).date() == day.on]
        cells.append((day, [slot for shift in on_day for slot in _slots(shift)]))
    rides = sum(len(seat.held) for shift in shifts for seat in shift.seats.all())  # type: ignore[attr-defined, misc]
    return Row(shifts[0].officer, rides, cells)


def _slots(shift: Shift) -> list[Slot]:
    """A block for every seat: who has it, or that it is free."""
    return [_slot(shift, seat) for seat in shift.seats.all()]


def _slot(shift: Shift, seat: Seat) -> Slot:
    zone = shift.station.zone
    ride: Ride | None = next(iter(seat.held), None)  # type: ignore[attr-defined]
    if ride:
        return Slot(_kind(ride), address(ride.application, "change"), times.hours(ride.starts_at, ride.ends_at, zone),
                    ride.known_as)  # fmt: skip
    hours = times.hours(shift.starts_at, shift.ends_at, zone)
    if seat.status == SeatStatus.CLOSED:
        return Slot("is-held", address(shift, "change"), hours, _("Closed"))
    return Slot("is-free", address(shift, "change"), hours, _("Free"))


def _kind(ride: Ride) -> str:
    if ride.status == RideStatus.PROPOSED:
        return "is-proposed"
    if ride.status == RideStatus.CONFIRMED and not _is_signed(ride):
        return "is-held"
    return ""


def _is_signed(ride: Ride) -> bool:
    return any(waiver.status == WaiverStatus.SIGNED for waiver in ride.application.waivers.all())
