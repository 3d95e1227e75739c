"""The way of an application from first word to approval, and every way out of it."""

import pytest

from ridealong.applications import completeness
from ridealong.applications.deciding import clearances, reviewing
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.guardians import naming
from ridealong.applications.intake import asking_back, writing
from ridealong.applications.intake.writing import Incomplete
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message
from ridealong.waivers import actions as waivers
from tests import factories

pytestmark = pytest.mark.django_db
WISH = {"starts": "18:00", "hours": 4}


def fill_in(application, by):
    writing.save_section(
        application,
        by=by,
        wishes=[{**WISH, "on": factories.days_ahead(21).isoformat()}],
        reason="To see it once.",
        emergency_name="Adwoa Osei",
        emergency_relation="sister",
        emergency_phone="+16625550109",
        has_relative_here=False,
        has_open_case=False,
        attestation="none_applies",
        agreed_to_check_at=application.created_at,
        accepted_rules_at=application.created_at,
    )


@pytest.fixture
def draft(program, maya):
    application = writing.begin(program, maya, by=maya.account)
    fill_in(application, maya.account)
    return application


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


def test_from_draft_to_approval(draft, maya, joan, lindqvist):
    application = writing.submit(draft, by=maya.account)
    reviewing.begin_review(application, by=joan)
    check = clearances.request_clearance(application, by=joan)
    clearances.record_clearance(check, by=joan, outcome="clear")
    application = waivers.approve(application, by=joan)
    assert application.status == "under_review"
    application = waivers.approve(application, by=lindqvist)
    assert application.status == "approved"
    assert application.waivers.get().status == "awaiting"
    assert names(application) == [
        "application.begun",
        "application.submitted",
        "application.under_review",
        "clearance.requested",
        "clearance.recorded",
        "application.step_approved",
        "application.step_approved",
        "application.approved",
        "waiver.opened",
    ]
    assert list(Message.objects.order_by("created_at").values_list("event", flat=True)) == [
        "application.submitted",
        "application.approved",
        "waiver.ready",
    ]


def test_beginning_twice_gives_the_same_draft(program, maya):
    first = writing.begin(program, maya, by=maya.account)
    assert writing.begin(program, maya, by=maya.account) == first
    assert first.reference.endswith("-0001")


def test_nothing_is_sent_while_something_is_missing(program, maya):
    application = writing.begin(program, maya, by=maya.account)
    with pytest.raises(Incomplete) as error:
        writing.submit(application, by=maya.account)
    assert set(error.value.problems) == {"emergency", "ride", "questions", "agreements"}


def test_the_last_step_waits_for_the_records_check(draft, maya, joan, lindqvist):
    application = writing.submit(draft, by=maya.account)
    reviewing.begin_review(application, by=joan)
    application = waivers.approve(application, by=joan)
    with pytest.raises(CannotDecide, match="not recorded"):
        waivers.approve(application, by=lindqvist)


def test_nobody_takes_two_steps(draft, maya, chief):
    application = writing.submit(draft, by=maya.account)
    reviewing.begin_review(application, by=chief)
    application = waivers.approve(application, by=chief)
    with pytest.raises(CannotDecide, match="earlier step"):
        waivers.approve(application, by=chief)


def test_a_minor_waits_for_the_guardian(program, desmond, joan):
    application = writing.begin(program, desmond, by=desmond.account)
    fill_in(application, desmond.account)
    assert "guardian" in completeness.missing(application)
    guardian = naming.name_guardian(
        application, by=desmond.account, name="Rosa O'Brien", relation="mother", email="rosa@example.org"
    )
    application = writing.submit(application, by=desmond.account)
    assert application.status == "guardian_pending"
    assert Message.objects.filter(event="guardian.invited", link_subject=guardian.pk).exists()


def test_asked_and_answered_goes_back_where_it_came_from(draft, maya, joan):
    application = writing.submit(draft, by=maya.account)
    reviewing.begin_review(application, by=joan)
    asking_back.ask(application, by=joan, question="Which school?")
    asking_back.answer(application, by=maya.account, answer="The one on the hill.")
    assert application.status == "under_review"


def test_a_second_answer_finds_nothing_to_answer(draft, maya, joan):
    application = writing.submit(draft, by=maya.account)
    asking_back.ask(application, by=joan, question="Which school?")
    asking_back.answer(application, by=maya.account, answer="That one.")
    with pytest.raises(IllegalMove):
        asking_back.answer(application, by=maya.account, answer="Again.")
