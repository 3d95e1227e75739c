"""Standing in: while somebody of the approval chain is away, another person takes their steps (domain.md, row 17)."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from ridealong.applications import notices
from ridealong.applications.deciding.delegation import Delegation
from ridealong.core import history

CHAIN = (Role.OFFICER, Role.COORDINATOR, Role.SUPERVISOR, Role.COMMAND)
LENT = (Role.COORDINATOR, Role.SUPERVISOR, Role.COMMAND)  # what a step of a chain may ask for


class CannotDelegate(Exception):
    """Why nobody can stand in so. The text may be shown to a person."""


def name(absent: User, delegate: User, *, by: User, starts_on: date, ends_on: date) -> Delegation:
    """Lends the steps of the chain for some days; whoever stands in is told. Raises CannotDelegate."""
    if absent.pk == delegate.pk:
        raise CannotDelegate(_("Nobody stands in for themselves."))
    if not roles_of(absent):
        raise CannotDelegate(_("%(name)s decides about no applications.") % {"name": absent})
    if not (delegate.is_active and delegate.has_perm("ridealong.decide_case")):
        raise CannotDelegate(_("%(name)s decides about no applications.") % {"name": delegate})
    if ends_on < starts_on:
        raise CannotDelegate(_("The last day comes after the first."))
    if ends_on < timezone.localdate():
        raise CannotDelegate(_("Choose a last day that is still ahead."))
    with transaction.atomic():
        found = Delegation.objects.create(
            absent=absent, delegate=delegate, starts_on=starts_on, ends_on=ends_on, named_by=by
        )
        history.record("delegation.named", found, by=by, starts_on=f"{starts_on}", ends_on=f"{ends_on}")
        notices.stands_in(found.pk, absent, delegate, starts_on=starts_on, ends_on=ends_on)
    return found


def end(found: Delegation, *, by: User) -> Delegation:
    """They decide for themselves again. Twice is harmless."""
    with transaction.atomic():
        if Delegation.objects.filter(pk=found.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by):
            history.record("delegation.ended", found, by=by)
    found.refresh_from_db()
    return found


def roles_of(user: User) -> set[str]:
    """The person's own roles that a chain may ask for."""
    return {role for role in LENT if user.has_role(role)}


def lenders(user: User) -> dict[str, User]:
    """Role that is lent to this person today → who is away. One query, then kept on the object."""
    if not hasattr(user, "_lenders"):
        away = Delegation.objects.in_force().filter(delegate=user, absent__is_active=True)
        people = [each.absent for each in away.select_related("absent").prefetch_related("absent__groups")]
        lent = {group.name: one for one in people for group in one.groups.all() if group.name in LENT}
        user._lenders = lent  # type: ignore[attr-defined]
    return user._lenders  # type: ignore[attr-defined]


def stands_in_for(user: User, role: str) -> User | None:
    """Who is away and could take a step of this role, where the person cannot do so by a role of their own."""
    enough = CHAIN[CHAIN.index(Role(role)) :]
    if user.has_role(*enough):
        return None
    return next((absent for lent, absent in lenders(user).items() if lent in enough), None)


def own_or_lent(user: User) -> list[str]:
    """Names of the roles whose steps wait for this person."""
    return sorted({*user.groups.values_list("name", flat=True), *lenders(user)})
