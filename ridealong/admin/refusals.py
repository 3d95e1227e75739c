"""What the rooms say when they do not do what the desk asks, and how the desk repeats it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ridealong.applications import actions as applications
from ridealong.applications.deciding.delegates import CannotDelegate
from ridealong.core.workflow import IllegalMove
from ridealong.notifications.wording import WordingRefused
from ridealong.posts import actions as posts
from ridealong.program import invitations, staff
from ridealong.rides import actions as rides
from ridealong.shifts.actions import CannotPlan
from ridealong.waivers.actions import CannotSign
from ridealong.waivers.drafts import CannotReview

REFUSALS = (
    IllegalMove,
    ValidationError,
    CannotPlan,
    CannotSign,
    CannotReview,
    WordingRefused,
    invitations.CannotInvite,
    staff.CannotChange,
    staff.CannotInvite,
    applications.CannotApply,
    applications.CannotAsk,
    applications.CannotConsent,
    applications.CannotDecide,
    applications.NotEligible,
    posts.CannotPublish,
    CannotDelegate,
    rides.CannotBan,
    rides.CannotKeepApart,
    rides.CannotMerge,
    rides.CannotSchedule,
    rides.CannotWithdraw,
)


def sentence(refusal: Exception) -> str:
    """The refusal in words for people."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, applications.NotEligible):
        return " ".join(str(reason) for reason in refusal.reasons)
    return str(refusal) or _("This cannot be done now. Look at the case again.")
