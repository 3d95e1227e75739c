"""Who may ask. Every view wears exactly one of these; what wears none is refused to everybody who is not signed in.

A stranger never learns whether a page exists: anonymous visitors are sent to sign in, everybody else gets a 404.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from accounts.models import User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class SignedInRequest(HttpRequest):
    """A request behind the login: `user` is a person."""

    user: User


def user_of(request: HttpRequest) -> User:
    """Who asks, where Django's admin passes a request on behind the login."""
    return cast(SignedInRequest, request).user


def public(view: View) -> View:
    """Anybody."""
    view.audience = "public"  # type: ignore[attr-defined]
    return login_not_required(view)


def citizen(view: View) -> View:
    """Anybody signed in; the view looks things up by the person's own account."""
    view.audience = "citizen"  # type: ignore[attr-defined]
    return view


def staff(*permissions: str) -> Callable[[View], View]:
    """Staff who hold all these permissions; others get 404. The first one names the audience."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not (request.user.is_staff and request.user.has_perms(permissions)):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.audience = permissions[0]  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate


class DefaultDeny(LoginRequiredMiddleware):
    """Django's default-deny, and the same answer for addresses that do not exist."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = cast(HttpResponse, self.get_response(request))
        unknown = response.status_code == 404 and request.resolver_match is None
        if unknown and not request.user.is_authenticated and request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.path)
        return response
