"""The addresses of sign-in: of allauth's many exactly those we use, each with its audience."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

View = Callable[..., HttpResponseBase]


def for_staff(view: View) -> View:
    """Citizens have neither password nor second factor."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_authenticated and request.user.is_staff):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def with_password(view: View) -> View:
    """There is nothing to change for who never set one: an invitation or a forgotten password sets it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


PUBLIC: list[tuple[str, View, str]] = [
    ("login/", account.login, "account_login"),
    ("login/code/", account.request_login_code, "account_request_login_code"),
    ("login/code/confirm/", account.confirm_login_code, "account_confirm_login_code"),
    ("inactive/", account.account_inactive, "account_inactive"),
    ("2fa/authenticate/", mfa.authenticate, "mfa_authenticate"),
    ("2fa/webauthn/login/", webauthn.login_webauthn, "mfa_login_webauthn"),
]
SIGNED_IN: list[tuple[str, View, str]] = [("logout/", account.logout, "account_logout")]
STAFF: list[tuple[str, View, str]] = [
    ("reauthenticate/", account.reauthenticate, "account_reauthenticate"),
    ("password/change/", with_password(account.password_change), "account_change_password"),
    ("2fa/", mfa.index, "mfa_index"),
    ("2fa/reauthenticate/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("2fa/totp/activate/", totp.activate_totp, "mfa_activate_totp"),
    ("2fa/totp/deactivate/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("2fa/recovery-codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("2fa/recovery-codes/generate/", recovery_codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("2fa/recovery-codes/download/", recovery_codes.download_recovery_codes, "mfa_download_recovery_codes"),
    ("2fa/webauthn/", webauthn.list_webauthn, "mfa_list_webauthn"),
    ("2fa/webauthn/add/", webauthn.add_webauthn, "mfa_add_webauthn"),
    ("2fa/webauthn/reauthenticate/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("2fa/webauthn/keys/<int:pk>/edit/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    ("2fa/webauthn/keys/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
]

AUDIENCES = (
    {name: "public" for _route, _view, name in PUBLIC}
    | {name: "citizen" for _route, _view, name in SIGNED_IN}
    | {name: "staff" for _route, _view, name in STAFF}
)
urlpatterns: list[URLPattern] = [
    *(path(route, view, name=name) for route, view, name in PUBLIC + SIGNED_IN),
    *(path(route, for_staff(view), name=name) for route, view, name in STAFF),
]
