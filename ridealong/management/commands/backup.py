"""Writes the database and every stored file into one archive, while the program runs."""

import io
import json
import os
import subprocess
import tarfile
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

KEYS = "keys"
SSL = ("sslmode", "sslrootcert", "sslcert", "sslkey")


class Command(BaseCommand):
    help = "Writes the database and the stored files into a tar archive with a SHA-256 of each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--with-keys", action="store_true", help="also what lies in the folder of keys")

    def handle(self, *args: Any, file: Path, with_keys: bool, **options: Any) -> None:
        if file.exists():
            raise CommandError(f"{file} exists already.")
        unfinished = file.with_name(f"{file.name}.unfinished")
        try:
            with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as stream:
                with tarfile.open(fileobj=stream, mode="w") as archive:
                    count = write(archive, with_keys=with_keys)
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(f"{file}: the database and {count} stored files.")
        if with_keys:
            self.stdout.write("The keys are in it: whoever has this file can read everything.")
        else:
            self.stdout.write(f"The keys are not in it. Keep {settings.DATA_DIR / KEYS} and RIDEALONG_KEYS elsewhere.")


def write(archive: tarfile.TarFile, *, with_keys: bool) -> int:
    """Database first: a file is stored before the row that names it, so no row lacks its file. Returns their number."""
    digests: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        dump = dump_database(Path(folder))
        digests[dump.name] = _add(archive, dump.name, dump)
    stored = _below(Path(settings.MEDIA_ROOT), "files")
    found = stored | (_below(settings.DATA_DIR / KEYS, KEYS) if with_keys else {})
    for name, path in found.items():
        with suppress(FileNotFoundError):  # gone since it was listed: no row names it
            digests[name] = _add(archive, name, path)
    manifest = json.dumps({"engine": connection.vendor, "sha256": digests}, indent=1).encode()
    info = tarfile.TarInfo("manifest.json")
    info.size, info.mode = len(manifest), 0o600
    archive.addfile(info, io.BytesIO(manifest))
    return len(stored)


def dump_database(folder: Path) -> Path:
    """A consistent copy, taken beside running writers."""
    if connection.vendor == "sqlite":
        target = folder / "database.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        return target
    target = folder / "database.sql"
    command = ["pg_dump", "--no-owner", "--no-privileges", "--file", str(target), *postgresql_arguments()]
    run_postgresql(command)
    return target


def run_postgresql(command: list[str]) -> None:
    """PostgreSQL's own programs, as safe on the way to the server as we are ourselves."""
    options = connection.settings_dict["OPTIONS"]
    ways = {f"PG{name.upper()}": str(options[name]) for name in SSL if name in options}
    try:
        subprocess.run(command, check=True, env=postgresql_environment() | ways)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise CommandError(f"{command[0]} did not work: {error}") from error


def postgresql_arguments() -> list[str]:
    known = {"--host": "HOST", "--port": "PORT", "--username": "USER", "--dbname": "NAME"}
    values = {option: str(connection.settings_dict[name] or "") for option, name in known.items()}
    return [f"{option}={value}" for option, value in values.items() if value]


def postgresql_environment() -> dict[str, str]:
    """The password goes by the environment: arguments can be read by everybody on the machine."""
    password = str(connection.settings_dict["PASSWORD"] or "")
    return {**os.environ, **({"PGPASSWORD": password} if password else {})}


def _below(folder: Path, name: str) -> dict[str, Path]:
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": path for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """Adds what was hashed, byte by byte."""
    with path.open("rb") as stream:
        digest = file_digest(stream, sha256).hexdigest()
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = stream.tell(), 0o600, int(path.stat().st_mtime)
        stream.seek(0)
        archive.addfile(info, stream)
    return digest
