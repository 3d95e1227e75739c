"""Measures the speed goals beside their floors and peers. Exit 1 when a ratio is broken."""

import json
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import get_runner, override_settings

FRAME = {"measure"}


class Command(BaseCommand):
    help = "Measures the speed goals. Needs the development packages; works in a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="*", help="topics, such as “documents”; without one, all of them")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        known = topics()
        if unknown := sorted(set(options["name"]) - set(known)):
            raise CommandError(f"No such topic: {', '.join(unknown)}. There are: {', '.join(known)}.")
        results = []
        for name in options["name"] or known:
            with own_database():
                for found in import_module(f"tests.benchmarks.{name}").bench():
                    results.append(asdict(found))
                    if not options["as_json"]:
                        self.stdout.write(line(results[-1]))
        if options["as_json"]:
            self.stdout.write(json.dumps(results, indent=1))
        if not all(found["ok"] for found in results):
            raise SystemExit(1)


def topics() -> list[str]:
    folder = Path(settings.BASE_DIR) / "tests" / "benchmarks"
    names = (module.name for module in iter_modules([str(folder)]))
    return sorted(name for name in names if name not in FRAME)


def line(found: dict[str, Any]) -> str:
    if found.get("why"):
        return f"left out {found['name']}: {found['why']}"
    mark = "ok" if found["ok"] else "BROKEN"
    figures = f"{found['ours']:10.5f} {found['floor']:10.5f} {found['ratio']:8.2f} ≤ {found['goal']:<6g}"
    return f"{mark:7}{found['name']:60}{figures}"


@contextmanager
def own_database() -> Iterator[None]:
    """A fresh database and folder for each topic: nothing of the program's own is touched, nor of another topic.

    Without Django's test environment, whose templates copy their context for tests to read.
    """
    with tempfile.TemporaryDirectory(prefix="ridealong-bench-", ignore_cleanup_errors=True) as name:
        _keep_to(Path(name))
        runner = get_runner(settings)(verbosity=0, interactive=False)
        mail.outbox = []
        with override_settings(DEBUG=False, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            before = runner.setup_databases()
            try:
                yield
            finally:
                runner.teardown_databases(before)


def _keep_to(folder: Path) -> None:
    settings.DATA_DIR, settings.MEDIA_ROOT = folder, folder / "files"
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = str(folder / "seal.key"), str(folder / "seal.crt")
    settings.CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(folder / "cache"),
    }
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }  # uncollected
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "bench.sqlite3")  # a file, as in real life
