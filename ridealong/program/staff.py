"""Accounts of staff: invited by mail, given roles, deactivated. Accounts are never deleted."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from ridealong.core import history, links
from ridealong.core.languages import current_language
from ridealong.program import notices


class CannotInvite(Exception):
    """The text may be shown to a person."""


class CannotChange(Exception):
    """The text may be shown to a person."""


@transaction.atomic
def invite(email: str, name: str, roles: Iterable[Role], *, by: User) -> User:
    """Makes an account without a password and mails a link with which its owner sets one. Raises CannotInvite.

    Who was invited before and never came gets another link.
    """
    email, roles = email.strip().lower(), list(roles)
    if not roles:
        raise CannotInvite(_("Choose at least one role."))
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, name=name, is_staff=True, language=by.language)
    elif not user.is_staff:
        raise CannotInvite(_("A rider or guardian signs in with this address. Staff need an address of their own."))
    elif user.has_usable_password() or not user.is_active:
        raise CannotInvite(_("There is already an account with this e-mail address."))
    _give(user, roles)
    history.record("staff.invited", user, by=by, roles=sorted(roles))
    links.revoke("invitation", user.pk)
    notices.invited(user, by=by)
    return user


@transaction.atomic
def let_in(email: str) -> User:
    """The administrator with this address, made if there is none, for whoever runs the server. Raises CannotInvite."""
    program, email = User.objects.the_program(), email.strip().lower()
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, is_staff=True)
    if not (user.is_staff and user.is_active):
        raise CannotInvite(_("A rider or guardian signs in with this address. Staff need an address of their own."))
    user.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    history.record("staff.let_in", user, by=program)
    return user


@transaction.atomic
def found(name: str, email: str, password: str) -> User:
    """Makes the first administrator. Raises CannotInvite when there is one already or the address is in use."""
    if administrators():
        raise CannotInvite(_("There is an administrator already."))
    if User.objects.filter(email=email.strip().lower()).exists():
        raise CannotInvite(_("There is already an account with this e-mail address."))
    user = User.objects.create_user(email, password, name=name, is_staff=True, language=current_language())
    _give(user, [Role.ADMINISTRATOR])
    history.record("staff.founded", user, by=user)
    return user


@transaction.atomic
def set_roles(user: User, roles: Iterable[Role], *, by: User) -> User:
    """Raises CannotChange when the last administrator would be gone."""
    roles = list(roles)
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(user)
    _give(user, roles)
    history.record("staff.roles_set", user, by=by, roles=sorted(roles))
    return user


@transaction.atomic
def deactivate(user: User, *, by: User) -> User:
    """Shuts an account: no sign-in, no link, and every session ends now. Raises CannotChange."""
    if user.pk == by.pk:
        raise CannotChange(_("You cannot deactivate your own account."))
    _keep_an_administrator(user)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        return user
    user.is_active = False
    for purpose in ("invitation", "password_reset"):
        links.revoke(purpose, user.pk)
    _end_sessions(user)
    history.record("staff.deactivated", user, by=by)
    return user


@transaction.atomic
def set_password(user: User, password: str, *, by: User) -> User:
    """Ends every session of the account. The password was checked by the form."""
    user.set_password(password)
    user.save(update_fields=["password"])
    for purpose in ("invitation", "password_reset"):
        links.revoke(purpose, user.pk)
    history.record("staff.password_set", user, by=by)
    return user


def administrators() -> int:
    return User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True).count()


def _give(user: User, roles: Iterable[Role]) -> None:
    user.groups.set(Group.objects.filter(name__in=list(roles)))


def _keep_an_administrator(user: User) -> None:
    others = User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True).exclude(pk=user.pk)
    is_last = user.is_active and user.groups.filter(name=Role.ADMINISTRATOR).exists() and not others.exists()
    if is_last:
        raise CannotChange(_("Nobody else is an administrator. Make somebody else one first."))


def _end_sessions(user: User) -> None:
    """Deactivated accounts get nobody from a session anyway; this leaves nothing behind."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
