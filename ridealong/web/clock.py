"""Every page reads the same clock."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from ridealong.program import clock


class DepartmentClock:
    """Sets the department's time zone before a page is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        clock.wind()
        return self.get_response(request)
