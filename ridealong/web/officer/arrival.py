"""A ride before it begins: accepted or not, the rider checked in, or turned away."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.applications import facts
from ridealong.core.languages import current_language
from ridealong.core.workflow import allows
from ridealong.rides import booking, calling_off, ride_papers, road
from ridealong.rides.afterwards import wants_report
from ridealong.rides.history import time_ridden
from ridealong.rides.models import Ride
from ridealong.rides.road import NotClear, Points
from ridealong.rides.status import RideStatus
from ridealong.rules.words import words
from ridealong.waivers import actions as waivers
from ridealong.waivers import moments, signing, waiver_papers
from ridealong.waivers.models import Waiver, WaiverText
from ridealong.waivers.signers import to_sign
from ridealong.waivers.status import Audience
from ridealong.web import kiosk, kiosk_forms
from ridealong.web.access import SignedInRequest, staff
from ridealong.web.officer.forms import CheckInForm, DeclineForm, PaperForm, TurnAwayForm
from ridealong.web.officer.pages import REFUSALS, attempt, host_of, posted, ride_of, rides_of, show
from ridealong.web.officer.steps import card, in_words, route


@dataclass(frozen=True)
class Verdict:
    """Green, amber or red, and why, in words."""

    kind: str  # go, now or stop, as the look names them
    title: str
    words: str


@staff("ridealong.host_ride")
@require_safe
def ride(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host, now = host_of(request), timezone.now()
    found = ride_of(host, pk)
    ridden = time_ridden(found)
    return show(
        request,
        host,
        "officer/ride.html",
        ride=found,
        zone=found.station.zone,
        card=card(found, now),
        verdict=_verdict(found, []) if found.status == RideStatus.CHECKED_IN else None,
        may_turn_away=allows(found, "turn_away"),
        time_out=in_words(now - found.started_at) if found.started_at else "",
        time_ridden=in_words(ridden) if ridden is not None else "",
        wants_report=wants_report(found),
        steps=route(found),
    )


@staff("ridealong.host_ride")
@require_POST
def confirm(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = ride_of(host_of(request), pk)
    done = _("You accepted. We told %(name)s.") % {"name": found.known_as}
    return attempt(request, found, lambda: booking.confirm(found, by=request.user), done)


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found, form = ride_of(host, pk), DeclineForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return show(request, host, "officer/decline.html", ride=found, zone=found.station.zone, form=form)
    closes = form.cleaned_data["closes_seat"]
    done = _("The ride is off. The rider keeps the approval and the coordinator finds another seat.")
    return attempt(request, found, lambda: calling_off.decline(found, by=request.user, closes_seat=closes), done)


@staff("ridealong.host_ride")
@require_safe
def arrived(request: SignedInRequest, code: str) -> HttpResponse:
    """Where the picture on the rider's page leads a camera: to the check-in of that ride, if it is the officer's."""
    found = get_object_or_404(rides_of(host_of(request)), check_in_code=code)
    return redirect(f"{reverse('officer:check-in', args=[found.pk])}?code={found.check_in_code}")


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found = ride_of(host, pk)
    if not allows(found, "check_in"):
        return redirect("officer:ride", found.pk)
    waiver = found.application.waivers.live().first()
    scanned = {"code": request.GET.get("code", "")[:20]}
    form = CheckInForm(posted(request), initial=scanned, ride=found, to_attest=road.to_attest(found, waiver))
    if request.method == "POST" and form.is_valid():
        try:
            _check_in(found, form, request)
        except NotClear as error:
            for problem in error.problems:
                form.add_error(None, problem)
        except REFUSALS as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)s is checked in.") % {"name": found.known_as})
            return redirect("officer:ride", found.pk)
    return _check_in_page(request, found, form)


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The rider signed the printed waiver with a pen, and the officer saw it."""
    host = host_of(request)
    found, form = ride_of(host, pk), PaperForm(posted(request))
    if not allows(found, "check_in"):
        return redirect("officer:ride", found.pk)
    if request.method == "POST" and form.is_valid():
        try:
            waiver = signing.open_for(found.application, by=request.user)
            waivers.record_paper(waiver, by=request.user, window=found.window, **form.cleaned_data)
        except REFUSALS as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The paper is recorded. Hand it to the desk."))
            return redirect("officer:check-in", found.pk)
    return show(request, host, "officer/paper.html", ride=found, zone=found.station.zone, form=form)


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_here(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The officer hands the device to who has not signed yet; it opens nothing else until it is unlocked."""
    host = host_of(request)
    found = ride_of(host, pk)
    waiver = found.application.waivers.live().first() or Waiver(application=found.application)
    signers = to_sign(waiver, found.window)
    if not (allows(found, "check_in") and moments.takes(found.application, "device") and signers):
        return redirect("officer:ride", found.pk)
    form = kiosk_forms.HandOverForm(posted(request), signers=signers, rider_name=found.rider.name)
    if request.method != "POST" or not form.is_valid():
        return show(request, host, "officer/sign_here.html", ride=found, zone=found.station.zone, form=form)
    waiver = signing.open_for(found.application, by=request.user)
    kiosk.begin(request, waiver.pk, form.guardian, back=reverse("officer:check-in", args=[found.pk]))
    return redirect("kiosk:sign")


@staff("ridealong.host_ride")
@require_safe
def packet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """All riders of the officer's own shift on paper, sealed, from the day before. Each case notes who took it."""
    shift = ride_of(host_of(request), pk).seat.shift
    if not ride_papers.is_due(shift, timezone.now()):
        messages.error(request, _("The packet can be printed from a day before the shift."))
        return redirect("officer:ride", pk)
    pdf = ride_papers.sealed_packet(shift, current_language())
    ride_papers.note_packet(shift, by=request.user)
    headers = {"Content-Disposition": 'inline; filename="packet.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@staff("ridealong.host_ride")
@require_safe
def print_paper(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The empty waiver, to be filled in and signed at the station; it names nobody."""
    found = ride_of(host_of(request), pk)
    audience = Audience.MINOR if facts.is_minor(found.application, found.on) else Audience.ADULT
    try:
        pdf = waiver_papers.blank_pdf(found.application.program, audience, found.rider.language)
    except WaiverText.DoesNotExist:
        messages.error(request, _("There is no waiver text yet. Please call the ride-along desk."))
        return redirect("officer:ride", found.pk)
    disposition = 'inline; filename="waiver.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def turn_away(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found, form = ride_of(host, pk), TurnAwayForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return show(request, host, "officer/turn_away.html", ride=found, zone=found.station.zone, form=form)
    reason = form.cleaned_data["reason"]
    done = _("Turned away. The desk sees it and tells the rider what comes next.")
    return attempt(request, found, lambda: road.turn_away(found, by=request.user, reason=reason), done)


@staff("ridealong.host_ride")
@require_http_methods(["GET", "HEAD", "POST"])
def no_show(request: SignedInRequest, pk: UUID) -> HttpResponse:
    host = host_of(request)
    found = ride_of(host, pk)
    if request.method != "POST":
        arrival = facts.rules_of(found.application).arrival
        return show(request, host, "officer/no_show.html", ride=found, zone=found.station.zone, arrival=arrival)
    return attempt(request, found, lambda: road.miss(found, by=request.user), _("Recorded: the rider did not come."))


def _check_in(found: Ride, form: CheckInForm, request: SignedInRequest) -> None:
    seen = form.cleaned_data
    road.check_in(
        found,
        by=request.user,
        points=Points.of(form.seen),
        witness_name=seen.get("witness_name", ""),
        countersigner_name=seen.get("countersigner_name", ""),
        network_address=request.META.get("REMOTE_ADDR", ""),
        browser=request.headers.get("User-Agent", "")[:300],
    )


def _check_in_page(request: SignedInRequest, found: Ride, form: CheckInForm) -> HttpResponse:
    doubts = road.waiver_doubts(found)
    texts = facts.rules_of(found.application).texts
    return show(
        request,
        host_of(request),
        "officer/check_in.html",
        ride=found,
        zone=found.station.zone,
        card=card(found, timezone.now()),
        verdict=_verdict(found, doubts, form),
        may_sign_here=moments.takes(found.application, "device"),
        may_sign_on_paper=moments.takes(found.application, "paper"),
        dress=words(texts.dress, current_language()),
        id_ends=str(found.application.id_number)[-4:],
        form=form,
    )


def _verdict(found: Ride, doubts: list[str], form: CheckInForm | None = None) -> Verdict:
    if doubts:
        return Verdict("stop", _("Red: do not start"), " ".join(doubts))
    if form is None:
        return Verdict("go", _("Green: clear to ride"), _("All points checked, and the waiver holds."))
    count = form.unmet
    todo = (
        [ngettext("%(count)s point to check.", "%(count)s points to check.", count) % {"count": count}] if count else []
    )
    if form.signs:
        todo.append(_("Sign for the waiver, then go."))
    return Verdict("now", _("Amber: not yet"), " ".join([_("The waiver holds."), *todo]))
