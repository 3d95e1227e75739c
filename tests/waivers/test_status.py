"""The whole grid of status and verb for waivers and their texts."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from accounts.models import User
from ridealong.core.workflow import IllegalMove, move
from ridealong.models import Event, Waiver, WaiverText
from ridealong.waivers.status import LIVE, TEXT_TRANSITIONS, TRANSITIONS, TextStatus, WaiverStatus
from tests import factories

pytestmark = pytest.mark.django_db


def check(thing, verb, **changes):
    by, before, step = User.objects.the_program(), thing.status, thing.TRANSITIONS[verb]
    if before in step.sources:
        move(thing, verb, by=by, changes=changes)
        expected, events = step.target, [f"{thing.EVENTS}.{step.target}"]
    else:
        with pytest.raises(IllegalMove):
            move(thing, verb, by=by, changes=changes)
        expected, events = before, []
    thing.refresh_from_db()
    assert thing.status == expected
    assert list(Event.objects.of(thing).values_list("name", flat=True)) == events


@pytest.mark.parametrize(("status", "verb"), list(product(WaiverStatus.values, TRANSITIONS)))
def test_waivers(program, status, verb):
    now = timezone.now()
    times = {"completed_at": now, "valid_from_at": now, "valid_until_at": now + timedelta(days=1)}
    known = times if status == "signed" else {}
    waiver = Waiver.objects.create(
        application=factories.make_application("approved"), short_code="7KXM4RTA", status=status, **known
    )
    check(waiver, verb, **(times if verb == "complete" else {}))


@pytest.mark.parametrize(("status", "verb"), list(product(TextStatus.values, TEXT_TRANSITIONS)))
def test_texts(program, joan, status, verb):
    text = WaiverText.objects.create(
        program=program, audience="adult", language="fr", version=1, title="Décharge", body="…", status=status
    )
    check(text, verb, **({"published_at": timezone.now(), "published_by": joan} if verb == "publish" else {}))


def test_a_waiver_that_is_over_stays_over():
    over = set(WaiverStatus.values) - set(LIVE)
    assert not [verb for verb, step in TRANSITIONS.items() if step.sources & over]
