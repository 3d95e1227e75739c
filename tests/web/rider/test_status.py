"""The status page: where it stands, whose turn it is, and what there is to take along."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.applications.deciding import chain, reviewing
from ridealong.applications.deciding.request import InformationRequest
from ridealong.notifications.models import Message
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


@pytest.fixture
def approved(maya, joan):
    case = factories.make_application("approved", rider=maya)
    factories.make_clearance(case, by=joan)
    return case


def page_of(client, case):
    response = client.get(reverse("rider:case", args=[case.pk]))
    assert response.status_code == 200
    return response


def letter(case, number=1, **fields):
    defaults = {"subject": f"News {number}", "text": "Hello", "html": "", "language": "en", "recipient": "rider"}
    return Message.objects.create(
        event="application.submitted",
        case=case.pk,
        dedupe_key=f"{case.pk}:{number}",
        to_address="maya@example.org",
        **{**defaults, **fields},
    )


@pytest.mark.parametrize(
    ("status", "headline", "turn"),
    [
        ("draft", "Your application is not sent yet.", "It is your turn."),
        ("submitted", "We have your application.", "It is our turn."),
        ("guardian_pending", "Now your parent or guardian.", "guardian&#x27;s turn"),
        ("needs_information", "We have a question.", "It is your turn."),
        ("under_review", "We are deciding about your application.", "It is our turn."),
        ("waitlisted", "You are on the waiting list.", "It is our turn."),
        ("approved", "Approved, Maya. Now your signature.", "It is your turn."),
        ("declined", "We cannot offer you a ride this time.", "Nobody has to do anything."),
        ("withdrawn", "You withdrew this application.", "Nobody has to do anything."),
        ("expired", "This application has expired.", "Nobody has to do anything."),
        ("closed", "This application is closed.", "Nobody has to do anything."),
    ],
)
def test_every_status_has_a_headline_and_a_turn(client, maya, status, headline, turn):
    page = page_of(client, factories.make_application(status, rider=maya)).content.decode()
    assert headline in page
    assert turn in page.replace("parent or guardian's", "guardian's").replace("guardian's", "guardian&#x27;s")


def test_the_line_is_solid_amber_and_dashed(client, approved):
    response = page_of(client, approved)
    states = [stop.state for stop in response.context["steps"]]
    assert states == ["done", "done", "done", "here", "ahead", "ahead"]
    assert response.context["journey"] == {"done": 3, "total": 6}


def test_a_line_that_ends_says_where(client, maya):
    case = factories.make_application("declined", rider=maya, decided_at=timezone.now(), decline_code="capacity")
    response = page_of(client, case)
    assert [stop.state for stop in response.context["steps"]] == ["done", "stopped"]
    assert "There is no free seat for now." in response.content.decode()


def test_a_reason_for_the_desk_alone_stays_there(client, maya):
    case = factories.make_application("declined", rider=maya, decline_code="clearance", desk_note="for the desk")
    rules = case.rule_set.content | {"denial": {"shown": "never"}}
    type(case.rule_set).objects.filter(pk=case.rule_set_id).update(content=rules)
    page = page_of(client, case).content.decode()
    assert "records check stands against" not in page
    assert "for the desk" not in page


def test_a_held_case_says_so(client, maya, joan):
    case = factories.make_application("submitted", rider=maya, held_at=timezone.now(), held_by=joan)
    assert "Your application is on hold." in page_of(client, case).content.decode()


def test_the_wait_is_told_only_when_cases_stand_behind_it(client, maya, program):
    case = factories.make_application("submitted", rider=maya)
    assert page_of(client, case).context["typical_days"] is None
    now = timezone.now()
    for days in (3, 4, 6, 9, 30):
        factories.make_application("approved", submitted_at=now - timedelta(days=days), decided_at=now)
    cache.clear()
    assert "6 days or less" in page_of(client, case).content.decode()


def test_the_ride_is_told_with_place_hours_and_officer(client, approved, law):
    factories.make_ride("confirmed", application=approved, seat=factories.make_seat(law))
    page = page_of(client, approved).content.decode()
    told = ("with Officer Law", "100 Alder Street", "the front desk", "Code for check-in", "closed shoes", "In 21 days")
    for words in told:
        assert words in page
    assert 'class="ra-shift"' in page


def test_a_protected_officer_is_not_named(client, approved, law):
    law.is_protected, law.may_be_named = True, False
    law.save()
    factories.make_ride("confirmed", application=approved, seat=factories.make_seat(law))
    page = page_of(client, approved).content.decode()
    assert "one of our officers" in page
    assert "Law" not in page


def test_a_cancelled_ride_is_gone_from_the_page(client, approved, law):
    factories.make_ride("cancelled", application=approved, seat=factories.make_seat(law))
    response = page_of(client, approved)
    assert response.context["case"].ride is None
    assert "You get a seat" in response.content.decode()


def test_the_newest_ride_counts(client, approved, law):
    early = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(3), "17:00"))
    factories.make_ride("turned_away", application=approved, seat=early)
    booked = factories.make_ride("proposed", application=approved, seat=factories.make_seat(law))
    assert page_of(client, approved).context["case"].ride == booked


def test_messages_stand_there_with_subject_and_date(client, approved):
    letter(approved)
    letter(approved, 2, status="draft", subject="Not sent")
    letter(approved, 3, recipient="officer", subject="To an officer")
    page = page_of(client, approved).content.decode()
    assert "News 1" in page
    assert "Not sent" not in page
    assert "To an officer" not in page


def test_a_message_is_read_on_its_own_page_without_its_secret(client, approved):
    sent = letter(approved, text="Open this:\n{{ link }}\n<b>bold</b>")
    page = client.get(reverse("rider:message", args=[approved.pk, sent.pk])).content.decode()
    assert "the link stands in the e-mail itself" in page
    assert "{{ link }}" not in page
    assert "&lt;b&gt;bold" in page


def test_somebody_elses_message_is_not_found(client, approved, stranger):
    other = letter(factories.make_application("submitted", rider=stranger))
    assert client.get(reverse("rider:message", args=[approved.pk, other.pk])).status_code == 404


def test_three_queries_however_much_there_is_to_show(client, approved, law, queries_of):
    factories.make_ride("confirmed", application=approved, seat=factories.make_seat(law))
    letter(approved)
    url = reverse("rider:case", args=[approved.pk])
    assert len(queries_of(lambda: client.get(url))) == 3
    for number in (2, 3):
        letter(approved, number)
    assert len(queries_of(lambda: client.get(url))) == 3


def test_one_application_is_shown_at_once_and_several_as_a_list(client, maya, queries_of):
    one = factories.make_application("expired", rider=maya)
    assert client.get("/my/")["Location"] == reverse("rider:case", args=[one.pk])
    factories.make_application("withdrawn", rider=maya)
    two = queries_of(lambda: client.get("/my/"))
    factories.make_application("submitted", rider=maya)
    assert len(queries_of(lambda: client.get("/my/"))) == len(two)
    assert client.get("/my/").content.decode().count('<a href="/my/0') == 3


def test_who_has_none_reads_where_to_begin(client, program):
    assert reverse("rider:apply", args=[program.slug]) in client.get("/my/").content.decode()


@pytest.fixture
def asked(maya, joan):
    case = factories.make_application("needs_information", rider=maya)
    InformationRequest.objects.create(
        application=case,
        question="Which house number?",
        came_from="under_review",
        asked_by=joan,
        due_on=factories.days_ahead(9),
    )
    return case


def test_the_desks_question_is_answered(client, asked):
    assert "Which house number?" in page_of(client, asked).content.decode()
    response = client.post(reverse("rider:answer", args=[asked.pk]), {"answer": "Number 12."}, follow=True)
    asked.refresh_from_db()
    assert asked.status == "under_review"
    assert asked.requests.get().answer == "Number 12."
    assert "Your answer is with the desk." in response.content.decode()


def test_an_empty_answer_is_told_and_a_second_one_is_harmless(client, asked):
    url = reverse("rider:answer", args=[asked.pk])
    assert client.post(url, {"answer": " "}).context["form"].errors["answer"]
    client.post(url, {"answer": "Number 12."})
    assert client.post(url, {"answer": "Number 13."})["Location"] == reverse("rider:case", args=[asked.pk])
    assert asked.requests.get().answer == "Number 12."


def test_what_was_asked_for_can_be_put_right(client, asked):
    page = client.get(reverse("rider:tasks", args=[asked.pk])).content.decode()
    assert reverse("rider:answer", args=[asked.pk]) in page


def test_withdrawing_asks_first_and_then_does_it(client, approved, law):
    ride = factories.make_ride("confirmed", application=approved, seat=factories.make_seat(law))
    url = reverse("rider:withdraw", args=[approved.pk])
    assert "Your ride is cancelled with it" in client.get(url).content.decode()
    assert Application.objects.get().status == "approved"
    client.post(url)
    ride.refresh_from_db()
    assert (Application.objects.get().status, ride.status) == ("withdrawn", "cancelled")
    assert client.post(url)["Location"] == reverse("rider:case", args=[approved.pk])


def test_a_decision_that_is_told_later_is_still_being_made(client, maya, joan):
    case = factories.make_application(rider=maya)
    reviewing.begin_review(case, by=joan)
    chain.decline(case, by=joan, code="capacity", announce=False)
    page = page_of(client, case).content.decode()
    assert "We are deciding about your application." in page
    assert "no free seat" not in page
    assert "A decision about your application" not in page


def test_who_has_waited_long_enough_may_apply_again(client, maya):
    case = factories.make_application("declined", rider=maya, decided_at=timezone.now(), decline_code="capacity")
    assert "Apply again" in page_of(client, case).content.decode()
    case.may_reapply_on = factories.days_ahead(30)
    case.save()
    page = page_of(client, case).content.decode()
    assert "Apply again" not in page
    assert "You may apply again on" in page
