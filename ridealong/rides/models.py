"""The ride: a rider, a seat, a stretch of time, and what is told afterwards."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.core.pairs import paired
from ridealong.core.statements import Slot
from ridealong.program.models import Station
from ridealong.rides import status as statuses
from ridealong.shifts.models import Officer, Seat
from ridealong.waivers.models import Waiver


class Rides(models.QuerySet["Ride"]):
    def active(self) -> "Rides":
        return self.filter(status__in=statuses.ACTIVE)

    def window(self) -> tuple[datetime, datetime] | None:
        """The hours of the ride that is booked or under way, if there is one."""
        ride = self.active().first()
        return ride.window if ride else None

    def for_officer(self, officer: Officer | Slot) -> "Rides":
        return self.filter(seat__shift__officer=officer)

    def beside(self, officer: Officer | Slot) -> "Rides":
        """The same as `for_officer`, asked of each ride: for the few of a time, where an officer has had thousands."""
        theirs = Seat.objects.filter(pk=OuterRef("seat"), shift__officer=officer)
        return self.filter(Exists(theirs))

    def overdue(self, at: Any = None) -> "Rides":
        """Out, and past the end of their window."""
        return self.filter(status__in=statuses.ON_THE_ROAD, ends_at__lt=at or timezone.now())


class Ride(models.Model):
    """One ride in one seat. Scheduling a rider is making this row; no application status says it twice."""

    EVENTS = "ride"
    TRANSITIONS = statuses.TRANSITIONS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="rides")
    rider = models.ForeignKey(Rider, models.PROTECT, related_name="rides")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="rides")
    waiver = models.ForeignKey(Waiver, models.PROTECT, null=True, blank=True, related_name="rides")
    check_in_code = models.CharField(_("code for check-in"), max_length=8, unique=True, editable=False)
    status = models.CharField(
        max_length=12, choices=statuses.RideStatus, default=statuses.RideStatus.PROPOSED, editable=False
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    scheduled_at = models.DateTimeField(default=timezone.now, editable=False)
    scheduled_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    checked_in_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_in_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_for = models.CharField(max_length=12, choices=statuses.CancelledFor, blank=True, editable=False)
    is_late_cancel = models.BooleanField(_("called off too late"), default=False, editable=False)
    turned_away_for = models.CharField(max_length=16, choices=statuses.TurnedAwayFor, blank=True, editable=False)
    ended_early_by = models.CharField(max_length=12, choices=statuses.EndedBy, blank=True, editable=False)
    ended_early_reason = models.CharField(_("why it ended early"), max_length=300, blank=True, editable=False)
    # Codes of soft rules that were set aside for this ride, and why.
    overridden = models.JSONField(default=list, blank=True, editable=False)
    override_reason = models.CharField(_("why rules were set aside"), max_length=300, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    calendar_sequence = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = Rides.as_manager()

    class Meta:
        verbose_name = _("ride")
        verbose_name_plural = _("rides")
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(status__in=statuses.HOLDS_SEAT),
                name="one_ride_per_seat",
                violation_error_message=_("This seat was just taken. Choose another one."),
            ),
            models.UniqueConstraint(
                fields=["rider"],
                condition=Q(status__in=statuses.ACTIVE),
                name="one_active_ride_per_rider",
                violation_error_message=_("This rider already has a ride ahead."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="ride_ends_after_it_starts",
                violation_error_message=_("The ride must end after it starts."),
            ),
            paired("ride", "checked_in"),
            models.CheckConstraint(
                condition=~Q(status__in=["in_progress", "paused", "completed", "ended_early"])
                | Q(started_at__isnull=False, waiver__isnull=False),
                name="nobody_rides_without_start_and_waiver",
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled") & ~Q(cancelled_for="") | ~Q(status="cancelled") & Q(cancelled_for=""),
                name="cancelled_ride_says_for_whom",
            ),
            models.CheckConstraint(
                condition=Q(is_late_cancel=False) | Q(cancelled_for="rider"), name="only_riders_cancel_too_late"
            ),
            models.CheckConstraint(
                condition=Q(status="turned_away") & ~Q(turned_away_for="")
                | ~Q(status="turned_away") & Q(turned_away_for=""),
                name="turned_away_ride_says_why",
            ),
            models.CheckConstraint(
                condition=Q(status="ended_early") & ~Q(ended_early_by="")
                | ~Q(status="ended_early") & Q(ended_early_by=""),
                name="ride_ended_early_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["completed", "ended_early"], ended_at__isnull=False)
                | ~Q(status__in=["completed", "ended_early"]) & Q(ended_at__isnull=True),
                name="ridden_ride_has_its_end",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "starts_at"], name="ride_by_status"),
            models.Index(fields=["-starts_at", "-id"], name="ride_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.application}, {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def case(self) -> UUID:
        return self.application_id

    @property
    def window(self) -> tuple[datetime, datetime]:
        """From when to when it lasts, aware: what a waiver for one ride covers."""
        return self.starts_at, self.ends_at

    @property
    def officer(self) -> Officer:
        return self.seat.shift.officer

    @property
    def station(self) -> Station:
        return self.seat.shift.station

    @property
    def on(self) -> date:
        """The date of the ride at its station: the one that ages and limits are counted by."""
        return self.starts_at.astimezone(self.station.zone).date()

    @property
    def is_overdue(self) -> bool:
        return self.status in statuses.ON_THE_ROAD and self.ends_at < timezone.now()

    @property
    def known_as(self) -> str:
        """The rider as the officer reads it: "Priya R."; no more of the name than it takes."""
        words = self.rider.legal_name.split()
        initial = f" {words[-1][0]}." if len(words) > 1 and words[-1] != self.rider.short_name else ""
        return f"{self.rider.short_name}{initial}"


class Pause(models.Model):
    """The rider was dropped at a safe place while the officer answers a dangerous call."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ride = models.ForeignKey(Ride, models.PROTECT, related_name="pauses")
    place = models.CharField(_("where the rider waits"), max_length=120)
    is_dispatch_told = models.BooleanField(_("dispatch told"), default=False)
    paused_at = models.DateTimeField(default=timezone.now, editable=False)
    paused_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    resumed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("drop-off")
        verbose_name_plural = _("drop-offs")
        ordering = ["paused_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["ride"], condition=Q(resumed_at__isnull=True), name="one_open_pause_per_ride"
            ),
            models.CheckConstraint(
                condition=Q(resumed_at__isnull=True) | Q(resumed_at__gte=F("paused_at")),
                name="pause_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.place


class CheckIn(models.Model):
    """What the officer saw on arrival, each point by its own tap."""

    ride = models.OneToOneField(Ride, models.PROTECT, primary_key=True, related_name="arrival")
    has_shown_id = models.BooleanField(_("ID matches"))
    is_dressed = models.BooleanField(_("dressed as agreed"))
    is_sober = models.BooleanField(_("sober"))
    is_briefed = models.BooleanField(_("briefed: seat belt, radio, staying in the car"))
    # Codes of the points that the program's rules add: papers, a guardian's presence, a late start that was agreed.
    also = models.JSONField(_("also seen"), default=list, blank=True)

    def __str__(self) -> str:
        return str(self.ride)


class RideReport(models.Model):
    """The officer's report after a ride."""

    ride = models.OneToOneField(Ride, models.PROTECT, primary_key=True, related_name="report")
    summary = models.TextField(_("what the evening was like"), max_length=2000, blank=True)
    # Empty while the report was only begun, to tell of an incident during the ride.
    conduct = models.PositiveSmallIntegerField(_("conduct, 1 to 5"), null=True, blank=True)
    calls = models.PositiveSmallIntegerField(_("calls answered"), default=0)
    had_incident = models.BooleanField(_("something happened that command must know"), default=False)
    # A light moment for the town, if there was one: it feeds the drafts of posts.
    light_moment = models.TextField(_("a light moment, without names"), max_length=500, blank=True)
    reported_at = models.DateTimeField(default=timezone.now, editable=False)
    reported_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("ride report")
        verbose_name_plural = _("ride reports")
        constraints = [
            models.CheckConstraint(condition=Q(conduct__range=(1, 5)), name="conduct_is_one_to_five"),
        ]

    def __str__(self) -> str:
        return str(self.ride)


class Feedback(models.Model):
    """The rider's words afterwards."""

    ride = models.OneToOneField(Ride, models.PROTECT, primary_key=True, related_name="feedback")
    stars = models.PositiveSmallIntegerField(_("how was it, 1 to 5"))
    text = models.TextField(_("in your words"), max_length=2000, blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="stars_are_one_to_five")]

    def __str__(self) -> str:
        return str(self.ride)
