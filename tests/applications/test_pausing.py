"""A pause holds every open case with one action, and lets go of exactly those."""

import pytest

from ridealong.applications import pausing
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain, holding, reviewing
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message
from tests import factories

pytestmark = pytest.mark.django_db


def test_everyone_waiting_is_held_and_told_once(program, joan, django_assert_max_num_queries):
    for status in ("draft", "submitted", "under_review", "approved"):
        factories.make_application(status, rider=factories.make_rider(f"Rider {status}"))
    closed = factories.make_application("closed")
    with django_assert_max_num_queries(17):
        pausing.pause_program(program, by=joan, message="We are short of officers.")
    closed.refresh_from_db()
    assert Application.objects.filter(held_at=None).get() == closed
    told = Message.objects.filter(event="application.paused")
    assert told.count() == 4
    assert all("short of officers" in letter.text for letter in told)
    assert Event.objects.filter(name="application.held").count() == 4


def test_opening_lets_go_of_what_the_pause_held_and_nothing_else(program, joan):
    by_desk = holding.hold(factories.make_application("under_review"), by=joan)
    waiting = factories.make_application()
    pausing.pause_program(program, by=joan, message="")
    pausing.open_program(program, by=joan)
    by_desk.refresh_from_db()
    waiting.refresh_from_db()
    assert (program.status, program.pause_message) == ("open", "")
    assert by_desk.held_at is not None
    assert waiting.held_at is None
    assert list(Event.objects.of(program).values_list("name", flat=True)) == ["program.paused", "program.opened"]


def test_a_second_pause_tells_again(program, joan):
    factories.make_application()
    for _time in range(2):
        pausing.pause_program(program, by=joan, message="Again.")
        pausing.open_program(program, by=joan)
    assert Message.objects.filter(event="application.paused").count() == 2


def test_a_paused_program_is_not_paused_again(program, joan):
    pausing.pause_program(program, by=joan, message="")
    with pytest.raises(IllegalMove):
        pausing.pause_program(program, by=joan, message="")


def test_while_paused_nothing_is_approved(program, joan):
    application = reviewing.begin_review(factories.make_application(), by=joan)
    pausing.pause_program(program, by=joan, message="")
    with pytest.raises(CannotDecide, match="on hold"):
        chain.approve_step(application, by=joan)
    holding.release(application, by=joan)
    with pytest.raises(CannotDecide, match="paused"):
        chain.approve_step(application, by=joan)
