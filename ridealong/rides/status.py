"""How a ride moves (domain.md, "Ride")."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ridealong.core.workflow import table


class RideStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    CHECKED_IN = "checked_in", _("Checked in")
    IN_PROGRESS = "in_progress", _("Riding now")
    PAUSED = "paused", _("Dropped off, paused")
    COMPLETED = "completed", _("Completed")
    ENDED_EARLY = "ended_early", _("Ended early")
    CANCELLED = "cancelled", _("Cancelled")
    TURNED_AWAY = "turned_away", _("Turned away")
    NO_SHOW = "no_show", _("Did not come")


R = RideStatus
BOOKED = (R.PROPOSED, R.CONFIRMED)
ON_THE_ROAD = (R.IN_PROGRESS, R.PAUSED)
ACTIVE = (R.PROPOSED, R.CONFIRMED, R.CHECKED_IN, R.IN_PROGRESS, R.PAUSED)
RIDDEN = (R.COMPLETED, R.ENDED_EARLY)
# A seat once used or being used is never given away again; a cancelled ride frees it.
HOLDS_SEAT = (*ACTIVE, *RIDDEN, R.TURNED_AWAY, R.NO_SHOW)

TRANSITIONS = table(
    confirm=(R.PROPOSED, R.CONFIRMED),
    reschedule=(BOOKED, R.PROPOSED),
    check_in=(R.CONFIRMED, R.CHECKED_IN),
    start=(R.CHECKED_IN, R.IN_PROGRESS),
    pause=(R.IN_PROGRESS, R.PAUSED),
    resume=(R.PAUSED, R.IN_PROGRESS),
    complete=(R.IN_PROGRESS, R.COMPLETED),
    end_early=(ON_THE_ROAD, R.ENDED_EARLY),
    cancel=((R.PROPOSED, R.CONFIRMED, R.CHECKED_IN), R.CANCELLED),
    turn_away=((R.CONFIRMED, R.CHECKED_IN), R.TURNED_AWAY),
    miss=(R.CONFIRMED, R.NO_SHOW),
)


class CancelledFor(models.TextChoices):
    RIDER = "rider", _("The rider asked")
    OFFICER = "officer", _("The officer cannot")
    DEPARTMENT = "department", _("The department had to")


class TurnedAwayFor(models.TextChoices):
    NO_ID = "no_id", _("No ID")
    PAPERS = "papers", _("A paper is missing")
    LATE = "late", _("Too late")
    DRESS = "dress", _("Dress")
    INTOXICATED = "intoxicated", _("Not sober")
    ARMED = "armed", _("Armed")
    GUARDIAN_ABSENT = "guardian_absent", _("Guardian not there")
    WILL_NOT_SIGN = "will_not_sign", _("Would not sign")


# Nothing that the rider could mend by another day: the case is closed with the ride.
TURNED_AWAY_FOR_GOOD = (TurnedAwayFor.INTOXICATED, TurnedAwayFor.ARMED)


class EndedBy(models.TextChoices):
    OFFICER = "officer", _("The officer")
    RIDER = "rider", _("The rider")
    SUPERVISOR = "supervisor", _("A supervisor")
