"""What an officer does next with a ride, and what happened so far. Reads a ride, writes nothing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.applications import facts
from ridealong.core import times
from ridealong.program.models import Station
from ridealong.rides import road
from ridealong.rides.afterwards import wants_report
from ridealong.rides.arrival import is_too_late
from ridealong.rides.models import Pause, Ride
from ridealong.rides.road import CHECK_IN_OPENS
from ridealong.rides.status import ACTIVE, BOOKED, ON_THE_ROAD, RIDDEN, RideStatus
from ridealong.waivers.models import Waiver

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Step:
    """The one amber button of a ride. A verb that needs no more words is posted at once."""

    words: str
    icon: str
    url: str
    is_post: bool = False


@dataclass(frozen=True)
class Stop:
    """One stop of the ride's route, as components/route.html draws it."""

    state: str  # done, here, ahead or stopped
    words: str
    when: str = ""
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Card:
    """A ride as its officer meets it on every page: no more of the rider's name than it takes."""

    ride: Ride
    step: Step | None
    until: str
    age: int | None  # in years, on the day of the ride
    waiver: Waiver | None
    to_attest: list[str]
    is_late: bool

    is_near: bool  # check-in is open

    @property
    def station(self) -> Station:
        return self.ride.station

    @property
    def signed_on(self) -> date | None:
        """By the station's clock."""
        signed_at = self.waiver.completed_at if self.waiver else None
        return signed_at.astimezone(self.zone).date() if signed_at else None

    @property
    def may_decline(self) -> bool:
        return self.ride.status in BOOKED

    @property
    def is_ahead(self) -> bool:
        return self.ride.status in (*BOOKED, RideStatus.CHECKED_IN)

    @property
    def is_out(self) -> bool:
        return self.ride.status in ON_THE_ROAD

    @property
    def is_over(self) -> bool:
        return self.ride.status not in ACTIVE

    @property
    def was_ridden(self) -> bool:
        return self.ride.status in RIDDEN

    @property
    def zone(self) -> ZoneInfo:
        return self.ride.station.zone


def card(ride: Ride, now: datetime) -> Card:
    waiver = ride.waiver or ride.application.waivers.live().first()
    return Card(
        ride=ride,
        step=next_step(ride, now),
        until=until(ride, now),
        age=facts.age_on(ride.application, ride.on),
        waiver=waiver,
        to_attest=[str(role.label) for role in road.to_attest(ride, waiver)],
        is_late=may_be_missed(ride, now),
        is_near=now >= ride.starts_at - CHECK_IN_OPENS,
    )


def next_step(ride: Ride, now: datetime) -> Step | None:
    """None where there is nothing for the officer to do yet, or any more."""
    name, status = ride.rider.short_name, ride.status
    if status == RideStatus.PROPOSED and now < ride.ends_at:
        return Step(_("Accept this ride"), "check", _url("confirm", ride), is_post=True)
    if status == RideStatus.CONFIRMED:
        return _arrival(ride, now, name)
    if status == RideStatus.CHECKED_IN:
        return Step(_("Start the ride"), "play", _url("ride-start", ride), is_post=True)
    if status == RideStatus.IN_PROGRESS:
        return Step(_("End the ride"), "stop", _url("ride-end", ride))
    if status == RideStatus.PAUSED:
        return Step(_("%(name)s is back in the car") % {"name": name}, "play", _url("ride-resume", ride), is_post=True)
    if status in RIDDEN and wants_report(ride):
        return Step(_("Write the report"), "pen", _url("ride-report", ride))
    return None


def may_be_missed(ride: Ride, now: datetime) -> bool:
    """Whether the minutes that a rider may be late are over."""
    return ride.status == RideStatus.CONFIRMED and is_too_late(ride, now)


def until(ride: Ride, now: datetime) -> str:
    """ "in 22 minutes", "in 3 hours", "tomorrow", "in 4 days"; "now" once it should have begun."""
    left = ride.starts_at - now
    if left <= timedelta():
        return _("now")
    if left < HOUR:
        minutes = max(1, round(left / timedelta(minutes=1)))
        return ngettext("in %(count)s minute", "in %(count)s minutes", minutes) % {"count": minutes}
    if left < 12 * HOUR:
        return ngettext("in %(count)s hour", "in %(count)s hours", round(left / HOUR)) % {"count": round(left / HOUR)}
    return times.away(ride.on, today=now.astimezone(ride.station.zone).date())


def in_words(length: timedelta) -> str:
    """ "1 h 52 min", "14 min"."""
    hours, minutes = divmod(int(length / timedelta(minutes=1)), 60)
    if hours and minutes:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    return _("%(hours)s h") % {"hours": hours} if hours else _("%(minutes)s min") % {"minutes": minutes}


def route(ride: Ride) -> list[Stop]:
    """From check-in to the end, each stop with its time by the station's clock."""
    zone = ride.station.zone
    stops = []
    if ride.checked_in_at:
        stops.append(Stop("done", _("Checked in"), times.clock(ride.checked_in_at, zone), ride.checked_in_at))
    if ride.started_at:
        stops.append(Stop("done", _("Started"), times.clock(ride.started_at, zone), ride.started_at))
    stops += [_dropped(pause, ride) for pause in ride.pauses.all()]
    return [*stops, *_end(ride)]


def _arrival(ride: Ride, now: datetime, name: str) -> Step | None:
    if now >= ride.ends_at:
        return Step(_("%(name)s did not come") % {"name": name}, "cross", _url("no-show", ride))
    if now >= ride.starts_at - CHECK_IN_OPENS:
        return Step(_("Check in %(name)s") % {"name": name}, "person", _url("check-in", ride))
    return None


def _dropped(pause: Pause, ride: Ride) -> Stop:
    zone = ride.station.zone
    told = _("dispatch told") if pause.is_dispatch_told else _("dispatch not told")
    until_at = pause.resumed_at or ride.ended_at
    if until_at is None:
        return Stop(
            "here", _("Waits at a safe place"), _since(pause.paused_at, ride), pause.paused_at, _at(pause, told)
        )
    words = _("Dropped off for %(length)s") % {"length": in_words(until_at - pause.paused_at)}
    when = f"{times.clock(pause.paused_at, zone)} – {times.clock(until_at, zone)}"
    return Stop("done", words, when, pause.paused_at, _at(pause, told))


def _end(ride: Ride) -> list[Stop]:
    zone = ride.station.zone
    planned = Stop("ahead", _("Planned end"), times.clock(ride.ends_at, zone), ride.ends_at)
    if ride.status == RideStatus.CHECKED_IN:
        return [Stop("here", _("Ready to go")), planned]
    if ride.status == RideStatus.IN_PROGRESS:
        return [Stop("here", _("Riding")), planned]
    if ride.status == RideStatus.PAUSED:
        return [planned]
    if ride.status in RIDDEN and ride.ended_at:
        words = _("Ended early") if ride.status == RideStatus.ENDED_EARLY else _("Ended")
        return [Stop("done", words, times.clock(ride.ended_at, zone), ride.ended_at, ride.ended_early_reason)]
    if ride.status in {RideStatus.CANCELLED, RideStatus.TURNED_AWAY, RideStatus.NO_SHOW}:
        why = ride.get_turned_away_for_display() or ride.get_cancelled_for_display()
        return [Stop("stopped", str(ride.get_status_display()), note=str(why))]
    return []


def _at(pause: Pause, told: str) -> str:
    return f"{pause.place}; {told}" if pause.place else told


def _since(at: datetime, ride: Ride) -> str:
    return _("since %(time)s") % {"time": times.clock(at, ride.station.zone)}


def _url(name: str, ride: Ride) -> str:
    return reverse(f"officer:{name}", args=[ride.pk])
