"""What must be right before a real department runs this: named one by one by `manage.py check --deploy`."""

import sqlite3
from base64 import urlsafe_b64decode
from math import ceil
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

from ridealong.applications.riders import trigrams
from ridealong.environment import WELL_KNOWN

SOUND_SQLITE = (3, 51, 3)  # older ones can lose a write-ahead log that is reset at the wrong moment


@register(Tags.security, deploy=True)
def settings_are_given(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not settings.PRODUCTION:
        found.append(Warning("RIDEALONG_PRODUCTION is not set: this is the demo.", id="ridealong.W001"))
    if not settings.HTTPS:
        found.append(Warning("RIDEALONG_URL does not begin with https://.", id="ridealong.W002"))
    if not settings.EMAIL_URL:
        found.append(Warning("EMAIL_URL is not set: messages wait in the outbox.", id="ridealong.W003"))
    return found


@register(Tags.security)
def keys_are_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A key that cannot be read is noticed here, not when the first rider's address is sealed."""
    if any(_length(key) != 32 for key in settings.FIELD_KEYS):
        return [Error("RIDEALONG_KEYS: each must be 32 bytes as URL-safe base64.", id="ridealong.E002")]
    if settings.PRODUCTION and WELL_KNOWN in {settings.SECRET_KEY, *settings.FIELD_KEYS}:
        return [Error("SECRET_KEY or RIDEALONG_KEYS is the demo's, which everybody knows.", id="ridealong.E003")]
    return []


def _length(key: str) -> int:
    try:
        return len(urlsafe_b64decode(key))
    except ValueError:
        return 0


@register(Tags.database, deploy=True)
def sqlite_is_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SOUND_SQLITE:
        return []
    words = f"SQLite {sqlite3.sqlite_version} is older than 3.51.3; use a newer one, or PostgreSQL."
    return [Warning(words, id="ridealong.W004")]


@register(Tags.database, deploy=True)
def search_has_its_index(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Only when the database itself is asked about: `check --deploy --database default`."""
    if not databases or "ridealong_searchtext" not in connection.introspection.table_names():
        return []
    found: list[CheckMessage] = []
    if not trigrams.exists():
        words = "The search has no index. As owner of the database: CREATE EXTENSION pg_trgm; then `manage.py search`."
        found.append(Warning(words, id="ridealong.W005"))
    if not trigrams.reads_every_script():
        words = "The database's locale is C: names outside ASCII are found slowly. Make it with a UTF-8 locale."
        found.append(Warning(words, id="ridealong.W006"))
    return found


@register()
def queue_waits_long_enough(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A task is locked when it is taken from the database, and may wait behind others before it runs."""
    names = ("timeout", "queue_limit", "bulk", "workers", "retry")
    timeout, limit, bulk, workers, retry = (int(str(settings.Q_CLUSTER[name])) for name in names)
    longest = timeout * (1 + ceil((limit + bulk) / workers))
    if retry > longest:
        return []
    return [Error(f"Q_CLUSTER['retry'] must be more than {longest} seconds.", id="ridealong.E001")]
