"""One clock for the desk: lists, cases and "today" follow the department, not the machine."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django_q.signals import pre_execute

from ridealong.program import clock, letterhead
from ridealong.program.models import Department
from tests import factories

pytestmark = pytest.mark.django_db
LATE = "2026-12-12T05:30Z"  # still Friday in Denver, already Saturday in New York


@pytest.fixture
def denver(program):
    Department.objects.update(time_zone="America/Denver")
    letterhead.forget()


@time_machine.travel(LATE, tick=False)
def test_lists_and_cases_of_the_desk_show_the_same_clock(denver, client, joan):
    case = factories.make_application(submitted_at=timezone.now())
    client.force_login(joan)
    listed = client.get(reverse("admin:ridealong_application_changelist")).content.decode()
    opened = client.get(reverse("admin:ridealong_application_change", args=[case.pk])).content.decode()
    sent = "10:30\u00a0PM"
    assert sent in client.get(reverse("admin:ridealong_event_changelist")).content.decode()
    assert "Central" not in listed
    assert "(Central)" not in opened.split("Wish")[0]


@time_machine.travel(LATE, tick=False)
@pytest.mark.parametrize(("zone", "day"), [("America/Denver", 11), ("America/New_York", 12)])
def test_today_is_the_departments(program, client, zone, day):
    Department.objects.update(time_zone=zone)
    letterhead.forget()
    client.get(reverse("public:home"))
    assert timezone.localdate().day == day


@time_machine.travel(LATE, tick=False)
def test_and_the_workers_tasks_follow(denver):
    pre_execute.send(sender="test", func=None, task=None)
    assert timezone.localdate().day == 11


def test_a_program_without_a_department_goes_by_the_settings(db):
    assert clock.zone().key == "America/Chicago"


def test_the_clock_is_asked_once(denver, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert clock.zone().key == clock.zone().key == "America/Denver"
