"""Officers, their shifts, and the seat beside them."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core.workflow import table
from ridealong.program.models import Station


class Officers(models.QuerySet["Officer"]):
    def hosting(self) -> "Officers":
        """Active, volunteered, and not kept back."""
        return self.filter(is_active=True, takes_riders=True, is_probationary=False, is_flagged=False)


class Officer(models.Model):
    """A host. Sees only their own rides."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.OneToOneField(User, models.PROTECT, related_name="officer", verbose_name=_("account"))
    rank = models.CharField(_("rank"), max_length=40, default="Officer")
    surname = models.CharField(_("name on the badge"), max_length=80)
    badge_number = models.CharField(_("badge number"), max_length=20, unique=True)
    station = models.ForeignKey(Station, models.PROTECT, related_name="officers", verbose_name=_("station"))
    takes_riders = models.BooleanField(_("takes riders"), default=False)
    is_probationary = models.BooleanField(_("on probation"), default=False)
    is_flagged = models.BooleanField(
        _("under review, or taken out by a supervisor"),
        default=False,
        help_text=_("No new rider is booked beside this officer while the rules say so. Riders never learn why."),
    )
    may_be_named = models.BooleanField(_("may be named in posts"), default=False)
    is_protected = models.BooleanField(_("never named: protected or undercover"), default=False)
    is_active = models.BooleanField(_("active"), default=True)

    objects = Officers.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["surname"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_protected=False) | Q(may_be_named=False),
                name="protected_officer_is_never_named",
                violation_error_message=_("A protected officer cannot be named in posts."),
            )
        ]
        permissions = [("host_ride", _("Can host riders and see their own rides"))]

    def __str__(self) -> str:
        return f"{self.rank} {self.surname}"


class HostUnit(models.Model):
    """What the rider sits in or at: a car, an engine, a dispatch seat."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=40)
    kind = models.SlugField(
        _("kind"),
        max_length=40,
        default="car",
        help_text=_("As the rules name it: car, engine, ambulance, dispatch. A kind of rider may be for some only."),
    )
    station = models.ForeignKey(Station, models.PROTECT, related_name="units", verbose_name=_("station"))
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["station", "name"], name="unit_name_unique_at_station")]

    def __str__(self) -> str:
        return self.name


class Shifts(models.QuerySet["Shift"]):
    def for_officer(self, officer: Officer) -> "Shifts":
        return self.filter(officer=officer)

    def ahead(self) -> "Shifts":
        return self.filter(ends_at__gt=timezone.now())

    def during(self, station: Station, starts_at: datetime, ends_at: datetime) -> "Shifts":
        """Those of a station that have a moment in common with the stretch (aware), cancelled ones left out."""
        return self.filter(station=station, is_cancelled=False, starts_at__lt=ends_at, ends_at__gt=starts_at)


class Shift(models.Model):
    """A stretch of work of one officer; may cross midnight."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="shifts", verbose_name=_("officer"))
    station = models.ForeignKey(Station, models.PROTECT, related_name="shifts", verbose_name=_("station"))
    unit = models.ForeignKey(HostUnit, models.PROTECT, null=True, blank=True, verbose_name=_("unit"))
    sector = models.CharField(_("sector or beat"), max_length=40, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    objects = Shifts.as_manager()

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="shift_ends_after_it_starts",
                violation_error_message=_("The shift must end after it starts."),
            ),
            models.UniqueConstraint(
                fields=["officer", "starts_at"],
                condition=Q(is_cancelled=False),
                name="one_shift_of_an_officer_at_a_time",
                violation_error_message=_("This officer already has a shift that starts then."),
            ),
        ]
        indexes = [models.Index(fields=["starts_at", "station"], name="shift_by_start")]

    def __str__(self) -> str:
        return f"{self.officer}, {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def on(self) -> date:
        """The day it starts on, at its station."""
        return self.starts_at.astimezone(self.station.zone).date()


class SeatStatus(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Seats(models.QuerySet["Seat"]):
    def open(self) -> "Seats":
        """Offered; whether somebody sits in it already is for the rides to say."""
        return self.filter(status=SeatStatus.OPEN, shift__is_cancelled=False)


class Seat(models.Model):
    """One seat for a rider on a shift. Taken = an active ride points to it."""

    EVENTS = "seat"
    TRANSITIONS = table(
        close=(SeatStatus.OPEN, SeatStatus.CLOSED),
        open=(SeatStatus.CLOSED, SeatStatus.OPEN),
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=6, choices=SeatStatus, default=SeatStatus.OPEN, editable=False)

    objects = Seats.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["shift__starts_at", "number"]
        constraints = [models.UniqueConstraint(fields=["shift", "number"], name="seat_number_unique_on_shift")]

    def __str__(self) -> str:
        return f"{self.shift} ({self.number})"
