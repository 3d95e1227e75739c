"""Every verb from every status: where it leads, or that nothing happens."""

import pytest

from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.posts import actions, handing_over
from ridealong.posts.models import PostDraft, Publication
from ridealong.posts.status import PostStatus
from tests.posts.conftest import HARMLESS, fresh

pytestmark = pytest.mark.django_db

# verb -> from -> to; whatever is not here is refused.
GRID = {
    "edit": {"draft": "draft", "in_review": "draft", "approved": "draft"},
    "send_to_review": {"draft": "in_review"},
    "approve": {"in_review": "approved"},
    "send_back": {"in_review": "draft"},
    "hand_over": {"approved": "handed_over", "handed_over": "handed_over"},
    "publish": {"handed_over": "published"},
    "remove": {"handed_over": "removed", "published": "removed"},
    "discard": {"draft": "discarded", "in_review": "discarded", "approved": "discarded"},
}
EVENTS = {
    "edit": "post.edited",
    "send_to_review": "post.in_review",
    "approve": "post.approved",
    "send_back": "post.sent_back",
    "hand_over": "post.handed_over",
    "publish": "post.published",
    "remove": "post.removed",
    "discard": "post.discarded",
}


@pytest.fixture
def do(press, chief):
    verbs = {
        "edit": lambda post: actions.edit(post, by=press, text=f"{HARMLESS} Again."),
        "send_to_review": lambda post: actions.send_to_review(post, by=press),
        "approve": lambda post: actions.approve(post, by=chief),
        "send_back": lambda post: actions.send_back(post, by=chief, words="Shorter."),
        "hand_over": lambda post: handing_over.hand_over(post, by=press, network="bluesky"),
        "publish": lambda post: move(post, "publish", by=press),
        "remove": lambda post: handing_over.remove(post, by=press, reason="asked"),
        "discard": lambda post: actions.discard(post, by=press),
    }
    return lambda verb, post: verbs[verb](post)


def as_stored(post):
    return PostDraft.objects.filter(pk=post.pk).values().get()


def test_the_grid_knows_every_verb_and_status():
    assert set(GRID) == set(PostDraft.TRANSITIONS)
    assert {status for row in GRID.values() for pair in row.items() for status in pair} == set(PostStatus.values)


@pytest.mark.parametrize("status", PostStatus.values)
@pytest.mark.parametrize("verb", GRID)
def test_a_verb_leads_on_or_changes_nothing(post, at, do, verb, status):
    at(post, status)
    before, events, out = as_stored(post), Event.objects.of(post).count(), Publication.objects.count()
    if target := GRID[verb].get(status):
        assert allows(post, verb)
        do(verb, post)
        assert fresh(post).status == target
        assert Event.objects.of(post).latest("at", "id").name == EVENTS[verb]
        assert Event.objects.of(post).latest("at", "id").details["was"] == status
        return
    assert not allows(post, verb)
    with pytest.raises(IllegalMove):
        do(verb, post)
    assert (as_stored(post), Event.objects.of(post).count(), Publication.objects.count()) == (before, events, out)


@pytest.mark.parametrize("status", ["removed", "discarded"])
def test_an_end_is_an_end(status):
    assert not any(allows(PostDraft(status=status), verb) for verb in GRID)


@pytest.mark.parametrize("status", PostStatus.values)
def test_lists_hold_what_they_say(post, at, status):
    at(post, status)
    assert PostDraft.objects.open().exists() == (status in {"draft", "in_review", "approved"})
    assert PostDraft.objects.out_there().exists() == (status in {"handed_over", "published"})


def test_the_page_of_a_colleague_is_too_late(post, at, press, chief):
    at(post, "in_review")
    shown = fresh(post)
    actions.send_back(post, by=chief, words="No.")
    with pytest.raises(IllegalMove):
        actions.approve(shown, by=chief)
    assert fresh(post).approved_by is None


def test_a_draft_sent_back_says_why_and_loses_it_when_it_is_sent_again(post, at, press, chief):
    at(post, "in_review")
    actions.send_back(post, by=chief, words="Shorter, please.")
    assert fresh(post).sent_back_for == "Shorter, please."
    actions.send_to_review(fresh(post), by=press)
    assert fresh(post).sent_back_for == ""


@pytest.mark.parametrize("reason", ["consent", "wrong", "asked", "event", "other"])
def test_what_is_taken_down_says_why(post, at, press, reason):
    at(post, "published")
    handing_over.remove(post, by=press, reason=reason)
    assert fresh(post).removed_for == reason
    assert Event.objects.of(post).latest("at", "id").details["reason"] == reason


@pytest.mark.parametrize("reason", ["", "because", "CONSENT", None])
def test_a_reason_nobody_knows_takes_nothing_down(post, at, press, reason):
    at(post, "published")
    with pytest.raises(ValueError, match="is not a valid RemovalReason"):
        handing_over.remove(post, by=press, reason=reason)
    assert fresh(post).status == "published"
