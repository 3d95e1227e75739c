"""The whole grid of status and verb: a legal move writes one event, every other raises and writes none."""

from itertools import product

import pytest
from django.utils import timezone

from accounts.models import User
from ridealong.applications import status as statuses
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import (
    CLEARANCE_TRANSITIONS,
    GUARDIAN_TRANSITIONS,
    TRANSITIONS,
    ApplicationStatus,
    ClearanceStatus,
    GuardianStatus,
)
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def grid(values, verbs):
    return list(product(values, verbs))


def check(thing, verb, **changes):
    """The one rule of the grid."""
    by, before = User.objects.the_program(), thing.status
    step = thing.TRANSITIONS[verb]
    if before in step.sources:
        assert allows(thing, verb)
        move(thing, verb, by=by, changes=changes)
        expected, events = step.target, [f"{thing.EVENTS}.{step.target}"]
    else:
        assert not allows(thing, verb)
        with pytest.raises(IllegalMove):
            move(thing, verb, by=by, changes=changes)
        expected, events = before, []
    thing.refresh_from_db()
    assert thing.status == expected
    assert list(Event.objects.of(thing).values_list("name", flat=True)) == events


@pytest.mark.parametrize(("status", "verb"), grid(ApplicationStatus.values, TRANSITIONS))
def test_applications(program, status, verb):
    changes = {"submitted_at": timezone.now()} if verb.startswith("submit") else {}
    check(factories.make_application(status), verb, **changes)


@pytest.mark.parametrize(("status", "verb"), grid(GuardianStatus.values, GUARDIAN_TRANSITIONS))
def test_guardians(program, status, verb):
    check(factories.make_guardian(factories.make_application(), status=status), verb)


@pytest.mark.parametrize(("status", "verb"), grid(ClearanceStatus.values, CLEARANCE_TRANSITIONS))
def test_clearances(program, joan, status, verb):
    recorded = {"outcome": "clear", "recorded_at": timezone.now(), "recorded_by": joan}
    known = recorded if status == ClearanceStatus.RECORDED else {}
    clearance = Clearance.objects.create(application=factories.make_application(), status=status, **known)
    check(clearance, verb, **(recorded if verb == "record" else {}))


def test_open_covers_exactly_what_can_still_be_withdrawn():
    assert TRANSITIONS["withdraw"].sources == frozenset(statuses.OPEN)


def test_every_status_but_the_first_can_be_reached():
    for model, first in ((Application, "draft"), (Guardian, "invited"), (Clearance, "requested")):
        reached = {step.target for step in model.TRANSITIONS.values()}
        assert set(dict(model._meta.get_field("status").choices)) == {first, *reached}


def test_what_is_over_stays_over():
    over = set(ApplicationStatus.values) - set(statuses.OPEN)
    assert not [verb for verb, step in TRANSITIONS.items() if step.sources & over]


def test_a_stale_object_does_not_get_past_the_row(program, joan):
    application = factories.make_application("submitted")
    other = Application.objects.get(pk=application.pk)
    move(other, "waitlist", by=joan)
    with pytest.raises(IllegalMove, match="Somebody may have been faster"):
        move(application, "review", by=joan)
