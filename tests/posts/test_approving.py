"""Four eyes: who writes does not approve, and a yes is to exactly these words."""

import pytest
from django.db import IntegrityError, transaction

from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove
from ridealong.posts import actions
from ridealong.posts.actions import CannotPublish
from ridealong.posts.models import PostDraft
from tests import factories
from tests.posts.conftest import ANSWERS, HARMLESS, fresh

pytestmark = pytest.mark.django_db
BLOCKED = "We arrested Tyler Whitcomb tonight."
STOPPED = "Hello from {rider} and all of us."


@pytest.fixture
def colleague(program):
    return factories.make_staff("Ada Rivera", factories.Role.PRESS)


# --- writing ---


def test_new_words_make_a_new_author(post, joan, press):
    actions.edit(post, by=joan, text="The heater works.", title="News")
    kept = fresh(post)
    assert (kept.text, kept.title, kept.author) == ("The heater works.", "News", joan)
    assert kept.screenings.count() == 1
    assert Event.objects.of(post).latest("at").name == "post.edited"


def test_answers_stay_until_there_are_others(post, press):
    actions.edit(post, by=press, text=HARMLESS)
    assert fresh(post).answers == ANSWERS
    actions.edit(post, by=press, text=HARMLESS, answers={"joke": "thing"})
    assert fresh(post).answers == {"joke": "thing"}
    actions.edit(post, by=press, text=HARMLESS, answers={})
    assert fresh(post).answers == {}


@pytest.mark.parametrize("change", [{"text": "Other words."}, {"text": HARMLESS, "title": "Other"}, {"text": HARMLESS}])
def test_whoever_touches_an_approved_post_voids_the_yes(post, at, press, change):
    at(post, "approved")
    actions.edit(post, by=press, **change)
    kept = fresh(post)
    assert (kept.status, kept.approved_at, kept.approved_by, kept.approved_sha256) == ("draft", None, None, "")


def test_a_post_sent_back_has_no_yes(post, at, chief):
    at(post, "in_review")
    actions.send_back(post, by=chief, words="No.")
    kept = fresh(post)
    assert (kept.approved_at, kept.approved_by, kept.approved_sha256) == (None, None, "")


def test_every_version_is_screened_and_every_result_kept(post, press):
    for text in (HARMLESS, BLOCKED, HARMLESS):
        actions.edit(post, by=press, text=text)
    assert [screening.outcome for screening in post.screenings.all()] == ["ok", "block", "ok"]


# --- to a second person ---


@pytest.mark.parametrize("missing", list(ANSWERS))
@pytest.mark.parametrize("nothing", [None, "", ...])
def test_the_four_questions_come_first(post, press, missing, nothing):
    answers = {**ANSWERS, missing: nothing}
    post.answers = {name: value for name, value in answers.items() if value is not ...}
    post.save()
    with pytest.raises(CannotPublish, match="1 are open"):
        actions.send_to_review(post, by=press)
    assert fresh(post).status == "draft"


def test_no_is_an_answer(post, press):
    post.answers = {"recognised": False, "minor": False, "clear": True, "joke": "nobody"}
    assert actions.send_to_review(post, by=press).status == "in_review"


def test_a_hard_stop_goes_to_nobody(post, press):
    actions.edit(post, by=press, text=STOPPED)
    with pytest.raises(CannotPublish, match="F6: A placeholder"):
        actions.send_to_review(post, by=press)
    assert fresh(post).status == "draft"


def test_the_headline_counts_too(post, press):
    actions.edit(post, by=press, text=HARMLESS, title=STOPPED)
    with pytest.raises(CannotPublish, match="F6"):
        actions.send_to_review(post, by=press)


def test_units_that_are_not_clear_stop_it(post, press):
    actions.edit(post, by=press, text=HARMLESS, answers={**ANSWERS, "clear": False})
    with pytest.raises(CannotPublish, match="S2"):
        actions.send_to_review(post, by=press)


def test_who_sends_a_draft_of_the_program_becomes_its_author(post, press, colleague):
    PostDraft.objects.update(author=None)
    actions.send_to_review(fresh(post), by=press)
    assert fresh(post).author == press
    with pytest.raises(CannotPublish, match="Somebody else than the author"):
        actions.approve(fresh(post), by=press)


def test_who_sends_the_draft_of_another_takes_nothing(post, press, colleague):
    actions.send_to_review(post, by=colleague)
    assert fresh(post).author == press


# --- the yes ---


def test_a_yes_is_bound_to_words_and_headline(post, at, chief):
    at(post, "approved")
    kept = fresh(post)
    assert (kept.approved_by, kept.approved_sha256) == (chief, actions.digest(kept))
    event = Event.objects.of(post).latest("at")
    assert (event.name, event.details["sha256"]) == ("post.approved", actions.digest(kept))


def test_the_digest_tells_headline_from_text():
    said = [("A", "B"), ("AB", ""), ("", "AB"), ("B", "A"), ("A", "B "), ("A", "b")]
    assert len({actions.digest(PostDraft(title=title, text=text)) for title, text in said}) == len(said)


def test_nobody_approves_what_they_wrote(post, at, press):
    at(post, "in_review")
    with pytest.raises(CannotPublish, match="Somebody else than the author"):
        actions.approve(post, by=press)
    assert fresh(post).status == "in_review"


def test_a_colleague_of_the_press_may(post, at, colleague):
    at(post, "in_review")
    assert actions.approve(post, by=colleague).approved_by == colleague


def test_other_roles_do_not_approve(post, at, joan, lindqvist, administrator, law, maya):
    at(post, "in_review")
    for somebody in (joan, lindqvist, administrator, law.account, maya.account):
        with pytest.raises(CannotPublish, match="Your role does not approve"):
            actions.approve(post, by=somebody)
    assert fresh(post).status == "in_review"


def test_what_the_rules_block_needs_command(post, press, colleague, chief):
    actions.edit(post, by=press, text=BLOCKED)
    actions.send_to_review(post, by=press)
    with pytest.raises(CannotPublish, match="P7"):
        actions.approve(post, by=colleague)
    assert actions.approve(post, by=chief).status == "approved"


def test_a_hard_stop_is_above_command(post, at, chief):
    at(post, "in_review")
    PostDraft.objects.update(text=STOPPED)
    with pytest.raises(CannotPublish, match="F6"):
        actions.approve(fresh(post), by=chief)
    assert fresh(post).status == "in_review"


def test_the_author_changed_behind_the_approvers_back(post, at, press, chief):
    """The row has the last word, not the page."""
    at(post, "in_review")
    shown = fresh(post)
    PostDraft.objects.update(author=chief)
    with pytest.raises(CannotPublish, match="Somebody else than the author"):
        actions.approve(shown, by=chief)
    assert fresh(post).status == "in_review"


def test_two_who_approve_at_once_are_one(post, at, chief, colleague):
    at(post, "in_review")
    one, two = fresh(post), fresh(post)
    actions.approve(one, by=chief)
    with pytest.raises(IllegalMove):
        actions.approve(two, by=colleague)
    assert fresh(post).approved_by == chief


# --- what the database holds ---


@pytest.mark.parametrize("fields", [{"approved_sha256": "x"}, {"approved_sha256": ""}, {"approved_at": None},
                                    {"approved_by": None}])  # fmt: skip
def test_a_yes_is_whole_or_none(post, at, fields):
    if fields != {"approved_sha256": "x"}:
        at(post, "approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        PostDraft.objects.update(**fields)


def test_the_database_knows_four_eyes(post, at, press, chief):
    at(post, "approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        PostDraft.objects.update(author=chief)
