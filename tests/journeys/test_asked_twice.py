"""The desk asks twice and gets two answers; and somebody who was declined comes back before their day."""

import pytest
from django.test import Client

from ridealong.models import Application
from tests import factories
from tests.journeys.people import follow, go, mail_to, press, sign_in, submit, take

pytestmark = pytest.mark.journey


def case_page(application):
    return f"/admin/ridealong/application/{application.pk}/change/"


def status(application):
    return Application.objects.get(pk=application.pk).status


def test_the_desk_asks_twice(visit, axe, joan, maya):
    application = factories.make_application("submitted", rider=maya)
    desk, rider = visit(), visit("phone", color_scheme="dark")
    sign_in(desk, Client(), joan)
    sign_in(rider, Client(), maya.account)
    asked = ("Which school do you teach at?", "Which days can you not ride?")
    answers = ("Lincoln Middle School. My players are 12.", "Tuesdays: we have practice.")
    came_from = "submitted"
    for question, answer in zip(asked, answers, strict=True):
        desk.goto(case_page(application))
        take(desk, "Ask for more")
        desk.fill("[name=question]", question)
        axe(desk)
        submit(desk)
        assert status(application) == "needs_information"
        mail = mail_to(maya.email)
        assert question in mail.text and question not in mail.subject
        rider.goto(f"/my/{application.pk}/")
        axe(rider)
        assert question in rider.locator("main").inner_text()
        follow(rider, "Answer")
        press(rider, "Send my answer")  # an empty one is refused, and the question stays
        assert status(application) == "needs_information"
        rider.fill("textarea", answer)
        axe(rider)
        press(rider, "Send my answer")
        assert status(application) == came_from
        desk.goto(case_page(application))
        axe(desk)
        assert answer in desk.locator("#content").inner_text()
        if came_from == "submitted":
            take(desk, "Review")
            came_from = status(application)
            assert came_from == "under_review"
    told = desk.locator("#content").inner_text()
    assert all(words in told for words in (*asked, *answers))
    assert application.requests.count() == 2


def test_who_was_declined_comes_back_too_early_and_then_in_time(visit, axe, joan, maya):
    application = factories.make_application("under_review", rider=maya)
    desk, rider = visit(), visit("phone")
    sign_in(desk, Client(), joan)
    sign_in(rider, Client(), maya.account)
    desk.goto(case_page(application))
    take(desk, "Decline")
    desk.check("[name=code][value=capacity]")
    desk.fill("[name=may_reapply_on]", factories.days_ahead(30).isoformat())
    submit(desk)
    rider.goto(f"/my/{application.pk}/")
    axe(rider)
    assert "You may apply again on" in rider.locator("main").inner_text()
    assert not rider.get_by_role("link", name="Apply again").count()
    rider.goto("/apply/citizen/")
    if rider.get_by_role("button", name="Begin my application").count():
        press(rider, "Begin my application")
    axe(rider)
    assert "You can apply again from" in rider.locator("body").inner_text()
    assert Application.objects.count() == 1

    Application.objects.update(may_reapply_on=factories.days_ahead(0))
    rider.goto(f"/my/{application.pk}/")
    go(rider, rider.get_by_role("link", name="Apply again"))
    if rider.get_by_role("button", name="Begin my application").count():
        press(rider, "Begin my application")
    axe(rider)
    fresh = Application.objects.exclude(pk=application.pk).get()
    assert (fresh.status, fresh.filled_from) == ("draft", application.reference)
