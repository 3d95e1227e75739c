"""What belongs to a case, loaded once for its page: the steps, the rules and the page itself read the same rows.

The readers below also take a case that was not loaded; each then costs its one query.
"""

from typing import Any

from django.utils import timezone

from ridealong.admin.cases import statements
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.status import ApplicationStatus, ClearanceStatus
from ridealong.core.statements import keep
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import LIVE, WaiverStatus

# The one row of each kind that a case can have.
JOINED = ("rider", "program", "rule_set", "station", "held_by", "unannounced__decided_by")


def load(case: Application) -> None:
    """Reads the rows that a case can have many of, and says whose turn it is."""
    values = {"case": case.pk, "rider": case.rider_id, "program": case.program_id, "today": timezone.localdate()}
    for name, rows in statements.of_the_case().items():
        keep(case, name, rows.run(values))
    keep(case.rider, "bans", statements.bans().run(values))
    keep(case.program, "station_availabilities", statements.availabilities().run(values))
    _load_waivers(list(case.waivers.all()), values)
    _load_rides(case, list(case.rides.all()), values)
    _say_whose_turn(case)


def _load_waivers(waivers: list[Waiver], values: dict[str, Any]) -> None:
    for name, rows in statements.of_waivers().items() if waivers else ():
        found = rows.run(values)
        for waiver in waivers:
            keep(waiver, name, [row for row in found if row.waiver_id == waiver.pk])


def _load_rides(case: Application, rides: list[Any], values: dict[str, Any]) -> None:
    agreed = statements.agreed().run(values) if rides else []
    for ride in rides:
        ride.rider, ride.agreed = case.rider, [consent for consent in agreed if consent.ride_id == ride.pk]


def _say_whose_turn(case: Application) -> None:
    """What a list reads along with each case (`whose_turn.with_turn`)."""
    ride, check, step = ride_of(case), facts.clearance(case), next_step(case)
    said = {
        "next_role": step.role if step else None,
        "ride_status": ride.status if ride else None,
        "waits_for_check": check is not None and check.status == ClearanceStatus.REQUESTED,
        "has_signed": any(waiver.status == WaiverStatus.SIGNED for waiver in case.waivers.all()),
        "is_kept_back": kept_back(case) is not None,
    }
    for name, value in said.items():
        setattr(case, name, value)


def kept_back(case: Application) -> Unannounced | None:
    """The decision that the rider was not told yet."""
    return getattr(case, "unannounced", None)


def open_waiver_of(case: Application) -> Waiver | None:
    return next((waiver for waiver in case.waivers.all() if waiver.status in LIVE), None)


def ride_of(case: Application) -> Ride | None:
    """The one ahead or under way."""
    return next((ride for ride in case.rides.all() if ride.status in ACTIVE), None)


def next_step(case: Application) -> Decision | None:
    """The open step of the chain, in review."""
    steps = case.decisions.all() if case.status == ApplicationStatus.UNDER_REVIEW else []
    return next((step for step in steps if step.decided_at is None), None)
