"""The number of an ID goes once it has served."""

import pytest
from django.utils import timezone

from ridealong.applications import completeness, tasks
from ridealong.models import Application, Event
from tests import factories

pytestmark = pytest.mark.django_db


def with_number(status, **fields):
    return factories.make_application(status, id_kind="passport", id_number="X1234567", **fields)


def test_it_goes_when_the_check_is_recorded(joan):
    checked, waiting = with_number("under_review"), with_number("under_review")
    factories.make_clearance(checked, by=joan)
    assert tasks.purge_id_numbers() == 1
    checked.refresh_from_db()
    waiting.refresh_from_db()
    assert (checked.id_number, waiting.id_number) == ("", "X1234567")
    assert checked.id_number_purged_at is not None
    assert Event.objects.in_case(checked.pk).filter(name="application.id_number_purged").count() == 1
    assert tasks.purge_id_numbers() == 0


@pytest.mark.parametrize("status", ["approved", "declined", "withdrawn", "expired", "closed"])
def test_it_goes_when_nothing_more_is_checked(status):
    case = with_number(status)
    assert tasks.purge_id_numbers() == 1
    case.refresh_from_db()
    assert not case.id_number


@pytest.mark.parametrize("status", ["draft", "submitted", "needs_information", "guardian_pending", "waitlisted"])
def test_it_stays_while_it_is_needed(status):
    with_number(status)
    assert tasks.purge_id_numbers() == 0


def test_a_case_on_hold_waits(joan):
    case = with_number("declined")
    Application.objects.filter(pk=case.pk).update(held_at=timezone.now(), held_by=joan)
    assert tasks.purge_id_numbers() == 0


def test_the_rider_is_not_asked_for_it_again(db):
    program = factories.make_program(
        "sheriff", {"identification": {"copy_with_application": True}, "clearance": {"required": False}}
    )
    case = with_number("needs_information", program=program)
    Application.objects.filter(pk=case.pk).update(id_number="", id_number_purged_at=timezone.now())
    case.refresh_from_db()
    assert "you" not in completeness.missing(case)
