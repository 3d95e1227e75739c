"""The empty database: migrated once for each state of the models and migrations, and copied for every run and worker.

What was migrated stays in var/tests or on the PostgreSQL server, under a name made from the source that shaped it.
"""

import inspect
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases

from ridealong import roles
from tests import patience

FOLDER = settings.BASE_DIR / "var" / "tests"
PREFIX = "ridealong_tests_"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """In place of pytest-django's: this process's own database, copied where another has been migrated before."""
    before, name = connection.settings_dict["NAME"], f"{PREFIX}{digest(shaping())[:16]}"
    with django_db_blocker.unblock(), one_at_a_time():
        on_postgresql(name) if connection.vendor == "postgresql" else on_sqlite(FOLDER / f"{name}.sqlite3")
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture(scope="session")
def migrated(django_db_setup):
    """`migrated(path)` puts an empty SQLite database there, for a process of its own."""

    def put(path: Path) -> None:
        shutil.copy(FOLDER / f"{PREFIX}{digest(shaping())[:16]}.sqlite3", path)

    return put


def on_sqlite(template: Path) -> None:
    if not template.exists():
        set_up()
        save(template)
        return
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as memory:  # keeps it alive
        with closing(sqlite3.connect(template)) as source:
            source.backup(memory)
        set_up(copied=True)


def save(template: Path) -> None:
    partial = template.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as target:
        connection.connection.backup(target)
    for former in FOLDER.glob(f"{PREFIX}*.sqlite3"):
        former.unlink()
    partial.replace(template)


def on_postgresql(template: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        known = {name for (name,) in cursor}
    if template in known:
        connection.settings_dict["TEST"]["TEMPLATE"] = template
        set_up(copied=True)
        return
    set_up()
    ours = connection.settings_dict["NAME"]
    connection.close()  # a database in use is not copied
    with connection._nodb_cursor() as cursor:
        for former in known:
            cursor.execute(f'DROP DATABASE IF EXISTS "{former}"')
        cursor.execute(f'CREATE DATABASE "{template}" TEMPLATE "{ours}"')


def set_up(*, copied: bool = False) -> None:
    connection.settings_dict["TEST"]["MIGRATE"] = not copied
    setup_databases(verbosity=0, interactive=False, serialized_aliases=set())


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """The first worker migrates, the others wait for what it makes. A process that dies lets go."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(FOLDER / "lock", timeout=patience.PROCESS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def shaping() -> set[Path]:
    """Files that say what an empty database is: models, their bases and fields, migrations, what roles may do."""
    classes = {base for model in apps.get_models() for base in model.__mro__ if base is not object}
    classes |= {type(field) for model in apps.get_models() for field in model._meta.get_fields()}
    migrations = (path for app in apps.get_app_configs() for path in Path(app.path, "migrations").glob("*.py"))
    return {Path(inspect.getfile(each)) for each in (*classes, roles)} | set(migrations)


def digest(files: Iterable[Path]) -> str:
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in sorted(files))).hexdigest()
