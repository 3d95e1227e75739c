"""What happened is only ever added to."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from ridealong.core import history
from ridealong.core.history import Event
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(maya):
    return factories.make_application("submitted", rider=maya)


@pytest.fixture
def event(application, joan):
    return history.record("application.read", application, by=joan, page=3)


def test_an_event_says_what_by_whom_of_what(event, application, joan):
    kept = Event.objects.get(pk=event.pk)
    assert (kept.name, kept.subject, kept.actor, kept.actor_name) == (
        "application.read",
        application.pk,
        joan.pk,
        "Joan Adeyemi",
    )
    assert kept.details == {"page": 3}
    assert timezone.now() - kept.at < timedelta(minutes=1)
    assert str(kept) == "application.read"


def test_it_belongs_to_the_case_its_subject_names(event, application, joan, program):
    assert event.case == application.pk
    assert history.record("ride.booked", factories.make_ride(application=application), by=joan).case == application.pk
    assert history.record("program.read", program, by=joan).case is None


def test_a_case_can_be_named(program, joan):
    case = uuid4()
    assert history.record("program.read", program, by=joan, case=case).case == case


def test_it_outlives_its_subject_and_a_new_name(joan, maya):
    rider = factories.make_rider("Somebody")
    key = rider.pk
    event = history.record("rider.erased", rider, by=joan)
    rider.delete()
    joan.name = "Joan Okafor"
    joan.save()
    event.refresh_from_db()
    assert (event.subject, event.actor_name) == (key, "Joan Adeyemi")


def test_no_event_is_changed(event):
    event.name = "another"
    with pytest.raises(TypeError, match="only ever added"):
        event.save()
    with pytest.raises(TypeError, match="only ever added"):
        Event.objects.update(name="another")
    assert Event.objects.get(pk=event.pk).name == "application.read"


def test_no_event_is_deleted(event):
    for delete in (event.delete, Event.objects.all().delete, Event.objects.filter(pk=event.pk).delete):
        with pytest.raises(TypeError, match="only ever added"):
            delete()
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_story_is_told_from_its_beginning(application, joan):
    for number in range(3):
        history.record(f"step.{number}", application, by=joan)
    last = Event.objects.get(name="step.0")
    Event.objects.bulk_create(
        [Event(name="before", subject=application.pk, actor=joan.pk, actor_name="x", at=last.at - timedelta(days=1))]
    )
    names = [event.name for event in Event.objects.of(application)]
    assert names == ["before", "step.0", "step.1", "step.2"]


def test_a_story_leaves_out_what_is_of_others(application, joan, stranger):
    other = factories.make_application("submitted", rider=stranger)
    ride = factories.make_ride(application=application)
    for thing in (application, other, ride):
        history.record("seen", thing, by=joan)
    assert {event.subject for event in Event.objects.of(application, other)} == {application.pk, other.pk}
    assert {event.subject for event in Event.objects.in_case(application.pk)} == {application.pk, ride.pk}


def test_who_saw_a_list_is_noted_row_by_row(application, stranger, joan, django_assert_num_queries):
    rows = [application, factories.make_application("submitted", rider=stranger)]
    with django_assert_num_queries(1):
        history.record_views("application.listed", rows, by=joan)
    seen = Event.objects.filter(name="application.listed")
    assert {(event.subject, event.case, event.actor) for event in seen} == {(row.pk, row.pk, joan.pk) for row in rows}


def test_of_an_empty_list_nothing_is_noted(joan):
    history.record_views("application.listed", [], by=joan)
    assert not Event.objects.exists()
