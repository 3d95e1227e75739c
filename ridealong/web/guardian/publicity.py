"""What may be told of a minor's ride: asked of the guardian after the ride, apart from the waiver."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ridealong.posts import consenting
from ridealong.posts.models import PublicityConsent
from ridealong.rides.models import Ride
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.guardian import cases
from ridealong.web.guardian.cases import Case
from ridealong.web.guardian.forms import PublicityForm


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, ride = _after_ride(request, pk)
    form = PublicityForm(request.POST if request.method == "POST" else None)
    given = _given(found, ride)
    if given is None and form.is_valid():
        try:
            consenting.give_consent(ride, by=request.user, guardian=found.guardian, **form.cleaned_data)
        except consenting.CannotConsent as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your choices are kept. You can take them back at any time."))
        return redirect("guardian:publicity", pk)
    return render(request, "guardian/publicity.html", {"case": found, "form": form, "consent": given})


@citizen
@require_POST
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, ride = _after_ride(request, pk)
    if given := _given(found, ride):
        consenting.withdraw_consent(given, by=request.user)
        messages.success(request, _("You took your consent back. Nothing new is written."))
    return redirect("guardian:publicity", pk)


def _after_ride(request: SignedInRequest, pk: UUID) -> tuple[Case, Ride]:
    found = cases.find(request.user, pk)
    if found.ride is None or not found.asks_publicity:
        raise Http404
    return found, found.ride


def _given(found: Case, ride: Ride) -> PublicityConsent | None:
    return ride.consents.filter(guardian=found.guardian, withdrawn_at=None).first()
