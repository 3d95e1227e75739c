"""HOLD: one switch that stops everything from leaving the house."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.posts import holds
from ridealong.posts.actions import CannotPublish
from ridealong.posts.models import Hold
from ridealong.program.models import Department


def lock_hold() -> None:
    """One lock for HOLD and hand-over: a post leaves before a HOLD or not at all."""
    Department.objects.select_for_update(no_key=True).first()


def set_hold(*, by: User, reason: str = "") -> Hold:
    """Stops every queue. Any role may; a second click keeps the first hold."""
    if not by.is_staff:
        raise CannotPublish(_("Only staff can set HOLD."))
    if before := holds.in_force():
        return before
    try:
        with transaction.atomic():
            lock_hold()
            hold = Hold.objects.create(set_by=by, reason=reason[:200])
            history.record("hold.set", hold, by=by)
            return hold
    except IntegrityError:  # somebody was faster
        return Hold.objects.get(released_at=None)


def release_hold(*, by: User) -> None:
    """Press or command lets posts go again. Raises CannotPublish."""
    if not by.has_perm("ridealong.release_hold"):
        raise CannotPublish(_("Only press or command releases HOLD."))
    with transaction.atomic():
        for hold in Hold.objects.select_for_update(no_key=True).filter(released_at=None):
            hold.released_at, hold.released_by = timezone.now(), by
            hold.save(update_fields=["released_at", "released_by"])
            history.record("hold.released", hold, by=by)
