"""Where a program stands today, as a whole and at a station: open, by invitation, with a waiting list, or paused.

The stricter of the two holds. This changes by the hour, so it is no rule: rules are versions that people are held to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core import history
from ridealong.program.models import Program, ProgramStatus, Station
from ridealong.rules.kinds.reasons import PAUSED, RESTRICTED
from ridealong.rules.reason import Reason

STRICTNESS = (ProgramStatus.OPEN, ProgramStatus.WAITING_LIST, ProgramStatus.RESTRICTED, ProgramStatus.PAUSED)


@dataclass(frozen=True)
class Standing:
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


class StationStanding(models.Model):
    """A station at which a program stands differently. No row: as the program."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(Program, models.CASCADE, related_name="station_standings", verbose_name=_("program"))
    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    status = models.CharField(_("status"), max_length=12, choices=ProgramStatus)
    message = models.CharField(_("message"), max_length=300, blank=True)
    since_at = models.DateTimeField(default=timezone.now, editable=False)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("standing of a station")
        verbose_name_plural = _("standings of stations")
        constraints = [models.UniqueConstraint(fields=["program", "station"], name="one_standing_per_station")]

    def __str__(self) -> str:
        return f"{self.station}: {self.get_status_display()}"


def of(program: Program, station: Station | None = None) -> Standing:
    """The program's standing, or the station's where that is stricter."""
    whole = Standing(program.status, program.pause_message)
    if station is None:
        return whole
    own = next((each for each in program.station_standings.all() if each.station_id == station.pk), None)
    if own is None or _strictness(own.status) <= _strictness(program.status):
        return whole
    return Standing(own.status, own.message, station.name)


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
        own = program.station_standings.filter(station=station)
        if status == ProgramStatus.OPEN:
            own.delete()
        else:
            values = {"status": ProgramStatus(status), "message": message, "since_at": timezone.now(), "set_by": by}
            StationStanding.objects.update_or_create(program=program, station=station, defaults=values)
        history.record("program.station_standing_set", program, by=by, station=str(station.pk), status=status)


def _strictness(status: str) -> int:
    return STRICTNESS.index(ProgramStatus(status))
