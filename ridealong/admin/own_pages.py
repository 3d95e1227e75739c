"""What the desk's own pages have in common: who asks, whether they may, and the frame around the answer."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from accounts.models import User
from ridealong.program import clock
from ridealong.web.access import user_of


def allowed(request: HttpRequest, *permissions: str) -> User:
    """Who asks. Raises PermissionDenied, which the desk answers with a 404."""
    user = user_of(request)
    if not user.has_perms(permissions):
        raise PermissionDenied
    return user


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """The page in the desk's frame, with the desk's clock as `zone`."""
    frame = {**admin.site.each_context(request), "zone": clock.zone()}
    return TemplateResponse(request, template, {**frame, **context})


def pdf(content: bytes, name: str) -> HttpResponse:
    """To be looked at and printed; no browser keeps it."""
    plain = "".join(character if character.isascii() and character.isalnum() else "-" for character in name)
    headers = {"Content-Disposition": f'inline; filename="{plain}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
