"""The headers that every page carries, beside those that Django and django-csp set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

FIXED = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), "
    "geolocation=(), microphone=(), payment=(), usb=()",
}


class Headers:
    """Nothing of a signed-in person's pages, and no error, is ever kept by a browser or a proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        user = getattr(request, "user", None)
        if response.status_code >= 400 or (user is not None and user.is_authenticated):
            response.headers["Cache-Control"] = "private, no-store"
        return response
