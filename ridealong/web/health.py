"""Is it alive, is it ready? For machines: no session, no secrets, any host."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from ridealong.core import heartbeat

PATHS = {"/healthz", "/readyz"}


class Health:
    """Answers before sessions, hosts and redirects are looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in PATHS:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        return HttpResponse("ok\n", content_type="text/plain") if request.path_info == "/healthz" else _ready()


def _ready() -> HttpResponse:
    found = {"database": _database(), "queue": heartbeat.is_alive(), "storage": _storage()}
    answer = JsonResponse(found, status=200 if all(found.values()) else 503, headers={"Cache-Control": "no-store"})
    answer._has_been_logged = True  # type: ignore[attr-defined]  # who asks is told; a start is no error in the log
    return answer


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cast(tuple[int], cursor.fetchone()) == (1,)
    except DatabaseError:
        return False


def _storage() -> bool:
    try:
        name = default_storage.save("ready", ContentFile(b"ok"))
        default_storage.delete(name)
    except OSError:
        return False
    return bool(settings.MEDIA_ROOT)
