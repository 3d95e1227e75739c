"""Read, sign, hand the device back; then whoever handed it over unlocks it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.applications.guardians.guardian import Guardian
from ridealong.core.languages import own_name
from ridealong.core.workflow import IllegalMove
from ridealong.rides.models import Ride
from ridealong.waivers import signing
from ridealong.waivers.models import Waiver, WaiverText
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.signers import to_sign
from ridealong.waivers.status import Audience
from ridealong.waivers.waiver_papers import Window
from ridealong.web import kiosk, kiosk_forms
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.signing import ConsentForm, SignForm

REFUSALS = (CannotSign, CannotConsent, IllegalMove)
RELATED = ("application__rider", "application__program", "application__rule_set", "application__station")
MOST_TRIES = 5
TRIES = "kiosk_tries"  # in the session: passwords that were wrong


@dataclass(frozen=True)
class Visit:
    """What the device was handed over for."""

    waiver: Waiver
    guardian: Guardian | None
    ride: Ride | None
    language: str

    @property
    def application(self) -> Application:
        return self.waiver.application

    @property
    def name(self) -> str:
        return self.guardian.name if self.guardian else self.application.rider.name

    @property
    def window(self) -> Window | None:
        return self.ride.window if self.ride else None


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: SignedInRequest) -> HttpResponse:
    """The text, and the form below it. Its language can be changed; the signer's own is the first."""
    visit = _visit(request)
    with translation.override(visit.language):
        try:
            text = _text(visit)
        except CannotSign as error:
            return _show(request, "kiosk/back.html", visit=visit, problem=str(error), form=_unlock_form(request))
        form = _form(request, visit, text)
        if form.is_valid() and _sign(request, visit, form, text):
            return redirect("kiosk:back")
        return _show(request, "kiosk/sign.html", visit=visit, text=text, form=form, languages=_others(visit))


@citizen
@require_safe
def give_back(request: SignedInRequest) -> HttpResponse:
    """Signed or not: the device goes back, and nothing of the visit is shown."""
    visit = _visit(request)
    with translation.override(visit.language):
        return _back(request, visit, _unlock_form(request))


@citizen
@require_POST
def unlock(request: SignedInRequest) -> HttpResponse:
    """Staff type their password again; after some wrong ones the device is signed out."""
    visit, lock, form = _visit(request), kiosk.of(request), _unlock_form(request)
    if form.is_valid() and lock:
        request.session.pop(TRIES, None)
        kiosk.end(request)
        return redirect(lock.back)
    tries = request.session.get(TRIES, 0) + 1
    if tries >= MOST_TRIES:
        return leave(request)
    request.session[TRIES] = tries
    return _back(request, visit, form)


@citizen
@require_POST
def leave(request: SignedInRequest) -> HttpResponse:
    """For staff without a password at hand: the device is signed out, and they sign in as always."""
    _visit(request)
    logout(request)
    return redirect("account_login")


def _visit(request: SignedInRequest) -> Visit:
    lock = kiosk.of(request)
    if lock is None:
        raise Http404
    waiver = get_object_or_404(Waiver.objects.select_related(*RELATED), pk=lock.waiver)
    guardian = get_object_or_404(waiver.application.guardians, pk=lock.guardian) if lock.guardian else None
    ride = waiver.application.rides.active().first()
    wished, own = request.GET.get("language", ""), guardian.language if guardian else waiver.application.rider.language
    return Visit(waiver, guardian, ride, wished if wished in dict(settings.LANGUAGES) else own)


def _text(visit: Visit) -> WaiverText:
    """Raises CannotSign before one is published."""
    if visit.guardian:
        return signing.text_for(visit.application, Audience.GUARDIAN, visit.language)
    return signing.text_for_rider(visit.application, visit.ride.on if visit.ride else None, visit.language)


def _form(request: SignedInRequest, visit: Visit, text: WaiverText) -> SignForm:
    posted = request.POST if request.method == "POST" else None
    if visit.guardian:
        return ConsentForm(posted, text=text)
    has_initials = facts.rules_of(visit.application).waiver.initials_per_page
    return SignForm(posted, text=text, has_initials=has_initials)


def _sign(request: SignedInRequest, visit: Visit, form: SignForm, text: WaiverText) -> bool:
    if form.cleaned_data["text"] != text.pk:
        form.add_error(None, translation.gettext("The text has just changed. Please read the new one and sign it."))
        return False
    try:
        signing.sign_here(
            visit.waiver,
            by=request.user,
            act=form.act(request, identified_by="id_shown"),
            text=text,
            guardian=visit.guardian,
            window=visit.window,
            latest_end=form.cleaned_data.get("latest_end"),
        )
    except REFUSALS as error:
        form.add_error("typed_name", str(error))
        return False
    return True


def _is(visit: Visit, signer: Guardian | None) -> bool:
    return (signer.pk if signer else None) == (visit.guardian.pk if visit.guardian else None)


def _others(visit: Visit) -> list[tuple[str, str]]:
    """Languages the text could be read in instead, each under its own name."""
    codes = [code for code, _name in settings.LANGUAGES if code != visit.language]
    return [(code, own_name(code)) for code in codes]


def _back(request: SignedInRequest, visit: Visit, form: kiosk_forms.UnlockForm) -> HttpResponse:
    has_signed = not any(_is(visit, one) for one in to_sign(visit.waiver, visit.window))
    return _show(request, "kiosk/back.html", visit=visit, has_signed=has_signed, form=form)


def _unlock_form(request: SignedInRequest) -> kiosk_forms.UnlockForm:
    is_typed = request.method == "POST" and "password" in request.POST
    return kiosk_forms.UnlockForm(request.POST if is_typed else None, request=request)


def _show(request: SignedInRequest, template: str, **context: object) -> HttpResponse:
    response = render(request, template, context)
    add_never_cache_headers(response)
    return response
