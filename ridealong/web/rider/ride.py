"""The ride ahead: into the calendar, to another date, or off."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.core.workflow import IllegalMove
from ridealong.rides import booking, calendar, calling_off
from ridealong.rides.booking import CannotSchedule
from ridealong.rides.models import Ride
from ridealong.rides.status import CancelledFor
from ridealong.shifts.models import Seat
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, moving


class MoveForm(forms.Form):
    seat = forms.UUIDField(error_messages={"required": _("Choose one of the dates.")})


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A handful of free seats that the rules allow; the booking itself checks them all again."""
    case = cases.find(request.user, pk)
    if case.ride is None or not case.has_seat:
        return redirect("rider:case", pk)
    form = MoveForm(request.POST if request.method == "POST" else None)
    offers = moving.offers(case)
    if form.is_valid():
        chosen = next((offer for offer in offers if offer.seat.pk == form.cleaned_data["seat"]), None)
        if chosen is None:
            messages.error(request, _("This seat was just taken. Choose another one."))
            return redirect("rider:reschedule", pk)
        return _move(request, case.ride, chosen.seat, chosen.starts_at, chosen.ends_at)
    return render(request, "rider/move.html", {"case": case, "form": form, "offers": offers})


def _move(request: SignedInRequest, ride: Ride, seat: Seat, starts_at: datetime, ends_at: datetime) -> HttpResponse:
    try:
        booking.reschedule(ride, seat, by=request.user, starts_at=starts_at, ends_at=ends_at)
    except CannotSchedule as error:
        messages.error(request, str(error))
        return redirect("rider:reschedule", ride.application_id)
    except IllegalMove as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Your ride is moved. We ask the officer to confirm."))
    return redirect("rider:case", ride.application_id)


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find(request.user, pk)
    if case.ride is None or not case.has_seat:
        return redirect("rider:case", pk)
    if request.method == "POST":
        try:
            calling_off.cancel(case.ride, by=request.user, cancelled_for=CancelledFor.RIDER)
            messages.success(request, _("Your ride is cancelled. The approval stays."))
        except IllegalMove as error:
            messages.error(request, str(error))
        return redirect("rider:case", pk)
    is_late = calling_off.is_too_late_to_cancel(case.ride)
    return render(request, "rider/cancel_ride.html", {"case": case, "is_late": is_late})


@citizen
@require_safe
def calendar_entry(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The ride for the rider's own calendar; it names nobody."""
    case = cases.find(request.user, pk)
    if case.ride is None or not case.has_seat:
        return redirect("rider:case", pk)
    address = settings.RIDEALONG_URL + reverse("rider:case", args=[pk])
    entry = calendar.entry(case.ride, method="REQUEST", address=address)
    headers = {"Content-Disposition": 'attachment; filename="ride-along.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(entry, content_type="text/calendar; charset=utf-8", headers=headers)
