"""Is the queue alive? A task beats every minute through the queue itself; who waits too long for a beat, acts."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_q.models import Failure, Success

from ridealong.core import pulse

KEPT = timedelta(days=14)


def beat() -> None:
    """Leaves the time in a file: readable without the database, written through the whole queue."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(timezone.now().isoformat(), encoding="ascii")


def last_beat() -> datetime | None:
    return pulse.last_beat(_file())


def is_alive(now: datetime | None = None) -> bool:
    """Whether a beat came within the last four minutes."""
    return pulse.is_alive(_file(), now or timezone.now())


def prune() -> int:
    """Forgets results of tasks after two weeks; returns how many."""
    before = timezone.now() - KEPT
    return sum(model.objects.filter(stopped__lt=before).delete()[0] for model in (Success, Failure))


def _file() -> Path:
    return Path(settings.DATA_DIR, "heartbeat")
