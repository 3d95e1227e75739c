"""The one command: what it decides, and that it starts and stops for real."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
from base64 import urlsafe_b64decode
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

import run
from tests import everything, patience, services

# run.py in this very environment, so that nothing has to be installed.
HERE = "import sys, run; run.PYTHON = sys.executable; run.install = lambda lock: None; sys.exit(run.main(sys.argv[1:]))"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch, tmp_path):
    for name in ("DATABASE_URL", "RIDEALONG_DATA", "RIDEALONG_URL", "SECRET_KEY", "RIDEALONG_KEYS", "RIDEALONG_DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run, "DATA", tmp_path)
    umask = os.umask(0o022)
    yield
    os.umask(umask)


def test_the_demo_listens_here_and_keeps_to_its_folder(tmp_path):
    env = run.demo()
    assert env["RIDEALONG_DATA"] == str(tmp_path)
    assert env["RIDEALONG_DEMO"] == "1"
    assert "RIDEALONG_PRODUCTION" not in env
    assert env["RIDEALONG_URL"].startswith("http://localhost:")


def test_what_the_caller_has_set_wins(monkeypatch):
    monkeypatch.setenv("RIDEALONG_URL", "https://ride.example.gov")
    assert run.demo()["RIDEALONG_URL"] == run.production()["RIDEALONG_URL"] == "https://ride.example.gov"


def test_production_shares_nothing_with_the_demo(monkeypatch, tmp_path):
    monkeypatch.setenv("RIDEALONG_DEMO", "1")
    env = run.production()
    assert (env["RIDEALONG_PRODUCTION"], env["RIDEALONG_DEMO"]) == ("1", "0")
    assert env["RIDEALONG_DATA"] == str(tmp_path / "production")
    assert env["DATABASE_URL"] == f"sqlite:///{tmp_path}/production/ridealong.sqlite3"


def test_secrets_are_made_once_and_are_nobody_elses(tmp_path):
    env = run.production()
    for name in ("SECRET_KEY_FILE", "RIDEALONG_KEYS_FILE"):
        file = tmp_path / "production" / "keys" / name.removesuffix("_FILE").lower()
        assert env[name] == str(file)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert len(urlsafe_b64decode(file.read_bytes())) == 32
    before = (tmp_path / "production" / "keys" / "secret_key").read_bytes()
    run.production()
    assert (tmp_path / "production" / "keys" / "secret_key").read_bytes() == before
    assert stat.S_IMODE((tmp_path / "production").stat().st_mode) == 0o700


def test_given_secrets_are_used(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "mine")
    monkeypatch.setenv("RIDEALONG_KEYS_FILE", "/run/secrets/keys")
    env = run.production()
    assert "SECRET_KEY_FILE" not in env
    assert env["RIDEALONG_KEYS_FILE"] == "/run/secrets/keys"
    assert list((tmp_path / "production" / "keys").iterdir()) == []


def test_a_word_it_does_not_know_is_an_error(capsys):
    assert run.main(["tests"]) == 2
    assert "python3 run.py test" in capsys.readouterr().out
    assert run.main(["--help"]) == 0


def test_all_refuses_to_leave_anything_out(monkeypatch, capsys):
    monkeypatch.setattr(services, "BROWSERS", ())
    monkeypatch.setattr(services, "apt", lambda package: False)
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/else")
    assert everything.main(["--all"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Left out: journeys in a browser, because Chromium is not installed."
    assert said[-1].startswith("Failed")


def test_only_the_demos_own_folder_is_believed_to_be_prepared(monkeypatch, tmp_path):
    assert not run.is_prepared(run.demo())
    run.mark(run.demo()).write_text(run.source())
    assert run.is_prepared(run.demo())
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/else")
    assert not run.is_prepared(run.demo())
    monkeypatch.delenv("DATABASE_URL")
    assert not run.is_prepared(run.production())


def test_a_changed_program_is_prepared_again(monkeypatch, tmp_path):
    for name in ("requirements.lock", "ridealong/page.css", "accounts/models.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("old")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    old = run.source()
    (tmp_path / "ridealong" / "models.pyc").write_bytes(b"made by Python")
    assert run.source() == old
    (tmp_path / "ridealong" / "page.css").write_text("new")
    assert run.source() != old


@pytest.mark.parametrize(("status", "is_up"), [(200, True), (301, True), (503, False)])
def test_it_is_up_when_a_page_comes_back(monkeypatch, status, is_up):
    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status if self.headers["Host"] == "ride.example.gov" else 400)
            self.end_headers()

        def log_message(self, *words):
            pass

    with HTTPServer((run.LOCALHOST, 0), Page) as server:
        monkeypatch.setattr(run, "PORT", server.server_port)
        Thread(target=server.handle_request).start()
        assert run.answers(run.LOCALHOST, "https://ride.example.gov") is is_up


def test_it_is_not_up_while_nobody_listens(monkeypatch):
    monkeypatch.setattr(run, "PORT", services.free_port())
    assert not run.answers("0.0.0.0", "http://localhost")  # noqa: S104 - it only asks there


# ── For real ─────────────────────────────────────────────────────────────────────────────────────


def get(port, path):
    try:
        with urlopen(f"http://localhost:{port}{path}", timeout=patience.MOMENT) as answer:
            return answer.status, answer.read()
    except HTTPError as answer:
        with answer:
            return answer.code, answer.read()
    except (URLError, OSError):
        return 0, b""


def get_from(process, port, path):
    """The page, as soon as it is there; waits no longer than the process lives."""
    answers = []

    def is_settled():
        answers.append(get(port, path))
        return answers[-1][0] == 200 or process.poll() is not None

    patience.until(is_settled, patience.PROCESS)
    return answers[-1]


@pytest.fixture
def launch(tmp_path):
    """`launch(*arguments, **environment)` runs run.py as a process of its own; its words land in tmp_path/out."""
    running = []

    def go(*arguments, **more):
        env = os.environ | {"RIDEALONG_DATA": str(tmp_path / "data"), "PYTHONPATH": str(run.ROOT)} | more
        with (tmp_path / "out").open("a") as out:
            command = [sys.executable, "-c", HERE, *arguments]
            running.append(subprocess.Popen(command, env=env, cwd=run.ROOT, stdout=out, stderr=subprocess.STDOUT))
        return running[-1]

    yield go
    for process in running:
        if process.poll() is None:
            process.terminate()
            process.wait(patience.PROCESS)


def test_the_demo_starts_works_and_stops(launch, tmp_path):
    port = services.free_port()
    demo = launch(PORT=str(port))
    assert get_from(demo, port, "/healthz")[0] == 200, (tmp_path / "out").read_text()
    assert b"Alder Falls" in get(port, "/")[1]
    assert get(port, "/demo/")[0] == 200
    status, words = get_from(demo, port, "/readyz")
    assert (status, json.loads(words)) == (200, {"database": True, "queue": True, "storage": True})
    demo.send_signal(signal.SIGTERM)
    assert demo.wait(patience.PROCESS) == 0
    assert get(port, "/healthz")[0] == 0
    words = (tmp_path / "out").read_text()
    assert f"http://localhost:{port}" in words
    assert not re.search("ERROR|CRITICAL|Traceback", words), words

    again = launch(PORT=str(port))
    assert get_from(again, port, "/")[0] == 200
    again.send_signal(signal.SIGTERM)
    assert again.wait(patience.PROCESS) == 0
    assert (tmp_path / "out").read_text().count("Told a month") == words.count("Told a month") == 1

    data = tmp_path / "data"
    refused = launch("--production", DATABASE_URL=f"sqlite:///{data}/ridealong.sqlite3", PORT=str(port))
    assert refused.wait(patience.PROCESS) == 1
    assert "This database holds the demo" in (tmp_path / "out").read_text()


def test_production_starts_empty_with_a_link(launch, tmp_path):
    prepared = launch("--production", "manage", "prepare", PORT="8765")
    assert prepared.wait(patience.PROCESS) == 0, (tmp_path / "out").read_text()
    assert "http://localhost:8765/setup/open/" in (tmp_path / "out").read_text()
    assert stat.S_IMODE((tmp_path / "data/production/ridealong.sqlite3").stat().st_mode) == 0o600
    assert not (tmp_path / "data/ridealong.sqlite3").exists()
