import pytest

from ridealong.posts import actions, consenting, handing_over
from ridealong.rides.models import RideReport
from tests.posts.conftest import ANSWERS

pytestmark = pytest.mark.django_db


def consent(ride, **choices):
    return consenting.give_consent(ride, by=ride.rider.account, **{"allows_posts": True, **choices})


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
    consenting.withdraw_consent(given, by=ride.rider.account)
    with pytest.raises(actions.CannotPublish):
        handing_over.hand_over(post, by=press, network="x")
