"""Which recaps the town may read now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.posts import consenting
from ridealong.posts.models import PostDraft, PublicityConsent
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    def make(ride=None, **fields):
        return PostDraft.objects.create(
            ride=ride, **{"kind": "recap", "status": "published", "title": "A seat", "text": "We type.", **fields}
        )

    return make


def shown():
    return set(PostDraft.objects.stories())


@pytest.mark.parametrize(
    ("status", "is_shown"),
    [("draft", False), ("in_review", False), ("handed_over", True), ("published", True), ("removed", False),
     ("discarded", False)],
)  # fmt: skip
def test_what_is_out_there_is_shown(story, status, is_shown):
    post = story(status=status)
    assert shown() == ({post} if is_shown else set())


@pytest.mark.parametrize("kind", ["short", "thread"])
def test_only_recaps_are_stories(story, kind):
    story(kind=kind)
    assert shown() == set()


def test_a_story_of_a_ride_needs_the_riders_yes(story, ride, consent):
    post = story(ride)
    assert shown() == set()
    consent(ride)
    assert shown() == {post}
    consent(ride, allows_posts=False)
    assert shown() == set()


def test_it_hides_in_the_moment_of_taking_back_and_comes_again(story, ride, consent):
    post = story(ride)
    consenting.withdraw_consent(consent(ride), by=ride.rider.account)
    assert shown() == set()
    consent(ride)
    assert shown() == {post}


def test_it_hides_after_the_last_day(story, ride, consent):
    post = story(ride)
    consent(ride)
    today = timezone.localdate()
    PublicityConsent.objects.update(expires_on=today)
    assert shown() == {post}
    PublicityConsent.objects.update(expires_on=today - timedelta(days=1))
    assert shown() == set()


def test_every_guardian_who_ever_chose_must_still_say_yes(story, minors_ride, consent):
    post = story(minors_ride)
    mother = minors_ride.application.guardians.get()
    father = factories.make_guardian(minors_ride.application, "Finn", account=factories.make_citizen("Finn"))
    consent(minors_ride)
    given = {guardian: consent(minors_ride, guardian=guardian) for guardian in (mother, father)}
    assert shown() == {post}
    consenting.withdraw_consent(given[father], by=father.account)
    assert shown() == set()
    consent(minors_ride, guardian=father, allows_posts=False)
    assert shown() == set()
    consent(minors_ride, guardian=father)
    assert shown() == {post}


def test_a_guardians_yes_does_not_replace_the_riders(story, minors_ride, consent):
    story(minors_ride)
    consent(minors_ride, guardian=minors_ride.application.guardians.get())
    assert shown() == set()


def test_consent_is_of_one_ride_and_not_of_another(story, ride, minors_ride, consent):
    post = story(ride)
    story(minors_ride)
    consent(ride)
    assert shown() == {post}


def test_a_post_knows_its_case(story, ride):
    assert story(ride).case == ride.application_id
    assert story().case is None


def test_a_post_is_called_by_its_headline_or_its_first_words(story):
    assert str(story()) == "A seat"
    assert str(story(title="", text="We type. " * 20)) == ("We type. " * 20)[:60]
