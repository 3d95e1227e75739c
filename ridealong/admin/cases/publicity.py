"""The coordinator's word on publicity, once the rider allows it."""

from accounts.models import User
from ridealong.admin.needs.waiting_rides import PUBLICITY_REFUSED, asked_for_publicity
from ridealong.applications.application import Application
from ridealong.core import history
from ridealong.core.workflow import IllegalMove
from ridealong.posts import actions as posts
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN


def ride_for(case: Application) -> Ride | None:
    """The latest ride of the case that waits for the answer; the front page counts the same ones."""
    return asked_for_publicity(Ride.objects.filter(application=case)).select_related("rider").first()


def may_answer(case: Application, user: User) -> bool:
    has_ridden = any(ride.status in RIDDEN for ride in case.rides.all())
    return has_ridden and ride_for(case) is not None


def approve(case: Application, *, by: User) -> None:
    """Drafts for the press officer. Raises CannotPublish."""
    posts.approve_for_publicity(_waiting(case), by=by)


def refuse(case: Application, *, by: User) -> None:
    """Kept in the history, which the selection reads: the question is not asked again."""
    history.record(PUBLICITY_REFUSED, _waiting(case), by=by)


def _waiting(case: Application) -> Ride:
    ride = ride_for(case)
    if ride is None:
        raise IllegalMove(case, "publicity")
    return ride
