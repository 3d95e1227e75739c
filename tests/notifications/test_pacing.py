"""When a message may go, and which go together."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ridealong.applications import notices
from ridealong.notifications import catching_up, delivery, markup, message_style, pacing
from ridealong.notifications.models import Message, MessageStatus
from ridealong.notifications.pacing import Quiet
from ridealong.rides import notices as of_rides
from tests import factories

CHICAGO = ZoneInfo("America/Chicago")
NIGHT = Quiet(time(21), time(8))


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("written", "goes"),
    [
        ("2026-11-24T20:59", "2026-11-24T20:59"),
        ("2026-11-24T21:00", "2026-11-25T08:00"),
        ("2026-11-24T23:59", "2026-11-25T08:00"),
        ("2026-11-25T00:00", "2026-11-25T08:00"),
        ("2026-11-25T07:59", "2026-11-25T08:00"),
        ("2026-11-25T08:00", "2026-11-25T08:00"),
        ("2026-12-31T22:00", "2027-01-01T08:00"),
        ("2026-03-07T22:00", "2026-03-08T08:00"),  # the clocks go forward in this night
        ("2026-10-31T22:00", "2026-11-01T08:00"),  # and back in this one
    ],
)
def test_nothing_goes_at_night(written, goes):
    assert pacing.not_before(at(written), NIGHT, CHICAGO) == at(goes)


def test_quiet_hours_may_lie_within_a_day_and_may_be_none():
    noon = Quiet(time(12), time(14))
    assert pacing.not_before(at("2026-11-24T13:00"), noon, CHICAGO) == at("2026-11-24T14:00")
    never = Quiet(time(8), time(8))
    assert pacing.not_before(at("2026-11-24T08:00"), never, CHICAGO) == at("2026-11-24T08:00")


@given(
    st.integers(0, 366 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
)
def test_the_moment_is_never_earlier_never_quiet_and_at_most_a_day_later(written, starts, ends):
    quiet = Quiet(starts, ends)
    goes = pacing.not_before(written, quiet, CHICAGO)
    assert written <= goes <= written + timedelta(hours=25)
    is_skipped_hour = goes.astimezone(UTC).astimezone(CHICAGO).time() != goes.astimezone(CHICAGO).time()
    assert is_skipped_hour or not quiet.holds(goes.astimezone(CHICAGO).time()) or starts == ends


def night_falls(monkeypatch, clock="23:30"):
    """It is that hour at the station, today."""
    now = datetime.combine(timezone.localdate(timezone=CHICAGO), time.fromisoformat(clock), tzinfo=CHICAGO)
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


@pytest.fixture
def quiet(program):
    message_style.settle()


@pytest.mark.django_db
def test_a_riders_news_waits_for_the_morning(quiet, maya, monkeypatch):
    now = night_falls(monkeypatch)
    notices.waitlisted(factories.make_application("waitlisted", rider=maya))
    message = Message.objects.get()
    assert message.send_at == (now + timedelta(days=1)).replace(hour=8, minute=0)
    assert delivery.send_due() == 0
    monkeypatch.setattr(timezone, "now", lambda: message.send_at)
    assert delivery.send_due() == 1


@pytest.mark.django_db
def test_a_code_and_mail_to_staff_go_at_night(quiet, maya, law, monkeypatch):
    night_falls(monkeypatch)
    of_rides.scheduled(factories.make_ride(seat=factories.make_seat(law)))
    officers = Message.objects.get(recipient="officer")
    assert officers.send_at <= timezone.now()


def three(application):
    notices.waitlisted(application)
    notices.withdrawn(application)
    notices.expired(application)
    assert Message.objects.count() == 3


@pytest.mark.django_db
def test_what_was_held_up_goes_as_one_mail(maya):
    application = factories.make_application("waitlisted", rider=maya)
    three(application)
    Message.objects.update(created_at=timezone.now() - timedelta(hours=9))
    assert delivery.send_due() == 1
    (sent,) = mail.outbox
    assert sent.subject == "News about your application"
    heads = [block.text for message in Message.objects.exclude(event=catching_up.EVENT) for block in blocks(message)]
    assert all(head in sent.body and head in sent.alternatives[0].content for head in heads)
    assert sent.body.count(f"/my/{application.pk}/") == 1
    assert {message.status for message in Message.objects.all()} == {MessageStatus.SENT}


def blocks(message):
    return [block for block in markup.parse(message.body) if block.kind == "heading"]


@pytest.mark.django_db
def test_what_goes_at_once_goes_alone(maya):
    three(factories.make_application("waitlisted", rider=maya))
    assert delivery.send_due() == 3


@pytest.mark.django_db
def test_two_peoples_news_never_share_a_mail(maya, stranger):
    for rider in (maya, stranger):
        application = factories.make_application("waitlisted", rider=rider)
        notices.waitlisted(application)
        notices.withdrawn(application)
    Message.objects.update(created_at=timezone.now() - timedelta(hours=9))
    assert delivery.send_due() == 2
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([maya.email, stranger.email])


@pytest.mark.django_db
def test_a_link_travels_alone(rosa):
    notices.guardian_invited(rosa)
    notices.guardian_released(rosa)
    Message.objects.update(created_at=timezone.now() - timedelta(hours=9))
    assert delivery.send_due() == 2


@pytest.mark.django_db
def test_a_catch_up_that_fails_takes_its_parts_along_again(maya, monkeypatch):
    three(factories.make_application("waitlisted", rider=maya))
    Message.objects.update(created_at=timezone.now() - timedelta(hours=9))
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", _refuse)
    assert delivery.send_due() == 0
    monkeypatch.undo()
    Message.objects.update(send_at=timezone.now())
    assert delivery.send_due() == 1
    assert len(mail.outbox) == 1
    assert {message.status for message in Message.objects.all()} == {MessageStatus.SENT}


def _refuse(*args):
    raise OSError("The server is away.")
