"""Making one rider of two: the same person under another spelling, or with another address."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding import announcing
from ridealong.applications.riders import search
from ridealong.applications.riders.keep_apart import KeepApart
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import OPEN
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE
from ridealong.waivers import actions as waivers


class CannotMerge(Exception):
    """Why these two stay two. The text may be shown to a person."""


@dataclass(frozen=True)
class Merged:
    """What came of it: the rider that stays, and the applications that gave way to an earlier one."""

    rider: Rider
    withdrawn: tuple[Application, ...]


def merge(rider: Rider, *, into: Rider, by: User) -> Merged:
    """Everything of `rider` belongs to `into` from now on, and `rider` is gone; nobody is written to.

    Of two open applications in one program the later is withdrawn. The account stays with whoever has one. Raises
    CannotMerge.
    """
    with transaction.atomic():
        rider, into = _locked(rider, into)
        _check(rider, into)
        account = _account(rider, into, by)
        withdrawn = _withdraw_doubles(rider, into, by)
        moved = _move_everything(rider, into)
        gone = rider.pk
        rider.delete()
        rider.pk = gone
        _complete(into, rider, account)
        search.remember(into, as_newest=True)
        history.record("rider.merged", into, by=by, was=str(gone), moved=moved)
        for application in into.applications.filter(pk__in=moved):
            history.record("application.merged", application, by=by, was=str(gone), now=str(into.pk))
    return Merged(into, tuple(withdrawn))


def _locked(rider: Rider, into: Rider) -> tuple[Rider, Rider]:
    """Both in the order of their keys, so that two merges never wait for each other."""
    rows = Rider.objects.select_for_update(no_key=True).filter(pk__in=[rider.pk, into.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != 2:
        raise CannotMerge(_("Choose two different people. Somebody may have merged these two already."))
    return found[rider.pk], found[into.pk]


def _check(rider: Rider, into: Rider) -> None:
    if Ride.objects.filter(rider__in=[rider, into], status__in=ACTIVE).values("rider").distinct().count() > 1:
        raise CannotMerge(_("Both have a ride ahead. Call one of them off first."))
    if rider.born_on and into.born_on and rider.born_on != into.born_on:
        raise CannotMerge(_("Their dates of birth differ. Have the wrong one corrected first."))


def _account(rider: Rider, into: Rider, by: User) -> User | None:
    """The account that stays. Of two, one must never have been used: it is closed."""
    theirs, ours = rider.account, into.account
    if theirs is None or ours is None:
        return theirs or ours
    unused = next((account for account in (theirs, ours) if account.last_login is None and not account.is_staff), None)
    if unused is None:
        raise CannotMerge(_("Both sign in with an account of their own. One of them must be closed first."))
    unused.is_active = False
    unused.save(update_fields=["is_active"])
    history.record("account.closed", unused, by=by)
    return ours if unused is theirs else theirs


def _withdraw_doubles(rider: Rider, into: Rider, by: User) -> list[Application]:
    """Of two open applications in one program, the later one."""
    found = []
    for application in rider.applications.filter(status__in=OPEN):
        other = into.applications.filter(program=application.program_id, status__in=OPEN).first()
        if other is None:
            continue
        later = max(
            application, other, key=lambda case: (case.submitted_at is None, case.submitted_at, case.created_at)
        )
        _withdraw(later, by)
        found.append(later)
    return found


def _came(application: Application) -> tuple[bool, datetime]:
    """When it was sent; what was not sent yet is later than what was."""
    return application.submitted_at is None, application.submitted_at or application.created_at


def _withdraw(application: Application, by: User) -> None:
    if application.rides.filter(status__in=ACTIVE).exists():
        words = _("%(case)s has a ride ahead. Call it off before you merge.")
        raise CannotMerge(words % {"case": application.reference})
    announcing.drop(application, by=by)
    move(application, "withdraw", by=by, event="withdrawn_as_double")
    if waiver := application.waivers.live().first():
        waivers.void(waiver, by=by, reason="withdrawn")


def _move_everything(rider: Rider, into: Rider) -> list[str]:
    """Whatever points to the one points to the other, found in the models themselves; says which applications."""
    moved = [str(pk) for pk in rider.applications.values_list("pk", flat=True)]
    known = KeepApart.objects.filter(rider=into, ended_at=None).values("officer")
    KeepApart.objects.filter(
        rider=rider, ended_at=None, officer__in=list(known.values_list("officer", flat=True))
    ).delete()
    for relation in Rider._meta.related_objects:
        if relation.one_to_many:
            name = relation.field.name
            relation.related_model._base_manager.filter(**{name: rider}).update(**{name: into})
    return moved


def _complete(into: Rider, gone: Rider, account: User | None) -> None:
    """What only the other knew is kept."""
    into.account = account
    for name in ("legal_name", "preferred_name", "email", "phone", "born_on", "address"):
        if not getattr(into, name):
            setattr(into, name, getattr(gone, name))
    into.save()
