"""The front page: what needs somebody now, the oldest cases, and today's rides."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from django.db.models import UUIDField, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.admin.cases import whose_turn
from ridealong.admin.needs import table
from ridealong.admin.needs.counting import Counted, count
from ridealong.admin.needs.look import Look
from ridealong.admin.timeline import Step
from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.core import times
from ridealong.core.statements import Slot, Statement, Things
from ridealong.program.models import Station
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE, ON_THE_ROAD, RIDDEN, RideStatus
from ridealong.waivers import scans

WAITING = (
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.UNDER_REVIEW,
    ApplicationStatus.GUARDIAN_PENDING,
)
OLDEST = 8
SHOWN_TODAY = 12
SHOWN = ("reference", "status", "created_at", "submitted_at", "decided_at", "held_at", "rider__legal_name")
ON_THE_SHEET = (*ACTIVE, *RIDDEN, RideStatus.TURNED_AWAY, RideStatus.NO_SHOW)


@dataclass(frozen=True)
class Row:
    """One of the oldest cases."""

    case: Application
    turn: whose_turn.Turn
    since: str


def context(user: User) -> dict[str, Any]:
    look = Look(user)
    counts = count(table.for_user(user), look)
    addressed = table.addressed([counted.need for counted in counts])
    return {
        "counts": [(each, url, _hint(each)) for each, (_need, url) in zip(counts, addressed, strict=True)],
        "oldest": _oldest() if user.has_perm("ridealong.view_application") else [],
        "steps": _rides(look) if user.has_perm("ridealong.view_ride") else [],
        "stations": _stations().run() if user.has_perm("ridealong.view_ride") else [],
        "scans_waiting": _scans_waiting().run()[0][1] if user.has_perm("ridealong.work_case") else 0,
        "today": timezone.localdate(timezone=look.zone),
        "cases_url": reverse("admin:ridealong_application_changelist"),
    }


def _hint(counted: Counted) -> str:
    if not counted.number:
        return _("Nothing to do")
    if (counted.need.tone and not counted.need.tells_oldest) or counted.oldest_at is None:
        return ""
    return _("Oldest: %(days)s") % {"days": whose_turn.days(counted.oldest_at)}


def _oldest() -> list[Row]:
    """The longest waiting of each queue, read along its index, and of those the oldest. Two statements."""
    waiting = sorted(_longest_waiting().run())[:OLDEST]
    cases = _cases(len(waiting)).run({str(place): pk for place, (_at, pk) in enumerate(waiting)}) if waiting else []
    found = sorted(cases, key=lambda case: (case.submitted_at, case.pk))
    return [Row(case, whose_turn.turn(case), whose_turn.days(whose_turn.since(case))) for case in found]


@cache
def _longest_waiting() -> Statement:
    queues = (Application.objects.filter(queue=queue).order_by("submitted_at") for queue in WAITING)
    return Statement.of_all(cases.values_list("submitted_at", "pk")[:OLDEST] for cases in queues)


@cache
def _cases(number: int) -> Things:
    keys = [Slot(str(place), UUIDField()) for place in range(number)]
    cases = Application.objects.filter(pk__in=keys)  # type: ignore[misc]
    return Things.of(whose_turn.with_turn(cases.select_related("rider").only(*SHOWN)))


@cache
def _stations() -> Things:
    return Things.of(Station.objects.filter(is_active=True))


@cache
def _scans_waiting() -> Statement:
    return Statement.of_summaries([scans.waiting().order_by().values(mark=Value(1))], "mark")


def _rides(look: Look) -> list[Step]:
    """Today's rides and tomorrow's first, as a route."""
    start, end = look.moments["midnight"], look.moments["next_midnight"]
    rides = _rides_between().run({"start": start, "end": end + timedelta(days=1)})
    return [_step(ride, is_tomorrow=ride.starts_at >= end) for ride in rides]


@cache
def _rides_between() -> Things:
    ahead = Ride.objects.filter(starts_at__gte=Slot("start"), starts_at__lt=Slot("end"), status__in=ON_THE_SHEET)
    related = ahead.select_related("rider", "seat__shift__officer", "seat__shift__station", "seat__shift__unit")
    return Things.of(related.order_by("starts_at")[:SHOWN_TODAY])


def _step(ride: Ride, *, is_tomorrow: bool) -> Step:
    shift = ride.seat.shift
    names = _("%(rider)s with %(officer)s") % {"rider": ride.known_as, "officer": shift.officer.surname}
    hours = times.hours(ride.starts_at, ride.ends_at, ride.station.zone)
    return Step(
        state=_state(ride),
        words=_("Tomorrow: %(who)s") % {"who": names} if is_tomorrow else names,
        when=hours,
        at=ride.starts_at,
        note=", ".join(part for part in (str(shift.unit or ""), str(ride.get_status_display())) if part),
    )


def _state(ride: Ride) -> str:
    if ride.status in ON_THE_ROAD:
        return "here"
    if ride.status in RIDDEN:
        return "done"
    return "stopped" if ride.status in {RideStatus.TURNED_AWAY, RideStatus.NO_SHOW} else "ahead"
