import pytest

from accounts.models import Role
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.rides import afterwards, feedback, road
from ridealong.rides.afterwards import CannotReport
from ridealong.rides.feedback import CannotGiveFeedback
from ridealong.rides.models import Feedback, RideReport
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_report_is_written_and_corrected(make_ride, law, told):
    ride = make_ride("completed")
    afterwards.report(ride, by=law.account, conduct=5, calls=6, summary="Quiet", light_moment="A goat on Elm Street")
    afterwards.report(ride, by=law.account, conduct=4, calls=6)
    report = RideReport.objects.get()
    assert (report.conduct, report.calls, report.summary) == (4, 6, "")
    assert told("ride.") == ["ride.reported", "ride.reported"]


@pytest.mark.parametrize("status", ["proposed", "confirmed", "checked_in", "cancelled", "turned_away", "no_show"])
def test_there_is_nothing_to_report_before_the_ride(make_ride, law, status):
    with pytest.raises(CannotReport):
        afterwards.report(make_ride(status), by=law.account, conduct=5)


def test_an_incident_reaches_command_once_and_stays_told(make_ride, law, lindqvist, chief, told):
    away = factories.make_staff("Lt. Gone", Role.SUPERVISOR)
    away.is_active = False
    away.save()
    ride = make_ride("in_progress")
    afterwards.tell_incident(ride, by=law.account, summary="Crash at Elm and Third")
    afterwards.tell_incident(ride, by=law.account, summary="Rider is a witness")
    told_to = set(Message.objects.values_list("to_address", flat=True))
    assert told_to == {lindqvist.email, chief.email}
    road.complete(ride, by=law.account)
    afterwards.report(ride, by=law.account, conduct=4, had_incident=False, summary="As told")
    report = RideReport.objects.get()
    assert (report.had_incident, report.conduct, report.summary) == (True, 4, "As told")
    assert told("ride.incident") == ["ride.incident"]


def test_an_incident_begins_the_report_and_leaves_the_rest_open(make_ride, law):
    ride = make_ride("paused")
    afterwards.tell_incident(ride, by=law.account, summary="Shots")
    afterwards.tell_incident(ride, by=law.account, summary="x" * 3000)
    report = RideReport.objects.get()
    assert report.conduct is None
    assert report.summary.startswith("Shots\n\nxxx") and len(report.summary) == 2000


def test_feedback_is_given_once_and_only_by_the_rider(make_ride, maya, stranger):
    ride = make_ride("completed")
    with pytest.raises(CannotGiveFeedback):
        feedback.give_feedback(ride, by=stranger.account, stars=1)
    feedback.give_feedback(ride, by=maya.account, stars=5, text="Calm people, long night.")
    with pytest.raises(CannotGiveFeedback, match="already"):
        feedback.give_feedback(ride, by=maya.account, stars=1)
    assert Feedback.objects.get().stars == 5
    assert Event.objects.get(name="ride.feedback").details == {"stars": 5}


def test_feedback_waits_for_the_end(make_ride, maya):
    with pytest.raises(CannotGiveFeedback, match="after the ride"):
        feedback.give_feedback(make_ride("in_progress"), by=maya.account, stars=5)
