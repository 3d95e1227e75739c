"""A ride that is over, whose rider may agree; posts of it, taken to any status by the real verbs."""

import pytest
from django.utils import timezone

from ridealong.posts import actions, consenting, handing_over
from ridealong.posts.models import PostDraft, Publication
from ridealong.rides.models import Feedback, RideReport
from ridealong.waivers.models import Waiver
from tests import factories

ANSWERS = {"recognised": False, "minor": False, "clear": True, "joke": "us"}
HARMLESS = "Coffee machine is down. Morale is down. Backup has been requested."
PATH = ["draft", "in_review", "approved", "handed_over", "published", "removed"]


def ridden(rider, officer, reporter, **fields):
    application = factories.make_application("approved", rider=rider)
    waiver = Waiver.objects.create(application=application, short_code=f"W{application.reference[-4:]}")
    seat = factories.make_seat(officer)
    ride = factories.make_ride("completed", application=application, waiver=waiver, seat=seat, **fields)
    RideReport.objects.create(ride=ride, conduct=5, calls=11, light_moment="A goose won.", reported_by=reporter)
    Feedback.objects.create(ride=ride, stars=5, text="You type longer than you drive.", given_at=timezone.now())
    return ride


@pytest.fixture
def ride(maya, law, joan):
    return ridden(maya, law, joan)


@pytest.fixture
def minors_ride(desmond, hill, joan):
    """With a guardian who has an account."""
    ride = ridden(desmond, hill, joan)
    account = factories.make_citizen("Rosa O'Brien", "rosa.obrien@example.org")
    factories.make_guardian(ride.application, "Rosa O'Brien", account=account, email=account.email)
    return ride


@pytest.fixture
def consent():
    """The rider's choices, or with `guardian` that guardian's."""

    def give(ride, *, guardian=None, **choices):
        by = guardian.account if guardian else ride.rider.account
        return consenting.give_consent(ride, by=by, guardian=guardian, **{"allows_posts": True, **choices})

    return give


@pytest.fixture
def post(press):
    """A draft that says nothing of a ride."""
    return PostDraft.objects.create(text=HARMLESS, author=press, answers=ANSWERS)


@pytest.fixture
def about_ride(ride, consent, joan, press):
    """A draft of a ride whose rider agreed to a first name."""
    consent(ride, name_scope="first_name")
    short = next(post for post in actions.approve_for_publicity(ride, by=joan) if post.kind == "short")
    return actions.edit(short, by=press, text=short.text, title=short.title, answers=ANSWERS)


@pytest.fixture
def at(press, chief):
    """Takes a draft to a status."""

    def take(post, status):
        if status == "discarded":
            return actions.discard(post, by=press)
        steps = [
            lambda: actions.send_to_review(post, by=press),
            lambda: actions.approve(post, by=chief),
            lambda: handing_over.hand_over(post, by=press, network="x"),
            lambda: handing_over.record_published(
                Publication.objects.get(post=post), by=press, url="https://x.example.com/1"
            ),
            lambda: handing_over.remove(fresh(post), by=press, reason="wrong"),
        ]
        for step in steps[: PATH.index(status)]:
            step()
        post.refresh_from_db()
        return post

    return take


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)
