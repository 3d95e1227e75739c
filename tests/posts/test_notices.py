"""Who is written to about posts, and that no mail says of whom."""

import pytest

from ridealong.notifications.models import Message
from ridealong.posts import actions, consenting, notices
from tests import factories
from tests.posts.conftest import ANSWERS

pytestmark = pytest.mark.django_db


def told(event):
    return sorted(Message.objects.filter(event=event).values_list("to_address", flat=True))


@pytest.fixture
def colleague(program):
    return factories.make_staff("Ada Rivera", factories.Role.PRESS, email="rivera@alderfalls.example.gov")


def test_drafts_are_told_to_the_press_office_alone(ride, press, colleague, chief, joan):
    notices.drafted(ride)
    assert told("post.drafted") == sorted([press.email, colleague.email])


def test_a_review_is_told_to_who_may_approve_but_not_to_the_author(post, press, colleague, chief, joan, lindqvist):
    actions.send_to_review(post, by=press)
    assert told("post.in_review") == sorted([chief.email, colleague.email])


def test_one_person_in_two_roles_is_told_once(post, press):
    both = factories.make_staff("Both", factories.Role.PRESS, factories.Role.COMMAND)
    actions.send_to_review(post, by=press)
    assert told("post.in_review") == [both.email]


def test_who_left_is_not_told(post, press, chief):
    type(chief).objects.filter(pk=chief.pk).update(is_active=False)
    actions.send_to_review(post, by=press)
    assert told("post.in_review") == []


def test_a_new_version_is_told_anew_and_the_same_is_not(post, at, press, chief):
    actions.edit(post, by=press, text=post.text)
    notices.to_review(post)
    notices.to_review(post)
    assert len(told("post.in_review")) == 1
    actions.edit(post, by=press, text=f"{post.text} Still.")
    notices.to_review(post)
    assert len(told("post.in_review")) == 2


@pytest.mark.parametrize(
    ("status", "is_told"),
    [("draft", False), ("approved", False), ("handed_over", True), ("published", True), ("removed", False)],
)
def test_consent_taken_back_is_told_of_what_is_out_there(about_ride, ride, at, press, chief, status, is_told):
    at(about_ride, status)
    consenting.withdraw_consent(ride.consents.active().get(), by=ride.rider.account)
    assert told("post.consent_withdrawn") == ([press.email] if is_told else [])


def test_posts_of_others_are_not_told_of(about_ride, post, at, ride, press):
    at(post, "published")
    consenting.withdraw_consent(ride.consents.active().get(), by=ride.rider.account)
    assert told("post.consent_withdrawn") == []


def test_a_second_click_tells_nobody_again(about_ride, ride, at, press):
    at(about_ride, "published")
    given = ride.consents.active().get()
    for _ in range(2):
        consenting.withdraw_consent(type(given).objects.get(pk=given.pk), by=ride.rider.account)
    assert len(told("post.consent_withdrawn")) == 1


def test_no_mail_names_the_rider_or_the_words(about_ride, ride, at, press, chief):
    actions.edit(about_ride, by=press, text=about_ride.text, title="A goose won", answers=ANSWERS)
    at(about_ride, "published")
    consenting.withdraw_consent(ride.consents.active().get(), by=ride.rider.account)
    messages = Message.objects.filter(event__startswith="post.")
    assert {message.event for message in messages} == {"post.drafted", "post.in_review", "post.consent_withdrawn"}
    for message in messages:
        said = f"{message.subject} {message.body} {message.text}".lower()
        assert not [word for word in ("maya", "torres", "goose", ride.application.reference.lower()) if word in said]


def test_everybody_is_written_to_in_their_language(ride, press):
    type(press).objects.filter(pk=press.pk).update(language="es")
    notices.drafted(ride)
    assert Message.objects.get(event="post.drafted").language == "es"
