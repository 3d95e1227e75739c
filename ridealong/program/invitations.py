"""Codes by which the coordinator invites: to a kind of ride that is not for everybody, or to a restricted program."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.core.reference import as_typed, short_code
from ridealong.program.invitation import Invitation
from ridealong.program.models import Program

LENGTH = 10  # 47 bits: read aloud, and not worth guessing


class CannotInvite(Exception):
    """Why not. The text may be shown to a person."""


def make(
    program: Program, *, by: User, category: str = "", note: str = "", uses: int = 1, until_on: date | None = None
) -> Invitation:
    """A new code. Raises CannotInvite for a kind of rider that the rules do not know."""
    if category and program.rule_set.rules.category(category) is None:
        raise CannotInvite(_("This program has no such kind of rider."))
    code = short_code(LENGTH)
    with transaction.atomic():
        invitation = Invitation.objects.create(
            program=program, code=code, category=category, note=note, uses=uses, until_on=until_on, made_by=by
        )
        history.record("invitation.made", invitation, by=by, uses=uses)
    return invitation


def find(program: Program, code: str) -> Invitation | None:
    """The invitation of that code, however it was typed, if it can still be used."""
    plain = as_typed(code)
    return program.invitations.usable().filter(code=plain).first() if len(plain) == LENGTH else None


def redeem(invitation: Invitation, *, by: User) -> None:
    """Uses it once. Two at the same moment cannot both have the last use. Raises CannotInvite."""
    taken = Invitation.objects.usable().filter(pk=invitation.pk).update(used=F("used") + 1)
    if not taken:
        raise CannotInvite(_("This code was used up or taken back. Ask the coordinator for another."))
    history.record("invitation.used", invitation, by=by)


def revoke(invitation: Invitation, *, by: User) -> Invitation:
    """Nobody can use it from now on; who did stays. Doing it twice changes nothing."""
    with transaction.atomic():
        if Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(
            revoked_at=timezone.now(), revoked_by=by
        ):
            history.record("invitation.revoked", invitation, by=by)
    invitation.refresh_from_db()
    return invitation
