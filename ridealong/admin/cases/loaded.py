"""What belongs to a case, loaded once for its page: the steps, the rules and the page itself read the same rows.

The readers below also take a case that was not loaded; each then costs its one query.
"""

from django.db.models import Prefetch, prefetch_related_objects

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.announcing import Unannounced
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.riders.ban import Ban
from ridealong.applications.status import ApplicationStatus, ClearanceStatus
from ridealong.posts.models import PublicityConsent
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import LIVE, WaiverStatus

# The one row of each kind that a case can have.
JOINED = ("rider", "program", "rule_set", "station", "held_by", "unannounced__decided_by")
OF_A_RIDE = ("seat__shift__officer", "seat__shift__station", "seat__shift__unit", "report")


def load(case: Application) -> None:
    """Reads the rows that a case can have many of, and says whose turn it is."""
    agreed = PublicityConsent.objects.active().filter(allows_posts=True)
    rides = Ride.objects.select_related(*OF_A_RIDE).prefetch_related(Prefetch("consents", agreed, to_attr="agreed"))
    decisions = Decision.objects.select_related("decided_by", "on_behalf_of")
    bans = Prefetch("rider__bans", Ban.objects.select_related("banned_by"))
    many = ("clearances", "guardians", "waivers__signatures", "waivers__files", bans)
    prefetch_related_objects([case], *many, Prefetch("rides", rides), Prefetch("decisions", decisions))
    for ride in case.rides.all():
        ride.application, ride.rider = case, case.rider
    _say_whose_turn(case)


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
