from datetime import timedelta
from smtplib import SMTPConnectError, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_q.models import OrmQ

from ridealong.core import links
from ridealong.core.workflow import IllegalMove
from ridealong.notifications import accepted, actions, claims, delivery, tasks
from ridealong.notifications.models import Attempt, Message, MessageStatus

pytestmark = pytest.mark.django_db

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def make_message(number=1, **fields):
    defaults = {
        "event": "ride.confirmed",
        "recipient": "rider",
        "dedupe_key": f"test:{number}",
        "to_address": "maya@example.org",
        "language": "en",
        "subject": f"Your ride {number}",
        "text": "Here is your ride.",
        "html": "<p>Here is your ride.</p>",
    }
    return Message.objects.create(**{**defaults, **fields})


class Unreachable(EmailBackend):
    """A mail server that is down; it counts who knocked."""

    knocks = 0

    def send_messages(self, messages):
        type(self).knocks += 1
        raise SMTPConnectError(421, "try later")


class Picky(EmailBackend):
    """A mail server that knows only Maya."""

    def send_messages(self, messages):
        for message in messages:
            if message.to != ["maya@example.org"]:
                raise SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
        return super().send_messages(messages)


class Kill(BaseException):
    """What a worker dies of: nothing may catch it."""


def be(backend, settings):
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def test_what_is_due_is_sent_oldest_first():
    later = make_message(1)
    first = make_message(2, send_at=timezone.now() - timedelta(hours=1))
    held = make_message(3, send_at=timezone.now() + timedelta(hours=1))
    draft = make_message(4, status=MessageStatus.DRAFT)
    assert tasks.send_due() == 2
    assert [message.subject for message in mail.outbox] == [first.subject, later.subject]
    first.refresh_from_db()
    assert (first.status, first.attempts, first.tries.get().is_success) == (MessageStatus.SENT, 1, True)
    assert first.sent_at
    for waiting in (held, draft):
        was = waiting.status
        waiting.refresh_from_db()
        assert waiting.status == was
    assert tasks.send_due() == 0


def test_the_mail_says_what_the_message_says(settings):
    settings.DEFAULT_FROM_EMAIL = "Ride-along desk <desk@example.gov>"
    message = make_message(language="es")
    tasks.send_due()
    sent = mail.outbox[0].message()
    assert sent["Message-ID"] == message.message_id
    assert sent["From"] == "Ride-along desk <desk@example.gov>"
    assert sent["Content-Language"] == "es"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in sent.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_calendar_entry_can_be_accepted_and_opened():
    make_message(calendar=CALENDAR)
    tasks.send_due()
    parts = [part for part in mail.outbox[0].message().walk() if part.get_content_type() == "text/calendar"]
    assert [part.get_param("method") for part in parts] == ["REQUEST", None]
    assert [part.get_filename() for part in parts] == [None, "ride.ics"]
    assert "METHOD:REQUEST" in parts[0].get_payload(decode=True).decode()


def test_a_link_is_minted_while_sending_and_stored_only_as_a_hash(administrator):
    message = make_message(
        text="Open {{ link }}",
        html='<a href="{{ link }}">Open</a>',
        link_purpose="invitation",
        link_subject=administrator.pk,
    )
    tasks.send_due()
    address = mail.outbox[0].body.removeprefix("Open ")
    assert address in mail.outbox[0].alternatives[0].content
    secret = address.rstrip("/").split("/")[-1]
    assert links.look_up("invitation", secret).subject == administrator.pk
    message.refresh_from_db()
    stored = " ".join(str(value) for value in Message.objects.filter(pk=message.pk).values().get().values())
    assert secret not in stored
    assert "{{ link }}" in message.text


def test_a_code_is_worked_out_again_while_sending():
    nonce = make_message(0).pk
    Message.objects.all().delete()
    make_message(text="{{ link }}", link_purpose="sign_in_code", link_subject=nonce)
    tasks.send_due()
    assert mail.outbox[0].body == links.code("sign_in_code", nonce)
    assert len(mail.outbox[0].body) == 6
    assert mail.outbox[0].body.isdigit()
    assert links.code("mail_test", nonce) != links.code("sign_in_code", nonce)


def test_a_server_that_is_down_costs_one_try_and_the_rest_waits(settings):
    be(Unreachable, settings)
    Unreachable.knocks = 0
    first, second = make_message(1), make_message(2)
    before = timezone.now()
    assert tasks.send_due() == 0
    assert Unreachable.knocks == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.attempts) == (MessageStatus.QUEUED, 1)
    assert first.send_at >= before + claims.PAUSES[0]
    assert "421" in first.tries.get().detail
    assert second.attempts == 0


def test_the_pauses_grow_until_it_has_failed(settings):
    be(Unreachable, settings)
    message = make_message()
    waits = []
    for _ in range(len(claims.PAUSES)):
        Message.objects.update(send_at=timezone.now())
        tasks.send_due()
        message.refresh_from_db()
        assert message.status == MessageStatus.QUEUED
        waits.append(message.send_at - timezone.now())
    assert waits == sorted(waits)
    Message.objects.update(send_at=timezone.now())
    tasks.send_due()
    message.refresh_from_db()
    assert (message.status, message.attempts) == (MessageStatus.FAILED, len(claims.PAUSES) + 1)
    assert message.tries.count() == message.attempts


def test_it_goes_out_when_the_server_is_back(settings):
    be(Unreachable, settings)
    message = make_message()
    tasks.send_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert tasks.send_due() == 0
    Message.objects.update(send_at=timezone.now())
    assert tasks.send_due() == 1
    assert [attempt.is_success for attempt in message.tries.all()] == [False, True]


def test_a_refused_address_fails_at_once_and_keeps_nobody_back(settings):
    be(Picky, settings)
    wrong, right = make_message(1, to_address="nobody@example.org"), make_message(2)
    assert tasks.send_due() == 1
    wrong.refresh_from_db()
    right.refresh_from_db()
    assert (wrong.status, right.status) == (MessageStatus.FAILED, MessageStatus.SENT)


def test_a_message_that_cannot_be_written_fails_alone():
    broken, fine = make_message(1, subject="Two\nlines"), make_message(2)
    assert tasks.send_due() == 1
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.status, fine.status) == (MessageStatus.FAILED, MessageStatus.SENT)


def killed_at(module, step, monkeypatch):
    """A run of the worker that is killed in the middle; five minutes later the sweeper comes by."""
    with monkeypatch.context() as patch:

        def die(_message):
            raise Kill

        patch.setattr(module, step, die)
        with pytest.raises(Kill):
            tasks.send_due()
    assert tasks.send_due() == 0
    assert tasks.sweep() == 0
    Message.objects.update(claimed_at=timezone.now() - claims.STUCK_AFTER - timedelta(seconds=1))
    assert tasks.sweep() == 1


def test_a_send_killed_before_anything_was_noted_goes_out_again_under_the_same_id(monkeypatch):
    message = make_message()
    killed_at(accepted, "note", monkeypatch)
    assert tasks.send_due() == 1
    assert {sent.message()["Message-ID"] for sent in mail.outbox} == {message.message_id}
    assert len(mail.outbox) == 2
    message.refresh_from_db()
    assert message.attempts == 2


def test_a_send_killed_after_the_servers_yes_is_not_sent_twice(monkeypatch):
    message = make_message()
    killed_at(delivery, "confirm", monkeypatch)
    assert tasks.send_due() == 0
    assert len(mail.outbox) == 1
    message.refresh_from_db()
    assert (message.status, message.tries.get().is_success) == (MessageStatus.SENT, True)
    assert accepted.noted() == []


def test_a_note_left_behind_does_not_hold_back_what_the_desk_sends_again(monkeypatch, joan):
    message = make_message()
    with monkeypatch.context() as patch:
        patch.setattr(accepted, "forget", lambda _message: None)
        tasks.send_due()
    assert accepted.noted() == [message.pk]
    actions.bounce(message, by=joan)
    actions.resend(message, by=joan)
    assert tasks.send_due() == 1
    assert accepted.noted() == []


def test_a_message_that_kills_its_worker_each_time_is_given_up():
    make_message(
        status=MessageStatus.SENDING,
        attempts=len(claims.PAUSES) + 1,
        claimed_at=timezone.now() - claims.STUCK_AFTER * 2,
    )
    assert tasks.sweep() == 1
    assert Message.objects.get().status == MessageStatus.FAILED


def test_two_runs_never_share_a_message():
    make_message()
    assert claims.claim()
    assert claims.claim() is None


def test_a_run_ends_before_the_worker_is_told_to(monkeypatch):
    make_message()
    monkeypatch.setattr(delivery, "RUN_SECONDS", -1)
    assert tasks.send_due() == 0
    assert Message.objects.get().status == MessageStatus.QUEUED


def test_many_messages_cost_the_same_each(django_assert_max_num_queries):
    for number in range(20):
        make_message(number)
    with django_assert_max_num_queries(20 * 8 + 3):
        assert tasks.send_due() == 20


def test_the_desk_sends_again_what_failed(joan):
    message = make_message(status=MessageStatus.FAILED, attempts=9)
    actions.resend(message, by=joan)
    assert OrmQ.objects.count() == 1
    assert tasks.send_due() == 1
    message.refresh_from_db()
    assert (message.status, message.attempts) == (MessageStatus.SENT, 1)
    with pytest.raises(IllegalMove):
        actions.resend(message, by=joan)


def test_the_desk_releases_and_cancels_drafts(joan):
    kept, dropped = make_message(1, status=MessageStatus.DRAFT), make_message(2, status=MessageStatus.DRAFT)
    actions.release(kept, by=joan)
    actions.cancel(dropped, by=joan)
    assert tasks.send_due() == 1
    assert mail.outbox[0].subject == kept.subject
    with pytest.raises(IllegalMove):
        actions.release(dropped, by=joan)


def test_a_bounce_is_noted_and_the_message_can_go_again(joan):
    message = make_message()
    with pytest.raises(IllegalMove):
        actions.bounce(message, by=joan)
    assert Attempt.objects.count() == 0
    tasks.send_due()
    message.refresh_from_db()
    actions.bounce(message, by=joan, detail="mailbox full")
    assert Message.objects.in_trouble().get() == message
    assert message.tries.last().detail == "mailbox full"
    actions.resend(message, by=joan)
    assert tasks.send_due() == 1
