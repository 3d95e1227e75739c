"""What a rider takes away: certificate, card for the pocket, and everything we keep about them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ridealong import documents
from ridealong.applications.intake import on_paper
from ridealong.applications.riders.rider import Rider
from ridealong.documents import content
from ridealong.program import letterhead
from ridealong.rides import arrival, certificates, ride_papers
from ridealong.rides.models import Ride
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, export


def pdf(file: bytes, name: str, *, is_download: bool = False) -> HttpResponse:
    """A PDF nobody else may keep; `name` without the ending."""
    kind = "attachment" if is_download else "inline"
    headers = {"Content-Disposition": f'{kind}; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(file, content_type="application/pdf", headers=headers)


@citizen
@require_safe
def application(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The application with what it knows filled in, to finish with a pen."""
    case = cases.find(request.user, pk)
    return pdf(on_paper.prefilled_pdf(case.application), f"application-{case.application.reference}")


@citizen
@require_safe
def certificate(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The hours of the ride, once it is over and somebody has ended it."""
    case = cases.find(request.user, pk)
    if case.ride is None or not case.has_ridden:
        return redirect("rider:case", pk)
    return _certificate(request, case.application.rider, [case.ride]) or redirect("rider:case", pk)


@citizen
@require_safe
def all_hours(request: SignedInRequest) -> HttpResponse:
    """All rides of this person on one certificate."""
    rider = Rider.objects.filter(account=request.user).first()
    answer = _certificate(request, rider, certificates.of_rider(rider)) if rider else None
    return answer or redirect("rider:status")


def _certificate(request: SignedInRequest, rider: Rider, rides: list[Ride]) -> HttpResponse | None:
    try:
        issued = certificates.issue(rider, rides, by=request.user)
    except certificates.NothingToCertify as refusal:
        messages.warning(request, str(refusal))
        return None
    return pdf(documents.render(certificates.paper(issued)), f"certificate-{issued.code}")


@citizen
@require_safe
def rules_card(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find(request.user, pk)
    if case.ride is None or not case.has_seat:
        return redirect("rider:case", pk)
    language, texts = case.application.rider.language, case.rules.texts
    paper = content.RulesCard(
        department=letterhead.on_paper(),
        reference=case.application.reference,
        rider=content.Rider(name=case.application.rider.name),
        ride=_ride(case.ride),
        language=language,
        zone=case.ride.station.time_zone,
        wear=ride_papers.sentences(texts.dress, language),
        bring=ride_papers.split(" ".join(arrival.to_bring(case.ride, language))),
        conduct=ride_papers.sentences(texts.conduct, language),
        arrive_early_minutes=case.rules.arrival.early_minutes,
    )
    return pdf(documents.render(paper), f"card-{case.application.reference}")


def _ride(ride: Ride) -> content.Ride:
    """A protected officer stays unnamed on what leaves the house."""
    officer = ride.officer
    named = {} if officer.is_protected else {"officer": str(officer), "badge_number": officer.badge_number}
    return content.Ride(ride.starts_at, ride.ends_at, station=ride.station.name, **named)


@citizen
@require_safe
def my_data(request: SignedInRequest) -> HttpResponse:
    """Everything we keep about this person, to take along."""
    data: dict[str, Any] = export.of(request.user)
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"', "Cache-Control": "private, no-store"}
    return JsonResponse(data, headers=headers, json_dumps_params={"indent": 2, "ensure_ascii": False})
