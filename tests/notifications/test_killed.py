"""A worker that is killed again and again, with a real mail server at the other end: nothing is lost."""

import os
import random
import re
import signal
import socketserver
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests import patience

ROOT = Path(__file__).parents[2]
MESSAGES, KILLS, MOST_AT_ONCE = 120, 5, 15
MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE | re.IGNORECASE)
TO = re.compile(rb"^To: (\S+)", re.MULTILINE)

FILL = f"""
from ridealong.notifications.models import Message
Message.objects.bulk_create(
    Message(event="ride.confirmed", recipient="rider", dedupe_key=f"kill:{{n}}", to_address=f"rider{{n}}@example.org",
            language="en", subject="Your ride", text="Here.", html="<p>Here.</p>")
    for n in range({MESSAGES}))
"""
WORK = """
from datetime import timedelta
from django.utils import timezone
from ridealong.notifications import claims, delivery
from ridealong.notifications.models import Message
# As if the five minutes after which a message counts as left behind had passed.
Message.objects.filter(status="sending").update(claimed_at=timezone.now() - timedelta(minutes=10))
claims.sweep()
print("working", flush=True)
while delivery.send_due(): pass
"""


class Session(socketserver.StreamRequestHandler):
    """The few words of SMTP (RFC 5321) that a client needs to hear, a little slowly."""

    def handle(self):
        self.say(b"220 here")
        while line := self.rfile.readline():
            match line[:4].upper():
                case b"DATA":
                    self.say(b"354 go on")
                    mail = b"".join(iter(self.rfile.readline, b".\r\n"))
                    time.sleep(0.004)
                    self.server.mails.append(mail)
                    self.say(b"250 accepted")
                case b"QUIT":
                    self.say(b"221 bye")
                    return
                case _:
                    self.say(b"250 fine")

    def say(self, words):
        try:
            self.wfile.write(words + b"\r\n")
        except OSError:
            return  # the client was killed


class Sink(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A connection that breaks is what this test is about."""


@pytest.fixture
def sink():
    with Sink(("127.0.0.1", 0), Session) as server:
        server.mails = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def run(sink, tmp_path, migrated):
    """Runs a piece of program in a process of its own, on a database of its own."""
    env = os.environ | {
        "RIDEALONG_DATA": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/killed.sqlite3",
        "EMAIL_URL": f"smtp://127.0.0.1:{sink.server_address[1]}", "DJANGO_SETTINGS_MODULE": "ridealong.settings",
        "RIDEALONG_DEMO": "0", "RIDEALONG_PRODUCTION": "0",
    }  # fmt: skip

    def start(code):
        whole = f"import django\ndjango.setup()\n{code}"
        return subprocess.Popen([sys.executable, "-c", whole], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)

    migrated(tmp_path / "killed.sqlite3")
    return start


def test_nothing_is_lost_and_doubles_are_the_same_message(run, sink, tmp_path):
    chance = random.Random(20261125)
    for kill in range(KILLS):
        worker = run(WORK if kill else FILL + WORK)
        assert worker.stdout.readline() == "working\n"
        more = len(sink.mails) + chance.randrange(MOST_AT_ONCE)
        assert patience.until(lambda enough=more: len(sink.mails) >= enough)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    killed_at = len(sink.mails)
    assert said(run(WORK)) == "working\n"
    with closing(sqlite3.connect(tmp_path / "killed.sqlite3")) as database:
        told = database.execute("SELECT status, count(*) FROM ridealong_message GROUP BY status").fetchall()
    assert told == [("sent", MESSAGES)]
    ids = {to: {MESSAGE_ID.search(mail)[1] for mail in sink.mails if TO.search(mail)[1] == to} for to in readers(sink)}
    assert len(ids) == MESSAGES
    assert all(len(found) == 1 for found in ids.values())
    doubled = sum(times - 1 for times in Counter(TO.search(mail)[1] for mail in sink.mails).values())
    assert doubled <= KILLS
    assert killed_at > 0


def said(process):
    """What it printed, once it ended well."""
    words, _errors = process.communicate()
    assert process.returncode == 0
    return words


def readers(sink):
    return {TO.search(mail)[1] for mail in sink.mails}
