"""What may be told of a ride in public, as its rider chooses."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from ridealong.applications import facts
from ridealong.posts import consenting
from ridealong.posts.consents import named
from ridealong.posts.models import PublicityConsent
from ridealong.posts.status import NameScope
from ridealong.rides.models import Ride
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, fields

SCOPES = {
    NameScope.NONE: _("Without my name"),
    NameScope.INITIALS: _("With my initials"),
    NameScope.FIRST_NAME: _("With my first name"),
    NameScope.FULL_NAME: _("With my full name"),
}


class PublicityForm(forms.Form):
    """Each choice shows what it would look like."""

    allows_posts = fields.yes_or_no(
        _("May we write about your ride?"),
        help_text=_("A few lines on our page and our accounts. People read and approve it before it is posted."),
    )
    name_scope = forms.ChoiceField(
        label=_("How may we name you?"), required=False, widget=forms.RadioSelect, choices=NameScope
    )
    allows_quote = forms.BooleanField(label=_("You may quote my feedback"), required=False)

    def __init__(self, data: QueryDict | None = None, *, ride: Ride) -> None:
        super().__init__(data, initial={"name_scope": NameScope.NONE})
        self.fields["name_scope"].choices = [  # type: ignore[attr-defined]
            (scope, f"{label}: “{preview(ride, scope)}”") for scope, label in SCOPES.items()
        ]


def preview(ride: Ride, scope: str) -> str:
    """The sentence a post would hold."""
    known_as = named(ride.rider.legal_name, scope, anonymous=gettext("Our rider"))
    officer = str(ride.officer) if ride.officer.may_be_named else gettext("one of our officers")
    return gettext("%(rider)s rode with %(officer)s") % {"rider": known_as, "officer": officer}


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def publicity(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Asked after the ride, apart from the waiver; who chooses anew takes the old choice back first."""
    case = cases.find(request.user, pk)
    ride = _told_ride(case)
    form = PublicityForm(request.POST if request.method == "POST" else None, ride=ride)
    current = consent_of(ride)
    if form.is_valid() and current is None:
        return _keep(request, case, ride, form)
    context = {
        "case": case,
        "form": form,
        "consent": current,
        "preview": preview(ride, current.name_scope) if current else "",
        "is_minor": facts.is_minor(case.application, ride.on),
    }
    return render(request, "rider/publicity.html", context)


def _keep(request: SignedInRequest, case: cases.Case, ride: Ride, form: PublicityForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        consenting.give_consent(
            ride,
            by=request.user,
            allows_posts=data["allows_posts"],
            name_scope=data["name_scope"] or NameScope.NONE,
            allows_quote=data["allows_quote"],
        )
        messages.success(request, _("Your choices are kept. You can take them back here at any time."))
    except consenting.CannotConsent as error:
        messages.error(request, str(error))
    return redirect("rider:publicity", case.application.pk)


@citizen
@require_POST
def withdraw_publicity(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find(request.user, pk)
    consent = consent_of(_told_ride(case))
    if consent:
        consenting.withdraw_consent(consent, by=request.user)
        messages.success(request, _("Taken back. Nothing new is written about your ride."))
    return redirect("rider:publicity", pk)


def consent_of(ride: Ride) -> PublicityConsent | None:
    return ride.consents.filter(withdrawn_at=None, guardian=None).first()


def _told_ride(case: cases.Case) -> Ride:
    """The ride that may be told of. Raises Http404 where nothing is asked."""
    if case.ride is None or not case.has_ridden or not case.application.program.has_publicity:
        raise Http404
    return case.ride
