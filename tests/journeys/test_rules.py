"""An administrator writes a new version of the rules: section by section, compared, tried on people, published."""

import pytest
from django.test import Client

from ridealong.models import RuleTrial
from ridealong.rides import what_if
from tests import factories
from tests.journeys.people import follow, press, sign_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("kind", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_a_new_version_is_written_tried_and_published(visit, axe, administrator, maya, program, kind, scheme):
    case = factories.make_application("submitted", rider=maya)
    page = visit(kind, color_scheme=scheme)
    sign_in(page, Client(), administrator)
    page.goto("/admin/rules/")
    axe(page)
    follow(page, "Write a new version")
    axe(page)
    page.check("[name=start][value=in_force]")
    press(page, "Begin the draft")
    axe(page)

    follow(page, "Who may ride")
    axe(page)
    page.fill("[name$=min_age]", "200")
    press(page, "Keep")
    axe(page)
    assert page.input_value("[name$=min_age]") == "200"
    page.fill("[name$=min_age]", "60")
    press(page, "Keep")
    assert "1 change so far" in page.locator("#content").inner_text()

    follow(page, "Hours and dates")
    axe(page)
    page.locator("summary", has_text="Add another").first.click()
    added = page.locator("details.ra-row[open]").filter(has=page.locator("[name^=hours-windows]")).last
    added.locator("[name$=-start]").fill("06:00")
    added.locator("[name$=-end]").fill("08:00")
    press(page, "Keep")
    axe(page)

    follow(page, "Compare")
    axe(page)
    assert "60" in page.locator("ins").first.inner_text()
    page.go_back()
    follow(page, "Try it on the people under way")
    press(page, "Try it now")
    axe(page)
    what_if.go_on(RuleTrial.objects.get().pk)
    page.goto(page.url)
    axe(page)
    found = page.locator("#content").inner_text()
    assert case.reference in found
    assert "Does not fit" in found

    page.goto(f"/admin/rules/{program.rule_draft.pk}/publish/")
    axe(page)
    page.check("[name=is_sure]")
    press(page, "Publish")
    axe(page)
    page.goto("/ride/citizen/")
    axe(page)
    assert "60 or older" in page.locator("main").inner_text()


def test_a_paused_station_is_told_on_the_rules_page(visit, axe, administrator, program):
    north = factories.make_station("North")
    program.stations.add(north)
    page = visit("phone", color_scheme="dark")
    sign_in(page, Client(), administrator)
    page.goto(f"/admin/ridealong/program/{program.pk}/station/")
    axe(page)
    page.select_option("[name=station]", label="North")
    page.check("[name=status][value=paused]")
    page.fill("[name=message]", "Roof repairs until spring.")
    press(page, "How one station stands")
    page.goto("/ride/citizen/")
    axe(page)
    assert "Roof repairs until spring." in page.locator("main").inner_text()
