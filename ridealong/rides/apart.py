"""Keeping a rider and an officer apart, once no ride of theirs lies ahead."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.riders import keeping_apart
from ridealong.applications.riders.keep_apart import KeepApart
from ridealong.applications.riders.keeping_apart import CannotKeepApart
from ridealong.applications.riders.rider import Rider
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE


def keep_apart(rider: Rider, officer: User, *, by: User, kind: str, until_on: date | None = None) -> KeepApart:
    """Notes it; no seat beside this officer is to be had for the rider. Raises CannotKeepApart."""
    with transaction.atomic():
        found = keeping_apart.note(rider, officer, by=by, kind=kind, until_on=until_on)
        if Ride.objects.filter(rider=rider, seat__shift__officer__account=officer, status__in=ACTIVE).exists():
            raise CannotKeepApart(_("They have a ride together ahead. Move it or call it off, then note this."))
    return found
