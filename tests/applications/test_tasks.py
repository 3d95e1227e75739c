"""What nobody goes on with expires, after a warning."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications import expiring
from ridealong.applications.application import Application
from ridealong.applications.deciding import holding
from ridealong.applications.intake import asking_back
from ridealong.models import Event, Message
from tests import factories

pytestmark = pytest.mark.django_db


def days_ago(days):
    """Noon of that day at the station: an hour that no change of clocks carries into another day."""
    return factories.local(factories.days_ahead(-days), "12:00")


def test_a_draft_is_warned_once_then_expires(program, maya):
    draft = factories.make_application("draft", rider=maya, created_at=days_ago(expiring.DRAFT_DAYS - 3))
    assert expiring.expire_unanswered() == 0
    assert expiring.expire_unanswered() == 0
    assert Message.objects.get().event == "application.expiring"
    Application.objects.filter(pk=draft.pk).update(created_at=days_ago(expiring.DRAFT_DAYS + 1))
    assert expiring.expire_unanswered() == 1
    draft.refresh_from_db()
    assert draft.status == "expired"
    assert Event.objects.of(draft).get().actor_name == "Ridealong"
    assert list(Message.objects.order_by("created_at").values_list("event", flat=True)) == [
        "application.expiring",
        "application.expired",
    ]


def test_a_young_draft_is_left_alone(program):
    factories.make_application("draft")
    assert expiring.expire_unanswered() == 0
    assert not Message.objects.exists()


def test_a_question_expires_after_its_day(program, joan):
    application = factories.make_application()
    request = asking_back.ask(application, by=joan, question="Which school?", due_on=factories.days_ahead(3))
    Message.objects.all().delete()
    assert expiring.expire_unanswered() == 0
    assert Message.objects.get().event == "application.expiring"
    request.due_on = timezone.localdate() - timedelta(days=1)
    request.save()
    assert expiring.expire_unanswered() == 1


def test_an_answered_question_does_not_count(program, maya, joan):
    application = factories.make_application(rider=maya)
    first = asking_back.ask(application, by=joan, question="Which school?")
    asking_back.answer(application, by=maya.account, answer="That one.")
    type(first).objects.filter(pk=first.pk).update(due_on=timezone.localdate() - timedelta(days=30))
    asking_back.ask(application, by=joan, question="Which class?", due_on=factories.days_ahead(20))
    assert expiring.expire_unanswered() == 0


def test_a_silent_guardian(rosa):
    Application.objects.update(submitted_at=days_ago(expiring.GUARDIAN_DAYS + 1))
    assert expiring.expire_unanswered() == 1


def test_an_unused_approval_leaves_time_to_report_its_last_ride(program):
    """A ride on the last evening may run past midnight: the case must still be there to be closed."""
    yesterday = timezone.localdate() - timedelta(days=1)
    application = factories.make_application("approved", approved_until_on=yesterday)
    assert expiring.expire_unanswered() == 0
    application.approved_until_on = timezone.localdate() - timedelta(days=expiring.APPROVAL_GRACE + 1)
    application.save()
    assert expiring.expire_unanswered() == 1


@pytest.mark.parametrize("status", ["submitted", "under_review", "waitlisted"])
def test_what_waits_for_the_desk_never_expires(program, status):
    factories.make_application(status, submitted_at=days_ago(900), created_at=days_ago(900))
    assert expiring.expire_unanswered() == 0


def test_a_hold_stops_the_clock(program, joan):
    draft = factories.make_application("draft", created_at=days_ago(400))
    holding.hold(draft, by=joan)
    assert expiring.expire_unanswered() == 0
