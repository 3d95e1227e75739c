"""What the rows of the press desk are called in lists and history, and that the HOLD is asked for anew."""

import pytest

from ridealong.core.history import Event
from ridealong.posts import checking, holding, holds
from ridealong.posts.models import PostDraft, Publication

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [("A quiet night", "Coffee.", "A quiet night"), ("", "Coffee.", "Coffee."), ("", "x" * 200, "x" * 60)],
)
def test_a_post_is_called_by_its_headline_or_how_it_begins(title, text, told):
    assert str(PostDraft(title=title, text=text)) == told


def test_a_consent_is_called_by_how_far_it_goes(ride, consent):
    assert str(consent(ride, name_scope="first_name")) == "My first name"
    assert str(consent(ride, allows_posts=False)).startswith("Not at all")


def test_a_publication_is_called_by_its_network(post, at):
    at(post, "handed_over")
    assert [str(found) for found in Publication.objects.all()] == ["x"]


def test_a_screening_is_called_by_its_outcome(post):
    checking.screen(post)
    assert str(post.screenings.get()) == "ok"


def test_all_about_a_ride_is_told_in_its_case(about_ride, ride, consent):
    given = consent(ride)
    assert given.case == about_ride.case == ride.application_id
    assert Event.objects.filter(name="consent.given", case=ride.application_id).exists()


def test_a_hold_is_seen_at_once_in_one_query(joan, press, django_assert_num_queries):
    assert holds.in_force() is None
    set_now = holding.set_hold(by=joan)
    with django_assert_num_queries(1):
        found = holds.in_force()
        assert (found, str(found.set_by)) == (set_now, str(joan))
    holding.release_hold(by=press)
    assert holds.in_force() is None
