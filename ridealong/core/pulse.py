"""When the queue last showed that it lives, read from a file: no database, and no Django either."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

STALE = timedelta(minutes=4)


def last_beat(file: Path) -> datetime | None:
    """When the file was written by `heartbeat.beat`; None if it is missing or cut short."""
    try:
        return datetime.fromisoformat(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def is_alive(file: Path, now: datetime | None = None) -> bool:
    """Whether a beat came within the last four minutes."""
    last = last_beat(file)
    return last is not None and (now or datetime.now(UTC)) - last < STALE
