"""Planning and cancelling shifts, and the seats on them."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history, times
from ridealong.core.workflow import move
from ridealong.program.models import Station
from ridealong.shifts.models import HostUnit, Officer, Seat, SeatStatus, Shift
from ridealong.shifts.rules import LONGEST_SHIFT, MINIMUM_REST, Stretch, clashing, too_close


class CannotPlan(Exception):
    """Why a shift cannot be planned or changed so. The text may be shown to a person."""


def plan(
    officer: Officer,
    *,
    by: User,
    station: Station,
    starts_at: datetime,
    ends_at: datetime,
    unit: HostUnit | None = None,
    sector: str = "",
    seats: int = 1,
    accepts_short_rest: bool = False,
) -> Shift:
    """A shift with open seats. Times are aware. Raises CannotPlan when it overlaps another shift of the officer,
    or leaves less than eight hours of rest and nobody said that this is meant."""
    new = Stretch(starts_at, ends_at)
    _check_shape(officer, new, unit, station)
    with transaction.atomic():
        # The officer's row is the lock: two shifts of one officer are planned one after the other.
        officer = Officer.objects.select_for_update(no_key=True).get(pk=officer.pk)
        _check_roster(officer, new, station, MINIMUM_REST if not accepts_short_rest else timedelta())
        try:
            with transaction.atomic():
                shift = Shift.objects.create(
                    officer=officer, station=station, unit=unit, sector=sector, starts_at=starts_at, ends_at=ends_at
                )
        except IntegrityError as error:
            raise CannotPlan(_("This officer already has a shift that starts then.")) from error
        Seat.objects.bulk_create(Seat(shift=shift, number=number) for number in range(1, seats + 1))
        history.record("shift.planned", shift, by=by, seats=seats)
    return shift


def cancel(shift: Shift, *, by: User) -> Shift:
    """Takes a shift off the roster and closes its seats. Its rides are called off by `rides.calling_off`.

    Raises CannotPlan when it was cancelled before.
    """
    with transaction.atomic():
        if not Shift.objects.filter(pk=shift.pk, is_cancelled=False).update(is_cancelled=True):
            raise CannotPlan(_("This shift was already cancelled."))
        shift.is_cancelled = True
        for seat in shift.seats.filter(status=SeatStatus.OPEN):
            close_seat(seat, by=by)
        history.record("shift.cancelled", shift, by=by)
    return shift


def add_seat(shift: Shift, *, by: User) -> Seat:
    """One more seat beside the officer, for a larger car or a second chair. Raises CannotPlan on a cancelled shift."""
    with transaction.atomic():
        shift = Shift.objects.select_for_update(no_key=True).get(pk=shift.pk)
        if shift.is_cancelled:
            raise CannotPlan(_("This shift was already cancelled."))
        last = shift.seats.aggregate(last=Max("number"))["last"] or 0
        seat = Seat.objects.create(shift=shift, number=last + 1)
        history.record("seat.added", seat, by=by)
    return seat


def close_seat(seat: Seat, *, by: User) -> Seat:
    """Nobody new is put into this seat. Raises IllegalMove."""
    return move(seat, "close", by=by)


def open_seat(seat: Seat, *, by: User) -> Seat:
    """Offers a closed seat again. Raises IllegalMove, and CannotPlan on a cancelled shift."""
    if seat.shift.is_cancelled:
        raise CannotPlan(_("This shift was already cancelled."))
    return move(seat, "open", by=by, event="opened")


def choose(officer: Officer, *, by: User, takes_riders: bool, may_be_named: bool) -> Officer:
    """What officers decide about themselves. Raises CannotPlan where a protected officer would be named."""
    if officer.is_protected and may_be_named:
        raise CannotPlan(_("A protected officer cannot be named in posts."))
    with transaction.atomic():
        officer.takes_riders, officer.may_be_named = takes_riders, may_be_named
        officer.save(update_fields=["takes_riders", "may_be_named"])
        history.record("officer.chose", officer, by=by, takes_riders=takes_riders, may_be_named=may_be_named)
    return officer


def _check_shape(officer: Officer, new: Stretch, unit: HostUnit | None, station: Station) -> None:
    if new.starts_at >= new.ends_at:
        raise CannotPlan(_("The shift must end after it starts."))
    if new.length > LONGEST_SHIFT:
        hours = LONGEST_SHIFT // timedelta(hours=1)
        raise CannotPlan(_("A shift lasts at most %(hours)s hours.") % {"hours": hours})
    if not officer.is_active:
        raise CannotPlan(_("This officer is not active."))
    if unit and unit.station_id != station.pk:
        raise CannotPlan(_("This unit belongs to another station."))


def _check_roster(officer: Officer, new: Stretch, station: Station, rest: timedelta) -> None:
    near = new.with_rest(rest)
    planned = officer.shifts.filter(is_cancelled=False, starts_at__lt=near.ends_at, ends_at__gt=near.starts_at)
    others = [Stretch(starts_at, ends_at) for starts_at, ends_at in planned.values_list("starts_at", "ends_at")]
    if other := clashing(new, others):
        when = times.span(other.starts_at, other.ends_at, station.zone)
        raise CannotPlan(_("%(officer)s already has a shift: %(when)s.") % {"officer": officer, "when": when})
    if other := too_close(new, others, rest):
        when = times.span(other.starts_at, other.ends_at, station.zone)
        raise CannotPlan(
            _("%(officer)s needs %(hours)s hours of rest beside the shift %(when)s.")
            % {"officer": officer, "hours": rest // timedelta(hours=1), "when": when}
        )
