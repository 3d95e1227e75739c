"""What lies ahead of an officer: today, the week, the seats on offer, and the officer's own choices."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Prefetch, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.core.workflow import IllegalMove
from ridealong.rides.afterwards import report_due_at, wants_report
from ridealong.rides.models import Ride, Rides
from ridealong.rides.status import HOLDS_SEAT, ON_THE_ROAD, RIDDEN, RideStatus
from ridealong.shifts import actions as shifts
from ridealong.shifts.models import Officer, Seat, Shift
from ridealong.web.access import SignedInRequest, staff
from ridealong.web.officer.forms import ChoicesForm
from ridealong.web.officer.night import dark_hours
from ridealong.web.officer.pages import host_of, posted, show, told
from ridealong.web.officer.steps import card

LATER_ROWS = 10
SEATS_A_PAGE = 20
FARTHEST = timedelta(days=370)  # how far the week may be leafed through
REPORTS_SINCE = timedelta(days=30)
LONGEST_RIDE = timedelta(days=2)  # no ride lasts so long
OUT_FIRST = Case(When(status__in=[*ON_THE_ROAD, RideStatus.CHECKED_IN], then=Value(0)), default=Value(1))


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
    ahead = list(_ahead(host))
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
    ahead = _with_seats(host.shifts.ahead().filter(is_cancelled=False))
    page = Paginator(ahead, SEATS_A_PAGE).get_page(request.GET.get("page"))
    return show(request, host, "officer/seats.html", page=page)


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


def _ahead(host: Officer) -> Rides:
    """Rides that are not over, the one on the road first."""
    first = Ride.objects.beside(host).active().order_by(OUT_FIRST, "starts_at", "id")[: LATER_ROWS + 1]
    found = told(Ride.objects.filter(pk__in=first.values("pk")))
    return found.order_by(OUT_FIRST, "starts_at", "id").prefetch_related("pauses")


def _ridden_lately(host: Officer, now: datetime) -> Rides:
    since = now - REPORTS_SINCE
    # The start, too, in the terms of the index.
    ridden = Ride.objects.beside(host).filter(status__in=RIDDEN, starts_at__gt=since - LONGEST_RIDE, ended_at__gt=since)
    last = ridden.order_by("-starts_at")[:LATER_ROWS]
    return told(Ride.objects.filter(pk__in=last.values("pk"))).order_by("-starts_at")


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
    for shift in _with_seats(planned):
        days[shift.starts_at.astimezone(zone).date()].shifts.append(shift)
    return list(days.values())


def _with_seats(planned: QuerySet[Shift]) -> QuerySet[Shift]:
    """Shifts with their seats, and each seat with `holders`: the ride in it, if there is one."""
    holding = Ride.objects.filter(status__in=HOLDS_SEAT).select_related("rider", "seat__shift__station")
    with_riders = Seat.objects.order_by("number").prefetch_related(Prefetch("rides", holding, to_attr="holders"))
    return planned.select_related("station", "unit").prefetch_related(Prefetch("seats", with_riders))


def _own_seat(request: SignedInRequest, pk: UUID) -> Seat:
    return get_object_or_404(Seat.objects.select_related("shift"), pk=pk, shift__officer=host_of(request))
