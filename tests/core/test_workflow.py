"""From status to status along a table, under a lock, with history, and no other way."""

import pytest
from django.db import IntegrityError, transaction

from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove, Step, allows, move, table
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(maya):
    return factories.make_application("submitted", rider=maya)


def test_a_table_reads_one_status_or_several():
    assert table(open=("new", "open"), close=(("new", "open"), "closed")) == {
        "open": Step(frozenset({"new"}), "open"),
        "close": Step(frozenset({"new", "open"}), "closed"),
    }


def test_a_move_is_stored_with_its_history(application, joan):
    returned = move(application, "review", by=joan, reason="first in line")
    assert returned is application
    application.refresh_from_db()
    assert application.status == "under_review"
    event = Event.objects.of(application).latest("at")
    assert (event.name, event.actor, event.actor_name) == ("application.under_review", joan.pk, "Joan Adeyemi")
    assert event.details == {"was": "submitted", "reason": "first in line"}
    assert event.case == application.pk


def test_an_event_may_have_a_name_of_its_own(application, joan):
    move(application, "review", by=joan, event="picked")
    assert Event.objects.of(application).latest("at").name == "application.picked"


def test_what_else_changes_is_stored_and_nothing_more(application, joan):
    application.reason = "typed, not saved"
    move(application, "review", by=joan, changes={"category": "student"})
    application.refresh_from_db()
    assert application.category == "student"
    assert application.reason != "typed, not saved"


def test_a_verb_from_the_wrong_status_changes_nothing(application, joan):
    type(application).objects.filter(pk=application.pk).update(status="waitlisted")
    with pytest.raises(IllegalMove) as caught:
        move(application, "review", by=joan, changes={"category": "student"})
    assert (caught.value.verb, caught.value.status) == ("review", "waitlisted")
    assert "“On the waiting list”" in str(caught.value)
    application.refresh_from_db()
    assert (application.status, application.category) == ("waitlisted", "citizen")
    assert not Event.objects.of(application).exists()


def test_the_row_decides_and_not_what_the_page_showed(application, joan):
    shown = type(application).objects.get(pk=application.pk)
    move(application, "review", by=joan)
    assert allows(shown, "review")
    with pytest.raises(IllegalMove):
        move(shown, "review", by=joan)
    assert Event.objects.of(application).count() == 1


def test_a_change_the_database_refuses_takes_the_move_with_it(application, joan):
    with pytest.raises(IntegrityError), transaction.atomic():
        move(application, "review", by=joan, changes={"reference": None})
    application.refresh_from_db()
    assert application.status == "submitted"
    assert not Event.objects.of(application).exists()


def test_an_unknown_verb_is_an_error_of_the_program(application, joan):
    with pytest.raises(KeyError):
        move(application, "publish", by=joan)
    with pytest.raises(KeyError):
        allows(application, "publish")


@pytest.mark.parametrize("verb", list(factories.Application.TRANSITIONS))
def test_verbs_are_allowed_exactly_from_their_statuses(verb):
    step = factories.Application.TRANSITIONS[verb]
    for status in factories.ApplicationStatus:
        assert allows(factories.Application(status=status), verb) == (status in step.sources)
