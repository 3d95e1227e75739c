"""Giving a rider a seat, and moving the ride."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain
from ridealong.applications.status import ApplicationStatus
from ridealong.core import history
from ridealong.core.reference import short_code
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.program import availability
from ridealong.program.models import Program, ProgramStatus
from ridealong.rides import fitting, notices
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE, HOLDS_SEAT
from ridealong.rules.reason import Reason
from ridealong.shifts.models import Seat
from ridealong.waivers import actions as waivers
from ridealong.waivers.status import WaiverStatus


class CannotSchedule(Exception):
    """Why a ride cannot be booked so. The text may be shown to a person."""


class SeatTaken(CannotSchedule):
    """Somebody else has this seat."""


class RiderBusy(CannotSchedule):
    """The rider has a ride ahead already."""


class RulesBroken(CannotSchedule):
    """Rules stand against the booking; `reasons` says which, and which of them somebody may set aside."""

    def __init__(self, reasons: list[Reason]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(str(reason) for reason in reasons))


def schedule(
    application: Application,
    seat: Seat,
    *,
    by: User,
    starts_at: datetime,
    ends_at: datetime,
    overridden: Iterable[str] = (),
    override_reason: str = "",
) -> Ride:
    """Books the seat for an approved rider; the officer is asked. Times are aware, inside the shift.

    `overridden` are the codes of soft rules that `by` sets aside, with the reason. The waiver is asked for at check-in,
    not here. Raises SeatTaken, RiderBusy, RulesBroken, CannotSchedule.
    """
    with transaction.atomic():
        application, seat = _locked(application, seat)
        aside = _check(application, seat, starts_at, ends_at, by, set(overridden))
        ride = Ride(
            application=application,
            rider=application.rider,
            seat=seat,
            check_in_code=short_code(6),
            starts_at=starts_at,
            ends_at=ends_at,
            scheduled_by=by,
            overridden=aside,
            override_reason=override_reason if aside else "",
        )
        _save_or_lose(ride)
        history.record("ride.scheduled", ride, by=by, starts_at=starts_at.isoformat(), overridden=aside)
        notices.scheduled(ride)
    return ride


def reschedule(
    ride: Ride,
    seat: Seat,
    *,
    by: User,
    starts_at: datetime,
    ends_at: datetime,
    overridden: Iterable[str] = (),
    override_reason: str = "",
) -> Ride:
    """Moves a booked ride to other hours, or to another officer; the approval stays and the officer is asked again.

    Other hours make a waiver whose scope is this ride superseded: the rider signs again. Raises as `schedule` does,
    and IllegalMove.
    """
    if not allows(ride, "reschedule"):
        raise IllegalMove(ride, "reschedule")
    before = (ride.seat, ride.starts_at, ride.ends_at)
    with transaction.atomic():
        application, seat = _locked(ride.application, seat)
        aside = _check(application, seat, starts_at, ends_at, by, set(overridden), moving=ride)
        changes = {
            "seat": seat,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "scheduled_at": timezone.now(),
            "scheduled_by": by,
            "reminded_at": None,
            "calendar_sequence": ride.calendar_sequence + 1,
            "overridden": aside,
            "override_reason": override_reason if aside else "",
        }
        try:
            with transaction.atomic():
                move(ride, "reschedule", by=by, event="rescheduled", changes=changes, starts_at=starts_at.isoformat())
        except IntegrityError as error:
            raise SeatTaken(_("This seat was just taken. Choose another one.")) from error
        if before[1:] != (starts_at, ends_at):
            ask_for_new_waiver(application, by=by)
        notices.rescheduled(ride, was_seat=before[0])
    return ride


def confirm(ride: Ride, *, by: User) -> Ride:
    """The officer accepts. Raises IllegalMove."""
    with transaction.atomic():
        move(ride, "confirm", by=by)
        notices.confirmed(ride)
    return ride


def _locked(application: Application, seat: Seat) -> tuple[Application, Seat]:
    """Both fresh, behind the program's lock: bookings of one program happen one after the other, so caps hold too."""
    program = Program.objects.select_for_update(no_key=True).get(pk=application.program_id)
    if program.status == ProgramStatus.PAUSED:
        raise CannotSchedule(_("The program is paused. Open it again before you schedule rides."))
    if availability.of(program, seat.shift.station).is_paused:
        raise CannotSchedule(_("This station takes no riders now. Open it again before you schedule rides there."))
    application = lock_case(application)
    related = "shift__officer__account", "shift__station", "shift__unit"
    return application, Seat.objects.select_related(*related).get(pk=seat.pk)


def lock_case(application: Application) -> Application:
    """Verbs that touch case and ride lock the case first, so that two of them never wait for each other."""
    cases = Application.objects.select_related("rider", "rule_set", "program")
    return cases.select_for_update(of=("self",), no_key=True).get(pk=application.pk)


def _check(
    application: Application,
    seat: Seat,
    starts_at: datetime,
    ends_at: datetime,
    by: User,
    overridden: set[str],
    moving: Ride | None = None,
) -> list[str]:
    """Raises what stands against the booking; returns the codes that are set aside now."""
    if application.status != ApplicationStatus.APPROVED:
        raise CannotSchedule(_("Only approved riders get a seat. This application is not approved."))
    if ends_at <= timezone.now():
        raise CannotSchedule(_("Choose hours that are still ahead."))
    if seat.shift.officer.account_id == application.rider.account_id:
        raise CannotSchedule(_("Nobody rides along with themselves."))
    _check_free(application, seat, moving)
    found = fitting.objections(application, seat, starts_at=starts_at, ends_at=ends_at, moving=moving)
    found = [reason for reason in found if reason.code not in _settled(application, found)]
    standing = [r for r in found if not (r.code in overridden and chain.may_override(by, r))]
    if standing:
        raise RulesBroken(standing)
    return sorted({reason.code for reason in found})


def _settled(application: Application, found: list[Reason]) -> set[str]:
    """Soft rules that the approval set aside already. Asked only when one is broken."""
    return chain.set_aside(application) if any(r.override for r in found) else set()


def _check_free(application: Application, seat: Seat, moving: Ride | None) -> None:
    others = Ride.objects.exclude(pk=moving.pk) if moving else Ride.objects.all()
    if others.filter(seat=seat, status__in=HOLDS_SEAT).exists():
        raise SeatTaken(_("This seat was just taken. Choose another one."))
    if others.filter(rider=application.rider, status__in=ACTIVE).exists():
        raise RiderBusy(_("This rider already has a ride ahead."))


def _save_or_lose(ride: Ride) -> None:
    """The constraints have the last word, should anything get past the lock."""
    try:
        with transaction.atomic():
            ride.save(force_insert=True)
    except IntegrityError as error:
        _check_free(ride.application, ride.seat, None)
        raise CannotSchedule(_("This ride could not be booked. Look at the seat again.")) from error


def ask_for_new_waiver(application: Application, *, by: User) -> None:
    """A waiver for one ride or one window does not follow the rider to another."""
    if facts.rules_of(application).validity.waiver_scope == "days":
        return
    waiver = application.waivers.live().exclude(status=WaiverStatus.AWAITING).first()
    if waiver:
        waivers.supersede(waiver, by=by)
