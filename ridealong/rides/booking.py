"""Giving a rider a seat, moving the ride, and calling it off."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import actions as applications
from ridealong.applications import facts, forbidden_text
from ridealong.applications.application import Application
from ridealong.applications.riders.ban import Ban
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import ApplicationStatus
from ridealong.core import history
from ridealong.core.reference import short_code
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.program import availability
from ridealong.program.models import Program, ProgramStatus
from ridealong.rides import fitting, notices
from ridealong.rides.history import missed
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE, BOOKED, HOLDS_SEAT, ON_THE_ROAD, CancelledFor
from ridealong.rules.frequency.counting import months_after
from ridealong.rules.reason import Reason
from ridealong.shifts import actions as shifts
from ridealong.shifts.models import Seat, SeatStatus, Shift
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


class CannotWithdraw(Exception):
    """The rider sits in the car at this moment."""


class CannotBan(Exception):
    """Why the ban is not written or lifted so. The text may be shown to a person."""


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
            _ask_for_new_waiver(application, by=by)
        notices.rescheduled(ride, was_seat=before[0])
    return ride


def confirm(ride: Ride, *, by: User) -> Ride:
    """The officer accepts. Raises IllegalMove."""
    with transaction.atomic():
        move(ride, "confirm", by=by)
        notices.confirmed(ride)
    return ride


def decline(ride: Ride, *, by: User, closes_seat: bool = False) -> Ride:
    """The officer cannot take this ride; the rider keeps the approval. `closes_seat` when the officer can take nobody
    on that shift. Raises IllegalMove."""
    with transaction.atomic():
        cancel(ride, by=by, cancelled_for=CancelledFor.OFFICER)
        if closes_seat and ride.seat.status == SeatStatus.OPEN:
            shifts.close_seat(ride.seat, by=by)
    return ride


def cancel(ride: Ride, *, by: User, cancelled_for: str) -> Ride:
    """Calls a ride off before it starts: for the rider, the officer or the department. The approval stays and the seat
    is free again; a rider who calls off too late has missed a ride. Raises IllegalMove."""
    cause = CancelledFor(cancelled_for)
    with transaction.atomic():
        application = _lock_case(ride.application)
        is_late = cause == CancelledFor.RIDER and is_too_late_to_cancel(ride)
        changes = {
            "cancelled_for": cause,
            "is_late_cancel": is_late,
            "calendar_sequence": ride.calendar_sequence + 1,
        }
        move(ride, "cancel", by=by, changes=changes, cancelled_for=cause, is_late=is_late)
        _ask_for_new_waiver(application, by=by)
        notices.cancelled(ride, by=by)
        if is_late:
            bar_for_missing(ride, by=User.objects.the_program())
    return ride


def is_too_late_to_cancel(ride: Ride) -> bool:
    """Whether a rider who calls off now has missed the ride, as the rules say (domain.md, row 22)."""
    hours = facts.rules_of(ride.application).arrival.cancel_hours
    return bool(hours) and timezone.now() > ride.starts_at - timedelta(hours=hours)


def bar_for_missing(ride: Ride, *, by: User) -> Ban | None:
    """Bans the rider for the program's term, once as many rides were missed as it allows, this one among them."""
    rule = facts.rules_of(ride.application).arrival
    since_on = months_after(ride.on, -rule.no_show_months) if rule.no_show_months else None
    count = missed(ride.rider, since_on=since_on)
    if not rule.ban_months or count < rule.no_show_limit:
        return None
    reason = _("Did not come to %(count)s rides.") % {"count": count}
    return ban(ride.rider, by=by, until_on=months_after(ride.on, rule.ban_months), reason=reason)


def cancel_shift(shift: Shift, *, by: User, cancelled_for: str = CancelledFor.DEPARTMENT) -> Shift:
    """Takes a shift off the roster and calls off its rides. Raises CannotPlan, and IllegalMove while one is out."""
    with transaction.atomic():
        for ride in Ride.objects.active().filter(seat__shift=shift).select_related("seat__shift__station"):
            cancel(ride, by=by, cancelled_for=cancelled_for)
        return shifts.cancel(shift, by=by)


def withdraw(application: Application, *, by: User) -> Application:
    """The rider gives up the application, with ride and waiver. Raises CannotWithdraw and IllegalMove."""
    with transaction.atomic():
        application = _lock_case(application)
        ride = application.rides.active().select_related("seat__shift__station").first()
        if ride and ride.status in ON_THE_ROAD:
            raise CannotWithdraw(_("You are riding right now. Tell your officer instead."))
        applications.withdraw_half(application, by=by)
        if ride:
            cancel(ride, by=by, cancelled_for=CancelledFor.RIDER)
        if waiver := application.waivers.live().first():
            waivers.void(waiver, by=by, reason="withdrawn")
    return application


def ban(rider: Rider, *, by: User, until_on: date, reason: str) -> Ban:
    """Keeps a rider from riding until a date, and calls off the ride ahead. `reason` is for the desk only. Raises
    CannotBan."""
    _check_reason(reason)
    with transaction.atomic():
        ban = Ban.objects.create(rider=rider, until_on=until_on, reason=reason, banned_by=by)
        history.record("rider.banned", rider, by=by, until_on=until_on.isoformat())
        for ride in Ride.objects.filter(rider=rider, status__in=BOOKED).select_related("seat__shift__station"):
            cancel(ride, by=by, cancelled_for=CancelledFor.DEPARTMENT)
    return ban


def lift(ban: Ban, *, by: User, reason: str) -> Ban:
    """The rider may apply again; the ban stays in the records with the reason. Raises CannotBan."""
    _check_reason(reason)
    with transaction.atomic():
        changes = {"lifted_at": timezone.now(), "lifted_by": by, "lift_reason": reason}
        if Ban.objects.filter(pk=ban.pk, lifted_at=None).update(**changes):
            history.record("rider.ban_lifted", ban.rider, by=by)
    ban.refresh_from_db()
    return ban


def _check_reason(reason: str) -> None:
    if why := forbidden_text.refused(reason):
        raise CannotBan(str(why))


def _locked(application: Application, seat: Seat) -> tuple[Application, Seat]:
    """Both fresh, behind the program's lock: bookings of one program happen one after the other, so caps hold too."""
    program = Program.objects.select_for_update(no_key=True).get(pk=application.program_id)
    if program.status == ProgramStatus.PAUSED:
        raise CannotSchedule(_("The program is paused. Open it again before you schedule rides."))
    if availability.of(program, seat.shift.station).is_paused:
        raise CannotSchedule(_("This station takes no riders now. Open it again before you schedule rides there."))
    application = _lock_case(application)
    related = "shift__officer__account", "shift__station", "shift__unit"
    return application, Seat.objects.select_related(*related).get(pk=seat.pk)


def _lock_case(application: Application) -> Application:
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
    standing = [r for r in found if not (r.code in overridden and applications.may_override(by, r))]
    if standing:
        raise RulesBroken(standing)
    return sorted({reason.code for reason in found})


def _settled(application: Application, found: list[Reason]) -> set[str]:
    """Soft rules that the approval set aside already. Asked only when one is broken."""
    return applications.set_aside(application) if any(r.override for r in found) else set()


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


def _ask_for_new_waiver(application: Application, *, by: User) -> None:
    """A waiver for one ride or one window does not follow the rider to another."""
    if facts.rules_of(application).validity.waiver_scope == "days":
        return
    waiver = application.waivers.live().exclude(status=WaiverStatus.AWAITING).first()
    if waiver:
        waivers.supersede(waiver, by=by)
