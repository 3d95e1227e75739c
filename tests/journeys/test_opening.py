"""A real start: one link, one list of tasks, and a program that stays closed until each is done."""

import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command

from accounts.models import User
from tests.journeys.people import go

pytestmark = pytest.mark.journey


def one_time_link():
    """What `run.py --production` prints while there is no administrator."""
    out = StringIO()
    call_command("first_administrator", stdout=out)
    return re.search(r"/setup/open/\S+", out.getvalue()).group()


def test_the_program_is_closed_until_it_is_set_up(visit, axe, settings):
    settings.DEMO = False
    town = visit("phone")
    town.goto("/")
    axe(town)
    assert town.locator("h1").inner_text() == "We are getting ready"
    page = visit()
    page.goto(one_time_link())
    axe(page)
    go(page, page.locator("main form button").first)
    axe(page)
    for name, value in {
        "name": "Sam Ortiz",
        "email": "ortiz@example.gov",
        "password": "a long pass phrase of mine",
        "password1": "a long pass phrase of mine",
        "password2": "a long pass phrase of mine",
    }.items():
        if page.locator(f"[name={name}]").count():
            page.fill(f"[name={name}]", value)
    go(page, page.locator("main form button[type=submit]").first)
    axe(page)
    account = User.objects.get(email="ortiz@example.gov")
    assert account.has_role("administrator")
    assert "/2fa/" in page.url  # nothing else opens before the second factor
    page.goto("/setup/")
    assert "/2fa/" in page.url
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    page.goto("/setup/")
    axe(page)
    assert page.locator(".ra-tasks li").count() >= 7
    for link in [task.get_attribute("href") for task in page.locator(".ra-tasks a").all()]:
        page.goto(link)
        axe(page)
    town.reload()
    assert town.locator("h1").inner_text() == "We are getting ready"
