"""What leaves the house: once for each network, as approved, with consent in this second, and never under HOLD."""

import pytest

from ridealong.core.history import Event
from ridealong.posts import actions, consenting, handing_over, holding
from ridealong.posts.actions import CannotPublish
from ridealong.posts.models import PostDraft, Publication
from ridealong.posts.networks import NETWORKS
from tests.posts.conftest import HARMLESS, fresh

pytestmark = pytest.mark.django_db
URL = "https://x.example.com/alderfalls/1"


def stays(post):
    assert fresh(post).status == "approved"
    assert not Publication.objects.exists()


# --- handing over ---


@pytest.mark.parametrize("network", NETWORKS)
def test_every_network_gets_what_was_approved(post, at, press, network):
    at(post, "approved")
    publication = handing_over.hand_over(post, by=press, network=network)
    assert (publication.text, publication.network, publication.handed_over_by) == (HARMLESS, network, press)
    event = Event.objects.of(post).latest("at")
    assert (event.name, event.details["network"]) == ("post.handed_over", network)


@pytest.mark.parametrize("network", ["", "myspace", "X", None])
def test_a_network_nobody_knows_gets_nothing(post, at, press, network):
    at(post, "approved")
    with pytest.raises(CannotPublish, match="not known here"):
        handing_over.hand_over(post, by=press, network=network)
    stays(post)


def test_a_second_click_finds_the_first(post, at, press, chief):
    at(post, "approved")
    first = handing_over.hand_over(post, by=press, network="x")
    assert handing_over.hand_over(post, by=chief, network="x") == first
    assert Publication.objects.get().handed_over_by == press
    assert Event.objects.of(post).filter(name="post.handed_over").count() == 1


def test_one_post_goes_to_several_networks(post, at, press):
    at(post, "approved")
    for network in ("x", "bluesky", "story"):
        handing_over.hand_over(post, by=press, network=network)
    assert set(post.publications.values_list("network", flat=True)) == {"x", "bluesky", "story"}


def test_what_left_stays_as_it_left(post, at, press):
    at(post, "handed_over")
    PostDraft.objects.update(text="Other words.")
    assert Publication.objects.get().text == HARMLESS


@pytest.mark.parametrize("change", [{"text": f"{HARMLESS} "}, {"title": "New"}, {"text": ""}])
def test_words_changed_past_the_program_do_not_leave(post, at, press, change):
    at(post, "approved")
    PostDraft.objects.update(**change)
    with pytest.raises(CannotPublish, match="changed after it was approved"):
        handing_over.hand_over(post, by=press, network="x")
    stays(post)


def test_a_changed_post_does_not_follow_to_the_next_network(post, at, press):
    at(post, "handed_over")
    PostDraft.objects.update(text="Other words.")
    with pytest.raises(CannotPublish):
        handing_over.hand_over(post, by=press, network="bluesky")
    assert Publication.objects.count() == 1


def test_the_page_of_an_old_text_hands_over_the_row(post, at, press):
    at(post, "approved")
    post.text = "what an old page shows"
    assert handing_over.hand_over(post, by=press, network="x").text == HARMLESS


# --- consent ---


def test_a_yes_to_posts_lets_it_go(about_ride, at, press):
    at(about_ride, "approved")
    assert "Maya" in handing_over.hand_over(about_ride, by=press, network="x").text


def test_consent_taken_back_stops_it(about_ride, ride, at, press):
    at(about_ride, "approved")
    consenting.withdraw_consent(ride.consents.active().get(), by=ride.rider.account)
    with pytest.raises(CannotPublish, match="consent does not stand"):
        handing_over.hand_over(about_ride, by=press, network="x")
    stays(about_ride)


@pytest.mark.parametrize(
    ("choices", "stops"),
    [
        ({"allows_posts": False}, "consent does not stand"),
        ({"name_scope": "none"}, "P2"),
        ({"name_scope": "initials"}, "P3"),
        ({"name_scope": "full_name"}, ""),
    ],
)
def test_a_choice_made_after_the_yes_counts(about_ride, ride, consent, at, press, choices, stops):
    at(about_ride, "approved")
    consent(ride, **choices)
    if not stops:
        assert handing_over.hand_over(about_ride, by=press, network="x")
        return
    with pytest.raises(CannotPublish, match=stops):
        handing_over.hand_over(about_ride, by=press, network="x")
    stays(about_ride)


def test_after_one_network_consent_counts_for_the_next(about_ride, ride, at, press):
    at(about_ride, "handed_over")
    consenting.withdraw_consent(ride.consents.active().get(), by=ride.rider.account)
    with pytest.raises(CannotPublish):
        handing_over.hand_over(about_ride, by=press, network="bluesky")
    assert Publication.objects.count() == 1


# --- where it stands ---


def test_the_address_is_noted_once(post, at, press, chief):
    at(post, "handed_over")
    publication = Publication.objects.get()
    handing_over.record_published(publication, by=press, url=URL)
    assert fresh(post).status == "published"
    handing_over.record_published(fresh(publication), by=chief, url=URL)
    assert Event.objects.of(post).filter(name="post.published").count() == 1


def test_another_address_is_refused(post, at, press):
    at(post, "handed_over")
    publication = Publication.objects.get()
    handing_over.record_published(publication, by=press, url=URL)
    with pytest.raises(CannotPublish, match="has an address"):
        handing_over.record_published(fresh(publication), by=press, url=f"{URL}0")
    assert Publication.objects.get().url == URL


def test_the_page_of_before_does_not_overwrite(post, at, press):
    at(post, "handed_over")
    old = Publication.objects.get()
    handing_over.record_published(Publication.objects.get(), by=press, url=URL)
    with pytest.raises(CannotPublish):
        handing_over.record_published(old, by=press, url=f"{URL}0")


def test_the_second_network_is_noted_too(post, at, press):
    at(post, "approved")
    rows = [handing_over.hand_over(post, by=press, network=network) for network in ("x", "bluesky")]
    for row, url in zip(rows, (URL, "https://bsky.example.com/1"), strict=True):
        handing_over.record_published(row, by=press, url=url)
    assert fresh(post).status == "published"
    assert [fresh(row).url for row in rows] == [URL, "https://bsky.example.com/1"]


def test_a_post_taken_down_meanwhile_stays_down(post, at, press):
    at(post, "handed_over")
    publication = Publication.objects.get()
    handing_over.remove(post, by=press, reason="asked")
    handing_over.record_published(publication, by=press, url=URL)
    assert (fresh(post).status, fresh(publication).url) == ("removed", URL)


# --- HOLD ---


def test_under_hold_nothing_leaves(post, at, press, joan):
    at(post, "approved")
    holding.set_hold(by=joan, reason="Officer hurt")
    with pytest.raises(CannotPublish, match="HOLD is set"):
        handing_over.hand_over(post, by=press, network="x")
    stays(post)


def test_when_it_is_released_posts_leave(post, at, press, joan):
    at(post, "approved")
    holding.set_hold(by=joan)
    holding.release_hold(by=press)
    assert handing_over.hand_over(post, by=press, network="x")


def test_what_left_before_is_found_and_does_not_leave_again(post, at, press, joan):
    first = at(post, "handed_over").publications.get()
    holding.set_hold(by=joan)
    assert handing_over.hand_over(post, by=press, network="x") == first
    with pytest.raises(CannotPublish):
        handing_over.hand_over(post, by=press, network="bluesky")


def test_under_hold_nobody_sends_to_review_or_approves(post, at, press, chief, joan):
    at(post, "in_review")
    holding.set_hold(by=joan)
    with pytest.raises(CannotPublish, match="HOLD"):
        actions.approve(post, by=chief)
    other = PostDraft.objects.create(text=HARMLESS, author=press, answers=post.answers)
    with pytest.raises(CannotPublish, match="HOLD"):
        actions.send_to_review(other, by=press)


def test_what_stands_out_there_can_be_taken_down_under_hold(post, at, press, joan):
    at(post, "published")
    holding.set_hold(by=joan)
    assert handing_over.remove(post, by=press, reason="event").status == "removed"
