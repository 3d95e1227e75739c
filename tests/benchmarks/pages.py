"""Every page beside its floor: one indexed query, and the audience's own frame around the answer.

The town of the demo is asked for its pages as browsers would, all of them and their floors in turns, so that whatever
else the machine does meets all alike. Seconds are of the processor; queries are without session, person and roles.
"""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path, reverse

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.guardians.guardian import Guardian
from ridealong.management.commands import demo
from ridealong.posts.models import PostDraft
from ridealong.rides.models import Ride
from ridealong.web.access import citizen, public, staff
from tests.benchmarks.measure import Result, queries, result, seconds

RUNS = 15
NEAR, NEARER = 3.0, 2.0  # times the floor: of the dearest four pages, and of all others
FRAMES = {
    "public": ("base_public.html", "main", public),
    "rider": ("base_rider.html", "main", citizen),
    "officer": ("base_officer.html", "main", staff("ridealong.host_ride")),
    "press": ("base_press.html", "main", staff("ridealong.approve_post")),
    "desk": ("admin/base_site.html", "content", admin.site.admin_view),
}


@dataclass(frozen=True)
class Page:
    """One row: whose browser asks, for what, and whose frame is the floor."""

    name: str
    frame: str
    client: Client
    url: str
    goal: float = NEARER


def _floor(frame: str) -> Callable[[HttpRequest], HttpResponse]:
    base, block, guard = FRAMES[frame]
    page = engines["django"].from_string(
        f'{{% extends "{base}" %}}{{% block {block} %}}<h1>{{{{ case.reference }}}}</h1>{{% endblock %}}'
    )

    def floor(request: HttpRequest) -> HttpResponse:
        known = {**admin.site.each_context(request), "title": "Floor"} if frame == "desk" else {}
        case = Application.objects.get(reference="AF-2026-0001")
        return HttpResponse(page.render({**known, "case": case}, request))

    guarded: Callable[[HttpRequest], HttpResponse] = guard(floor)  # type: ignore[operator]
    return guarded


floors = ([path(f"{frame}/", _floor(frame), name=frame) for frame in FRAMES], "floors")
urlpatterns = [path("floors/", include(floors)), path("", include("ridealong.urls"))]


def bench() -> Iterator[Result]:
    settings.ALLOWED_HOSTS = ["testserver"]
    demo.tell()
    with override_settings(ROOT_URLCONF=__name__):
        pages = [*_of_everybody(), *_of_a_rider(), *_of_an_officer(), *_of_the_press(), *_of_the_desk()]
        yield from compared(pages)


def compared(pages: list[Page]) -> Iterator[Result]:
    """All in turns. A frame's floor is asked for by the first browser that the frame has."""
    floors = {page.frame: page.client for page in reversed(pages)}
    works = {page.name: _asking(page.client, page.url) for page in pages}
    works |= {frame: _asking(client, reverse(f"floors:{frame}")) for frame, client in floors.items()}
    for work in works.values():
        work()
    counts = {page.name: queries(works[page.name]) for page in pages}
    gc.freeze()  # to look through all that is loaded before each page takes longer than the pages
    times: dict[str, list[float]] = {name: [] for name in works}
    for _run in range(RUNS):
        for name, work in works.items():
            times[name].append(seconds(work))
    for page in pages:
        ours, floor = median(times[page.name]), median(times[page.frame])
        yield result(f"{page.name}, {counts[page.name]} queries", ours, floor, goal=page.goal)


def _asking(client: Client, url: str) -> Callable[[], None]:
    def ask() -> None:
        response = client.get(url)
        b"".join(response) if response.streaming else response.content  # type: ignore[call-overload]
        if response.status_code != 200:
            raise RuntimeError(f"{url} answered {response.status_code}")

    return ask


def _of_everybody() -> list[Page]:
    anybody = Client()
    return [
        Page("home", "public", anybody, reverse("public:home"), NEAR),
        Page("open dates", "public", anybody, reverse("public:dates", args=["citizen"]), NEAR),
        Page("rules", "public", anybody, reverse("public:rules", args=["citizen"])),
        Page("may I ride", "public", anybody, reverse("public:check", args=["citizen"])),
        Page("stories", "public", anybody, reverse("public:stories")),
        Page("numbers", "public", anybody, reverse("public:numbers")),
        Page("begin to apply", "public", anybody, reverse("rider:apply", args=["citizen"])),
        Page("sign in", "public", anybody, reverse("account_request_login_code")),
    ]


def _of_a_rider() -> list[Page]:
    pages = [
        _own("AF-2026-0012", "rider:case", "status, sent"),
        _own("AF-2026-0022", "rider:case", "status, with a seat"),
        _own("AF-2026-0002", "rider:case", "status, ridden"),
        _own("AF-2026-0010", "rider:case", "status, waits for a guardian"),
        _own("AF-2026-0015", "rider:tasks", "task list"),
        _own("AF-2026-0015", "rider:section", "step", "why"),
        _own("AF-2026-0015", "rider:answers", "answers before sending"),
        _own("AF-2026-0004", "rider:sign", "waiver to sign"),
    ]
    guardian = Guardian.objects.exclude(account=None)[0]
    page = reverse("guardian:case", args=[guardian.pk])
    return [*pages, Page("guardian", "rider", signed_in(guardian.account), page)]


def _own(reference: str, view: str, name: str, *more: str) -> Page:
    case = Application.objects.select_related("rider__account").get(reference=reference)
    return Page(name, "rider", signed_in(case.rider.account), reverse(view, args=[case.pk, *more]))


def _of_an_officer() -> list[Page]:
    ride = Ride.objects.select_related("seat__shift__officer__account").get(application__reference="AF-2026-0005")
    officer = signed_in(ride.officer.account)
    return [
        Page("officer: today", "officer", officer, reverse("officer:today")),
        Page("officer: week", "officer", officer, reverse("officer:week")),
        Page("officer: seats", "officer", officer, reverse("officer:seats")),
        Page("officer: a ride", "officer", officer, reverse("officer:ride", args=[ride.pk])),
    ]


def _of_the_press() -> list[Page]:
    press, post = signed_in(User.objects.get(name="Wren Park")), PostDraft.objects.filter(status="draft")[0]
    return [
        Page("press: queue", "press", press, reverse("press:queue")),
        Page("press: a post", "press", press, reverse("press:post", args=[post.pk])),
    ]


def _of_the_desk() -> list[Page]:
    desk, case = signed_in(User.objects.get(name="Joan Adeyemi")), Application.objects.get(reference="AF-2026-0022")
    lists = {"list": "application", "riders": "rider", "rides": "ride", "shifts": "shift", "outbox": "message"}
    lists |= {"history": "event"}
    plain = {"board": "board", "mailroom": "mailroom", "report": "report", "papers": "scans", "exceptions": "overrides"}
    one = {"case": case, "rider": case.rider, "ride": case.rides.all()[0]}
    return [
        Page("desk: front", "desk", desk, reverse("admin:index"), NEAR),
        Page("desk: case", "desk", desk, _changing(one.pop("case")), NEAR),
        *(
            Page(f"desk: {name}", "desk", desk, reverse(f"admin:ridealong_{of}_changelist"))
            for name, of in lists.items()
        ),
        *(Page(f"desk: one {name}", "desk", desk, _changing(thing)) for name, thing in one.items()),
        *(Page(f"desk: {name}", "desk", desk, reverse(f"admin:{view}")) for name, view in plain.items()),
    ]


def _changing(thing: Any) -> str:
    return reverse(f"admin:ridealong_{thing._meta.model_name}_change", args=[thing.pk])


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account)
    return client
