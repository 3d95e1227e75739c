"""What the rooms say when they do not do what the desk asks, and how the desk repeats it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.deciding.delegates import CannotDelegate
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.applications.intake.writing import CannotApply, NotEligible
from ridealong.applications.riders.keeping_apart import CannotKeepApart
from ridealong.core.workflow import IllegalMove
from ridealong.notifications.wording import WordingRefused
from ridealong.posts import actions as posts
from ridealong.program import invitations, staff
from ridealong.rides.booking import CannotSchedule
from ridealong.rides.calling_off import CannotBan, CannotWithdraw
from ridealong.rides.merging import CannotMerge
from ridealong.shifts.actions import CannotPlan
from ridealong.waivers.drafts import CannotReview
from ridealong.waivers.moments import CannotSign

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
    CannotApply,
    CannotAsk,
    CannotConsent,
    CannotDecide,
    NotEligible,
    posts.CannotPublish,
    CannotDelegate,
    CannotBan,
    CannotKeepApart,
    CannotMerge,
    CannotSchedule,
    CannotWithdraw,
)


def sentence(refusal: Exception) -> str:
    """The refusal in words for people."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, NotEligible):
        return " ".join(str(reason) for reason in refusal.reasons)
    return str(refusal) or _("This cannot be done now. Look at the case again.")
