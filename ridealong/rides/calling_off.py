"""Calling a ride off, giving up an application, and keeping a rider from riding for a while."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, forbidden_text
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.applications.riders.ban import Ban
from ridealong.applications.riders.rider import Rider
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.rides import notices
from ridealong.rides.booking import ask_for_new_waiver, lock_case
from ridealong.rides.history import missed
from ridealong.rides.models import Ride
from ridealong.rides.status import BOOKED, ON_THE_ROAD, CancelledFor
from ridealong.rules.frequency.counting import months_after
from ridealong.shifts import actions as shifts
from ridealong.shifts.models import SeatStatus, Shift
from ridealong.waivers import actions as waivers


class CannotWithdraw(Exception):
    """The rider sits in the car at this moment."""


class CannotBan(Exception):
    """Why the ban is not written or lifted so. The text may be shown to a person."""


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
        application = lock_case(ride.application)
        is_late = cause == CancelledFor.RIDER and is_too_late_to_cancel(ride)
        changes = {
            "cancelled_for": cause,
            "is_late_cancel": is_late,
            "calendar_sequence": ride.calendar_sequence + 1,
        }
        move(ride, "cancel", by=by, changes=changes, cancelled_for=cause, is_late=is_late)
        ask_for_new_waiver(application, by=by)
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
        application = lock_case(application)
        ride = application.rides.active().select_related("seat__shift__station").first()
        if ride and ride.status in ON_THE_ROAD:
            raise CannotWithdraw(_("You are riding right now. Tell your officer instead."))
        writing.give_up(application, by=by)
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
