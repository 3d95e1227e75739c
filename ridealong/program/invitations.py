"""Codes by which the coordinator invites: to a kind of ride that is not for everybody, or to a restricted program."""

import secrets
from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core import history
from ridealong.core.pairs import paired
from ridealong.program.models import Program

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike
LENGTH = 10  # 49 bits: read aloud, and not worth guessing


class CannotInvite(Exception):
    """Why not. The text may be shown to a person."""


class Invitations(models.QuerySet["Invitation"]):
    def usable(self) -> "Invitations":
        today = timezone.localdate()
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=today), revoked_at=None, used__lt=F("uses"))


class Invitation(models.Model):
    """`category` is the kind of rider it is for; empty: any that the program lets choose. `note` is the desk's own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(
        Program, models.PROTECT, related_name="invitations", verbose_name=gettext_lazy("program")
    )
    code = models.CharField(gettext_lazy("code"), max_length=16, unique=True, editable=False)
    category = models.CharField(gettext_lazy("kind of rider"), max_length=40, blank=True)
    note = models.CharField(gettext_lazy("for whom, for the desk"), max_length=120, blank=True)
    uses = models.PositiveIntegerField(gettext_lazy("how many may use it"), default=1)
    used = models.PositiveIntegerField(gettext_lazy("used"), default=0, editable=False)
    until_on = models.DateField(gettext_lazy("usable until"), null=True, blank=True)
    made_at = models.DateTimeField(gettext_lazy("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    revoked_at = models.DateTimeField(gettext_lazy("taken back"), null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    objects = Invitations.as_manager()

    class Meta:
        verbose_name = gettext_lazy("invitation")
        verbose_name_plural = gettext_lazy("invitations")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(used__lte=F("uses")), name="invitation_not_used_too_often"),
            paired("invitation", "revoked"),
        ]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """As it is read aloud: two groups of five."""
        return f"{self.code[:5]}-{self.code[5:]}"

    def is_for(self, category: str) -> bool:
        return self.category in {"", category}


def make(
    program: Program, *, by: User, category: str = "", note: str = "", uses: int = 1, until_on: date | None = None
) -> Invitation:
    """A new code. Raises CannotInvite for a kind of rider that the rules do not know."""
    if category and program.rule_set.rules.category(category) is None:
        raise CannotInvite(_("This program has no such kind of rider."))
    code = "".join(secrets.choice(LETTERS) for _number in range(LENGTH))
    with transaction.atomic():
        invitation = Invitation.objects.create(
            program=program, code=code, category=category, note=note, uses=uses, until_on=until_on, made_by=by
        )
        history.record("invitation.made", invitation, by=by, uses=uses)
    return invitation


def find(program: Program, code: str) -> Invitation | None:
    """The invitation of that code, however it was typed, if it can still be used."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
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
