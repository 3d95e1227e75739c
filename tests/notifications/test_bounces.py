"""Mail that comes back: the mailbox is read, the message is marked, the desk sees it."""

import socketserver
from threading import Thread

import pytest
from django.urls import reverse

from ridealong.applications import message_kinds
from ridealong.models import Message
from ridealong.notifications import delivery_report, outbox, tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(maya):
    message = outbox.queue(
        outbox.Envelope(
            kind=message_kinds.MESSAGE_KINDS["application.withdrawn", "rider"],
            to=maya.email,
            language="en",
            dedupe_key="x",
        )
    )
    Message.objects.filter(pk=message.pk).update(status="sent")
    return message


def report(message_id, action="failed", whole=True):
    """As Postfix and Exchange write it."""
    head = f"Message-ID: {message_id}\r\nSubject: Your application\r\nTo: maya@example.org\r\n"
    original = f"Content-Type: message/rfc822\r\n\r\n{head}\r\nHello." if whole else (
        f"Content-Type: text/rfc822-headers\r\n\r\n{head}"
    )  # fmt: skip
    return (
        "From: MAILER-DAEMON@mail.example.gov\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\nMIME-Version: 1.0\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.gov\r\n\r\n"
        f"Final-Recipient: rfc822; maya@example.org\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
        f"--b\r\n{original}\r\n--b--\r\n"
    ).encode()


class Box(socketserver.StreamRequestHandler):
    """As much of IMAP as we speak."""

    def handle(self):
        self.say("* OK here")
        while line := self.rfile.readline().decode().strip():
            tag, verb, *rest = line.split(" ", 2)
            self.server.said.append(line)
            answer = {"LOGIN": "OK", "SELECT": "OK", "LOGOUT": "OK", "CAPABILITY": "OK", "UID": "OK"}
            if verb == "CAPABILITY":
                self.say("* CAPABILITY IMAP4rev1")
            elif verb == "SELECT":
                self.say(f"* {len(self.server.mails)} EXISTS")
            elif verb == "LOGOUT":
                self.say("* BYE")
            elif verb == "UID":
                self.uid(rest[0])
            self.say(f"{tag} {answer.get(verb, 'BAD')} done")
            if verb == "LOGOUT":
                return

    def uid(self, what):
        mails = self.server.mails
        if what.lower().startswith("search"):
            self.say("* SEARCH " + " ".join(str(uid) for uid in mails))
        elif what.lower().startswith("fetch"):
            uid = int(what.split()[1])
            self.wfile.write(f"* 1 FETCH (UID {uid} BODY[] {{{len(mails[uid])}}}\r\n".encode() + mails[uid] + b")\r\n")
        elif what.lower().startswith("store"):
            mails.pop(int(what.split()[1]))

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def box(settings):
    """A mailbox on this machine; `mails` are those unseen."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Box)
    server.daemon_threads, server.mails, server.said = True, {}, []
    Thread(target=server.serve_forever, daemon=True).start()
    settings.IMAP_URL = f"imap://bounces:p%40ss@127.0.0.1:{server.server_address[1]}/Returned"
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("whole", [True, False])
def test_what_came_back_is_marked_once(box, sent, whole):
    box.mails = {7: report(sent.message_id, whole=whole)}
    assert tasks.read_bounces() == 1
    sent.refresh_from_db()
    assert (sent.status, sent.tries.last().detail) == ("bounced", "smtp; 550 5.1.1 User unknown")
    assert box.mails == {}
    assert tasks.read_bounces() == 0
    assert any("p@ss" in line and "LOGIN" in line for line in box.said)
    assert any("Returned" in line for line in box.said)


def test_the_desk_sees_why(box, sent, client, joan):
    box.mails = {7: report(sent.message_id)}
    tasks.read_bounces()
    client.force_login(joan)
    page = client.get(reverse("admin:ridealong_message_change", args=[sent.pk])).content.decode()
    assert "Came back" in page and "User unknown" in page


@pytest.mark.parametrize("mail", [report("<nobody@elsewhere>"), b"Subject: Hello\r\n\r\nHi", b"", b"\xff\x00"])
def test_other_mail_marks_nothing(box, sent, mail):
    box.mails = {7: mail}
    assert tasks.read_bounces() == 0


def test_a_delay_is_no_failure(sent):
    assert delivery_report.report_in(report(sent.message_id, action="delayed")) is None


def test_a_mailbox_that_is_away_stops_nothing(settings, sent, caplog):
    settings.IMAP_URL = "imap://bounces:secret@127.0.0.1:9/"
    assert tasks.read_bounces() == 0
    assert "cannot be read" in caplog.text and "secret" not in caplog.text


def test_without_a_mailbox_nothing_is_read(settings):
    settings.IMAP_URL = ""
    assert tasks.read_bounces() == 0
