"""What the desk does before a decision: review, ask, check, hold, wait."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications.deciding import chain as applications_chain
from ridealong.applications.deciding import clearances, holding, reviewing
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.applications.intake import asking_back
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


def chain(application):
    return [(step.round, step.step, step.role) for step in application.decisions.all()]


# --- review ---


def test_a_review_lays_out_the_chain(program, maya, joan):
    application = reviewing.begin_review(factories.make_application(rider=maya), by=joan)
    assert application.status == "under_review"
    assert chain(application) == [(1, 1, "coordinator"), (1, 2, "supervisor")]
    assert applications_chain.next_step(application).role == "coordinator"


@pytest.mark.parametrize(
    ("approval", "roles"),
    [
        ([{"role": "supervisor"}], ["supervisor"]),
        ([{"role": "coordinator"}, {"role": "command", "under_age": 18}], ["coordinator"]),
        ([{"role": "coordinator"}, {"role": "command", "under_age": 99}], ["coordinator", "command"]),
        ([{"role": "coordinator"}, {"role": "command", "categories": ["student"]}], ["coordinator"]),
        ([{"role": "command", "categories": ["student"]}], ["coordinator"]),
        ([], ["coordinator"]),
    ],
)
def test_steps_that_do_not_concern_this_rider_are_left_out(db, maya_free, joan_free, approval, roles):
    program = factories.make_program("other", ALDER_FALLS | {"approval": approval})
    application = factories.make_application(program=program)
    reviewing.begin_review(application, by=joan_free)
    assert [role for _round, _step, role in chain(application)] == roles


@pytest.fixture
def maya_free(db):
    return factories.make_department()


@pytest.fixture
def joan_free(db):
    return factories.make_citizen("Joan Adeyemi")


# --- asking ---


@pytest.mark.parametrize("came_from", ["submitted", "under_review"])
def test_an_answer_brings_the_case_back_where_it_was(program, maya, joan, came_from):
    application = factories.make_application(came_from, rider=maya)
    request = asking_back.ask(application, by=joan, question="Which school?", due_on=factories.days_ahead(5))
    assert (application.status, request.came_from) == ("needs_information", came_from)
    letter = Message.objects.get()
    assert "Which school?" in letter.text
    asking_back.answer(application, by=maya.account, answer="The one on the hill.")
    request.refresh_from_db()
    assert (application.status, request.answer) == (came_from, "The one on the hill.")
    assert names(application) == ["application.needs_information", "application.answered"]


def test_nobody_is_asked_twice_at_once(program, joan):
    application = factories.make_application()
    asking_back.ask(application, by=joan, question="Which school?")
    with pytest.raises(IllegalMove):
        asking_back.ask(application, by=joan, question="And which class?")
    assert application.requests.count() == 1


def test_the_rider_gets_at_least_a_day(program, joan):
    with pytest.raises(CannotAsk, match="at least a day"):
        asking_back.ask(factories.make_application(), by=joan, question="Which?", due_on=timezone.localdate())


def test_what_must_not_be_written_is_neither_asked_nor_answered(program, maya, joan):
    application = factories.make_application(rider=maya)
    with pytest.raises(CannotAsk, match="criminal history"):
        asking_back.ask(application, by=joan, question="You were arrested in May. Why?")
    asking_back.ask(application, by=joan, question="Which school?")
    with pytest.raises(CannotAsk, match="social security"):
        asking_back.answer(application, by=maya.account, answer="My SSN is 123456789")
    assert application.status == "needs_information"


# --- the records check ---


def test_only_the_outcome_is_kept_and_history_does_not_tell_it(program, joan):
    application = factories.make_application("under_review")
    check = clearances.request_clearance(application, by=joan, kind="local_records")
    clearances.record_clearance(check, by=joan, outcome="not_clear")
    check.refresh_from_db()
    assert (check.status, check.outcome, check.recorded_by) == ("recorded", "not_clear", joan)
    assert check.valid_until_on == timezone.localdate() + timedelta(days=180)
    told = Event.objects.in_case(application.pk)
    assert [event.name for event in told] == ["clearance.requested", "clearance.recorded"]
    assert "not_clear" not in str([event.details for event in told])
    assert not Message.objects.exists()


def test_a_new_check_lets_the_old_one_lapse(program, joan):
    application = factories.make_application("approved")
    old = factories.make_clearance(application, by=joan)
    new = clearances.request_clearance(application, by=joan)
    old.refresh_from_db()
    assert (old.status, new.status) == ("lapsed", "requested")


def test_a_check_is_asked_for_once(program, joan):
    application = factories.make_application()
    clearances.request_clearance(application, by=joan)
    with pytest.raises(CannotAsk, match="already"):
        clearances.request_clearance(application, by=joan)
    assert Clearance.objects.count() == 1


def test_no_check_without_the_riders_yes(program, joan):
    with pytest.raises(CannotAsk, match="not agreed"):
        clearances.request_clearance(factories.make_application(agreed_to_check_at=None), by=joan)


@pytest.mark.parametrize("status", ["draft", "guardian_pending", "declined", "withdrawn", "expired", "closed"])
def test_no_check_outside_the_desk(program, joan, status):
    with pytest.raises(CannotAsk, match="with the desk"):
        clearances.request_clearance(factories.make_application(status), by=joan)


def test_nobody_records_their_own_check(program, joan):
    own = factories.make_rider("Joan Adeyemi", account=joan)
    check = Clearance.objects.create(application=factories.make_application(rider=own))
    with pytest.raises(CannotAsk, match="own family"):
        clearances.record_clearance(check, by=joan, outcome="clear")


def test_a_closed_case_takes_no_outcome(program, joan):
    check = Clearance.objects.create(application=factories.make_application("withdrawn"))
    with pytest.raises(CannotAsk, match="closed"):
        clearances.record_clearance(check, by=joan, outcome="clear")


def test_an_outcome_is_one_of_three(program, joan):
    check = Clearance.objects.create(application=factories.make_application())
    with pytest.raises(ValueError, match="burglary"):
        clearances.record_clearance(check, by=joan, outcome="burglary in 2009")


# --- hold, wait, note ---


def test_a_hold_stands_beside_the_status(program, joan, lindqvist):
    application = holding.hold(factories.make_application("under_review"), by=joan)
    holding.hold(application, by=lindqvist)
    assert (application.status, application.held_by) == ("under_review", joan)
    holding.release(application, by=lindqvist)
    holding.release(application, by=joan)
    application.refresh_from_db()
    assert (application.held_at, application.held_by) == (None, None)
    assert names(application) == ["application.held", "application.released"]


def test_what_is_over_is_not_held(program, joan):
    with pytest.raises(IllegalMove):
        holding.hold(factories.make_application("closed"), by=joan)


def test_the_waiting_list_and_back(program, maya, joan):
    application = factories.make_application(rider=maya)
    reviewing.waitlist(application, by=joan)
    assert Message.objects.get().event == "application.waitlisted"
    reviewing.resume(application, by=joan)
    assert application.status == "under_review"
    assert [role for _round, _step, role in chain(application)] == ["coordinator", "supervisor"]


def test_the_waiting_list_keeps_a_step_that_was_taken(program, joan):
    application = reviewing.begin_review(factories.make_application(), by=joan)
    applications_chain.approve_step(application, by=joan)
    reviewing.waitlist(application, by=joan)
    reviewing.resume(application, by=joan)
    assert applications_chain.next_step(application).role == "supervisor"


def test_a_note_is_for_the_desk_and_screened(program, joan):
    application = reviewing.write_note(factories.make_application(), by=joan, note="Comes with an interpreter.")
    assert application.desk_note == "Comes with an interpreter."
    with pytest.raises(CannotAsk):
        reviewing.write_note(application, by=joan, note="Has a criminal record.")
