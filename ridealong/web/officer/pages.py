"""What the officer's views share: who asks, which rides are theirs, and how a verb is answered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from ridealong.core.workflow import IllegalMove
from ridealong.rides.afterwards import CannotReport
from ridealong.rides.models import Ride, Rides
from ridealong.rides.road import NotReady
from ridealong.rides.status import RIDDEN
from ridealong.shifts.models import Officer
from ridealong.waivers.moments import CannotSign
from ridealong.web.access import SignedInRequest
from ridealong.web.context import theme_of
from ridealong.web.officer.night import is_night

REFUSALS = (IllegalMove, NotReady, CannotReport, CannotSign)
RELATED = (
    "application__rule_set",
    "application__program",
    "application__rider",
    "rider",
    "waiver",
    "report",
    "seat__shift__station",
    "seat__shift__officer__account",
)


def host_of(request: SignedInRequest) -> Officer:
    """The officer who asks; 404 for accounts that host nobody."""
    officers = Officer.objects.select_related("station", "account")
    return get_object_or_404(officers, account=request.user, is_active=True)


def rides_of(host: Officer) -> Rides:
    """The officer's own rides, as their pages tell them."""
    return told(Ride.objects.for_officer(host))


def told(rides: Rides) -> Rides:
    """With all that is told of each, and `ridden_before`: how often its rider had ridden by then."""
    earlier = Ride.objects.filter(rider=OuterRef("rider"), status__in=RIDDEN, starts_at__lt=OuterRef("starts_at"))
    counted = earlier.order_by().values("rider").annotate(number=Count("pk")).values("number")
    return rides.select_related(*RELATED).annotate(ridden_before=Coalesce(Subquery(counted), 0))


def ride_of(host: Officer, pk: UUID) -> Ride:
    """One ride of the officer; a colleague's ride does not exist here."""
    return get_object_or_404(rides_of(host), pk=pk)


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
