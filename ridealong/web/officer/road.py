"""The ride itself, as the officer runs it, and what is told of it afterwards."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ridealong.rides import afterwards, road
from ridealong.rides.models import Ride
from ridealong.rides.road import NotReady
from ridealong.web.access import SignedInRequest, staff
from ridealong.web.officer.forms import AS_PLANNED, DropOffForm, EndForm, IncidentForm, ReportForm
from ridealong.web.officer.pages import REFUSALS, attempt, host_of, posted, ride_of, show


@staff("ridealong.host_ride")
@require_POST
def start(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = ride_of(host_of(request), pk)
    return attempt(request, found, lambda: road.start(found, by=request.user), _("The ride has begun. Stay safe."))


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def drop_off(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found, form = ride_of(host, pk), DropOffForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return show(request, host, "officer/drop_off.html", ride=found, zone=found.station.zone, form=form)
    done = _("Paused. Come back for the rider, or say that somebody else does.")
    return attempt(request, found, lambda: road.pause(found, by=request.user, **form.cleaned_data), done)


@staff("ridealong.host_ride")
@require_POST
def resume(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = ride_of(host_of(request), pk)
    return attempt(request, found, lambda: road.resume(found, by=request.user), _("Riding again."))


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found = ride_of(host, pk)
    form = EndForm(posted(request), ride=found)
    if request.method == "POST" and form.is_valid():
        try:
            _end(found, form, request)
        except NotReady as error:
            form.add_error("ended_at" if "ended_at" in form.fields else None, str(error))
        except REFUSALS as error:
            messages.error(request, str(error))
            return redirect("officer:ride", found.pk)
        else:
            messages.success(request, _("The ride is over."))
            return redirect("officer:ride", found.pk)
    return show(request, host, "officer/end.html", ride=found, zone=found.station.zone, form=form)


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def incident(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found, form = ride_of(host, pk), IncidentForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return show(request, host, "officer/incident.html", ride=found, zone=found.station.zone, form=form)
    summary = form.cleaned_data["summary"]
    done = _("Supervisors are told. Nothing will be posted about this ride.")
    return attempt(request, found, lambda: afterwards.tell_incident(found, by=request.user, summary=summary), done)


@staff("ridealong.host_ride")
@require_POST
def emergency(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Whom to call, one tap away. By POST, because looking is written down and must not happen by prefetching."""
    host = host_of(request)
    found = ride_of(host, pk)
    try:
        contact = road.emergency_contact(found, by=request.user)
    except NotReady as error:
        messages.error(request, str(error))
        return redirect("officer:ride", found.pk)
    return show(request, host, "officer/emergency.html", ride=found, contact=contact)


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found = ride_of(host, pk)
    form = ReportForm(posted(request), initial=_told(found))
    if request.method != "POST" or not form.is_valid():
        return show(request, host, "officer/report.html", ride=found, zone=found.station.zone, form=form)
    typed = form.cleaned_data | {"calls": form.cleaned_data["calls"] or 0}
    done = _("Thank you. The desk has your report.")
    return attempt(request, found, lambda: afterwards.report(found, by=request.user, **typed), done)


def _end(found: Ride, form: EndForm, request: SignedInRequest) -> None:
    typed = form.cleaned_data
    if typed["how"] == AS_PLANNED:
        road.complete(found, by=request.user, ended_at=typed.get("ended_at"))
    else:
        road.end_early(found, by=request.user, ended_by=typed["how"], reason=typed["reason"])


def _told(found: Ride) -> dict[str, Any]:
    """What the report says already."""
    told = getattr(found, "report", None)
    if told is None:
        return {}
    return {name: getattr(told, name) for name in ("conduct", "calls", "summary", "light_moment", "had_incident")}
