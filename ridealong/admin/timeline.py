"""History as people read it: events in, the steps of a route out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ridealong.core import times
from ridealong.core.history import Event
from ridealong.story import LABELS

QUIET = {
    "application.viewed",
    "waiver.file_read",
    "scan.read",
    "rider.emergency_viewed",
    "rider.viewed",
    "keep_apart.viewed",
}  # who looked; told apart from what was done
STOPPED = {"declined", "withdrawn", "expired", "cancelled", "turned_away", "no_show", "refused", "void", "incident"}


@dataclass(frozen=True)
class Step:
    """As components/route.html wants it."""

    state: str
    words: str
    when: str = ""
    at: datetime | None = None
    note: str = ""


def words(name: str) -> str:
    """The label of an event; one that nobody wrote words for yet reads as itself."""
    label = LABELS.get(name)
    return str(label) if label else name.replace(".", ": ").replace("_", " ").capitalize()


def steps(events: Iterable[Event], zone: ZoneInfo) -> list[Step]:
    return [
        Step(
            state="stopped" if event.name.rpartition(".")[2] in STOPPED else "done",
            words=words(event.name),
            when=times.moment(event.at, zone, style="short"),
            at=event.at,
            note=_("by %(name)s") % {"name": event.actor_name},
        )
        for event in events
    ]
