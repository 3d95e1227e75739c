"""The approval chain: who, in which order, with what settled."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Role
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain, clearances, holding, reviewing
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.deciding.clearance import Clearance
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message
from ridealong.rules.presets import ALDER_FALLS
from ridealong.rules.ride import PastRide
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(program, maya, joan):
    """Under review, with a clear records check."""
    application = factories.make_application(rider=maya)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    return application


def soon(days=3):
    return [{"on": factories.days_ahead(days).isoformat(), "starts": "18:00", "hours": 4}]


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


# --- the way through ---


def test_coordinator_then_supervisor(case, joan, lindqvist):
    chain.approve_step(case, by=joan, note="Good letter.")
    assert case.status == "under_review"
    assert chain.next_step(case).role == "supervisor"
    chain.approve_step(case, by=lindqvist)
    case.refresh_from_db()
    assert case.status == "approved"
    assert case.approved_until_on == timezone.localdate() + timedelta(days=180)
    assert case.decided_at is not None
    taken = list(case.decisions.values_list("role", "verdict", "decided_by__name", "internal_note"))
    assert taken == [
        ("coordinator", "approved", "Joan Adeyemi", "Good letter."),
        ("supervisor", "approved", "Lt. Ana Lindqvist", ""),
    ]
    assert Message.objects.filter(event="application.approved").count() == 1


def test_approving_needs_no_second_click(case, joan, lindqvist):
    stale = Application.objects.get(pk=case.pk)
    chain.approve_step(case, by=joan)
    chain.approve_step(case, by=lindqvist)
    with pytest.raises(IllegalMove):
        chain.approve_step(stale, by=lindqvist)
    assert Message.objects.filter(event="application.approved").count() == 1


# --- who may not ---


def test_the_order_is_kept(case, joan):
    chain.approve_step(case, by=joan)
    other = factories.make_staff("Second Coordinator", Role.COORDINATOR)
    with pytest.raises(CannotDecide, match="decided by: Supervisor"):
        chain.approve_step(case, by=other)


def test_the_same_person_never_takes_two_steps(case):
    both = factories.make_staff("Both", Role.COORDINATOR, Role.SUPERVISOR)
    chain.approve_step(case, by=both)
    with pytest.raises(CannotDecide, match="earlier step"):
        chain.approve_step(case, by=both)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PRESS, Role.RECORDS, Role.ADMINISTRATOR])
def test_other_roles_decide_nothing(case, role):
    somebody = factories.make_staff("Somebody", role)
    with pytest.raises(CannotDecide, match="does not decide"):
        chain.approve_step(case, by=somebody)
    with pytest.raises(CannotDecide, match="does not decide"):
        chain.decline(case, by=somebody, code="other")


def test_an_administrator_can_take_the_right_away(case, joan):
    group = Group.objects.get(name=Role.COORDINATOR)
    group.permissions.remove(group.permissions.get(codename="decide_case"))
    with pytest.raises(CannotDecide):
        chain.approve_step(case, by=joan)


def test_nobody_decides_about_themselves(program, joan, lindqvist):
    own = factories.make_application(rider=factories.make_rider("Joan Adeyemi", account=joan))
    reviewing.begin_review(own, by=lindqvist)
    for verb, words in ((chain.approve_step, {}), (chain.decline, {"code": "other"})):
        with pytest.raises(CannotDecide, match="own case"):
            verb(own, by=joan, **words)


def test_nobody_decides_about_their_child(rosa, joan):
    application = rosa.application
    factories.make_guardian(application, account=joan, email=joan.email)
    Application.objects.filter(pk=application.pk).update(status="submitted")
    application.refresh_from_db()
    reviewing.begin_review(application, by=joan)
    with pytest.raises(CannotDecide, match="own case"):
        chain.approve_step(application, by=joan)


def test_nobody_reopens_their_own(program, joan):
    own = factories.make_application("approved", rider=factories.make_rider(account=joan))
    with pytest.raises(CannotDecide):
        chain.reopen(own, by=joan)


def test_a_held_case_waits(case, joan):
    holding.hold(case, by=joan)
    with pytest.raises(CannotDecide, match="on hold"):
        chain.approve_step(case, by=joan)
    with pytest.raises(CannotDecide, match="on hold"):
        chain.decline(case, by=joan, code="other")


def test_nothing_is_approved_outside_the_review(program, joan):
    for status in ("draft", "submitted", "needs_information", "waitlisted", "approved", "declined", "closed"):
        with pytest.raises(IllegalMove):
            chain.approve_step(factories.make_application(status), by=joan)


# --- the records check ---


def test_the_last_yes_waits_for_the_records_check(program, maya, joan, lindqvist):
    application = reviewing.begin_review(factories.make_application(rider=maya), by=joan)
    chain.approve_step(application, by=joan)
    with pytest.raises(CannotDecide, match="not recorded"):
        chain.approve_step(application, by=lindqvist)
    check = clearances.request_clearance(application, by=joan)
    with pytest.raises(CannotDecide, match="not recorded"):
        chain.approve_step(application, by=lindqvist)
    clearances.record_clearance(check, by=joan, outcome="clear")
    assert chain.approve_step(application, by=lindqvist).status == "approved"


def test_an_old_check_is_made_again(case, joan, lindqvist):
    chain.approve_step(case, by=joan)
    Clearance.objects.update(valid_until_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(CannotDecide, match="lapsed"):
        chain.approve_step(case, by=lindqvist)


def test_not_clear_is_a_no(case, joan):
    Clearance.objects.update(outcome="not_clear")
    with pytest.raises(CannotDecide, match="stands against"):
        chain.approve_step(case, by=joan)


def test_a_supervisor_decides_about_an_unclear_check(case, joan, lindqvist):
    Clearance.objects.update(outcome="supervisor_decides")
    with pytest.raises(CannotDecide, match="above your role"):
        chain.approve_step(case, by=joan, overridden=["clearance"], note="I know the family.")
    chain.approve_step(case, by=joan)
    with pytest.raises(CannotDecide, match="A supervisor decides"):
        chain.approve_step(case, by=lindqvist)
    chain.approve_step(case, by=lindqvist, overridden=["clearance"], note="Long ago, and small.")
    assert case.status == "approved"


def test_where_no_check_is_asked_for_none_is_needed(db):
    program = factories.make_program("fire", ALDER_FALLS | {"clearance": {"required": False}})
    boss = factories.make_staff("Boss", Role.SUPERVISOR)
    desk = factories.make_staff("Desk", Role.COORDINATOR)
    application = reviewing.begin_review(factories.make_application(program=program), by=desk)
    chain.approve_step(application, by=desk)
    assert chain.approve_step(application, by=boss).status == "approved"


# --- rules that stand ---


@pytest.fixture
def hurried(program, maya, joan):
    """Three days ahead: the notice is too short, and a supervisor may set that aside."""
    application = factories.make_application(rider=maya, wishes=soon(), submitted_at=timezone.now())
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    return application


def test_a_soft_rule_is_set_aside_by_name_role_and_reason(hurried, joan, lindqvist):
    with pytest.raises(CannotDecide, match="above your role"):
        chain.approve_step(hurried, by=joan, overridden=["notice"], note="He leaves on Monday.")
    chain.approve_step(hurried, by=joan)
    with pytest.raises(CannotDecide, match="14 days"):
        chain.approve_step(hurried, by=lindqvist)
    with pytest.raises(CannotDecide, match="Say why"):
        chain.approve_step(hurried, by=lindqvist, overridden=["notice"])
    chain.approve_step(hurried, by=lindqvist, overridden=["notice", "blackout"], note="He leaves on Monday.")
    assert hurried.status == "approved"
    assert chain.set_aside(hurried) == {"notice"}


def test_the_right_to_override_can_be_taken_away(hurried, joan, lindqvist):
    group = Group.objects.get(name=Role.SUPERVISOR)
    group.permissions.remove(group.permissions.get(codename="override_rule"))
    chain.approve_step(hurried, by=joan)
    with pytest.raises(CannotDecide, match="above your role"):
        chain.approve_step(hurried, by=lindqvist, overridden=["notice"], note="Please.")


def test_what_an_earlier_step_set_aside_stays_so(program, maya, joan, lindqvist):
    application = factories.make_application(rider=maya, has_open_case=True)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    chain.approve_step(application, by=joan, overridden=["open_case"], note="He is a witness, no more.")
    assert chain.approve_step(application, by=lindqvist).status == "approved"


def test_past_rides_are_handed_in(case, joan, lindqvist):
    ridden = [PastRide(on=factories.days_ahead(-10))]
    chain.approve_step(case, by=joan, past_rides=ridden)
    with pytest.raises(CannotDecide, match="as often as"):
        chain.approve_step(case, by=lindqvist, past_rides=ridden)


def test_a_hard_rule_stops_every_step(case, joan):
    Application.objects.filter(pk=case.pk).update(category="astronaut")
    with pytest.raises(CannotDecide, match="no such kind"):
        chain.approve_step(case, by=joan)


def test_a_minor_without_consent_is_not_approved(rosa, joan, lindqvist):
    application = rosa.application
    Application.objects.filter(pk=application.pk).update(status="submitted")
    reviewing.begin_review(application, by=joan)
    with pytest.raises(CannotDecide, match="parent or guardian"):
        chain.approve_step(application, by=joan)


def test_notes_hold_no_criminal_history(case, joan):
    with pytest.raises(CannotDecide, match="criminal history"):
        chain.approve_step(case, by=joan, note="He was arrested in 2011, but that is long ago.")
    assert chain.next_step(case).role == "coordinator"


# --- no ---


def test_a_no_tells_as_much_as_the_rules_want(db):
    desk = factories.make_staff("Desk", Role.COORDINATOR)
    words = "There are many of you and few of us."
    told = {}
    for shown in ("always", "code", "never"):
        program = factories.make_program(shown, ALDER_FALLS | {"denial": {"shown": shown}})
        application = factories.make_application(program=program)
        chain.decline(application, by=desk, code="capacity", public_reason=words, note="Second time this year.")
        told[shown] = Message.objects.get(case=application.pk).text
    assert words in told["always"]
    assert words not in told["code"]
    assert "There is no free seat for now." in told["code"]
    assert "no free seat" not in told["never"]
    assert not [text for text in told.values() if "Second time" in text]


def test_a_no_is_kept_with_its_reason_and_date(case, joan):
    again = factories.days_ahead(90)
    chain.decline(case, by=joan, code="rule", public_reason="Too soon.", note="Internal.", may_reapply_on=again)
    case.refresh_from_db()
    assert (case.status, case.decline_code, case.public_reason) == ("declined", "rule", "Too soon.")
    assert case.may_reapply_on == again
    step = case.decisions.get(verdict="declined")
    assert (step.role, step.internal_note, step.decided_by) == ("coordinator", "Internal.", joan)
    assert names(case)[-1] == "application.declined"
    assert Event.objects.in_case(case.pk).last().details["code"] == "rule"


def test_a_no_needs_no_turn(case, joan, lindqvist):
    """The coordinator said yes, then learned something: her no stands beside the supervisor's open step."""
    chain.approve_step(case, by=joan)
    chain.decline(case, by=joan, code="conflict", note="His brother works here.")
    taken = list(case.decisions.values_list("step", "role", "verdict"))
    assert taken == [(1, "coordinator", "approved"), (2, "supervisor", ""), (3, "coordinator", "declined")]


def test_a_no_before_the_review_keeps_its_note_too(program, joan):
    application = factories.make_application()
    chain.decline(application, by=joan, code="incomplete", note="Nobody answers.")
    assert application.decisions.get().internal_note == "Nobody answers."


def test_the_rules_may_make_people_wait(db):
    program = factories.make_program("slow", ALDER_FALLS | {"arrival": {"wait_after_denial_days": 60}})
    desk = factories.make_staff("Desk", Role.COORDINATOR)
    application = chain.decline(factories.make_application(program=program), by=desk, code="other")
    assert application.may_reapply_on == timezone.localdate() + timedelta(days=60)


def test_a_reason_is_one_of_the_list(case, joan):
    with pytest.raises(CannotDecide, match="list"):
        chain.decline(case, by=joan, code="because")


@pytest.mark.parametrize("field", ["public_reason", "note"])
def test_neither_text_of_a_no_holds_criminal_history(case, joan, field):
    with pytest.raises(CannotDecide, match="criminal history"):
        chain.decline(case, by=joan, code="clearance", **{field: "Felony conviction in 2015"})
    case.refresh_from_db()
    assert case.status == "under_review"


def test_a_no_is_said_once(case, joan, lindqvist):
    stale = Application.objects.get(pk=case.pk)
    chain.decline(case, by=joan, code="other")
    with pytest.raises(IllegalMove):
        chain.decline(stale, by=lindqvist, code="rule")
    assert Message.objects.filter(event="application.declined").count() == 1


# --- anew ---


def test_a_case_opened_again_is_decided_anew(hurried, joan, lindqvist):
    chain.approve_step(hurried, by=joan)
    chain.approve_step(hurried, by=lindqvist, overridden=["notice"], note="He leaves on Monday.")
    chain.reopen(hurried, by=joan)
    hurried.refresh_from_db()
    assert (hurried.status, hurried.decided_at, hurried.approved_until_on) == ("under_review", None, None)
    assert chain.next_step(hurried).round == 2
    assert chain.set_aside(hurried) == set()
    chain.approve_step(hurried, by=joan)
    with pytest.raises(CannotDecide, match="14 days"):
        chain.approve_step(hurried, by=lindqvist)
