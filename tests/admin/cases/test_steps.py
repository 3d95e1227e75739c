from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from ridealong.admin.cases.steps import VERBS
from ridealong.applications.deciding import chain, clearances, reviewing
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.posts.models import PublicityConsent
from ridealong.waivers.models import Waiver
from tests import factories

pytestmark = pytest.mark.django_db


def url(case, verb):
    return reverse(f"admin:ridealong_application_{verb}", args=[case.pk])


def offered(client, case):
    response = client.get(reverse("admin:ridealong_application_change", args=[case.pk]))
    return {button.verb.name for button in response.context["buttons"]}


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


STANDING = {"withdraw", "ban", "hold"}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", {"withdraw", "ban", "hold"}),
        ("submitted", {"review", "ask", "request-clearance", "waitlist", "decline", *STANDING}),
        ("guardian_pending", {"decline", *STANDING}),
        ("needs_information", STANDING),
        ("waitlisted", {"resume", "decline", *STANDING}),
        ("approved", {"schedule", "reopen", "request-clearance", *STANDING}),
        ("declined", {"ban"}),
        ("withdrawn", {"ban"}),
        ("closed", {"ban"}),
    ],
)
def test_buttons_know_the_transition_table(desk, maya, status, expected):
    assert offered(desk, factories.make_application(status, rider=maya)) == expected


def test_only_the_role_whose_step_is_open_is_offered_the_decision(desk, client, lindqvist, in_review):
    assert "approve" in offered(desk, in_review)
    client.force_login(lindqvist)
    assert "approve" in offered(client, in_review)  # above the coordinator
    assert "request-clearance" not in offered(client, in_review)


def test_nobody_is_offered_two_steps(desk, joan, in_review):
    desk.post(url(in_review, "approve"), {"note": ""})
    in_review.refresh_from_db()
    assert in_review.status == "under_review"
    assert "approve" not in offered(desk, in_review)


def test_from_sent_to_approved_by_buttons_alone(desk, client, lindqvist, maya):
    case = factories.make_application("submitted", rider=maya)
    desk.post(url(case, "review"))
    desk.post(url(case, "request-clearance"))
    desk.post(url(case, "record-clearance"), {"outcome": "clear"})
    desk.post(url(case, "approve"), {"note": "Complete."})
    client.force_login(lindqvist)
    response = client.post(url(case, "approve"), {"note": ""}, follow=True)
    case.refresh_from_db()
    assert case.status == "approved"
    assert "Your step is approved." in told(response)
    assert case.waivers.live().exists()


def test_an_exception_is_set_aside_by_name_and_with_a_reason(client, joan, lindqvist, maya):
    soon = [{"on": factories.days_ahead(5).isoformat(), "starts": "18:00", "hours": 4}]
    case = factories.make_application("submitted", rider=maya, wishes=soon)
    reviewing.begin_review(case, by=joan)
    clearances.record_clearance(clearances.request_clearance(case, by=joan), by=joan, outcome="clear")
    chain.approve_step(case, by=joan)
    client.force_login(lindqvist)
    assert "We need 14 days" in client.get(url(case, "approve")).content.decode()
    refused = client.post(url(case, "approve"), {"overridden": ["notice"], "note": ""})
    assert "Say why the rule may be set aside." in refused.content.decode()
    client.post(url(case, "approve"), {"overridden": ["notice"], "note": "He coaches on all other days."})
    case.refresh_from_db()
    assert case.status == "approved"
    assert case.decisions.last().overridden == ["notice"]


def test_a_refusal_is_told_on_the_form_and_nothing_typed_is_lost(client, joan, lindqvist, maya):
    soon = [{"on": factories.days_ahead(5).isoformat(), "starts": "18:00", "hours": 4}]
    case = factories.make_application("submitted", rider=maya, wishes=soon)
    reviewing.begin_review(case, by=joan)
    clearances.record_clearance(clearances.request_clearance(case, by=joan), by=joan, outcome="clear")
    chain.approve_step(case, by=joan)
    client.force_login(lindqvist)
    page = client.post(url(case, "approve"), {"note": "A good neighbor."}).content.decode()
    assert "We need 14 days" in page
    assert "A good neighbor." in page


def test_asking_needs_words_and_a_day_ahead(desk, maya):
    case = factories.make_application("submitted", rider=maya)
    today = timezone.localdate()
    assert desk.post(url(case, "ask"), {"question": "", "due_on": today}).context["form"].errors.keys() == {
        "question",
        "due_on",
    }
    desk.post(url(case, "ask"), {"question": "Which school?", "due_on": today + timedelta(days=7)})
    case.refresh_from_db()
    assert (case.status, case.requests.get().question) == ("needs_information", "Which school?")


def test_declining_takes_a_code_of_the_program(desk, in_review):
    assert desk.post(url(in_review, "decline"), {"code": "invented"}).context["form"].errors
    desk.post(url(in_review, "decline"), {"code": "capacity", "note": "Full."})
    in_review.refresh_from_db()
    assert (in_review.status, in_review.decline_code) == ("declined", "capacity")


@pytest.mark.parametrize(("shown", "kept"), [("always", "We are full."), ("code", ""), ("never", "")])
def test_words_for_the_rider_are_asked_for_only_where_the_rider_reads_them(desk, in_review, shown, kept):
    rules = in_review.rule_set
    rules.content = rules.content | {"denial": {"shown": shown}}
    rules.save()
    assert ("public_reason" in desk.get(url(in_review, "decline")).context["form"].fields) is bool(kept)
    desk.post(url(in_review, "decline"), {"code": "capacity", "public_reason": "We are full."})
    in_review.refresh_from_db()
    assert in_review.public_reason == kept


@pytest.mark.parametrize("verb", ["approve", "decline", "ask"])
def test_free_text_never_takes_a_criminal_record(desk, in_review, verb):
    values = {"note": "was arrested", "question": "was arrested", "code": "rule", "due_on": "2099-01-01"}
    assert desk.post(url(in_review, verb), values).context["form"].errors
    in_review.refresh_from_db()
    assert in_review.status == "under_review"


def test_too_late_is_told_and_changes_nothing(desk, maya):
    case = factories.make_application("declined", rider=maya)
    response = desk.post(url(case, "review"), follow=True)
    assert "somebody may have been faster" in told(response)[0].lower()
    assert desk.get(url(case, "ask"), follow=True).status_code == 200
    case.refresh_from_db()
    assert case.status == "declined"


def test_twice_is_harmless(desk, maya):
    case = factories.make_application("submitted", rider=maya)
    for _time in range(2):
        assert desk.post(url(case, "review")).status_code == 302
        assert desk.post(url(case, "hold")).status_code == 302
    assert Event.objects.filter(subject=case.pk, name="application.under_review").count() == 1
    assert Event.objects.filter(subject=case.pk, name="application.held").count() == 1


def test_without_the_right_there_is_no_page(client, records, in_review):
    client.force_login(records)
    for verb in VERBS:
        assert client.get(url(in_review, verb.name)).status_code == 404
        assert client.post(url(in_review, verb.name)).status_code == 404


def test_a_look_changes_nothing(desk, in_review):
    before = Event.objects.count()
    for verb in VERBS:
        assert desk.get(url(in_review, verb.name)).status_code in {200, 302}
    assert Event.objects.count() == before


@pytest.mark.parametrize("value", ["", "\x00", "\u202e<script>", "x" * 50_000, "-1"])
def test_hostile_words_are_never_an_error(desk, in_review, value):
    names = ("outcome", "note", "overridden", "code", "public_reason", "question", "due_on", "seat", "starts", "hours")
    names = (*names, "cancelled_for", "reason", "until_on", "may_reapply_on", "set_aside", "override_reason")
    for verb in VERBS:
        assert desk.post(url(in_review, verb.name), dict.fromkeys(names, value)).status_code in {200, 302}, verb.name


def test_a_ride_is_called_off(desk, approved):
    ride = factories.make_ride("confirmed", application=approved)
    desk.post(url(approved, "cancel-ride"), {"cancelled_for": "department"})
    ride.refresh_from_db()
    assert (ride.status, ride.cancelled_for) == ("cancelled", "department")


@pytest.mark.parametrize(("verb", "drafts"), [("publicity", True), ("no-publicity", False)])
def test_the_coordinator_answers_about_publicity_once(desk, joan, approved, verb, drafts):
    waiver = Waiver.objects.create(application=approved, short_code="W1")
    seat = factories.make_seat(starts_at=timezone.now() - timedelta(hours=30))
    ride = factories.make_ride("completed", application=approved, seat=seat, waiver=waiver)
    PublicityConsent.objects.create(ride=ride, given_by=approved.rider.account, allows_posts=True)
    assert {"publicity", "no-publicity"} <= offered(desk, approved)
    desk.post(url(approved, verb))
    assert ride.posts.exists() is drafts
    assert not {"publicity", "no-publicity"} & offered(desk, approved)


def test_banning_keeps_the_rider_out(desk, in_review, maya):
    desk.post(url(in_review, "ban"), {"until_on": factories.days_ahead(90), "reason": "Two no-shows."})
    assert maya.bans.get().until_on == factories.days_ahead(90)


@pytest.mark.parametrize(
    ("shown", "read"), [("always", "no free seat"), ("code", "no free seat"), ("never", "reads no reason")]
)
def test_the_form_shows_what_the_rider_will_read(desk, in_review, shown, read):
    rules = in_review.rule_set
    rules.content = rules.content | {"denial": {"shown": shown}}
    rules.save()
    page = desk.get(url(in_review, "decline")).content.decode()
    assert read in page
    assert ("no free seat" in page) is (shown != "never")


def test_the_form_suggests_the_day_that_the_rules_say(desk, in_review):
    rules = in_review.rule_set
    rules.content = rules.content | {"arrival": {"wait_after_denial_days": 60}}
    rules.save()
    form = desk.get(url(in_review, "decline")).context["form"]
    assert form["may_reapply_on"].value() == timezone.localdate() + timedelta(days=60)
    for wrong in ("2001-01-01", "2999-01-01"):
        posted = desk.post(url(in_review, "decline"), {"code": "capacity", "may_reapply_on": wrong})
        assert "may_reapply_on" in posted.context["form"].errors


@pytest.mark.parametrize(("channel", "is_later"), [("message", False), ("phone", True), ("letter", True)])
def test_where_the_rules_say_to_call_first_the_message_waits(desk, in_review, channel, is_later):
    rules = in_review.rule_set
    rules.content = rules.content | {"denial": {"channel": channel}}
    rules.save()
    assert bool(desk.get(url(in_review, "decline")).context["form"]["later"].value()) is is_later


def test_decided_now_and_announced_later(desk, in_review):
    desk.post(url(in_review, "decline"), {"code": "capacity", "later": "on"})
    in_review.refresh_from_db()
    assert in_review.status == "under_review"
    page = desk.get(f"/admin/ridealong/application/{in_review.pk}/change/")
    assert [button.verb.name for button in page.context["next"]] == ["announce"]
    assert "The rider does not know yet" in page.content.decode()
    draft = Message.objects.get(case=in_review.pk, status="draft")
    look = desk.get(f"/admin/ridealong/message/{draft.pk}/change/")
    assert "release" not in {button.verb.name for button in look.context["buttons"]}
    desk.post(url(in_review, "announce"))
    in_review.refresh_from_db()
    draft.refresh_from_db()
    assert (in_review.status, draft.status) == ("declined", "queued")


def test_a_decision_is_taken_back_before_it_is_told(desk, in_review):
    desk.post(url(in_review, "decline"), {"code": "capacity", "later": "on"})
    desk.post(url(in_review, "take-back"))
    assert Message.objects.get(case=in_review.pk).status == "cancelled"
    assert chain.next_step(in_review).role == "coordinator"


def test_only_the_last_step_may_be_told_later(client, in_review, joan, lindqvist):
    for person, is_last in ((joan, False), (lindqvist, True)):
        client.force_login(person)
        assert ("later" in client.get(url(in_review, "approve")).context["form"].fields) is is_last
        client.post(url(in_review, "approve"), {"note": "", "later": "on"})
    in_review.refresh_from_db()
    assert (in_review.status, in_review.unannounced.verdict) == ("under_review", "approved")
