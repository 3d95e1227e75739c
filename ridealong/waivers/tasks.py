"""What the worker does for waivers by the clock."""

from contextlib import suppress

from accounts.models import User
from ridealong.applications import expiring
from ridealong.applications.status import ApplicationStatus
from ridealong.core import orphans
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions, scans
from ridealong.waivers.models import SealedFile, Waiver

CAME_TO_NOTHING = (ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN, ApplicationStatus.EXPIRED)
ROOT = "sealed"


def expire_unanswered() -> int:
    """Expires the applications that nobody went on with, with their waivers; returns how many."""
    return expiring.expire_unanswered(actions.expire)


def void_of_closed_cases() -> int:
    """Makes waivers void whose case came to nothing; returns how many. Files and signatures stay."""
    by = User.objects.the_program()
    live = Waiver.objects.live().filter(application__status__in=CAME_TO_NOTHING).select_related("application")
    number = 0
    for waiver in live:
        with suppress(IllegalMove):  # somebody was faster
            actions.void(waiver, by=by, reason="case_closed")
            number += 1
    return number


def sweep_orphans() -> int:
    """Removes sealed files whose act never came about, and pages of scans that nobody waits for; returns how many."""
    return orphans.sweep(ROOT, _with_a_row) + scans.sweep_orphans()


def _with_a_row(names: set[str]) -> set[str]:
    """Files with a row are never touched."""
    digests = {name.removesuffix(".pdf") for name in names}
    return {
        f"{digest}.pdf" for digest in SealedFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True)
    }
