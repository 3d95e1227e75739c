"""The first words: every name as agreed, and no sentence whose facts nobody has."""

from datetime import timedelta

import pytest

from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.posts import actions, drafts
from ridealong.posts.actions import CannotPublish
from ridealong.posts.models import PostDraft
from ridealong.rides.models import Feedback, Ride, RideReport
from ridealong.shifts.models import Officer
from tests.posts.conftest import fresh

pytestmark = pytest.mark.django_db
KINDS = ["short", "thread", "recap"]
QUOTE = "You type longer than you drive."


def texts(ride, language="en"):
    return {draft.kind: draft.text for draft in drafts.write(fresh(ride), language=language)}


def everything(ride, language="en"):
    return "\n".join(f"{draft.title}\n{draft.text}" for draft in drafts.write(fresh(ride), language=language))


# --- words ---


@pytest.mark.parametrize(
    ("paragraphs", "facts", "told"),
    [
        (["{rider} rode.", "{moment}"], {"rider": "our rider", "moment": ""}, "Our rider rode."),
        (["{rider} rode.", "{moment}"], {"rider": "Maya"}, "Maya rode."),
        (["one {a}", "two {a} {b}", "three"], {"a": "x", "b": ""}, "One x\n\nThree"),
        (["{a}"], {"a": "{b} <i>"}, "{b} <i>"),
        (["no facts"], {}, "No facts"),
        (["éa"], {}, "Éa"),
        ([], {}, ""),
        (["{a}"], {"a": ""}, ""),
    ],
)
def test_a_sentence_without_its_facts_is_left_out(paragraphs, facts, told):
    assert drafts.fill(paragraphs, facts) == told


@pytest.mark.parametrize("language", list(drafts.TEMPLATES))
def test_every_language_has_every_kind_and_a_headline(language):
    assert list(drafts.TEMPLATES[language]) == KINDS
    assert all(sets and all(sets) for sets in drafts.TEMPLATES[language].values())
    assert drafts.TITLES[language]
    assert set(drafts.ANONYMOUS[language]) == {"rider", "officer"}


@pytest.mark.parametrize("language", list(drafts.TEMPLATES))
def test_templates_ask_only_for_what_is_known(language, ride):
    known = set(drafts._facts(ride, language))
    lines = [line for sets in drafts.TEMPLATES[language].values() for lines in sets for line in lines]
    asked = {name for line in [*lines, *drafts.TITLES[language]] for name in drafts._names(line)}
    assert asked <= known
    assert {"rider", "officer"} <= asked


# --- one ride ---


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_ride_makes_three_drafts_without_a_gap(ride, consent, language):
    consent(ride, name_scope="first_name", allows_quote=True)
    found = texts(ride, language)
    assert list(found) == KINDS
    assert not any("{" in text or "}" in text or "  " in text for text in found.values())
    assert all(text[0].isupper() or not text[0].isalpha() for text in found.values())


def test_the_same_ride_always_makes_the_same_words(ride):
    assert texts(ride) == texts(ride)


def test_other_rides_find_other_words(ride):
    found = set()
    for number in range(6):
        ride.pk = type(ride.pk)(int=ride.pk.int + number)
        found.add(drafts.write(ride)[0].text.split("\n")[0])
    assert len(found) > 1


@pytest.mark.parametrize(("language", "words"), [("en", "our rider"), ("es", "nuestro acompañante")])
def test_a_rider_who_did_not_agree_has_no_name(ride, language, words):
    told = everything(ride, language).lower()
    assert "maya" not in told
    assert "torres" not in told
    assert words in told


@pytest.mark.parametrize(("language", "words"), [("en", "one of our officers"), ("es", "un integrante del equipo")])
@pytest.mark.parametrize("is_protected", [False, True])
def test_an_officer_who_did_not_agree_has_no_name(ride, language, words, is_protected):
    Officer.objects.update(may_be_named=False, is_protected=is_protected)
    told = everything(ride, language)
    assert "Law" not in told
    assert words in told.lower()


def test_an_officer_who_agreed_is_named(ride):
    assert "Law" in texts(ride)["short"]


def test_words_are_quoted_with_consent_only(ride, consent):
    consent(ride, allows_quote=False)
    assert QUOTE not in everything(ride)
    consent(ride, allows_quote=True)
    assert QUOTE in texts(ride)["recap"]


def test_without_feedback_nobody_is_quoted(ride, consent):
    consent(ride, allows_quote=True)
    Feedback.objects.all().delete()
    assert "“" not in texts(ride)["recap"]


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_an_empty_moment_leaves_no_hole(ride, nothing):
    assert "A goose won." in texts(ride)["short"]
    RideReport.objects.update(light_moment=nothing)
    told = texts(ride)["short"]
    assert "goose" not in told
    assert told == told.strip()
    assert "\n\n\n" not in told


def test_calls_nobody_counted_are_not_told(ride):
    assert "11" in everything(ride)
    RideReport.objects.update(calls=0)
    assert "0 calls" not in everything(ride)
    assert " calls" not in texts(ride)["thread"]


def test_without_a_report_there_is_still_a_post(ride):
    RideReport.objects.all().delete()
    assert all(texts(ride).values())


@pytest.mark.parametrize(("minutes", "hours"), [(180, "3"), (210, "3.5"), (10, "0.5"), (0, "0.5"), (239, "4")])
def test_hours_are_told_by_the_half(ride, minutes, hours):
    Ride.objects.update(ended_at=ride.started_at + timedelta(minutes=minutes))
    assert drafts._facts(fresh(ride), "en")["hours"] == hours


def test_a_braced_word_of_a_person_is_only_a_word(ride):
    RideReport.objects.update(light_moment="A {rider} named {0} and %s won.")
    assert "A {rider} named {0} and %s won." in everything(ride)


# --- the coordinator's yes ---


def test_a_yes_makes_drafts_and_tells_the_press(ride, consent, joan, press):
    consent(ride)
    posts = actions.approve_for_publicity(ride, by=joan)
    assert [post.kind for post in posts] == KINDS
    assert {(post.status, post.author, post.cleared_at, post.case) for post in posts} == {
        ("draft", None, ride.ended_at, ride.application_id)
    }
    assert all(post.screenings.count() == 1 for post in posts)
    assert [message.to_address for message in Message.objects.filter(event="post.drafted")] == [press.email]
    assert Event.objects.of(ride).filter(name="ride.publicity_approved", actor=joan.pk).count() == 1


def test_a_second_yes_changes_nothing(ride, consent, joan, press):
    consent(ride)
    first = actions.approve_for_publicity(ride, by=joan)
    assert {post.pk for post in actions.approve_for_publicity(ride, by=joan)} == {post.pk for post in first}
    assert (PostDraft.objects.count(), Message.objects.filter(event="post.drafted").count()) == (3, 1)


def refuses(ride, joan, words):
    with pytest.raises(CannotPublish, match=words):
        actions.approve_for_publicity(ride, by=joan)
    assert not PostDraft.objects.exists()
    assert not Message.objects.filter(event="post.drafted").exists()


def test_no_consent_makes_no_draft(ride, joan):
    refuses(ride, joan, "has not agreed")


def test_a_minor_needs_a_guardians_yes(minors_ride, consent, joan):
    consent(minors_ride)
    refuses(minors_ride, joan, "has not agreed")
    consent(minors_ride, guardian=minors_ride.application.guardians.get())
    assert len(actions.approve_for_publicity(minors_ride, by=joan)) == 3


def test_an_incident_makes_no_draft(ride, consent, joan):
    consent(ride)
    RideReport.objects.update(had_incident=True)
    refuses(ride, joan, "command must know")


def test_a_program_without_publicity_makes_no_draft(ride, consent, joan, program):
    consent(ride)
    type(program).objects.update(has_publicity=False)
    refuses(fresh(ride), joan, "makes no posts")


def test_a_ride_that_is_not_over_makes_no_draft(ride, consent, joan):
    consent(ride)
    Ride.objects.update(status="in_progress", ended_at=None)
    refuses(ride, joan, "after the ride")


def test_a_ride_that_ended_early_may_be_told(ride, consent, joan):
    consent(ride)
    Ride.objects.update(status="ended_early", ended_early_by="officer")
    assert actions.approve_for_publicity(ride, by=joan)
