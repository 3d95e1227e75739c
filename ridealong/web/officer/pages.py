"""What the officer's views share: who asks, which rides are theirs, and how a verb is answered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from ridealong.core.workflow import IllegalMove
from ridealong.rides.afterwards import CannotReport
from ridealong.rides.models import Ride, Rides
from ridealong.rides.road import NotReady
from ridealong.shifts.models import Officer
from ridealong.waivers.moments import CannotSign
from ridealong.web.access import SignedInRequest
from ridealong.web.context import theme_of
from ridealong.web.officer import statements
from ridealong.web.officer.night import is_night

REFUSALS = (IllegalMove, NotReady, CannotReport, CannotSign)


def host_of(request: SignedInRequest) -> Officer:
    """The officer who asks; 404 for accounts that host nobody."""
    officer = statements.host().one({"account": request.user.pk})
    if officer is None:
        raise Http404
    return officer


def rides_of(host: Officer) -> Rides:
    """The officer's own rides, as their pages tell them."""
    return statements.told(Ride.objects.for_officer(host))


def ride_of(host: Officer, pk: UUID) -> Ride:
    """One ride of the officer; a colleague's ride does not exist here."""
    found = statements.one_ride().one({"host": host.pk, "ride": pk})
    if found is None:
        raise Http404
    return found


def posted(request: SignedInRequest) -> QueryDict | None:
    """What a form is bound to: nothing on a first look."""
    return request.POST if request.method == "POST" else None


def show(request: SignedInRequest, host: Officer, template: str, **context: Any) -> HttpResponse:
    """The page, dark after sunset unless this officer chose light colors."""
    after_dark = theme_of(request) != "light" and is_night(host.station, timezone.now())
    return render(request, template, {"host": host, "is_night": after_dark, **context})


def attempt(request: SignedInRequest, ride: Ride, verb: Callable[[], object], done: str) -> HttpResponse:
    """Does it, says so or says why not, and shows the ride again: a second tap finds it done and harms nothing."""
    try:
        verb()
    except REFUSALS as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("officer:ride", ride.pk)
