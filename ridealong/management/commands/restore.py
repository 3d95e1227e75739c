"""Fills an empty installation from an archive of `manage.py backup`."""

import json
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from ridealong.management.commands.backup import KEYS, postgresql_arguments, run_postgresql

DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.sql"}


class Command(BaseCommand):
    help = "Restores a backup into an empty database and an empty folder of files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        _refuse_what_holds_anything()
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=settings.DATA_DIR) as folder:
            unpacked = Path(folder)
            _unpack(file, unpacked)
            _keep_aside(unpacked / KEYS)
            _load(unpacked / DUMPS[connection.vendor])
            for source, target in ((unpacked / "files", Path(settings.MEDIA_ROOT)), (unpacked / KEYS, _keys())):
                if source.exists():
                    shutil.copytree(source, target, dirs_exist_ok=True)
        self.stdout.write("Restored. Every digest of the archive agreed.")


def _refuse_what_holds_anything() -> None:
    if connection.introspection.table_names():
        raise CommandError("This database holds something already. Restore into an empty one.")
    if any(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*")):
        raise CommandError(f"{settings.MEDIA_ROOT} holds files already. Restore into an empty folder.")


def _unpack(file: Path, folder: Path) -> None:
    """Nothing is used before every digest of the manifest agrees and nothing else is in the archive."""
    try:
        with tarfile.open(file) as archive:
            for member in archive:
                _unpack_one(archive, member, folder)
        manifest = json.loads((folder / "manifest.json").read_bytes())
    except (OSError, tarfile.TarError, ValueError) as error:
        raise CommandError(f"{file} is no backup, or is damaged: {error}") from error
    if manifest["engine"] != connection.vendor:
        raise CommandError(f"This is a backup of {manifest['engine']}; the database here is {connection.vendor}.")
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    del found["manifest.json"]
    wrong = found.keys() ^ manifest["sha256"].keys()
    wrong |= {name for name in found.keys() - wrong if _digest(found[name]) != manifest["sha256"][name]}
    if wrong:
        raise CommandError("Damaged, nothing was restored: " + ", ".join(sorted(wrong)))


def _unpack_one(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """By hand: Debian's Python 3.11.2 has no filters yet that keep an archive from writing elsewhere."""
    target = (folder / member.name).resolve()
    if not member.isreg() or not target.is_relative_to(folder.resolve()) or target.exists():
        raise CommandError(f"{member.name!r} does not belong in a backup.")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    archive.makefile(member, target)
    target.chmod(0o600)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, sha256).hexdigest()


def _keep_aside(folder: Path) -> None:
    """The first start of an empty installation makes keys; they seal nothing here yet, and are kept all the same."""
    for path in folder.glob("*"):
        here = _keys() / path.name
        if here.exists() and here.read_bytes() != path.read_bytes():
            here.rename(here.with_name(f"{here.name}.before-restore"))


def _keys() -> Path:
    return Path(settings.DATA_DIR, KEYS)


def _load(dump: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(dump)) as source:
            source.backup(connection.connection)
        return
    command = ["psql", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output", os.devnull]
    arguments = [*command, "--file", str(dump), *postgresql_arguments()]
    run_postgresql(arguments)
