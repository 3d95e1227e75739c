"""What people typed, and where secret links lead, is never in a log."""

import logging

import pytest
from django.urls import path

from ridealong.core.logs import Discreet
from ridealong.web.access import public

SECRET = "k3jXb2Qm-secret"


@public
def broken(request, secret):
    raise ValueError(f"Key (email)=(maya@example.org) in {secret}")


urlpatterns = [path("open/<str:secret>/", broken)]


@pytest.fixture
def lines(caplog):
    caplog.handler.setFormatter(Discreet("{levelname} {name}: {message}", style="{"))
    return lambda: caplog.text


@pytest.mark.urls("tests.core.test_logs")
def test_a_failed_page_is_named_by_its_pattern_and_the_lines_of_code(client, lines, program):
    client.raise_request_exception = False
    assert client.get(f"/open/{SECRET}/").status_code == 500
    assert "ERROR django.request: 500 GET open/<str:secret>/" in lines()
    assert "builtins.ValueError in" in lines()
    assert "test_logs.py" in lines()
    assert SECRET not in lines()
    assert "maya" not in lines()


def test_a_failed_task_is_named_without_its_result(lines):
    logging.getLogger("django-q").error("Failed 'send_due' (red-fox) - maya@example.org bounced : Traceback")
    assert lines().strip() == "ERROR django-q: Failed 'send_due' (red-fox)"


def test_an_exception_anywhere_keeps_its_words_to_itself(lines):
    try:
        int("maya@example.org")
    except ValueError:
        logging.getLogger("anything").exception("Could not count")
    assert "Could not count" in lines()
    assert "ValueError" in lines()
    assert "maya" not in lines()
