"""The press officer: a name without consent is stopped, a second person approves, and HOLD stops what is approved."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.models import PostDraft, Publication, Waiver
from ridealong.posts import actions, consenting
from tests import factories
from tests.journeys.people import go, press, sign_in

pytestmark = pytest.mark.journey
ANSWERS = {"recognised": "no", "minor": "no", "clear": "yes", "joke": "us"}
WORDS = "Our rider saw the whole shift tonight. The paperwork won."


@pytest.fixture
def draft(maya, law, joan):
    """Maya rode, agreed to posts without her name, and the coordinator said yes."""
    application = factories.make_application("approved", rider=maya)
    waiver = Waiver.objects.create(application=application, short_code="W1")
    seat = factories.make_seat(law, starts_at=timezone.now() - timedelta(hours=30))
    ride = factories.make_ride("completed", application=application, seat=seat, waiver=waiver)
    consenting.give_consent(ride, by=maya.account, allows_posts=True, name_scope="none", allows_quote=False)
    actions.approve_for_publicity(ride, by=joan)
    return PostDraft.objects.get(ride=ride, kind="short")


@pytest.fixture
def wren(request):
    """The press officer of the cast; `press` is a verb here."""
    return request.getfixturevalue("press")


def write(page, text):
    page.fill("textarea[name=text]", text)
    for name, value in ANSWERS.items():
        page.select_option(f"[name={name}]", value)
    press(page, "Save draft")


def link_to(page, post):
    """Three drafts of one ride share a headline."""
    return page.locator(f"main a[href$='/{post.pk}/']")


def hand_over(page, network):
    go(page, page.get_by_role("button", name=network, exact=True))


def test_a_post_leaves_the_house_by_two_people_and_never_under_hold(visit, axe, draft, wren, chief):
    writer = visit(color_scheme="dark", permissions=["clipboard-read", "clipboard-write"])
    second = visit("phone")
    sign_in(writer, Client(), wren)
    sign_in(second, Client(), chief)
    writer.goto("/press/")
    axe(writer)
    go(writer, link_to(writer, draft))
    axe(writer)

    # She did not agree to be named: the words are marked, and nobody reads them as a second person.
    write(writer, "Maya Torres rode with us tonight. The paperwork won.")
    axe(writer)
    assert "Maya" in writer.locator("mark.is-stop").first.inner_text()
    press(writer, "Send to a second person")
    assert PostDraft.objects.get(pk=draft.pk).status == "draft"
    write(writer, WORDS)
    assert writer.locator("mark.is-stop").count() == 0
    press(writer, "Send to a second person")
    assert "somebody else approves it" in writer.content()
    assert writer.get_by_role("button", name="Approve these words").count() == 0

    # The second person approves, then stops everything: nothing leaves until HOLD is released.
    second.goto("/press/")
    axe(second)
    go(second, link_to(second, draft))
    axe(second)
    press(second, "Approve these words")
    axe(second)
    press(second, "HOLD everything")
    axe(second)
    writer.goto(f"/press/{draft.pk}/")
    axe(writer)
    assert "HOLD is set: nothing leaves the house." in writer.content()
    hand_over(writer, "Bluesky")
    assert not Publication.objects.exists()
    press(second, "Release HOLD")

    # Handed over: the words to copy, a link that shares them, and the record.
    hand_over(writer, "Bluesky")
    axe(writer)
    assert Publication.objects.get().text == WORDS
    assert "bsky.app" in writer.get_by_role("link", name="Open in Bluesky").get_attribute("href")
    writer.locator("[data-ra-copy] button").click()
    writer.get_by_role("button", name="Copied").wait_for()
    assert writer.evaluate("navigator.clipboard.readText()") == WORDS
    writer.goto("/press/record/")
    axe(writer)
    assert "bluesky" in writer.locator("main").inner_text().lower()
