"""What a rider waits for: a step of the application, kept and shown, and the status page.

Each is asked for as a browser would, signed in, beside the plainest view that could do the like: a crispy layout of 36
fields, one inserted row, one indexed query with a template.
"""

from collections.abc import Iterator
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path, reverse
from uuid_utils.compat import uuid7

from ridealong.applications.application import Application
from ridealong.core.history import Event
from ridealong.web.access import citizen
from tests import factories
from tests.benchmarks.measure import Result, compare, queries, result

WHY = {"reason": "I teach civics; my class asks better questions than I can answer.", "languages": "Spanish"}
FIELDS = 36
# The names of files are the same for ours and the floor; a checkout has no manifest of them.
PLAIN_FILES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
FORM = engines["django"].from_string(
    '{% extends "base_rider.html" %}{% load crispy_forms_tags %}{% block main %}{% crispy form %}{% endblock %}'
)
PAGE = engines["django"].from_string(
    '{% extends "base_rider.html" %}{% block main %}<h1>{{ case.reference }}</h1>{{ case.get_status_display }}'
    "{% endblock %}"
)


class ManyFields(forms.Form):
    """As forms of this kind are mostly built: everything on one page, two fields to a row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [f"field_{number}" for number in range(FIELDS)]
        for name in names:
            self.fields[name] = forms.CharField(label=name, help_text="What stands on your ID.")
        self.helper = FormHelper()
        self.helper.layout = Layout(
            *(Row(Column(one), Column(two)) for one, two in zip(*[iter(names)] * 2, strict=True))
        )


@citizen
def many_fields(request: HttpRequest) -> HttpResponse:
    return HttpResponse(FORM.render({"form": ManyFields()}, request))


@citizen
def one_row(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        Event.objects.create(name="bench.row", subject=uuid7(), actor=request.user.pk, actor_name="Somebody")
    return redirect("bench:one-row")


@citizen
def one_query(request: HttpRequest) -> HttpResponse:
    case = Application.objects.get(reference=request.GET["reference"])
    return HttpResponse(PAGE.render({"case": case}, request))


bare = (
    [
        path("fields/", many_fields, name="many-fields"),
        path("row/", one_row, name="one-row"),
        path("query/", one_query, name="one-query"),
    ],
    "bench",
)
urlpatterns = [path("bench/", include(bare)), path("", include("ridealong.urls"))]


def bench() -> Iterator[Result]:
    settings.ALLOWED_HOSTS = ["testserver"]
    with override_settings(ROOT_URLCONF=__name__, STORAGES=PLAIN_FILES):
        rider = factories.make_rider("Maya Torres")
        client = Client()
        client.force_login(rider.account)
        yield from _step(client, factories.make_application("draft", rider=rider))
        other = factories.make_application("approved", rider=rider, program=factories.make_program("other"))
        factories.make_ride(application=other, waiver=factories.make_signed_waiver(other))
        yield from _status(client, other)


def _step(client: Client, draft: Application) -> Iterator[Result]:
    step = reverse("rider:section", args=[draft.pk, "why"])
    yield compare(
        "step of the application, shown, beside 36 fields in a layout",
        lambda: asked(client.get(step)),
        lambda: asked(client.get(reverse("bench:many-fields"))),
        goal=0.5,
    )
    yield compare(
        "step of the application, kept, beside one inserted row",
        lambda: asked(client.post(step, WHY | {"then": "leave"})),
        lambda: asked(client.post(reverse("bench:one-row"), WHY)),
        goal=4,
    )
    number = queries(lambda: client.post(step, WHY | {"reason": "Another reason.", "then": "leave"}))
    yield result("step of the application, kept: queries, at most 8", number, 8, goal=1)


def _status(client: Client, case: Application) -> Iterator[Result]:
    page = reverse("rider:case", args=[case.pk])
    floor = f"{reverse('bench:one-query')}?reference={case.reference}"
    yield compare(
        "status page with a seat, beside one query and a template",
        lambda: asked(client.get(page)),
        lambda: asked(client.get(floor)),
        goal=1.3,
    )
    yield result("status page: queries, at most 3", queries(lambda: client.get(page)), 3, goal=1)


def asked(response: HttpResponse) -> None:
    if response.status_code not in {200, 302}:
        raise RuntimeError(f"{response.status_code} instead of a page")
