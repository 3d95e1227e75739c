"""What the worker does for waivers by the clock."""

from contextlib import suppress
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import User
from ridealong.applications import tasks as applications
from ridealong.applications.status import ApplicationStatus
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions, scans
from ridealong.waivers.models import SealedFile, Waiver

CAME_TO_NOTHING = (ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN, ApplicationStatus.EXPIRED)
YOUNG = timedelta(hours=24)  # a file whose transaction may still be open
ROOT = "sealed"


def expire_unanswered() -> int:
    """Expires the applications that nobody went on with, with their waivers; returns how many."""
    return applications.expire_unanswered(actions.expire)


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
    return _sweep_sealed() + scans.sweep_orphans()


def _sweep_sealed() -> int:
    """Files with a row are never touched."""
    if not default_storage.exists(ROOT):
        return 0
    removed = 0
    for folder in default_storage.listdir(ROOT)[0]:
        names = default_storage.listdir(f"{ROOT}/{folder}")[1]
        digests = {name.removesuffix(".pdf") for name in names}
        known = set(SealedFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
        for digest in digests - known:
            path = f"{ROOT}/{folder}/{digest}.pdf"
            if default_storage.get_modified_time(path) < timezone.now() - YOUNG:
                default_storage.delete(path)
                removed += 1
    return removed
