"""What every button of the desk does alike: asks, acts once, says so, and gives back what was typed."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from ridealong.admin.cases.steps import VERBS
from ridealong.core.history import Event
from tests import factories

pytestmark = pytest.mark.django_db
ASKING = [verb.name for verb in VERBS if verb.form is not None]
WITHOUT = [verb.name for verb in VERBS if verb.form is None]
MARKUP = "<script>alert('x')</script>"


def url(case, verb):
    return reverse(f"admin:ridealong_application_{verb}", args=[case.pk])


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def as_stored(case):
    return type(case).objects.filter(pk=case.pk).values().get()


@pytest.mark.parametrize("verb", ASKING)
def test_a_form_sent_empty_comes_back_or_acts_but_never_fails(desk, in_review, verb):
    response = desk.post(url(in_review, verb), {})
    assert response.status_code in {200, 302}
    if response.status_code == 200:
        assert response.context["form"].errors


@pytest.mark.parametrize("verb", ASKING)
def test_what_was_typed_comes_back_as_words(desk, in_review, verb):
    kind = next(each.form for each in VERBS if each.name == verb)
    response = desk.post(url(in_review, verb), dict.fromkeys(kind.base_fields, MARKUP))
    assert MARKUP not in response.content.decode()


@pytest.mark.parametrize("verb", WITHOUT)
def test_a_look_at_a_button_without_a_form_leads_back_and_does_nothing(desk, in_review, verb):
    before, events = as_stored(in_review), Event.objects.count()
    response = desk.get(url(in_review, verb))
    assert response["Location"] == reverse("admin:ridealong_application_change", args=[in_review.pk])
    assert (as_stored(in_review), Event.objects.count()) == (before, events)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_a_button_is_looked_at_or_pressed(desk, in_review, method):
    assert getattr(desk, method)(url(in_review, "ask")).status_code == 405


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_a_case_that_is_not_there_has_no_buttons(desk, in_review, verb):
    path = url(in_review, verb).replace(str(in_review.pk), "0190b4c6-0000-7000-8000-000000000000")
    assert desk.get(path).status_code == 404
    assert desk.post(path).status_code == 404


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_a_stranger_finds_no_button(client, in_review, press, verb):
    client.force_login(press)
    before = as_stored(in_review)
    assert client.post(url(in_review, verb), {"code": "capacity", "until_on": "2030-01-01"}).status_code == 404
    assert as_stored(in_review) == before


def test_a_second_click_finds_the_case_moved_on(desk, maya):
    case = factories.make_application("submitted", rider=maya)
    desk.post(url(case, "review"))
    before = Event.objects.of(case).count()
    response = desk.post(url(case, "review"))
    assert "the status is" in told(response)[-1]
    assert Event.objects.of(case).count() == before


def test_a_form_that_is_too_late_is_not_shown(desk, maya):
    case = factories.make_application("withdrawn", rider=maya)
    response = desk.get(url(case, "ask"))
    assert response.status_code == 302
    assert told(response) == ["This cannot be done now: the case has moved on. Here is how it stands."]


def test_a_form_sent_too_late_does_nothing(desk, maya):
    case = factories.make_application("withdrawn", rider=maya)
    before = as_stored(case)
    response = desk.post(url(case, "ask"), {"question": "Where?", "due_on": factories.days_ahead(9).isoformat()})
    assert response.status_code == 302
    assert as_stored(case) == before


def test_a_refusal_of_the_domain_stands_on_the_form_with_what_was_typed(desk, rosa, desmond):
    """Nobody consents for themselves."""
    typed = {"name": "Finn O'Brien", "relation": "father", "email": desmond.email, "language": "en"}
    response = desk.post(url(rosa.application, "name-guardian"), typed)
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert 'value="father"' in response.content.decode()
    assert rosa.application.guardians.get() == rosa


def test_what_was_done_is_said(desk, in_review):
    response = desk.post(
        url(in_review, "ask"), {"question": "Which page?", "due_on": factories.days_ahead(9).isoformat()}
    )
    assert response["Location"] == reverse("admin:ridealong_application_change", args=[in_review.pk])
    assert len(told(response)) == 1
    in_review.refresh_from_db()
    assert in_review.status == "needs_information"
