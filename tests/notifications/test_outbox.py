import pytest
from django.core.cache import cache
from django.db import transaction
from django_q.models import OrmQ

from ridealong.notifications import outbox, tasks
from ridealong.notifications.models import Message
from ridealong.rides import notices
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


def test_an_act_wakes_the_worker_once_for_each_message():
    notices.scheduled(factories.make_ride())
    assert OrmQ.objects.count() == Message.objects.count() == 2
    assert OrmQ.objects.first().func() == "ridealong.notifications.tasks.send_due"
    assert tasks.send_due() == 2


def test_the_same_message_is_stored_and_announced_once():
    ride = factories.make_ride()
    notices.confirmed(ride)
    notices.confirmed(ride)
    assert (Message.objects.count(), OrmQ.objects.count()) == (1, 1)


def test_what_is_rolled_back_wakes_nobody():
    ride = factories.make_ride()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        notices.confirmed(ride)
        raise ZeroDivisionError
    assert (Message.objects.count(), OrmQ.objects.count()) == (0, 0)


def test_many_messages_wake_the_worker_once():
    rides = [factories.make_ride() for _ in range(3)]
    assert outbox.queue_many(notices.reminder(ride) for ride in rides) == 3
    assert (Message.objects.count(), OrmQ.objects.count()) == (3, 1)


def test_a_mail_carries_the_departments_letterhead(django_assert_num_queries):
    notices.confirmed(factories.make_ride())
    message = Message.objects.get()
    assert "ALDER FALLS POLICE DEPARTMENT" in message.text
    assert "Alder Falls Police Department" in message.html
    for body in (message.text, message.html):
        assert "(555) 555-0142, weekdays 8" in body
