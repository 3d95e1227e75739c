"""When a message may go, and which go together: pure rules over moments and rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from ridealong.notifications.models import Message

LATE = timedelta(minutes=10)  # after this a message was held up: by the night, or by a server that was down


@dataclass(frozen=True)
class Quiet:
    """Hours of the local clock in which nobody's phone should buzz: 21:00 to 8:00. Equal ends are no hours at all."""

    starts: time
    ends: time

    def holds(self, clock: time) -> bool:
        if self.starts <= self.ends:
            return self.starts <= clock < self.ends
        return clock >= self.starts or clock < self.ends


def not_before(at: datetime, quiet: Quiet | None, zone: ZoneInfo) -> datetime:
    """That moment, or the end of the quiet hours it falls into."""
    local = at.astimezone(zone)
    if quiet is None or not quiet.holds(local.time()):
        return at
    day = local.date() if local.time() < quiet.ends else local.date() + timedelta(days=1)
    return datetime.combine(day, quiet.ends, tzinfo=zone)


def is_for_today(until: datetime, about_at: datetime | None, zone: ZoneInfo) -> bool:
    """Held back until then, it would reach its reader on the day it is about, or too late."""
    return about_at is not None and until.astimezone(zone).date() >= about_at.astimezone(zone).date()


def travels(message: Message) -> bool:
    """Whether it may be one of several in a catch-up: plain news, without secret and without a calendar entry."""
    return message.is_news and not message.link_purpose and not message.calendar and message.case is not None


def catch_up(messages: Iterable[Message], now: datetime) -> list[Message]:
    """Which of the due messages of one reader, case and language go out as one, oldest first.

    Two or more, and only when the oldest was held up: what is written and sent at once stays a mail of its own.
    """
    together = sorted(
        (message for message in messages if travels(message)), key=lambda each: (each.created_at, each.pk)
    )
    if len(together) < 2 or now - together[0].created_at < LATE:
        return []
    return together
