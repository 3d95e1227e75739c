"""What belongs to every page and to no audience: theme, the department's colours and badge, error pages."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import loader
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ridealong.program import colour
from ridealong.program.badge import for_pages
from ridealong.program.models import Department
from ridealong.web.access import public
from ridealong.web.context import THEME_COOKIE, THEMES
from ridealong.web.face import digest

YEAR = 365 * 24 * 3600
OUT_OF_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
RETRY_AFTER = 120  # seconds


@public
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or nothing for "as the device"; kept in a cookie so that pages arrive in the right colours."""
    goal = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, require_https=request.is_secure()):
        goal = "/"
    response = HttpResponseRedirect(goal)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE, theme, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


@public
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For what asks without having read a page."""
    return HttpResponseRedirect(static("ridealong/favicon.svg"))


@public
@require_safe
def department_css(request: HttpRequest, name: str) -> HttpResponse:
    own = Department.objects.values_list("colour", flat=True).first() or colour.OURS
    rules = f":root {{ --ra-band: {own}; --ra-solid: {own}; --ra-check: {own}; --ra-solid-2: {colour.darker(own)}; }}\n"
    return _kept(HttpResponse(rules, content_type="text/css; charset=utf-8"), name == digest(own.encode()))


@public
@require_safe
def department_badge(request: HttpRequest, name: str) -> HttpResponse:
    badge = bytes(Department.objects.values_list("badge", flat=True).first() or b"")
    if not badge:
        raise Http404
    return _kept(HttpResponse(for_pages(badge), content_type="image/png"), name == digest(badge))


def _kept(response: HttpResponse, is_exact: bool) -> HttpResponse:
    """The name in the address is a digest of the content: what matches may be kept for good."""
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_exact else "no-cache"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Whatever went wrong: 503 when the database or the disk gave way, which is likely to pass, else 500.

    The pages need neither database nor context.
    """
    error = sys.exception()
    if isinstance(error, OperationalError | InterfaceError) or getattr(error, "errno", None) in OUT_OF_SPACE:
        body = loader.render_to_string("503.html")
        return HttpResponse(body, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse(loader.render_to_string("500.html"), status=500)
