"""How it was, in the rider's own words."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.rides.models import Feedback, Ride
from ridealong.rides.status import RIDDEN


class CannotGiveFeedback(Exception):
    """Why this feedback is not taken. The text may be shown to a person."""


def give_feedback(ride: Ride, *, by: User, stars: int, text: str = "") -> Feedback:
    """The rider's own words, once. Raises CannotGiveFeedback."""
    if ride.rider.account_id != by.pk:
        raise CannotGiveFeedback(_("Only the rider can say how it was."))
    if ride.status not in RIDDEN:
        raise CannotGiveFeedback(_("Tell us after the ride."))
    try:
        with transaction.atomic():
            feedback = Feedback.objects.create(ride=ride, stars=stars, text=text)
            history.record("ride.feedback", ride, by=by, stars=stars)
    except IntegrityError as error:
        raise CannotGiveFeedback(_("You have already told us. Thank you!")) from error
    return feedback
