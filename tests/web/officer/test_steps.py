from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.rides import afterwards, road
from ridealong.web.officer import steps

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "hours", "words"),
    [
        ("proposed", -72, "Accept this ride"),
        ("proposed", 5, None),
        ("confirmed", -25, None),
        ("confirmed", -24, "Check in Maya"),
        ("confirmed", 3.9, "Check in Maya"),
        ("confirmed", 4, "Maya did not come"),
        ("checked_in", 0, "Start the ride"),
        ("in_progress", 1, "End the ride"),
        ("paused", 1, "Maya is back in the car"),
        ("completed", 5, "Write the report"),
        ("ended_early", 5, "Write the report"),
        ("cancelled", 1, None),
        ("turned_away", 1, None),
        ("no_show", 1, None),
    ],
)
def test_there_is_one_next_step(make_ride, status, hours, words):
    ride = make_ride(status)
    step = steps.next_step(ride, ride.starts_at + timedelta(hours=hours))
    assert (step.words if step else None) == words


def test_a_report_that_was_only_begun_is_still_owed(make_ride, law):
    ride = make_ride("completed")
    afterwards.tell_incident(ride, by=law.account)
    ride.refresh_from_db()
    assert afterwards.wants_report(ride)
    afterwards.report(ride, by=law.account, conduct=4)
    ride.refresh_from_db()
    assert not afterwards.wants_report(ride)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=22), "in 22 minutes"),
        (timedelta(seconds=20), "in 1 minute"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(hours=11), "in 11 hours"),
        (timedelta(hours=20), "tomorrow"),
        (timedelta(days=4), "in 4 days"),
        (timedelta(), "now"),
        (timedelta(minutes=-5), "now"),
    ],
)
def test_how_far_off_a_ride_is(make_ride, ahead, words):
    assert steps.until(make_ride(starts_at=timezone.now() + ahead), timezone.now()) == words


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (14, "14 min"), (60, "1 h"), (112, "1 h 52 min")])
def test_lengths_read_as_one_says_them(minutes, words):
    assert steps.in_words(timedelta(minutes=minutes)) == words


def test_the_route_tells_the_ride_in_order(make_ride, law, before_the_ride):
    ride = make_ride("in_progress", checked_in_at=timezone.now(), checked_in_by=law.account)
    before_the_ride.move_to(ride.starts_at + timedelta(minutes=40), tick=False)
    road.pause(ride, by=law.account, place="Fire station 2", is_dispatch_told=True)
    assert [stop.state for stop in steps.route(ride)] == ["done", "done", "here", "ahead"]
    before_the_ride.shift(timedelta(minutes=14))
    road.resume(ride, by=law.account)
    told = [(stop.words, stop.when.replace("\u00a0", " "), stop.note) for stop in steps.route(ride)]
    assert told == [
        ("Checked in", "5:40 PM", ""),
        ("Started", "6:00 PM", ""),
        ("Dropped off for 14 min", "6:40 PM – 6:54 PM", "Fire station 2; dispatch told"),
        ("Riding", "", ""),
        ("Planned end", "10:00 PM", ""),
    ]


@pytest.mark.parametrize("status", ["cancelled", "turned_away", "no_show"])
def test_a_ride_that_was_not_ends_its_route(make_ride, status):
    assert [stop.state for stop in steps.route(make_ride(status))] == ["stopped"]
