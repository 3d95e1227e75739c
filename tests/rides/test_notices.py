import pytest

from ridealong.notifications.models import Message
from ridealong.rides import notices
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ride(case, law):
    return factories.make_ride("confirmed", application=case, seat=factories.make_seat(law))


@pytest.fixture
def minors_ride(make_case, desmond, law):
    case = make_case(rider=desmond)
    factories.make_guardian(case, "Rosa O'Brien", status="consented", language="es")
    factories.make_guardian(case, "Pat O'Brien", status="declined")
    return factories.make_ride("confirmed", application=case, seat=factories.make_seat(law))


def told():
    return sorted(Message.objects.values_list("event", "recipient"))


def test_each_event_reaches_whom_it_concerns(ride, joan):
    notices.scheduled(ride)
    notices.confirmed(ride)
    notices.cancelled(ride, by=joan)
    notices.completed(ride)
    assert told() == [
        ("ride.cancelled", "officer"),
        ("ride.cancelled", "rider"),
        ("ride.completed", "rider"),
        ("ride.confirmed", "rider"),
        ("ride.scheduled", "officer"),
        ("ride.scheduled", "rider"),
    ]
    assert set(Message.objects.values_list("case", flat=True)) == {ride.application_id}


def test_only_guardians_who_consent_are_told(minors_ride, joan):
    notices.scheduled(minors_ride)
    notices.rescheduled(minors_ride, was_seat=minors_ride.seat)
    notices.cancelled(minors_ride, by=joan)
    guardians = Message.objects.filter(recipient="guardian")
    assert sorted(guardians.values_list("event", flat=True)) == ["ride.cancelled", "ride.rescheduled", "ride.scheduled"]
    assert set(guardians.values_list("language", flat=True)) == {"es"}


def test_a_rider_who_turned_eighteen_speaks_for_themselves(minors_ride, desmond):
    desmond.born_on = factories.days_ahead(-18 * 366)
    desmond.save()
    minors_ride.refresh_from_db()
    notices.scheduled(minors_ride)
    assert not Message.objects.filter(recipient="guardian").exists()


def test_the_same_news_is_sent_once(ride):
    notices.confirmed(ride)
    notices.confirmed(ride)
    assert Message.objects.count() == 1
    ride.calendar_sequence += 1
    notices.confirmed(ride)
    assert Message.objects.count() == 2


def test_the_former_officer_sees_the_entry_go(ride, hill):
    was, ride.seat = ride.seat, factories.make_seat(hill)
    notices.rescheduled(ride, was_seat=was)
    officers = Message.objects.filter(recipient="officer")
    by_address = {message.to_address: (message.event, "METHOD:CANCEL" in message.calendar) for message in officers}
    assert by_address == {
        was.shift.officer.account.email: ("ride.reassigned", True),
        hill.account.email: ("ride.scheduled", False),
    }


def test_subjects_and_entries_name_nobody(minors_ride, joan):
    notices.scheduled(minors_ride)
    notices.cancelled(minors_ride, by=joan)
    for message in Message.objects.all():
        for name in ("Desmond", "O'Brien", "Rosa", minors_ride.application.reference):
            assert name not in message.subject
            assert name not in message.calendar
        assert "{{" not in message.text.replace("{{ link }}", "")


def test_the_officer_reads_no_surname(ride):
    notices.scheduled(ride)
    text = Message.objects.get(recipient="officer").text
    assert "Maya T." in text and "Torres" not in text


def test_a_protected_officer_is_not_named_to_riders(ride, law):
    law.is_protected, law.may_be_named = True, False
    law.save()
    ride.refresh_from_db()
    notices.confirmed(ride)
    message = Message.objects.get()
    assert "Law" not in message.text and "Law" not in message.html
