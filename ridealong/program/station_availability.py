"""A station at which a program stands differently."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.program.models import Program, ProgramStatus, Station


class StationAvailability(models.Model):
    """A station at which a program stands differently. No row: as the program."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    program = models.ForeignKey(
        Program, models.CASCADE, related_name="station_availabilities", verbose_name=_("program")
    )
    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    status = models.CharField(_("status"), max_length=12, choices=ProgramStatus)
    message = models.CharField(_("message"), max_length=300, blank=True)
    since_at = models.DateTimeField(default=timezone.now, editable=False)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("availability of a station")
        verbose_name_plural = _("availability of stations")
        constraints = [models.UniqueConstraint(fields=["program", "station"], name="one_availability_per_station")]

    def __str__(self) -> str:
        return f"{self.station}: {self.get_status_display()}"
