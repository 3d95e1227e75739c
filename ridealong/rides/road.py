"""From arrival to the end of the ride, as the officer does it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.core import history, times
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.rides import arrival, notices
from ridealong.rides.calling_off import bar_for_missing
from ridealong.rides.models import CheckIn, Pause, Ride
from ridealong.rides.status import ON_THE_ROAD, TURNED_AWAY_FOR_GOOD, EndedBy, RideStatus, TurnedAwayFor
from ridealong.waivers import attesting, validity
from ridealong.waivers.models import Waiver
from ridealong.waivers.signature_acts import Act
from ridealong.waivers.status import SignerRole

UNSIGNED = {
    SignerRole.WITNESS: gettext_lazy("Sign as the witness of the waiver."),
    SignerRole.COUNTERSIGNER: gettext_lazy("Sign the waiver for the department."),
}
CHECK_IN_OPENS = timedelta(hours=24)  # before the ride: nobody is checked in for another day by a slip of the thumb


class NotReady(Exception):
    """Why the ride cannot go on to its next step. The text may be shown to a person."""


class NotClear(NotReady):
    """Points of the check-in that are not met; `problems` names each with its remedy."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


@dataclass(frozen=True)
class Points:
    """What the officer saw, one by one."""

    has_shown_id: bool
    is_dressed: bool
    is_sober: bool
    is_briefed: bool
    also: frozenset[str] = frozenset()  # codes of points that the rules add, see `arrival`

    @classmethod
    def of(cls, seen: Iterable[str]) -> "Points":
        """From codes of `arrival.points`."""
        codes, own = set(seen), {field.name for field in fields(cls)} - {"also"}
        return cls(**{name: name in codes for name in own}, also=frozenset(codes - own))

    @property
    def seen(self) -> set[str]:
        return {name for name, value in self.__dict__.items() if value is True} | self.also


@dataclass(frozen=True)
class EmergencyContact:
    """Whom to call for the rider."""

    name: str
    relation: str
    phone: str


def waiver_doubts(ride: Ride) -> list[str]:
    """Why no waiver holds for this ride at this moment; empty when one does."""
    return [str(doubt) for doubt in validity.reasons(ride.application, timezone.now(), on=ride.on)]


def to_attest(ride: Ride, waiver: Waiver | None) -> list[SignerRole]:
    """What the program wants and nobody has done yet, of that which an officer can do at check-in: witness the waiver,
    and counter-sign it."""
    if waiver is None:
        return []
    signed = waiver.signatures.values_list("role", flat=True)
    return [role for role in attesting.missing(ride.application, signed) if role in UNSIGNED]


def check_in(
    ride: Ride,
    *,
    by: User,
    points: Points,
    witness_name: str = "",
    countersigner_name: str = "",
    network_address: str = "",
    browser: str = "",
) -> Ride:
    """The rider is here and may ride. What the officer signs of the waiver becomes an attestation of its own.

    Raises NotClear with every point that is missing, NotReady outside the hours, IllegalMove, and CannotSign.
    """
    if not allows(ride, "check_in"):
        raise IllegalMove(ride, "check_in")
    _check_hours(ride)
    waiver = ride.application.waivers.live().first()
    names = {SignerRole.WITNESS: witness_name.strip(), SignerRole.COUNTERSIGNER: countersigner_name.strip()}
    roles = to_attest(ride, waiver)
    problems = arrival.unmet(ride, timezone.now(), seen=points.seen)
    problems += waiver_doubts(ride)
    problems += [str(UNSIGNED[role]) for role in roles if not names[role]]
    if problems or waiver is None:
        raise NotClear(problems)
    for role in roles:
        # Rendered and sealed before the transaction below opens; it stands even if somebody else checks in first.
        act = Act(names[role], "staff_account", network_address=network_address, browser=browser)
        attesting.attest(waiver, role, by=by, act=act)
    with transaction.atomic():
        changes = {"waiver": waiver, "checked_in_at": timezone.now(), "checked_in_by": by}
        move(ride, "check_in", by=by, changes=changes)
        CheckIn.objects.create(ride=ride, **{**points.__dict__, "also": sorted(points.also)})
    return ride


def start(ride: Ride, *, by: User) -> Ride:
    """Off they go. Raises IllegalMove."""
    return move(ride, "start", by=by, changes={"started_at": timezone.now()})


def pause(ride: Ride, *, by: User, place: str, is_dispatch_told: bool) -> Ride:
    """The rider is dropped at a safe place before a dangerous call. Raises IllegalMove."""
    with transaction.atomic():
        move(ride, "pause", by=by, dispatch_told=is_dispatch_told)
        Pause.objects.create(ride=ride, place=place, is_dispatch_told=is_dispatch_told, paused_by=by)
    return ride


def resume(ride: Ride, *, by: User) -> Ride:
    """The rider is picked up again. Raises IllegalMove."""
    with transaction.atomic():
        move(ride, "resume", by=by, event="resumed")
        ride.pauses.filter(resumed_at=None).update(resumed_at=timezone.now())
    return ride


def emergency_contact(ride: Ride, *, by: User) -> EmergencyContact:
    """Whom to call; that it was looked at goes into the history. Raises NotReady before arrival and once it is over."""
    if ride.status not in (RideStatus.CHECKED_IN, *ON_THE_ROAD):
        raise NotReady(_("The emergency contact can be seen from check-in to the end of the ride. Ask the desk."))
    history.record("rider.emergency_viewed", ride.rider, by=by, case=ride.application_id)
    case = ride.application
    return EmergencyContact(case.emergency_name, case.emergency_relation, case.emergency_phone)


def complete(ride: Ride, *, by: User, ended_at: datetime | None = None) -> Ride:
    """The ride is over. `ended_at` (aware) is for a ride that nobody checked out in time: when it really ended.

    Raises IllegalMove, and NotReady for an end before the start or in the future.
    """
    with transaction.atomic():
        application = _lock_case(ride)
        move(ride, "complete", by=by, changes={"ended_at": _end(ride, ended_at)})
        writing.close(application, by=by)
        notices.completed(ride)
    return ride


def end_early(ride: Ride, *, by: User, ended_by: str, reason: str = "") -> Ride:
    """Somebody ends the ride before its time: officer, rider or a supervisor. Raises IllegalMove."""
    who = EndedBy(ended_by)
    changes = {"ended_at": timezone.now(), "ended_early_by": who, "ended_early_reason": reason}
    with transaction.atomic():
        application = _lock_case(ride)
        move(ride, "end_early", by=by, changes=changes, ended_by=who)
        writing.close(application, by=by)
        notices.completed(ride)
    return ride


def turn_away(ride: Ride, *, by: User, reason: str) -> Ride:
    """No ride today. What another day could mend leaves the approval as it is; the rest closes the case.

    Raises IllegalMove.
    """
    why = TurnedAwayFor(reason)
    with transaction.atomic():
        application = _lock_case(ride)
        move(ride, "turn_away", by=by, changes={"turned_away_for": why}, turned_away_for=why)
        if why in TURNED_AWAY_FOR_GOOD:
            writing.close(application, by=by)
    return ride


def miss(ride: Ride, *, by: User) -> Ride:
    """The rider did not come. Closes the case; who misses as many rides as the program allows is banned for its term.

    Raises IllegalMove, and NotReady before the minutes that a rider may be late are over.
    """
    now, late = timezone.now(), timedelta(minutes=facts.rules_of(ride.application).arrival.late_minutes)
    if not arrival.is_too_late(ride, now):
        clock = times.clock(ride.starts_at + late, ride.station.zone)
        raise NotReady(_("Wait until %(time)s: until then the rider is only late.") % {"time": clock})
    with transaction.atomic():
        application = _lock_case(ride)
        move(ride, "miss", by=by)
        writing.close(application, by=by)
        bar_for_missing(ride, by=by)
    return ride


def _lock_case(ride: Ride) -> Application:
    cases = Application.objects.select_for_update(of=("self",), no_key=True)
    return cases.get(pk=ride.application_id)


def _check_hours(ride: Ride) -> None:
    now = timezone.now()
    if now < ride.starts_at - CHECK_IN_OPENS:
        when = times.span(ride.starts_at, ride.ends_at, ride.station.zone)
        raise NotReady(_("This ride is on another day: %(when)s.") % {"when": when})
    if now >= ride.ends_at:
        raise NotReady(_("The hours of this ride are over. Say that the rider did not come, or ask the desk."))


def _end(ride: Ride, ended_at: datetime | None) -> datetime:
    now = timezone.now()
    if ended_at is None:
        return now
    if ride.started_at is None or not ride.started_at < ended_at <= now:
        raise NotReady(_("The ride ended after it started, and not in the future."))
    return ended_at
