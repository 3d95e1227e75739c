"""Decided now, told later: until somebody announces it, nobody outside the desk learns anything."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.applications.deciding import announcing, chain, holding, reviewing
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.guardians import consenting
from ridealong.applications.intake import asking_back, writing
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message
from ridealong.notifications import actions as outbox
from ridealong.rules.presets import ALDER_FALLS
from ridealong.waivers import actions as waivers
from ridealong.web.rider import export
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(program, maya, joan):
    """Under review and cleared; the coordinator has said yes, the supervisor decides."""
    application = factories.make_application(rider=maya)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    chain.approve_step(application, by=joan)
    return application


@pytest.fixture
def kept(case, lindqvist):
    """Approved, and the rider is not told yet."""
    waivers.approve(case, by=lindqvist, announce=False)
    return case


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


def mails(application, status):
    return list(Message.objects.filter(case=application.pk, status=status).values_list("event", flat=True))


# --- kept back ---


def test_a_yes_that_is_kept_back_changes_nothing_the_rider_can_see(kept):
    kept.refresh_from_db()
    assert (kept.status, kept.decided_at, kept.approved_until_on) == ("under_review", None, None)
    assert mails(kept, "draft") == ["application.approved"]
    assert "application.approved" not in mails(kept, "queued")
    assert not kept.waivers.exists()
    assert chain.next_step(kept) is None
    assert "application.approved" not in names(kept)


def test_a_draft_already_says_how_long_the_approval_holds(kept):
    until_on = timezone.localdate() + timedelta(days=180)
    assert f"{until_on:%B} {until_on.day}" in Message.objects.get(case=kept.pk, status="draft").text


def test_only_the_last_step_decides(program, joan):
    application = reviewing.begin_review(factories.make_application(), by=joan)
    factories.make_clearance(application, by=joan)
    chain.approve_step(application, by=joan, announce=False)
    assert announcing.of(application) is None
    assert chain.next_step(application).role == "supervisor"


def test_a_no_that_is_kept_back_waits_with_its_words(case, joan):
    chain.decline(case, by=joan, code="capacity", announce=False, may_reapply_on=factories.days_ahead(30))
    case.refresh_from_db()
    assert (case.status, case.decline_code, case.may_reapply_on) == ("under_review", "", None)
    assert "There is no free seat for now." in Message.objects.get(case=case.pk, status="draft").text


def test_the_riders_own_download_tells_nothing(kept, maya):
    told = export.of(maya.account)
    assert told["applications"][0]["status"] == "under_review"
    assert "application.approved" not in {message["event"] for message in told["messages"]}


def test_a_decided_case_is_not_decided_asked_or_put_off_again(kept, joan, lindqvist):
    with pytest.raises(IllegalMove):
        chain.approve_step(kept, by=lindqvist)
    with pytest.raises(CannotDecide, match="decided already"):
        chain.decline(kept, by=joan, code="other")
    with pytest.raises(CannotAsk, match="decided already"):
        asking_back.ask(kept, by=joan, question="Which school?")
    with pytest.raises(CannotAsk, match="decided already"):
        reviewing.waitlist(kept, by=joan)


# --- announced ---


def test_announcing_sends_the_draft_as_it_was_edited_and_opens_the_waiver(kept, joan):
    Message.objects.filter(case=kept.pk, status="draft").update(subject="Welcome aboard")
    waivers.announce(kept, by=joan)
    kept.refresh_from_db()
    assert kept.status == "approved"
    assert kept.approved_until_on == timezone.localdate() + timedelta(days=180)
    assert Message.objects.get(case=kept.pk, event="application.approved").subject == "Welcome aboard"
    assert set(mails(kept, "queued")) >= {"application.approved", "waiver.ready"}
    assert kept.waivers.live().get().status == "awaiting"
    assert names(kept)[-4:-1] == ["application.approved", "application.announced", "message.released"]
    assert not Unannounced.objects.exists()


def test_a_draft_that_was_thrown_away_is_not_sent(kept, joan):
    outbox.cancel(Message.objects.get(case=kept.pk, status="draft"), by=joan)
    waivers.announce(kept, by=joan)
    assert mails(kept, "cancelled") == ["application.approved"]
    assert "application.approved" not in mails(kept, "queued")


def test_a_no_is_announced_with_its_reason_and_date(case, joan):
    again = factories.days_ahead(30)
    chain.decline(case, by=joan, code="capacity", announce=False, may_reapply_on=again, public_reason="Full.")
    chain.tell_decision(case, by=joan)
    case.refresh_from_db()
    assert (case.status, case.decline_code, case.public_reason) == ("declined", "capacity", "Full.")
    assert case.may_reapply_on == again
    assert Event.objects.in_case(case.pk).get(name="application.declined").details["code"] == "capacity"


def test_nothing_is_announced_twice(kept, joan):
    waivers.announce(kept, by=joan)
    with pytest.raises(CannotDecide, match="nothing to announce"):
        waivers.announce(Application.objects.get(pk=kept.pk), by=joan)
    assert Message.objects.filter(case=kept.pk, event="application.approved").count() == 1


def test_a_held_case_is_not_announced(kept, joan):
    holding.hold(kept, by=joan)
    with pytest.raises(CannotDecide, match="on hold"):
        waivers.announce(kept, by=joan)


def test_nobody_announces_their_own(kept, joan):
    factories.make_guardian(kept, "Joan Adeyemi", account=joan, status="consented")
    with pytest.raises(CannotDecide, match="your own case"):
        waivers.announce(kept, by=joan)


@pytest.mark.parametrize("what", ["lapsed", "not_clear"])
def test_what_came_up_meanwhile_stops_the_yes(kept, joan, what):
    fields = {"valid_until_on": factories.days_ahead(-1)} if what == "lapsed" else {"outcome": what}
    kept.clearances.update(**fields)
    with pytest.raises(CannotDecide, match="records check"):
        waivers.announce(kept, by=joan)
    assert Unannounced.objects.count() == 1


def test_a_no_is_announced_whatever_came_up(case, joan):
    chain.decline(case, by=joan, code="capacity", announce=False)
    case.clearances.update(valid_until_on=factories.days_ahead(-1))
    chain.tell_decision(case, by=joan)
    assert case.status == "declined"


# --- taken back, or overtaken ---


def test_what_nobody_was_told_can_be_taken_back(kept, joan, lindqvist):
    chain.take_back(kept, by=lindqvist)
    assert mails(kept, "cancelled") == ["application.approved"]
    assert [(step.round, step.role) for step in kept.decisions.filter(verdict="")] == [
        (2, "coordinator"),
        (2, "supervisor"),
    ]
    chain.approve_step(kept, by=joan)
    chain.approve_step(kept, by=lindqvist)
    assert kept.status == "approved"
    assert mails(kept, "queued").count("application.approved") == 1


def test_a_no_before_the_review_is_taken_back_without_a_chain(program, joan):
    application = factories.make_application()
    chain.decline(application, by=joan, code="incomplete", announce=False)
    chain.take_back(application, by=joan)
    assert not application.decisions.filter(verdict="").exists()
    chain.decline(application, by=joan, code="incomplete")
    assert mails(application, "queued") == ["application.declined"]


def test_there_is_nothing_to_take_back_twice(kept, lindqvist):
    chain.take_back(kept, by=lindqvist)
    with pytest.raises(CannotDecide, match="nothing to take back"):
        chain.take_back(kept, by=lindqvist)


def test_a_rider_who_withdraws_never_hears_of_it(kept, maya):
    writing.give_up(kept, by=maya.account)
    assert kept.status == "withdrawn"
    assert mails(kept, "draft") == []
    assert not Unannounced.objects.exists()


def test_a_guardian_who_takes_the_yes_back_overtakes_it(rosa, joan, lindqvist, chief):
    application = rosa.application
    consenting.consent(rosa, by=rosa.account)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    takers = {"coordinator": joan, "supervisor": lindqvist, "command": chief}
    while step := chain.next_step(application):
        chain.approve_step(application, by=takers[step.role], announce=False)
    assert Unannounced.objects.count() == 1
    consenting.refuse_consent(rosa, by=rosa.account)
    application.refresh_from_db()
    assert application.status == "guardian_pending"
    assert not Unannounced.objects.exists()


def test_without_days_to_wait_one_may_begin_anew_at_once(db, maya, joan):
    program = factories.make_program("quick", ALDER_FALLS | {"arrival": {"wait_after_denial_days": 0}})
    application = factories.make_application(program=program, rider=maya)
    chain.decline(application, by=joan, code="other")
    assert application.may_reapply_on is None
    assert writing.begin(program, maya, by=maya.account).status == "draft"
