from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications.deciding import chain, reviewing
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.riders import keeping_apart
from ridealong.applications.riders.keep_apart import KeepApart, Kind
from ridealong.applications.riders.keeping_apart import CannotKeepApart
from ridealong.core.history import Event
from ridealong.rides import apart, booking
from ridealong.rides.booking import RulesBroken
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(maya, joan):
    case = factories.make_application("approved", rider=maya)
    factories.make_clearance(case, by=joan)
    return case


def hours(seat):
    return {
        "starts_at": seat.shift.starts_at + timedelta(hours=1),
        "ends_at": seat.shift.starts_at + timedelta(hours=5),
    }


@pytest.mark.parametrize("kind", Kind.values)
def test_no_seat_beside_that_officer_and_no_word_why(approved, law, hill, joan, kind):
    apart.keep_apart(approved.rider, law.account, by=joan, kind=kind)
    seat = factories.make_seat(law)
    with pytest.raises(RulesBroken) as refused:
        booking.schedule(approved, seat, by=joan, **hours(seat))
    assert [reason.code for reason in refused.value.reasons] == ["seat_unavailable"]
    assert refused.value.reasons[0].override is None
    for word in ("relative", "partner", "case", "complaint", "apart"):
        assert word not in str(refused.value).lower()
    other = factories.make_seat(hill)
    assert booking.schedule(approved, other, by=joan, **hours(other)).officer == hill


def test_a_ride_is_not_moved_to_that_officer(approved, law, hill, joan):
    seat = factories.make_seat(hill)
    ride = booking.schedule(approved, seat, by=joan, **hours(seat))
    apart.keep_apart(approved.rider, law.account, by=joan, kind="relative")
    beside = factories.make_seat(law)
    with pytest.raises(RulesBroken):
        booking.reschedule(ride, beside, by=joan, **hours(beside))


def test_a_ride_ahead_comes_first(approved, law, joan):
    seat = factories.make_seat(law)
    booking.schedule(approved, seat, by=joan, **hours(seat))
    with pytest.raises(CannotKeepApart, match="Move it"):
        apart.keep_apart(approved.rider, law.account, by=joan, kind="complaint")
    assert not KeepApart.objects.exists()


def test_it_ends_on_its_day_and_by_hand(maya, law, joan):
    today = timezone.localdate()
    found = keeping_apart.note(maya, law.account, by=joan, kind="open_case", until_on=today)
    assert keeping_apart.officers_of(maya, today) == {str(law.account_id)}
    assert keeping_apart.officers_of(maya, today + timedelta(days=1)) == set()
    for _time in range(2):
        keeping_apart.end(found, by=joan)
    assert keeping_apart.officers_of(maya, today) == set()
    assert Event.objects.filter(name="keep_apart.ended").count() == 1


def test_noting_again_replaces(maya, law, joan):
    keeping_apart.note(maya, law.account, by=joan, kind="open_case")
    keeping_apart.note(maya, law.account, by=joan, kind="relative")
    assert KeepApart.objects.in_force().get().kind == "relative"
    assert KeepApart.objects.count() == 2


def test_days_past_and_oneself_are_refused(maya, law, joan):
    with pytest.raises(CannotKeepApart):
        keeping_apart.note(maya, maya.account, by=joan, kind="relative")
    with pytest.raises(CannotKeepApart):
        keeping_apart.note(
            maya, law.account, by=joan, kind="relative", until_on=timezone.localdate() - timedelta(days=1)
        )
    with pytest.raises(ValueError, match="invented"):
        keeping_apart.note(maya, law.account, by=joan, kind="invented")


def test_nobody_decides_about_whom_they_are_kept_apart_from(maya, joan, chief):
    case = factories.make_application("submitted", rider=maya)
    reviewing.begin_review(case, by=joan)
    keeping_apart.note(maya, joan, by=chief, kind="partner")
    with pytest.raises(CannotDecide, match="for somebody else to decide"):
        chain.decline(case, by=joan, code="capacity")


def test_the_story_of_the_case_says_nothing(approved, law, joan):
    found = apart.keep_apart(approved.rider, law.account, by=joan, kind="complaint")
    keeping_apart.of(approved.rider, by=joan)
    keeping_apart.end(found, by=joan)
    noted = Event.objects.filter(name__startswith="keep_apart.")
    assert {event.name for event in noted} == {"keep_apart.noted", "keep_apart.viewed", "keep_apart.ended"}
    assert not [event for event in noted if event.case or event.details]
