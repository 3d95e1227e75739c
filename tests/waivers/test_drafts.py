"""A waiver text is written by one person, read by another, and published by name."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, WaiverText
from ridealong.waivers import drafts, publishing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(program):
    return program.waiver_texts.in_force().get(audience="adult", language="en")


@pytest.fixture
def draft(text, administrator):
    return drafts.begin(text, by=administrator)


@pytest.fixture
def second(program):
    return factories.make_staff("Ines Vidal", Role.ADMINISTRATOR, email="vidal@alderfalls.example.gov")


def page(text, verb="change"):
    return reverse(f"admin:ridealong_waivertext_{verb}", args=[text.pk])


def test_three_names_and_three_steps(draft, text, administrator, joan):
    drafts.review(draft, by=joan)
    drafts.publish(draft, by=administrator)
    draft.refresh_from_db()
    text.refresh_from_db()
    assert (draft.drafted_by, draft.reviewed_by, draft.published_by) == (administrator, joan, administrator)
    assert (draft.status, text.status) == ("published", "retired")
    names = Event.objects.of(draft).values_list("name", flat=True)
    assert list(names) == ["waiver_text.draft", "waiver_text.reviewed", "waiver_text.published"]


def test_nobody_reviews_what_they_wrote(draft, administrator):
    with pytest.raises(drafts.CannotReview, match="second person"):
        drafts.review(draft, by=administrator)
    draft.refresh_from_db()
    assert (draft.status, draft.reviewed_by) == ("draft", None)


def test_the_database_knows_it_too(draft, administrator):
    with pytest.raises(IntegrityError), transaction.atomic():
        WaiverText.objects.filter(pk=draft.pk).update(reviewed_by=administrator, reviewed_at=timezone.now())


def test_unread_words_are_not_published(draft, joan):
    with pytest.raises(IllegalMove):
        drafts.publish(draft, by=joan)


def test_what_is_sent_back_is_read_again(draft, administrator, joan):
    drafts.review(draft, by=joan)
    drafts.send_back(draft, by=joan)
    draft.refresh_from_db()
    assert (draft.status, draft.reviewed_by, draft.reviewed_at) == ("draft", None, None)
    with pytest.raises(IllegalMove):
        drafts.publish(draft, by=administrator)


def test_the_last_hand_counts_as_the_author(client, draft, administrator, second):
    client.force_login(second)
    form = client.get(page(draft)).context["adminform"].form
    client.post(page(draft), {**form.initial, "body": "## Risk\nThere is some."})
    draft.refresh_from_db()
    assert draft.drafted_by == second
    client.post(page(draft, "review"))
    draft.refresh_from_db()
    assert draft.status == "draft"
    drafts.review(draft, by=administrator)


def test_the_author_reads_why_there_is_no_button(client, draft, administrator, second):
    client.force_login(administrator)
    shown = client.get(page(draft))
    assert "review" not in {button.verb.name for button in shown.context["buttons"]}
    assert "A second person reads it" in shown.content.decode()
    client.force_login(second)
    shown = client.get(page(draft))
    assert "review" in {button.verb.name for button in shown.context["buttons"]}
    assert "Written by" in shown.content.decode()


def test_the_first_texts_need_no_second_person(program, administrator):
    """A department that is set up has one account."""
    program.waiver_texts.filter(language="es").delete()
    made = publishing.publish_placeholders(program, by=administrator)
    assert {(one.status, one.drafted_by) for one in made} == {("published", administrator)}
