"""What officer and rider tell after the ride."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.core import history
from ridealong.rides import notices
from ridealong.rides.models import Ride, RideReport
from ridealong.rides.status import ON_THE_ROAD, RIDDEN, RideStatus


class CannotReport(Exception):
    """Why nothing can be told about this ride now. The text may be shown to a person."""


def wants_report(ride: Ride) -> bool:
    """Whether the program asks for a report that is not written, or only begun for an incident (domain.md, row 25)."""
    rule, told = facts.rules_of(ride.application).after, getattr(ride, "report", None)
    is_asked = rule.officer_report or (ride.status == RideStatus.ENDED_EARLY and rule.early_end_report != "none")
    return is_asked and (told is None or told.conduct is None)


def report_due_at(ride: Ride) -> datetime:
    """Until when the officer reports (aware): the end of the shift where the ride was ended early and the rules say so,
    else the end of the next day at the station."""
    rule = facts.rules_of(ride.application).after.early_end_report
    if ride.status == RideStatus.ENDED_EARLY and rule == "end_of_shift":
        return max(ride.seat.shift.ends_at, ride.ended_at or ride.ends_at)
    ended_at = (ride.ended_at or ride.ends_at).astimezone(ride.station.zone)
    return datetime.combine(ended_at.date() + timedelta(days=2), time(), tzinfo=ride.station.zone)


def report(
    ride: Ride,
    *,
    by: User,
    conduct: int | None,
    calls: int = 0,
    summary: str = "",
    light_moment: str = "",
    had_incident: bool = False,
) -> RideReport:
    """The officer's report; during the ride it can be begun for an incident, without `conduct`, and finished later.

    An incident, once told, stays told: command learns of it at once, and no post is made of the ride.
    Raises CannotReport.
    """
    with transaction.atomic():
        ride = Ride.objects.select_for_update(of=("self",), no_key=True).get(pk=ride.pk)
        if ride.status not in (*ON_THE_ROAD, *RIDDEN):
            raise CannotReport(_("There is nothing to report before the ride has begun."))
        before = RideReport.objects.filter(ride=ride).first()
        is_new_incident = had_incident and not (before and before.had_incident)
        told = RideReport(
            ride=ride,
            conduct=conduct,
            calls=calls,
            summary=summary,
            light_moment=light_moment,
            had_incident=had_incident or bool(before and before.had_incident),
            reported_by=by,
        )
        told.save(force_insert=before is None)
        history.record("ride.reported", ride, by=by, had_incident=told.had_incident)
        if is_new_incident:
            history.record("ride.incident", ride, by=by)
            notices.incident(ride)
    return told


def tell_incident(ride: Ride, *, by: User, summary: str = "") -> RideReport:
    """Something happened, during the ride or after it. What the report says already stays. Raises CannotReport."""
    told = RideReport.objects.filter(ride=ride).first() or RideReport(ride=ride)
    words = "\n\n".join(part for part in (told.summary, summary) if part)
    return report(
        ride,
        by=by,
        conduct=told.conduct,
        calls=told.calls,
        summary=words[:2000],
        light_moment=told.light_moment,
        had_incident=True,
    )
