"""Where a program stands today, as a whole and at a station: open, by invitation, with a waiting list, or paused.

The stricter of the two holds. This changes by the hour, so it is no rule: rules are versions that people are held to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.core import history
from ridealong.program.models import Program, ProgramStatus, Station
from ridealong.program.station_availability import StationAvailability
from ridealong.rules.kinds.reasons import PAUSED, RESTRICTED
from ridealong.rules.reason import Reason

STRICTNESS = (ProgramStatus.OPEN, ProgramStatus.WAITING_LIST, ProgramStatus.RESTRICTED, ProgramStatus.PAUSED)


@dataclass(frozen=True)
class Availability:
    status: str
    message: str = ""
    station: str = ""  # the name, where only the station stands so

    @property
    def is_paused(self) -> bool:
        return self.status == ProgramStatus.PAUSED

    @property
    def is_restricted(self) -> bool:
        return self.status == ProgramStatus.RESTRICTED

    @property
    def has_waiting_list(self) -> bool:
        return self.status == ProgramStatus.WAITING_LIST


def of(program: Program, station: Station | None = None) -> Availability:
    """How available the program is, or the station's where that is stricter."""
    whole = Availability(program.status, program.pause_message)
    if station is None:
        return whole
    own = next((each for each in program.station_availabilities.all() if each.station_id == station.pk), None)
    if own is None or _strictness(own.status) <= _strictness(program.status):
        return whole
    return Availability(own.status, own.message, station.name)


def reasons(program: Program, station: Station | None, *, is_invited: bool) -> Iterator[Reason]:
    """What stands against anybody here today, whatever the rules say; in the department's words, where it wrote any."""
    now = of(program, station)
    if now.is_paused:
        yield replace(PAUSED.stands(), message=now.message)
    if now.is_restricted and not is_invited:
        yield replace(RESTRICTED.stands(), message=now.message)


def set_station(program: Program, station: Station, *, by: User, status: str, message: str = "") -> None:
    """How the program stands at one station; `open` is as the program. Others are not touched, nobody is written to."""
    with transaction.atomic():
        Program.objects.select_for_update().get(pk=program.pk)
        own = program.station_availabilities.filter(station=station)
        if status == ProgramStatus.OPEN:
            own.delete()
        else:
            values = {"status": ProgramStatus(status), "message": message, "since_at": timezone.now(), "set_by": by}
            StationAvailability.objects.update_or_create(program=program, station=station, defaults=values)
        history.record("program.station_availability_set", program, by=by, station=str(station.pk), status=status)


def _strictness(status: str) -> int:
    return STRICTNESS.index(ProgramStatus(status))
