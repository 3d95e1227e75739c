"""The way of one case as a line: solid behind, amber here, dashed ahead."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from ridealong.applications.status import ApplicationStatus, ClearanceOutcome
from ridealong.core import times
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.web.rider.cases import Case

S = ApplicationStatus
STOPPED = {S.DECLINED: lambda: _("Declined"), S.WITHDRAWN: lambda: _("Withdrawn"), S.EXPIRED: lambda: _("Expired")}
NOT_RIDDEN = {RideStatus.NO_SHOW, RideStatus.TURNED_AWAY}


@dataclass
class Stop:
    """One stop, in the words of components/route.html."""

    words: str
    is_done: bool
    at: datetime | None = None
    note: str = ""
    state: str = ""
    when: str = ""


def of(case: Case) -> list[Stop]:
    zone = case.station.zone if case.station else timezone.get_current_timezone()
    stops = list(_stops(case))
    if case.status in STOPPED:
        stops = [stop for stop in stops if stop.is_done]
        stops.append(Stop(STOPPED[S(case.status)](), is_done=False, at=case.application.decided_at, state="stopped"))
    here = next((stop for stop in stops if not stop.is_done and not stop.state), None)
    for stop in stops:
        stop.state = stop.state or ("done" if stop.is_done else "here" if stop is here else "ahead")
        if stop.at and not stop.when:
            stop.when = _when(stop.at, zone)
    return stops


def progress(stops: list[Stop]) -> dict[str, int]:
    """For the line under the header."""
    return {"done": sum(stop.is_done for stop in stops), "total": len(stops)}


def _when(at: datetime, zone: ZoneInfo) -> str:
    return f"{times.day(at.astimezone(zone).date(), style='short')}, {times.clock(at, zone)}"


def _stops(case: Case) -> Iterator[Stop]:
    application = case.application
    is_sent = application.submitted_at is not None
    yield Stop(_("Sent") if is_sent else _("You send it"), is_sent, application.submitted_at)
    if case.status == S.GUARDIAN_PENDING:
        yield Stop(_("Your parent or guardian agrees"), is_done=False)
    if case.status == S.NEEDS_INFORMATION:
        note = _("Due %(day)s") % {"day": times.day(case.question.due_on)} if case.question else ""
        yield Stop(_("You answer our question"), is_done=False, note=note)
    if case.rules.clearance.required:
        yield _records_check(case)
    yield _decision(case)
    if case.ride is None:
        yield _waiver(case)
        yield Stop(_("You get a seat"), is_done=case.status == S.CLOSED)
        yield Stop(_("You ride"), is_done=False)
    else:
        yield from _ride(case, case.ride)


def _records_check(case: Case) -> Stop:
    check = case.clearance
    if check is None or check.recorded_at is None:
        return Stop(_("Records check"), is_done=case.status in {S.APPROVED, S.CLOSED})
    if check.outcome != ClearanceOutcome.CLEAR:
        return Stop(_("Records check done"), is_done=True, at=check.recorded_at)
    until = check.valid_until_on
    note = _("Valid until %(day)s") % {"day": times.day(until)} if until else ""
    return Stop(_("Records check: clear"), is_done=True, at=check.recorded_at, note=note)


def _decision(case: Case) -> Stop:
    if case.status in {S.APPROVED, S.CLOSED}:
        until = case.application.approved_until_on
        note = _("Valid until %(day)s") % {"day": times.day(until)} if until and not case.has_ridden else ""
        return Stop(_("Approved"), is_done=True, at=case.application.decided_at, note=note)
    if case.status == S.WAITLISTED:
        return Stop(_("Waiting list, then the decision"), is_done=False)
    return Stop(_("Decision"), is_done=False)


def _waiver(case: Case) -> Stop:
    if case.is_signed or case.has_ridden:
        return Stop(_("Waiver signed"), is_done=True, at=case.waiver.completed_at if case.waiver else None)
    if case.waits_for_others:
        return Stop(_("Your parent or guardian signs"), is_done=False, note=_("You have signed already"))
    due = _("By %(day)s") % {"day": times.day(case.ride.on)} if case.ride else ""
    return Stop(_("You sign the waiver"), is_done=False, note=due)


def _ride(case: Case, ride: Ride) -> Iterator[Stop]:
    """Seat and signature come in either order; what is done stands first."""
    is_confirmed = ride.status != RideStatus.PROPOSED
    seat = Stop(_("Seat confirmed") if is_confirmed else _("The officer confirms your seat"), is_confirmed)
    yield from sorted([_waiver(case), seat], key=lambda stop: not stop.is_done)
    if ride.status in NOT_RIDDEN:
        yield Stop(_("The ride did not take place"), is_done=False, at=ride.starts_at, state="stopped")
        return
    has_ridden = ride.status in RIDDEN
    yield Stop(_("You rode") if has_ridden else _("You ride"), has_ridden, ride.starts_at)
    yield Stop(_("Certificate and feedback"), is_done=has_ridden and case.feedback is not None)
