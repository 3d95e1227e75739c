"""Ways in that begin with a mailed link: an invitation, a forgotten password. Opening a link never spends it."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.models import User
from ridealong.core import links
from ridealong.program import notices, staff
from ridealong.web.access import public
from ridealong.web.entrance.forms import ForgottenForm, PasswordForm

KEPT = "link_secret"  # in the session, so that the page that takes a password has a clean address


@public
@never_cache
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    return _exchange(request, "invitation", secret)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, secret: str) -> HttpResponse:
    return _exchange(request, "password_reset", secret)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Mails a link to staff. The answer is the same for every address."""
    form = ForgottenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/password_forgotten.html", {"form": form})
    email = form.cleaned_data["email"]
    if not ratelimit.consume(request, action="reset_password", key=email):
        return ratelimit.respond_429(request)
    user = User.objects.filter(email=email, is_staff=True, is_active=True).first()
    if user and user.has_usable_password():
        notices.password_forgotten(user)
    elif user:
        notices.invited(user, by=User.objects.the_program())
    return render(request, "account/password_forgotten.html", {"sent_to": email})


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Takes the new password of whoever came by a live link, and goes on as if it had been typed at sign-in."""
    purpose, secret = request.session.get(KEPT, ("", ""))
    try:
        user = User.objects.get(pk=links.look_up(purpose, secret).subject, is_active=True, is_staff=True)
    except (links.LinkRefused, User.DoesNotExist):
        return render(request, "account/link_refused.html", status=410)
    form = PasswordForm(request.POST or None, user=user)
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/password_new.html", {"form": form, "person": user, "purpose": purpose})
    try:
        links.spend(purpose, secret)
    except links.LinkRefused:
        return render(request, "account/link_refused.html", status=410)
    del request.session[KEPT]
    staff.set_password(user, form.cleaned_data["password"], by=user)
    messages.success(request, _("Your password is set."))
    return perform_password_login(request, {"email": user.email}, Login(user=user, email=user.email))


def _exchange(request: HttpRequest, purpose: str, secret: str) -> HttpResponse:
    """GET shows a button, so that a mail scanner spends nothing; POST takes the secret out of the address."""
    try:
        links.look_up(purpose, secret)
    except links.LinkRefused:
        return render(request, "account/link_refused.html", status=410)
    if request.method == "GET":
        return render(request, "account/link_open.html", {"purpose": purpose})
    request.session.cycle_key()
    request.session[KEPT] = (purpose, secret)
    return redirect("entrance:password")
