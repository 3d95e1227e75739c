from datetime import timedelta

import pytest
from django.db.models import CharField, UUIDField, Value
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.core.history import Event, record
from ridealong.core.statements import Slot, Statement, Things, keep
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(joan):
    return record("joan.looked", joan, by=joan)


def test_a_slot_is_filled_when_the_statement_runs(event):
    later = Statement.of(Event.objects.filter(at__gt=Slot("since")).order_by().values_list("name"))
    hour = timedelta(hours=1)
    assert ("joan.looked",) in later.run({"since": event.at - hour})
    assert later.run({"since": timezone.now() + hour}) == []


def test_several_selections_are_summed_up_at_once(event):
    mine, nobodys = Event.objects.filter(name="joan.looked"), Event.objects.filter(name="nobody")
    found = Statement.of_summaries([mine.values("at")[:5], nobodys.values("at")[:5]], "at").run()
    assert sorted(found) == [(0, 1, event.at), (1, 0, None)]


def test_several_selections_follow_one_another(event):
    mine = Event.objects.filter(name="joan.looked").values_list("name")
    assert Statement.of_all([mine[:1], mine[:1]]).run() == [("joan.looked",)] * 2


def test_things_come_with_what_is_joined_and_annotated(joan):
    case = factories.make_application()
    named = Application.objects.filter(pk=Slot("case", UUIDField())).select_related("rider", "held_by")
    [found] = Things.of(named.annotate(place=Value("desk"))).run({"case": case.pk})
    assert (found, found.rider, found.held_by, found.place) == (case, case.rider, None, "desk")
    assert found.rider.born_on == case.rider.born_on


def test_things_come_with_what_is_fetched_beside_them(joan):
    case = factories.make_application()
    known = Things.of(Application.objects.filter(pk=Slot("case", UUIDField())).prefetch_related("rider__applications"))
    [found] = known.run({"case": case.pk})
    assert list(found.rider._prefetched_objects_cache["applications"]) == [case]


def test_rows_that_are_kept_are_not_read_again(django_assert_num_queries):
    case = factories.make_application()
    rider = case.rider
    keep(rider, "applications", [case])
    with django_assert_num_queries(0):
        assert [one.rider for one in rider.applications.all()] == [rider]
    assert rider.applications.filter(status="no such").count() == 0


def test_one_thing_is_the_first_or_none(event):
    named = Things.of(Event.objects.filter(name=Slot("name", CharField())).order_by("-at"))
    assert named.one({"name": "joan.looked"}) == event
    assert named.one({"name": "nobody"}) is None
