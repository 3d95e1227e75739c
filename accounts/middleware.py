"""Staff reach nothing before they have a second factor."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from accounts.backends import has_second_factor

# What it takes to add a second factor, or to leave.
OPEN = {
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


class SecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponseBase | None:
        """Leads staff without a second factor to the page where they add one. Public pages are public for them too."""
        if not getattr(view, "login_required", True) or not request.user.is_authenticated or not request.user.is_staff:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN or has_second_factor(request.user):
            return None
        return HttpResponseRedirect(reverse("mfa_index"))
