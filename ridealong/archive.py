"""Everything a department would miss, in one file: the database, the stored files, and the keys if asked.

The database is copied first. A stored file is written before the row that names it, so each row of the copy finds
its file; a file too many is swept later. The manifest stands last: an archive that was cut short has none.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

MANIFEST = "manifest.json"
FORMAT = 1
POSTGRESQL = "/usr/lib/postgresql"  # where Debian keeps what is not on PATH
CONNECTION = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


class CannotBackUp(Exception):
    """Says why in a sentence."""


class CannotRestore(Exception):
    """Says why in a sentence; nothing was changed."""


def backup(file: Path, *, with_keys: bool = False) -> dict[str, Any]:
    """Writes the archive, readable by this account only, and returns its manifest. Runs beside a working site."""
    if file.exists():
        raise CannotBackUp(f"{file} is there already.")
    part = file.with_name(f"{file.name}.part")
    digests: dict[str, str] = {}
    try:
        with TemporaryDirectory() as folder, _private(part) as archive:
            copy = Path(folder, f"database.{connection.vendor}")
            _dump(copy)
            _add(archive, copy, copy.name, digests)
            for name, path in _contents(with_keys):
                _add(archive, path, name, digests)
            manifest = {
                "format": FORMAT,
                "made_at": timezone.now().isoformat(),
                "database": connection.vendor,
                "files": digests,
            }
            last = Path(folder, MANIFEST)
            last.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
            archive.add(last, MANIFEST)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def restore(file: Path) -> dict[str, Any]:
    """Fills an empty installation from an archive that proved whole, and returns its manifest."""
    if connection.introspection.table_names() or any(_files(Path(settings.MEDIA_ROOT))):
        raise CannotRestore("This installation is not empty. Give the archive a database and a folder of its own.")
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        manifest = _unpack(file, Path(folder))
        if manifest["database"] != connection.vendor:
            raise CannotRestore(f"The archive comes from {manifest['database']}, this is {connection.vendor}.")
        try:
            _put_files(Path(folder))
            _load(Path(folder, f"database.{connection.vendor}"))
        except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
            for path in _files(Path(settings.MEDIA_ROOT)):
                path.unlink()
            raise CannotRestore(f"It could not be put in place: {error}") from error
    return manifest


def _put_files(unpacked: Path) -> None:
    for name, target in (("files", Path(settings.MEDIA_ROOT)), ("keys", Path(settings.DATA_DIR, "keys"))):
        if (unpacked / name).exists():
            shutil.copytree(unpacked / name, target, dirs_exist_ok=True)


@contextmanager
def _private(path: Path) -> Iterator[tarfile.TarFile]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=3) as archive:
            yield archive
        stream.flush()
        os.fsync(stream.fileno())


def _contents(with_keys: bool) -> list[tuple[str, Path]]:
    roots = {"files": Path(settings.MEDIA_ROOT)}
    if with_keys:
        roots["keys"] = Path(settings.DATA_DIR, "keys")
    return [
        (f"{name}/{path.relative_to(root).as_posix()}", path) for name, root in roots.items() for path in _files(root)
    ]


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def _add(archive: tarfile.TarFile, path: Path, name: str, digests: dict[str, str]) -> None:
    with suppress(FileNotFoundError), path.open("rb") as content:  # gone since it was listed: no row names it
        digests[name] = file_digest(content, "sha256").hexdigest()
        content.seek(0)
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=content), content)


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Only plain files under known names, each with the digest that the manifest gives it."""
    found: dict[str, str] = {}
    try:
        with tarfile.open(file, "r:gz") as archive:
            for member in archive:
                target = (folder / member.name).resolve()
                if not member.isreg() or member.name in found or not target.is_relative_to(folder.resolve()):
                    raise CannotRestore(f"{member.name!r} has no place in an archive of ours.")
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                archive.makefile(member, target)
                target.chmod(0o600)
                with target.open("rb") as stream:
                    found[member.name] = file_digest(stream, "sha256").hexdigest()
        found.pop(MANIFEST)
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, EOFError, tarfile.TarError, KeyError, ValueError) as error:
        raise CannotRestore("This is not a whole archive of ours.") from error
    if found != manifest.get("files") or manifest.get("format") != FORMAT:
        raise CannotRestore("What is in the archive is not what its manifest says.")
    return manifest


# ── The database ─────────────────────────────────────────────────────────────────────────────────


def _dump(copy: Path) -> None:
    """All pages in one step, or one snapshot: a copy page by page never ends under writes."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target, pages=-1)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")


def _load(copy: Path) -> None:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as source:
            source.backup(connection.connection, pages=-1)
    else:
        name = connection.settings_dict["NAME"]
        _postgresql(
            "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", f"--dbname={name}", str(copy)
        )


def _postgresql(program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's own programs on our database. The password is not on the command line."""
    places = sorted(Path(POSTGRESQL).glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    found = shutil.which(program, path=os.pathsep.join([*map(str, places), os.environ.get("PATH", "")]))
    if found is None:
        raise FileNotFoundError(f"{program} is not installed (Debian: postgresql-client)")
    given = {name: value for name, value in connection.get_connection_params().items() if name in CONNECTION}
    environment = os.environ | {CONNECTION[name]: str(value) for name, value in given.items()}
    subprocess.run([found, *arguments], env=environment, check=True)  # noqa: S603
