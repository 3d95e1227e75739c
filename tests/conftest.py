"""What every test stands on."""

import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone, translation

from ridealong.core.catalogues import compile_all
from ridealong.roles import create_groups

pytest_plugins = ["tests.cast", "tests.browser", "tests.databases"]
LONG = {"test_run.py", "test_backup.py", "test_killed.py"}
FOLDER = Path(tempfile.mkdtemp(prefix="ridealong-tests-"))


def pytest_configure():
    """Nothing is written into the checkout, and passwords are hashed fast."""
    compile_all(settings.LOCALE_PATHS)
    settings.DATA_DIR, settings.MEDIA_ROOT = FOLDER, FOLDER / "files"
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = str(FOLDER / "seal.key"), str(FOLDER / "seal.crt")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    hypothesis.settings.register_profile("busy machines", deadline=None)
    hypothesis.settings.load_profile("busy machines")
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_collection_modifyitems(config, items):
    """What starts programs takes longest, so it begins first: both workers then end together.

    On PostgreSQL, what touches no database, or touches it as others do, need not run a second time.
    """
    items.sort(key=lambda item: item.path.name not in LONG)
    if connection.vendor == "postgresql":
        asks = {"db", "transactional_db", "live_server"}
        kept = [item for item in items if item.get_closest_marker("django_db") or asks & set(item.fixturenames)]
        kept = [item for item in kept if not item.get_closest_marker("once")]
        left = set(items) - set(kept)
        config.hook.pytest_deselected(items=list(left))
        items[:] = kept


def pytest_unconfigure():
    if os.getpid() == OWNER:
        shutil.rmtree(FOLDER, ignore_errors=True)


OWNER = os.getpid()


@pytest.fixture(autouse=True)
def _as_if_first():
    """Nothing is kept from the test before: no cache, and neither language nor clock of its last page."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()


@pytest.fixture(autouse=True, scope="module")
def _groups_stay(request, django_db_blocker):
    """A test that commits for real is cleaned up by emptying every table; the groups of roles belong to the start."""
    yield
    if any(commits(item) for item in request.session.items if item.module is request.module):
        with django_db_blocker.unblock():
            create_groups()


def commits(item):
    marker = item.get_closest_marker("django_db")
    return {"transactional_db", "live_server"} & set(item.fixturenames) or (marker and marker.kwargs.get("transaction"))
