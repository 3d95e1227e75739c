"""A minor whom two guardians must let ride: one signs by mail, one on the minor's device; before that, one says no."""

import pytest
from django.test import Client

from ridealong.applications import completeness
from ridealong.rules.presets import ALDER_FALLS
from tests import factories
from tests.journeys.people import enter_code, follow, mail_to, path_in, press, sign_in

pytestmark = pytest.mark.journey
ALL = ALDER_FALLS | {"minors": ALDER_FALLS["minors"] | {"signers": "all"}}


@pytest.fixture
def program(town):
    return factories.make_program(rules=ALL)


@pytest.fixture
def draft(desmond):
    return factories.make_application("draft", rider=desmond)


def sign(page, name):
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.fill("[name=typed_name]", name)
    press(page, "Consent and sign")


def name_them(page, tasks, names):
    page.goto(tasks)
    follow(page, "Who is your parent")
    for field, value in names.items():
        page.fill(f"[name={field}]", value)


def test_both_must_agree_and_a_no_can_be_mended(visit, axe, client, draft, desmond, joan):
    page = visit("phone")
    sign_in(page, client, desmond.account)
    mother = {"name": "Rosa O'Brien", "relation": "mother", "email": "rosa@example.org"}
    name_them(page, f"/my/{draft.pk}/apply/", mother)
    press(page, "Save and continue")
    assert "Name the other one" in page.content()
    axe(page)
    father = {"other_name": "Frank O'Brien", "other_relation": "father", "other_email": "frank@example.org"}
    for field, value in father.items():
        page.fill(f"[name={field}]", value)
    press(page, "Save and continue")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    press(page, "Send my application")
    axe(page)
    assert "Now your parent or guardian" in page.content()

    parent = visit("desktop")
    parent.goto(path_in(mail_to("frank@example.org"), "/guardian/open/"))
    press(parent, "Send me the code")
    enter_code(parent, "frank@example.org")
    follow(parent, "I do not consent")
    axe(parent)
    press(parent, "I do not consent")

    # The rider and the desk both see the no; the desk names the grandmother in his place.
    page.reload()
    assert "does not agree" in page.content()
    axe(page)
    desk = visit("desktop")
    sign_in(desk, Client(), joan)
    desk.goto("/admin/")
    follow(desk, "guardian said no")
    follow(desk, "Desmond")
    follow(desk, "Name a guardian")
    axe(desk)
    desk.fill("[name=name]", "Mary O'Brien")
    desk.fill("[name=relation]", "grandmother, legal guardian")
    desk.fill("[name=email]", "mary@example.org")
    desk.select_option("[name=instead_of]", label="Frank O'Brien")
    press(desk, "Name a parent or guardian")
    draft.refresh_from_db()
    assert {guardian.name for guardian in draft.guardians.exclude(status="replaced")} == {
        "Rosa O'Brien",
        "Mary O'Brien",
    }

    # The mother is in the room: she signs on her son's phone, with her own code, and hands it back.
    page.reload()
    page.locator("li", has_text="Rosa").get_by_role("link", name="sign on this device").click()
    axe(page)
    press(page, "Sign me out and send the code")
    enter_code(page, "rosa@example.org")
    sign(page, "Rosa O'Brien")
    assert "Hand the device back" in page.content()
    assert "O'Brien" not in page.inner_text("body")
    axe(page)
    page.goto(f"/my/{draft.pk}/")
    assert "/accounts/login/" in page.url

    grandmother = visit("phone")
    grandmother.goto(path_in(mail_to("mary@example.org"), "/guardian/open/"))
    press(grandmother, "Send me the code")
    enter_code(grandmother, "mary@example.org")
    sign(grandmother, "Mary O'Brien")
    draft.refresh_from_db()
    assert draft.status == "submitted"
    assert completeness.missing(draft) == {}
