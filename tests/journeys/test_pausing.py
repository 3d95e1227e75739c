"""The desk pauses the program: who writes goes on, nobody sends, newcomers read why; then it opens again."""

import pytest
from django.test import Client

from tests import factories
from tests.journeys.people import follow, press, sign_in, submit, take

pytestmark = pytest.mark.journey
WHY = "The station moves to its new house until Monday."


def test_a_pause_is_told_at_every_door(visit, axe, maya, stranger, administrator):
    draft = factories.make_application("draft", rider=maya)
    waiting = factories.make_application("submitted", rider=stranger)
    desk = visit("desktop")
    sign_in(desk, Client(), administrator)
    desk.goto(f"/admin/ridealong/program/{draft.program_id}/change/")
    take(desk, "Pause the program")
    desk.fill("[name=message]", WHY)
    submit(desk)

    newcomer = visit("phone")
    newcomer.goto("/apply/citizen/")
    assert WHY in newcomer.content()
    assert newcomer.locator("input[type=email]").count() == 0
    axe(newcomer)

    writer = visit("phone")
    sign_in(writer, Client(), maya.account)
    writer.goto(f"/my/{draft.pk}/")
    assert WHY in writer.content()
    axe(writer)
    follow(writer, "Go on")
    assert "You can go on writing" in writer.content()
    axe(writer)
    follow(writer, "Why do you want to ride?")
    writer.fill("[name=reason]", "I write while I wait.")
    press(writer, "Save and leave")
    writer.goto(f"/my/{draft.pk}/apply/answers/")
    for box in writer.locator("main form input[type=checkbox]").all():
        box.check()
    press(writer, "Send my application")
    assert WHY in writer.locator("[role=alert]").inner_text()
    draft.refresh_from_db()
    assert (draft.status, draft.reason) == ("draft", "I write while I wait.")

    who_waits = visit("phone")
    sign_in(who_waits, Client(), stranger.account)
    who_waits.goto(f"/my/{waiting.pk}/")
    assert "on hold" in who_waits.content()
    assert WHY in who_waits.content()
    axe(who_waits)

    take(desk, "Open the program")
    for box in writer.locator("main form input[type=checkbox]").all():
        box.check()
    press(writer, "Send my application")
    draft.refresh_from_db()
    assert draft.status == "submitted"
    who_waits.reload()
    assert "on hold" not in who_waits.content()
