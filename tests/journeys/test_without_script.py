"""A browser that runs no script: the citizen applies, signs by typed name, and keeps the sealed file."""

import pytest

from ridealong.applications.deciding import clearances, reviewing
from ridealong.models import Application, SealedFile
from ridealong.waivers import actions as waivers
from ridealong.waivers.verification import verify
from tests.journeys.applying import NAME, apply
from tests.journeys.people import apart, press

pytestmark = pytest.mark.journey


def unmeasured(page):
    """The rules of axe are a script themselves; the same pages are measured in the whole story."""


def decide(application, joan, lindqvist):
    """What the desk does meanwhile."""
    reviewing.begin_review(application, by=joan)
    clearances.record_clearance(clearances.request_clearance(application, by=joan), by=joan, outcome="clear")
    for person in (joan, lindqvist):
        waivers.approve(application, by=person)


def test_applying_and_signing_need_no_script(visit, program, joan, lindqvist):
    page = visit("phone", java_script_enabled=False)
    application = apply(page, unmeasured)
    assert application.status == "submitted"
    decide(Application.objects.get(pk=application.pk), joan, lindqvist)

    page.goto(f"/my/{application.pk}/waiver/")
    assert page.locator("[data-ra-signature]").is_hidden()  # drawing needs a script; the typed name is enough
    page.fill("[name=typed_name]", "Somebody Else")
    press(page, "Sign now")
    assert page.locator(".ra-errors").is_visible()
    assert page.input_value("[name=typed_name]") == "Somebody Else"
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.fill("[name=typed_name]", NAME)
    press(page, "Sign now")
    page.goto(f"/my/{application.pk}/")
    link = page.locator("a[href*='/waiver/files/']").first.get_attribute("href")
    pdf = page.context.request.get(f"{page.base_url}{link}").body()
    assert SealedFile.objects.filter(kind="waiver").count() == 1
    assert apart(verify, pdf).is_genuine
