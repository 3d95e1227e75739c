"""Until an administrator opens the program, the town reads that it is not open yet."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ridealong.program.letterhead import letterhead

FOR_THE_TOWN = {"public", "rider", "guardian"}


class NotOpenYet:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        """Staff see the pages as they will be; everybody else a calm word, on every page meant for the town."""
        match = request.resolver_match
        if match is None or not FOR_THE_TOWN.intersection(match.namespaces) or letterhead().is_open:
            return None
        if request.user.is_authenticated and request.user.is_staff:
            return None
        response = render(request, "setup/not_open.html")
        response["X-Robots-Tag"] = "noindex"
        return response
