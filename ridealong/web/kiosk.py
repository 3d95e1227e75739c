"""A member of staff hands their device to a rider or a guardian, who can do one thing on it: read and sign.

The session stays signed in, so that whoever took the signature is known; until the password is typed again it opens
nothing but the pages of signing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

LOCK = "kiosk"  # in the session
LASTS = timedelta(minutes=30)  # then the device is signed out
ALSO_OPEN = {"theme", "favicon", "department-css", "department-badge"}


@dataclass(frozen=True)
class Lock:
    """Whose signature the device waits for. `back` is where staff go on; `until` is aware."""

    waiver: UUID
    guardian: UUID | None
    back: str
    until: datetime

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.until


def begin(request: HttpRequest, waiver: UUID, guardian: UUID | None, *, back: str) -> None:
    """From now on the session opens the pages of signing only."""
    until = timezone.now() + LASTS
    request.session[LOCK] = {
        "waiver": str(waiver),
        "guardian": str(guardian) if guardian else "",
        "back": back,
        "until": until.isoformat(),
    }


def of(request: HttpRequest) -> Lock | None:
    kept = request.session.get(LOCK)
    if kept is None:
        return None
    guardian = UUID(kept["guardian"]) if kept["guardian"] else None
    return Lock(UUID(kept["waiver"]), guardian, kept["back"], datetime.fromisoformat(kept["until"]))


def end(request: HttpRequest) -> None:
    request.session.pop(LOCK, None)


class OneThingOnly:
    """Keeps a device that was handed over on the pages of signing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        lock, match = of(request), request.resolver_match
        if lock is None or match is None:
            return None
        if lock.is_over:
            logout(request)
            return redirect("account_login")
        if "kiosk" in match.namespaces or match.view_name in ALSO_OPEN:
            return None
        return redirect("kiosk:sign")
