"""Decisions that reach a ride which is booked already, each in one transaction with waiver and seat."""

from typing import Any

from django.db import transaction

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.rides import history
from ridealong.rides.calling_off import cancel
from ridealong.rides.status import BOOKED, CancelledFor
from ridealong.waivers import actions as waivers


def turn_down(application: Application, *, by: User, code: str, **words: Any) -> Application:
    """The desk's no, by the fields of `chain.decline`: the ride is called off, the waiver void.

    Raises CannotDecide and IllegalMove.
    """
    with transaction.atomic():
        application = waivers.decline(application, by=by, code=code, **words)
        _call_off_if_declined(application, by=by)
    return application


def announce(application: Application, *, by: User) -> Application:
    """Tells the rider what was decided before, with all that follows. Raises CannotDecide."""
    with transaction.atomic():
        application = waivers.announce(application, by=by, past_rides=history.of(application.rider))
        _call_off_if_declined(application, by=by)
    return application


def _call_off_if_declined(application: Application, *, by: User) -> None:
    if application.status == ApplicationStatus.DECLINED:
        call_off(application, by=by)


def call_off(application: Application, *, by: User) -> None:
    """The ride that lies ahead, if there is one."""
    related = ("seat__shift__station", "seat__shift__officer", "rider", "application")
    for ride in application.rides.filter(status__in=BOOKED).select_related(*related):
        cancel(ride, by=by, cancelled_for=CancelledFor.DEPARTMENT)
