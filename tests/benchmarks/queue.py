"""The coordinators' desk with few and with many applications: every page must cost the same.

Sizes come from BENCH_SIZES, “1000,100000,1000000” without it; the last takes some ten minutes to write. Each page is
asked for as a browser would, by a signed-in coordinator. Costs are seconds of processor time: ours, and on PostgreSQL
also the server process that answers us, where the system tells (Linux, same machine).
"""

import gc
import os
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path, reverse
from django.utils import timezone

from accounts.models import User
from ridealong.admin.needs import table
from ridealong.admin.places import Mark
from ridealong.applications.application import Application
from ridealong.demo import crowd, scale
from ridealong.management.commands import demo
from tests.benchmarks.measure import Result, queries, result
from tests.benchmarks.pages import signed_in

RUNS = 15
LIST = "/admin/ridealong/application/"
FLOOR = engines["django"].from_string(
    '{% extends "admin/base_site.html" %}{% block content %}<table>{% for case in cases %}<tr><td>{{ case.reference }}'
    "<td>{{ case.rider.name }}</tr>{% endfor %}</table>{% endblock %}"
)


def bench() -> Iterator[Result]:
    """What is compared with the smallest size, and with the plainest page that could be."""
    settings.ALLOWED_HOSTS = ["testserver"]
    demo.tell()
    with override_settings(ROOT_URLCONF=__name__):
        smallest: dict[str, tuple[float, int]] = {}
        for size in sizes():
            grow(size)
            found = {name: (cost(*page), _queries(*page)) for name, page in pages(size).items()}
            smallest = smallest or found
            yield from compared(found, smallest, size)


def compared(
    found: dict[str, tuple[float, int]], smallest: dict[str, tuple[float, int]], size: int
) -> Iterator[Result]:
    first = found["first page"][0]
    for name, (seconds, count) in found.items():
        at = f"{name}, {size:,} applications"
        yield result(at, seconds, smallest[name][0], goal=1.3)
        yield result(f"{at}: queries", count, smallest[name][1], goal=1)
    yield result(f"first page beside login and one query, {size:,}", first, found["floor"][0], goal=2)
    yield result(f"first page: queries, at most 8, {size:,}", found["first page"][1], 8, goal=1)
    for name in ("search, no hit", "search, one hit", "page at 90 %"):
        yield result(f"{name}, beside the first page, {size:,}", found[name][0], first, goal=1.5)


def sizes() -> list[int]:
    return [int(size) for size in os.environ.get("BENCH_SIZES", "1000,100000,1000000").split(",")]


def grow(size: int) -> None:
    """Adds what is missing, and lets the database learn about it as its own upkeep would."""
    scale.applications(size - Application.objects.filter(reference__startswith="AFX-").count())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def pages(size: int) -> dict[str, tuple[Client, str]]:
    """Who asks, and for what address, by name."""
    desk, host = signed_in(User.objects.get(name="Joan Adeyemi")), signed_in(scale.host().account)
    found = {name: (desk, url) for name, url in of_the_desk(size).items()}
    return found | {f"officer: {name}": (host, reverse(f"officer:{name}")) for name in ("today", "week", "seats")}


def of_the_desk(size: int) -> dict[str, str]:
    """Addresses by name; each holds a full page of rows at every size."""
    deep = Application.objects.filter(created_at__lt=timezone.now() - scale.APART * int(0.9 * size))
    mark = Mark(deep[0].created_at + timedelta(seconds=1), deep[0].pk)
    case = Application.objects.filter(reference__startswith="AFX-", status="submitted")[0]
    found = {
        "floor": "/floor/",
        "front page": "/admin/",
        "first page": LIST,
        "page at 90 %": f"{LIST}?after={str(mark).replace('+', '%2B')}",
        "oldest first": f"{LIST}?o=5",
        "search, no hit": f"{LIST}?q=nobody",
        "search, one hit": f"{LIST}?q={crowd.surname(size // 2 // 20 * 20)}",
        "search, phone": f"{LIST}?q={case.rider.phone!s}".replace("+", ""),
        "search, case number": f"{LIST}?q={case.reference}",
        "search, everybody": f"{LIST}?q=rider",
        "case page": reverse("admin:ridealong_application_change", args=[case.pk]),
        "rides": reverse("admin:ridealong_ride_changelist"),
        "outbox": reverse("admin:ridealong_message_changelist"),
        "history": reverse("admin:ridealong_event_changelist"),
        "mailroom": reverse("admin:mailroom"),
        "board": reverse("admin:board"),
        "report": reverse("admin:report"),
    }
    return found | {f"preset {need.code}": url for need, url in table.addressed(table.of(Application))}


def cost(client: Client, url: str) -> float:
    """Median processor seconds of one page."""
    fetch(client, url)
    return median(_seconds(lambda: fetch(client, url)) for _run in range(RUNS))


def _queries(client: Client, url: str) -> int:
    return queries(lambda: fetch(client, url))


def fetch(client: Client, url: str) -> None:
    response = client.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{url} answered {response.status_code}")


def _seconds(work: Callable[[], None]) -> float:
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time() + _server()
        work()
        return time.process_time() + _server() - begun
    finally:
        gc.enable()


def _server() -> float:
    """Processor seconds of the PostgreSQL process behind our connection; 0 where it cannot be read."""
    if connection.vendor == "sqlite":
        return 0.0
    connection.ensure_connection()
    usage = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(usage.read_text().split()[0]) / 1e9 if usage.exists() else 0.0


def floor(request: HttpRequest) -> HttpResponse:
    """The plainest page of the desk: signed in, one query, fifty rows, the desk's frame around them."""
    cases = Application.objects.select_related("rider").only("reference", "rider__legal_name")[:50]
    return HttpResponse(FLOOR.render({**admin.site.each_context(request), "cases": cases, "title": "Floor"}, request))


urlpatterns = [path("floor/", admin.site.admin_view(floor)), path("", include("ridealong.urls"))]
