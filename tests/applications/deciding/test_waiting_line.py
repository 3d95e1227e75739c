"""Who comes first, how many are ahead, and who is told when a case waits too long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from ridealong.applications import tasks
from ridealong.applications.deciding import holding, waiting_line
from ridealong.applications.intake import asking_back, by_desk, writing
from ridealong.models import Event, Message
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db


def sent(days, status="submitted", **fields):
    return factories.make_application(status, submitted_at=timezone.now() - timedelta(days=days), **fields)


def test_the_waiting_list_goes_by_priority_then_by_time(program):
    late, early, first = sent(2, "waitlisted"), sent(5, "waitlisted"), sent(1, "waitlisted", priority=2)
    sent(9, "submitted")
    assert list(waiting_line.in_order()) == [first, early, late]
    assert [waiting_line.ahead_of(case) for case in (first, early, late)] == [0, 1, 2]


def test_in_review_who_came_first_is_first(program):
    old, new = sent(6), sent(2, "under_review")
    sent(4, "needs_information")
    assert (waiting_line.ahead_of(old), waiting_line.ahead_of(new)) == (0, 1)
    assert waiting_line.ahead_of(sent(9, "approved")) is None


def test_nobody_is_counted_beyond_what_helps(program, monkeypatch):
    monkeypatch.setattr(waiting_line, "MOST_COUNTED", 2)
    for _number in range(4):
        sent(5)
    assert waiting_line.ahead_of(sent(1)) == 2


@pytest.mark.parametrize(
    ("ties", "kind", "priority"), [([], "citizen", 0), (["live"], "citizen", 1), ([], "family", 6)]
)
def test_priority_comes_from_kind_and_ties(program, ties, kind, priority):
    kinds = [
        {"code": "citizen", "name": {"en": "Citizen"}},
        {"code": "family", "name": {"en": "Family"}, "priority": 3},
    ]
    program.rule_sets.update(content={**ALDER_FALLS, "categories": kinds, "residency": {"policy": "priority"}})
    draft = factories.make_application("draft", category=kind, ties=ties)
    assert writing.submit(draft, by=draft.rider.account).priority == priority


@pytest.fixture
def ann():
    return factories.make_staff("Ann Coordinator", Role.COORDINATOR)


@pytest.fixture
def sam():
    return factories.make_staff("Sam Supervisor", Role.SUPERVISOR)


def told():
    return sorted(Message.objects.filter(event="application.waits_long").values_list("recipient", "to_address"))


@pytest.mark.parametrize(("days", "level"), [(6.9, 0), (7.1, 1), (13.9, 1), (14.1, 2)])
@pytest.mark.parametrize("status", ["submitted", "under_review"])
def test_a_case_that_waits_rises(program, ann, sam, days, level, status):
    case = sent(days, status)
    tasks.escalate()
    case.refresh_from_db()
    assert case.escalation == level
    assert told() == [[], [("coordinator", ann.email)], [("supervisor", sam.email)]][level]


def test_each_is_told_once(program, ann, sam):
    case = sent(8)
    assert (tasks.escalate(), tasks.escalate()) == (1, 0)
    type(case).objects.update(submitted_at=timezone.now() - timedelta(days=15))
    assert (tasks.escalate(), tasks.escalate()) == (1, 0)
    assert told() == [("coordinator", ann.email), ("supervisor", sam.email)]
    assert Event.objects.filter(name="application.escalated").count() == 2
    message = Message.objects.get(recipient="supervisor")
    assert "15 days ago" in message.text and case.rider.legal_name not in message.text


@pytest.mark.parametrize(
    "status", ["draft", "needs_information", "guardian_pending", "waitlisted", "approved", "declined"]
)
def test_only_what_waits_for_the_department_rises(program, ann, status):
    case = factories.make_application(status)
    type(case).objects.exclude(status="draft").update(submitted_at=timezone.now() - timedelta(days=40))
    assert tasks.escalate() == 0


def test_a_case_on_hold_or_of_a_program_that_asks_for_none_rests(program, ann, joan):
    holding.hold(sent(30), by=joan)
    assert tasks.escalate() == 0
    sent(30)
    program.escalate_after_days = None
    program.save()
    assert tasks.escalate() == 0


def test_an_answer_starts_the_clock_again(program, ann, joan, maya):
    case = sent(30, rider=maya)
    asking_back.ask(case, by=joan, question="Which school?")
    asking_back.answer(case, by=maya.account, answer="That one.")
    assert tasks.escalate() == 0


def test_the_rider_reads_how_many_are_ahead_and_that_it_takes_long(client, program, maya):
    sent(9)
    case = sent(8, rider=maya)
    tasks.escalate()
    client.force_login(maya.account)
    page = client.get(f"/my/{case.pk}/").content.decode()
    assert "1 application is ahead of yours." in page and "we reminded the people who decide" in page


def test_the_desk_finds_what_waits_too_long(client, program, ann):
    case = sent(8)
    tasks.escalate()
    client.force_login(ann)
    assert case.rider.legal_name in client.get("/admin/ridealong/application/?need=late").content.decode()
    assert "Waits too long" in client.get(f"/admin/ridealong/application/{case.pk}/change/").content.decode()


def test_a_case_from_paper_or_a_spreadsheet_has_its_place_too(program, joan):
    kinds = [{"code": "family", "name": {"en": "Family"}, "priority": 3}]
    program.rule_sets.update(content={**ALDER_FALLS, "categories": kinds})
    case = factories.make_application("draft", category="family")
    by_desk.take_over(case, "waitlisted", by=joan, received_on=factories.days_ahead(-9))
    case.refresh_from_db()
    assert (case.status, case.priority) == ("waitlisted", 6)
