import pytest
from django.urls import reverse

from ridealong.notifications.models import Message
from ridealong.waivers import drafts, stale
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(program, signed, administrator):
    text = program.waiver_texts.in_force().get(audience="adult", language="en")
    draft = drafts.begin(text, by=administrator)
    draft.body += "\n\n## Weapons\nI carry none."
    draft.save()
    return draft


def test_whose_signature_would_be_left_behind_is_known_before(draft, signed):
    assert list(stale.waivers_behind(draft)) == [signed]


def test_a_closed_case_is_left_alone(draft, signed):
    type(signed.application).objects.filter(pk=signed.application_id).update(status="closed")
    assert not stale.waivers_behind(draft).exists()


def test_they_are_asked_once_and_what_was_signed_is_kept(draft, signed, administrator, joan):
    drafts.review(draft, by=joan)
    drafts.publish(draft, by=administrator)
    before = Message.objects.count()
    assert stale.ask_again(draft, by=administrator) == 1
    assert stale.ask_again(draft, by=administrator) == 0
    signed.refresh_from_db()
    assert (signed.status, signed.signatures.count(), signed.files.count()) == ("superseded", 1, 1)
    assert signed.application.waivers.live().get().status == "awaiting"
    assert Message.objects.count() == before + 1


def test_the_page_shows_people_and_clauses_before_it_is_published(client, draft, signed, administrator):
    client.force_login(administrator)
    html = client.get(reverse("admin:ridealong_waivertext_change", args=[draft.pk])).content.decode()
    assert signed.application.reference in html
    assert "<ins>I carry none.</ins>" in html
    assert "If you publish it, these people sign again" in html
    assert "counsel" in html


def test_after_publishing_one_button_asks_them(client, draft, signed, administrator, joan):
    drafts.review(draft, by=joan)
    client.force_login(administrator)
    for verb in ("publish", "ask-again"):
        client.post(reverse(f"admin:ridealong_waivertext_{verb}", args=[draft.pk]))
    signed.refresh_from_db()
    assert signed.status == "superseded"
    page = client.get(reverse("admin:ridealong_waivertext_change", args=[draft.pk]))
    assert "ask-again" not in {button.verb.name for button in page.context["buttons"]}


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    client, draft, administrator, number, django_assert_max_num_queries
):
    for _ in range(number - 1):
        factories.make_signed_waiver(factories.make_application("approved", rider=factories.make_rider()))
    client.force_login(administrator)
    client.get(reverse("admin:ridealong_waivertext_change", args=[draft.pk]))
    with django_assert_max_num_queries(14):
        client.get(reverse("admin:ridealong_waivertext_change", args=[draft.pk]))
