import pytest
from django.utils import timezone

from ridealong.posts import actions
from ridealong.rides.models import Feedback, RideReport
from ridealong.waivers.models import Waiver
from tests import factories

pytestmark = pytest.mark.django_db
ANSWERS = {"recognised": False, "minor": False, "clear": True, "joke": "us"}


@pytest.fixture
def ride(maya, law, joan):
    application = factories.make_application("approved", rider=maya)
    waiver = Waiver.objects.create(application=application, short_code="ABCD2345")
    ride = factories.make_ride("completed", application=application, waiver=waiver, seat=factories.make_seat(law))
    RideReport.objects.create(ride=ride, conduct=5, calls=11, light_moment="A goose won.", reported_by=joan)
    Feedback.objects.create(ride=ride, stars=5, text="You type longer than you drive.", given_at=timezone.now())
    return ride


def consent(ride, **choices):
    return actions.give_consent(ride, by=ride.rider.account, **{"allows_posts": True, **choices})


@pytest.mark.parametrize(
    ("scope", "named"),
    [("none", "our rider"), ("initials", "M.T."), ("first_name", "Maya"), ("full_name", "Maya Torres")],
)
def test_drafts_name_the_rider_as_agreed_and_screen_clean(ride, joan, scope, named):
    consent(ride, name_scope=scope)
    posts = actions.approve_for_publicity(ride, by=joan)
    assert {post.kind for post in posts} == {"short", "thread", "recap"}
    assert all(named.lower() in post.text.lower() and "{" not in post.text for post in posts)
    assert all("You type" not in post.text for post in posts)
    assert {post.screenings.get().outcome for post in posts} == {"ok"}


def test_no_consent_or_an_incident_makes_no_draft(ride, joan):
    with pytest.raises(actions.CannotPublish):
        actions.approve_for_publicity(ride, by=joan)
    consent(ride)
    RideReport.objects.update(had_incident=True)
    with pytest.raises(actions.CannotPublish):
        actions.approve_for_publicity(ride, by=joan)


def test_consent_withdrawn_after_approval_stops_the_hand_over(ride, joan, press, chief):
    given = consent(ride, name_scope="first_name", allows_quote=True)
    post = actions.approve_for_publicity(ride, by=joan)[0]
    actions.edit(post, by=press, text=post.text, title=post.title, answers=ANSWERS)
    actions.send_to_review(post, by=press)
    actions.approve(post, by=chief)
    actions.withdraw_consent(given, by=ride.rider.account)
    with pytest.raises(actions.CannotPublish):
        actions.hand_over(post, by=press, network="x")
