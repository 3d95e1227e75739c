"""A backup is worth what its restore is worth: rehearsed here by real processes, beside a running writer."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from hashlib import sha256

import pytest
from django.conf import settings
from django.core.management import CommandError

from ridealong.management.commands import restore
from tests import patience

PLAY = """
from ridealong.applications.riders.rider import Rider
from tests import factories
maya = factories.make_rider("Maya Torres", account=factories.make_citizen("Maya Torres", "maya@example.org"))
factories.make_signed_waiver(factories.make_application("approved", rider=maya))
"""
ASK = """
from django.core.files.storage import default_storage
from ridealong.applications.riders.rider import Rider
from ridealong.waivers.models import SealedFile
from ridealong.waivers.verification import verify
for file in SealedFile.objects.all():
    pdf = default_storage.open(f"sealed/{file.sha256[:2]}/{file.sha256}.pdf").read()
    print(verify(pdf).is_genuine, Rider.objects.get().legal_name)
"""


def manage(folder, *command):
    env = {**os.environ, "RIDEALONG_DATA": str(folder)}
    env.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, command)],
        env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory, migrated):
    """A folder in which somebody has signed a waiver."""
    folder = tmp_path_factory.mktemp("lived-in")
    migrated(folder / "ridealong.sqlite3")
    done = manage(folder, "shell", "-v0", "-c", PLAY)
    assert done.returncode == 0, done.stderr
    (folder / "keys" / "secret_key").write_text("ours")
    return folder


@pytest.fixture(scope="module")
def archive(lived_in, tmp_path_factory):
    """Its backup, with the keys."""
    path = tmp_path_factory.mktemp("backup") / "backup.tar"
    done = manage(lived_in, "backup", path, "--with-keys")
    assert done.returncode == 0, done.stderr
    assert "The keys are in it" in done.stdout
    return path


def rows(folder):
    """Every row of every table."""
    with closing(sqlite3.connect(folder / "ridealong.sqlite3")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(map(repr, database.execute(f'SELECT * FROM "{table}"'))) for table in tables}  # noqa: S608


def files(folder):
    found = (path for path in (folder / "files").rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in found}


def test_what_is_restored_is_what_was_there(lived_in, archive, tmp_path):
    assert archive.stat().st_mode & 0o077 == 0
    done = manage(tmp_path, "restore", archive)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path) == rows(lived_in)
    assert files(tmp_path) == files(lived_in) != {}
    assert manage(tmp_path, "shell", "-v0", "-c", ASK).stdout == "True Maya Torres\n"


def test_a_backup_beside_a_writer_is_whole(lived_in, tmp_path):
    written_to, stop, written = tmp_path / "written-to", threading.Event(), []
    shutil.copytree(lived_in, written_to)

    def write():
        with closing(sqlite3.connect(written_to / "ridealong.sqlite3", timeout=patience.MOMENT)) as database:
            database.execute("CREATE TABLE pairs (a INTEGER, b INTEGER)")
            while not stop.is_set():
                with database:
                    database.execute("INSERT INTO pairs VALUES (?, NULL)", [len(written)])
                    database.execute("UPDATE pairs SET b = a WHERE b IS NULL")
                written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        done = manage(written_to, "backup", tmp_path / "backup.tar")
    finally:
        stop.set()
        writer.join()
    assert done.returncode == 0, done.stderr
    assert "The keys are not in it" in done.stdout
    assert manage(tmp_path / "fresh", "restore", tmp_path / "backup.tar").returncode == 0
    assert not (tmp_path / "fresh" / "keys").exists()
    with closing(sqlite3.connect(tmp_path / "fresh" / "ridealong.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        halves, count = database.execute("SELECT count(*) FILTER (WHERE b IS NOT a), count(*) FROM pairs").fetchone()
    assert halves == 0
    assert 0 < count <= len(written)


def test_a_damaged_backup_restores_nothing(archive, tmp_path):
    damaged, fresh = tmp_path / "damaged.tar", tmp_path / "fresh"
    with tarfile.open(archive) as whole:
        name = next(name for name in whole.getnames() if name.startswith("files/"))
        content = whole.extractfile(name).read()
        assert json.load(whole.extractfile("manifest.json"))["sha256"][name] == sha256(content).hexdigest()
    damaged.write_bytes(archive.read_bytes().replace(content[:64], bytes(64)))
    done = manage(fresh, "restore", damaged)
    assert (done.returncode, name in done.stderr) == (1, True)
    assert files(fresh) == {}
    assert rows(fresh) == {}


def test_it_never_writes_over_anything(lived_in, archive):
    before = archive.read_bytes()
    assert manage(lived_in, "backup", archive).returncode == 1
    assert archive.read_bytes() == before
    done = manage(lived_in, "restore", archive)
    assert (done.returncode, "holds something already" in done.stderr) == (1, True)


def test_keys_of_a_first_start_give_way_and_are_kept(archive, tmp_path):
    keys = tmp_path / "keys"
    keys.mkdir()
    (keys / "secret_key").write_text("made a minute ago")
    assert manage(tmp_path, "restore", archive).returncode == 0
    assert (keys / "secret_key").read_text() == "ours"
    assert (keys / "secret_key.before-restore").read_text() == "made a minute ago"
    assert (keys / "secret_key").stat().st_mode & 0o077 == 0


def test_an_archive_never_writes_elsewhere(tmp_path):
    with tarfile.open(tmp_path / "evil.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("../outside"))
    done = manage(tmp_path / "fresh", "restore", tmp_path / "evil.tar")
    assert (done.returncode, "does not belong in a backup" in done.stderr) == (1, True)
    assert not list(tmp_path.rglob("outside"))


@pytest.mark.parametrize("content", [b"", b"no archive", bytes(10240)])
def test_what_is_no_backup_is_refused_in_words(tmp_path, content):
    (tmp_path / "other.tar").write_bytes(content)
    with pytest.raises(CommandError, match="is no backup"):
        restore._unpack(tmp_path / "other.tar", tmp_path)
