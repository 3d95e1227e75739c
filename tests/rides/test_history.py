from datetime import UTC, datetime, timedelta

import pytest

from ridealong.rides import history
from tests import factories
from tests.factories import CENTRAL

START = datetime(2026, 12, 11, 18, tzinfo=UTC)


def after(minutes):
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("pauses", "minutes"),
    [
        ([], 120),
        ([(30, 44)], 106),
        ([(30, 44), (60, 90)], 76),
        ([(100, None)], 100),
        ([(110, 130)], 110),
        ([(120, 130)], 120),
        ([(0, 120)], 0),
    ],
)
def test_time_in_the_seat_leaves_pauses_out(pauses, minutes):
    given = [(after(left), after(back) if back is not None else None) for left, back in pauses]
    assert history.without_pauses(START, after(120), given) == timedelta(minutes=minutes)


@pytest.mark.django_db
def test_only_rides_that_took_place_count(make_ride, case, maya, hill, law):
    make_ride("completed", starts_at=datetime(2026, 12, 11, 23, 30, tzinfo=CENTRAL))
    for days, status in enumerate(("cancelled", "no_show", "turned_away", "proposed")):
        seat = factories.make_seat(hill, starts_at=factories.local(factories.days_ahead(10 + days)))
        factories.make_ride(status, application=case, seat=seat)
    early = factories.make_seat(hill, starts_at=datetime(2026, 5, 1, 18, tzinfo=CENTRAL))
    factories.make_ride("ended_early", application=case, seat=early, waiver=case.waivers.get())
    past = history.of(maya)
    found = {(ride.on.isoformat(), ride.officer) for ride in past if ride.outcome == "ridden"}
    assert found == {("2026-12-11", str(law.pk)), ("2026-05-01", str(hill.pk))}
    assert sorted(ride.outcome for ride in past if ride.outcome != "ridden") == ["cancelled", "no_show"]
    assert history.missed(maya) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["confirmed", "in_progress"])
def test_hours_are_unknown_until_the_end(make_ride, status):
    assert history.time_ridden(make_ride(status)) is None


@pytest.mark.django_db
def test_the_past_costs_two_queries(make_ride, case, maya, hill, django_assert_num_queries):
    make_ride("completed")
    for days in (100, 200):
        seat = factories.make_seat(hill, starts_at=factories.local(factories.days_ahead(-days)))
        factories.make_ride("completed", application=case, seat=seat, waiver=case.waivers.get())
    with django_assert_num_queries(2):
        assert len(history.of(maya)) == 3
