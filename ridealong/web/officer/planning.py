"""What lies ahead of an officer: today, the week, the seats on offer, and the officer's own choices."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.core.workflow import IllegalMove
from ridealong.rides.afterwards import report_due_at, wants_report
from ridealong.rides.models import Ride
from ridealong.shifts import actions as shifts
from ridealong.shifts.models import Officer, Seat, Shift
from ridealong.web.access import SignedInRequest, staff
from ridealong.web.officer import statements
from ridealong.web.officer.forms import ChoicesForm
from ridealong.web.officer.night import dark_hours
from ridealong.web.officer.pages import host_of, posted, show
from ridealong.web.officer.steps import card

FARTHEST = timedelta(days=370)  # how far the week may be leafed through
REPORTS_SINCE = timedelta(days=30)
LONGEST_RIDE = timedelta(days=2)  # no ride lasts so long


@dataclass
class Day:
    on: date
    is_today: bool
    dark: tuple[datetime, datetime] | None
    shifts: list[Shift] = field(default_factory=list)


@staff("ridealong.host_ride")
@require_safe
def today(request: SignedInRequest) -> HttpResponse:
    host, now = host_of(request), timezone.now()
    ahead = _ahead(host)
    return show(
        request,
        host,
        "officer/today.html",
        today=timezone.localdate(timezone=host.station.zone),
        card=card(ahead[0], now) if ahead else None,
        later=ahead[1:],
        unreported=[(ride, report_due_at(ride)) for ride in _ridden_lately(host, now) if wants_report(ride)],
        now=now,
    )


@staff("ridealong.host_ride")
@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    host = host_of(request)
    monday = _monday(request, host)
    days = _days(host, monday)
    return show(
        request,
        host,
        "officer/week.html",
        days=days,
        monday=monday,
        last=monday + timedelta(days=6),
        earlier=monday - timedelta(days=7),
        following=monday + timedelta(days=7),
    )


@staff("ridealong.host_ride")
@require_safe
def seats(request: SignedInRequest) -> HttpResponse:
    host = host_of(request)
    ahead: Any = statements.ShiftsAhead(host, timezone.now())
    page = Paginator(ahead, statements.SHIFTS_A_PAGE).get_page(request.GET.get("page"))
    return show(request, host, "officer/seats.html", page=page, shifts=_with_seats(page, host))


@staff("ridealong.host_ride")
@require_POST
def close_seat(request: SignedInRequest, pk: UUID) -> HttpResponse:
    seat = _own_seat(request, pk)
    try:
        shifts.close_seat(seat, by=request.user)
    except IllegalMove as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The seat is closed. A ride booked before stays as it is."))
    return redirect("officer:seats")


@staff("ridealong.host_ride")
@require_POST
def open_seat(request: SignedInRequest, pk: UUID) -> HttpResponse:
    seat = _own_seat(request, pk)
    try:
        shifts.open_seat(seat, by=request.user)
    except (IllegalMove, shifts.CannotPlan) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The seat is open again."))
    return redirect("officer:seats")


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: SignedInRequest) -> HttpResponse:
    host = host_of(request)
    initial = {name: getattr(host, name) for name in ("takes_riders", "may_be_named")}
    form = ChoicesForm(posted(request), host=host, initial={**initial, "language": request.user.language})
    if not form.is_valid():
        return show(request, host, "officer/me.html", form=form)
    chosen = form.cleaned_data
    shifts.choose(host, by=request.user, takes_riders=chosen["takes_riders"], may_be_named=chosen["may_be_named"])
    request.user.language = chosen["language"]
    request.user.save(update_fields=["language"])
    messages.success(request, _("Saved."))
    response = redirect("officer:me")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen["language"], max_age=365 * 24 * 3600, samesite="Lax")
    return response


def _ahead(host: Officer) -> list[Ride]:
    return statements.ahead().run({"host": host.pk})


def _ridden_lately(host: Officer, now: datetime) -> list[Ride]:
    since = now - REPORTS_SINCE
    return statements.ridden().run({"host": host.pk, "since": since, "begun": since - LONGEST_RIDE})


def _monday(request: HttpRequest, host: Officer) -> date:
    """The Monday that was asked for, or this week's: what cannot be read or lies too far off is this week."""
    now = timezone.localdate(timezone=host.station.zone)
    try:
        asked = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        asked = now
    on = asked if abs(asked - now) <= FARTHEST else now
    return on - timedelta(days=on.weekday())


def _days(host: Officer, monday: date) -> list[Day]:
    zone, now = host.station.zone, timezone.localdate(timezone=host.station.zone)
    days = {
        on: Day(on, on == now, dark_hours(host.station, on)) for on in (monday + timedelta(days=n) for n in range(7))
    }
    first = datetime.combine(monday, datetime.min.time(), tzinfo=zone)
    last = datetime.combine(monday + timedelta(days=7), datetime.min.time(), tzinfo=zone)
    planned = host.shifts.filter(is_cancelled=False, starts_at__gte=first, starts_at__lt=last)
    for shift in _with_seats(planned.select_related("station"), host):
        days[shift.starts_at.astimezone(zone).date()].shifts.append(shift)
    return list(days.values())


def _with_seats(planned: Iterable[Shift], host: Officer) -> list[Shift]:
    """The shifts with their `seat_rows`, and each seat with `holders`: the ride in it, if there is one."""
    shifts: list[Any] = list(planned)
    if not shifts:
        return []
    begins = [shift.starts_at for shift in shifts]
    asked = {"host": host.pk, "first": min(begins), "last": max(begins)}
    holders, seats = defaultdict(list), defaultdict(list)
    for ride in statements.holders().run(asked):
        holders[ride.seat_id].append(ride)
    for seat in statements.seats().run(asked):
        seat.holders = holders[seat.pk]
        seats[seat.shift_id].append(seat)
    for shift in shifts:
        shift.seat_rows = seats[shift.pk]
    return shifts


def _own_seat(request: SignedInRequest, pk: UUID) -> Seat:
    return get_object_or_404(Seat.objects.select_related("shift"), pk=pk, shift__officer=host_of(request))
