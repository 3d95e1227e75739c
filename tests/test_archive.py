"""Backup and restore, with real files and a database that somebody writes to meanwhile."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.utils import ConnectionHandler

from ridealong import archive

PDF = b"%PDF-1.7 " + b"x" * 1000


@pytest.fixture
def place(db, monkeypatch, tmp_path):
    """`place("a")`: an installation of its own, with an empty SQLite database."""
    opened = []

    def move(name):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db.sqlite3"}
        opened.append(ConnectionHandler({"default": database})["default"])
        monkeypatch.setattr(archive, "connection", opened[-1])
        monkeypatch.setattr(settings, "DATA_DIR", folder)
        monkeypatch.setattr(settings, "MEDIA_ROOT", folder / "files")
        return folder

    yield move
    for one in opened:
        one.close()


@pytest.fixture
def filled(place):
    folder = place("full")
    with sqlite3.connect(folder / "db.sqlite3") as database:
        database.execute("CREATE TABLE riders (name TEXT)")
        database.execute("INSERT INTO riders VALUES ('Łukasz Nguyễn')")
    for name in ("files/sealed/ab/abc.pdf", "keys/secret_key"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(PDF)
    return folder


def riders(folder):
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        return database.execute("SELECT name FROM riders").fetchall()


def test_what_was_there_is_there_again(filled, place, tmp_path):
    manifest = archive.backup(tmp_path / "b.tar.gz")
    assert set(manifest["files"]) == {"database.sqlite", "files/sealed/ab/abc.pdf"}
    assert manifest["files"]["files/sealed/ab/abc.pdf"] == sha256(PDF).hexdigest()
    empty = place("empty")
    assert archive.restore(tmp_path / "b.tar.gz") == manifest
    assert riders(empty) == riders(filled) == [("Łukasz Nguyễn",)]
    assert (empty / "files/sealed/ab/abc.pdf").read_bytes() == PDF
    assert not (empty / "keys").exists()


def test_nobody_else_may_read_it_and_nothing_is_overwritten(filled, tmp_path):
    call_command("backup", tmp_path / "b.tar.gz", stdout=io.StringIO())
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(CommandError, match="there already"):
        call_command("backup", tmp_path / "b.tar.gz")


def test_keys_travel_only_when_asked_and_replace_fresh_ones(filled, place, tmp_path):
    archive.backup(tmp_path / "b.tar.gz", with_keys=True)
    empty = place("empty")
    (empty / "keys").mkdir()
    (empty / "keys" / "secret_key").write_bytes(b"made at the first start")
    call_command("restore", tmp_path / "b.tar.gz", stdout=io.StringIO())
    assert (empty / "keys" / "secret_key").read_bytes() == PDF
    assert (empty / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_it_refuses_what_is_not_empty(filled, place, tmp_path):
    archive.backup(tmp_path / "b.tar.gz")
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", tmp_path / "b.tar.gz")
    other = place("with a file")
    (other / "files").mkdir()
    (other / "files" / "one.pdf").write_bytes(PDF)
    with pytest.raises(archive.CannotRestore, match="not empty"):
        archive.restore(tmp_path / "b.tar.gz")


def rewritten(source, target, change):
    """The archive with its members, a name to bytes dictionary, changed."""
    with tarfile.open(source) as old:
        members = {member.name: old.extractfile(member).read() for member in old}
    change(members)
    with tarfile.open(target, "w:gz") as new:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    return target


def swap_byte(members):
    members["files/sealed/ab/abc.pdf"] = b"?" + PDF[1:]


def other_database(members):
    manifest = json.loads(members["manifest.json"])
    members["manifest.json"] = json.dumps(manifest | {"database": "postgresql"}).encode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (swap_byte, "not what its manifest says"),
        (lambda members: members.pop("files/sealed/ab/abc.pdf"), "not what its manifest says"),
        (lambda members: members.update({"files/more": b"x"}), "not what its manifest says"),
        (lambda members: members.pop("manifest.json"), "not a whole archive"),
        (lambda members: members.update({"../outside": b"x"}), "no place"),
        (lambda members: members.update({"/tmp/outside": b"x"}), "no place"),  # noqa: S108
        (other_database, "comes from postgresql"),
    ],
)
def test_it_refuses_what_is_not_whole_and_changes_nothing(filled, place, tmp_path, change, words):
    archive.backup(tmp_path / "b.tar.gz")
    empty = place("empty")
    with pytest.raises(archive.CannotRestore, match=words):
        archive.restore(rewritten(tmp_path / "b.tar.gz", tmp_path / "c.tar.gz", change))
    assert [path for path in empty.rglob("*") if path.name != "db.sqlite3"] == []
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("length", [0, 10, 400, -200])
def test_it_refuses_an_archive_that_was_cut_short(filled, place, tmp_path, length):
    archive.backup(tmp_path / "b.tar.gz")
    (tmp_path / "c.tar.gz").write_bytes((tmp_path / "b.tar.gz").read_bytes()[:length])
    place("empty")
    with pytest.raises(archive.CannotRestore, match="not a whole archive"):
        archive.restore(tmp_path / "c.tar.gz")


# ── The rehearsal: the real schema, on the database the tests run on, while somebody writes ───────


@pytest.fixture
def installations(tmp_path, django_db_blocker):
    """Environments of two installations."""
    names = [f"rehearsal_{uuid4().hex[:8]}" for _ in range(2)]
    given = connection.settings_dict
    with django_db_blocker.unblock():
        is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        urls = [f"sqlite:///{tmp_path / name / 'db.sqlite3'}" for name in names]
    else:
        server = f"{given['USER']}{':' * bool(given['PASSWORD'])}{given['PASSWORD']}@{given['HOST']}:{given['PORT']}"
        urls = [f"postgres://{server}/{name}" for name in names]
        with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as admin:
            for name in names:
                admin.execute(f"CREATE DATABASE {name}")
    yield [
        os.environ | {"RIDEALONG_DATA": str(tmp_path / name), "DATABASE_URL": url}
        for name, url in zip(names, urls, strict=True)
    ]
    if not is_sqlite:
        with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as admin:
            for name in names:
                admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(env, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def connect(url):
    if url.startswith("sqlite"):
        return sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20)
    return psycopg.connect(url.replace("postgres://", "postgresql://"))


def write_pairs(url, stop):
    """Two rows a transaction, again and again: a copy with an odd number was taken in the middle of one."""
    mark = "?" if url.startswith("sqlite") else "%s"
    insert = "INSERT INTO django_session VALUES (?, ?, ?)".replace("?", mark)
    with closing(connect(url)) as database:
        while not stop.is_set():
            for _ in range(2):
                database.execute(insert, (uuid4().hex, "x" * 2000, "2026-12-01 00:00:00+00"))
            database.commit()
            time.sleep(0.001)


def tables(env):
    """All rows of all tables, by table."""
    is_sqlite = env["DATABASE_URL"].startswith("sqlite")
    names = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        if is_sqlite
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    with closing(connect(env["DATABASE_URL"])) as database:
        return {
            name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"').fetchall()))  # noqa: S608
            for (name,) in database.execute(names).fetchall()
        }


def digests(env):
    root = Path(env["RIDEALONG_DATA"], "files")
    return {path.relative_to(root): sha256(path.read_bytes()).digest() for path in root.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_backup_under_writes_comes_back_on_an_empty_machine(installations, tmp_path):
    old, new = installations
    manage(old, "migrate", "--verbosity=0")
    for number in range(40):
        path = Path(old["RIDEALONG_DATA"], "files", "sealed", f"{number % 7}", f"{number}.pdf")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(5000))
    stop = threading.Event()
    writer = threading.Thread(target=write_pairs, args=(old["DATABASE_URL"], stop))
    writer.start()
    try:
        manage(old, "backup", str(tmp_path / "b.tar.gz"))
        before = tables(old)
    finally:
        stop.set()
        writer.join()
    manage(new, "restore", str(tmp_path / "b.tar.gz"))
    after = tables(new)
    written, kept = set(before.pop("django_session")), set(after.pop("django_session"))
    assert 0 < len(kept) < len(written)
    assert len(kept) % 2 == 0
    assert kept <= written
    assert len(after["auth_permission"]) > 50
    assert after == before
    assert digests(new) == digests(old)
