from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.admin.needs import counting, table
from ridealong.admin.needs.look import Look
from ridealong.applications.deciding import chain, clearances, holding, reviewing
from ridealong.notifications.models import Message
from ridealong.posts.models import PublicityConsent
from ridealong.waivers.models import Waiver
from tests import factories

pytestmark = pytest.mark.django_db


def need(code):
    return next(found for found in table.NEEDS if found.code == code)


def codes(thing, user):
    """Every need of its kind that the thing is counted in."""
    return {found.code for found in table.of(type(thing)) if found.rows(Look(user)).filter(pk=thing.pk).exists()}


def ride(status, **fields):
    case = factories.make_application("approved")
    waiver = Waiver.objects.create(application=case, short_code=str(case.reference)[-6:])
    return factories.make_ride(status, application=case, waiver=waiver, **fields)


def hours_ago(hours):
    return factories.make_seat(starts_at=timezone.now() - timedelta(hours=hours))


@pytest.fixture
def everything(joan, program):
    """At least one thing that every selection finds."""
    factories.make_application("submitted")
    held = factories.make_application("submitted")
    holding.hold(held, by=joan)
    pending = factories.make_application("guardian_pending")
    factories.make_guardian(pending, status="declined", answered_at=timezone.now())
    factories.make_application("submitted", accommodation="An interpreter for American Sign Language")
    factories.make_application("approved")
    checked = factories.make_application("submitted")
    reviewing.begin_review(checked, by=joan)
    clearances.request_clearance(checked, by=joan)
    chain.decline(factories.make_application("submitted"), by=joan, code="capacity", announce=False)
    ride("confirmed", seat=factories.make_seat(starts_at=timezone.now() + timedelta(minutes=1)))
    ride("in_progress", seat=hours_ago(20))
    factories.make_application("waitlisted")
    factories.make_application("submitted", escalation=1)
    done = ride("completed", seat=hours_ago(60))
    PublicityConsent.objects.create(ride=done, given_by=joan, allows_posts=True)
    Message.objects.create(event="a", to_address="a@example.org", language="en", subject="Hello", status="failed")
    Message.objects.create(event="b", dedupe_key="b", to_name="Ann", language="en", subject="Hello", channel="letter")


@pytest.mark.parametrize("code", [found.code for found in table.NEEDS])
def test_every_count_is_the_length_of_its_list(desk, joan, everything, code):
    [found] = counting.count([need(code)], Look(joan))
    [(_need, url)] = table.addressed([need(code)])
    response = desk.get(url)
    assert response.status_code == 200
    assert found.number == response.context["cl"].result_count
    if code != "today":  # near midnight the ride may be tomorrow's
        assert found.number >= 1


def test_the_front_page_links_to_each_list(desk, everything):
    page = desk.get("/admin/").content.decode()
    for _need, url in table.addressed(table.NEEDS):
        assert f'href="{url}"' in page


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", set()),
        ("submitted", {"review"}),
        ("guardian_pending", {"guardian"}),
        ("needs_information", set()),
        ("waitlisted", {"next_in_line"}),
        ("approved", {"unsigned", "unscheduled"}),
        ("declined", set()),
        ("closed", set()),
    ],
)
def test_a_case_is_counted_where_somebody_must_act(joan, maya, status, expected):
    assert codes(factories.make_application(status, rider=maya), joan) == expected


def test_a_case_on_hold_waits_only_there(joan, maya):
    case = factories.make_application("submitted", rider=maya)
    holding.hold(case, by=joan)
    assert codes(case, joan) == {"held"}


def test_a_decision_waits_for_the_role_whose_step_is_open(joan, lindqvist, in_review):
    assert "decide" in codes(in_review, joan)
    assert "decide" not in codes(in_review, lindqvist)
    chain.approve_step(in_review, by=joan)
    assert "decide" not in codes(in_review, joan)
    assert "decide" in codes(in_review, lindqvist)


def test_an_approved_case_with_ride_and_waiver_needs_nothing(joan, approved):
    now = timezone.now()
    times = {"completed_at": now, "valid_from_at": now, "valid_until_at": now + timedelta(days=9)}
    Waiver.objects.create(application=approved, short_code="SIGNED", status="signed", **times)
    factories.make_ride("confirmed", application=approved)
    assert codes(approved, joan) == set()


def test_a_ride_that_ended_in_time_is_not_overdue(joan, program):
    assert codes(ride("in_progress", seat=hours_ago(2)), joan) <= {"today"}
    assert "overdue" in codes(ride("in_progress", seat=hours_ago(8)), joan)


@pytest.mark.parametrize(("changes", "asked"), [({}, True), ({"allows_posts": False}, False), ({"gone": 1}, False)])
def test_publicity_is_asked_once_the_rider_allows_it(joan, program, changes, asked):
    done = ride("completed", seat=hours_ago(30))
    withdrawn_at = timezone.now() if changes.pop("gone", None) else None
    PublicityConsent.objects.create(
        ride=done, given_by=joan, withdrawn_at=withdrawn_at, **{"allows_posts": True, **changes}
    )
    assert ("publicity" in codes(done, joan)) is asked


def test_counts_stop_at_the_cap(joan, program, monkeypatch):
    monkeypatch.setattr(counting, "CAP", 2)
    for _number in range(4):
        factories.make_application("submitted")
    [found] = counting.count([need("review")], Look(joan))
    assert (found.number, found.words) == (3, "2+")


def test_the_front_page_costs_the_same_with_one_and_three(desk, joan, django_assert_max_num_queries):
    factories.make_application("submitted")
    desk.get("/admin/")
    with django_assert_max_num_queries(15) as one:
        desk.get("/admin/")
    for _number in range(2):
        factories.make_application("submitted")
    with django_assert_max_num_queries(len(one)):
        desk.get("/admin/")


def test_nothing_waiting_says_so(desk):
    page = desk.get("/admin/").content.decode()
    assert "Nobody waits for the desk." in page
    assert page.count('class="is-none"') == len(table.NEEDS)
