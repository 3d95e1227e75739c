"""A ride as a calendar entry (RFC 5545, sent by the rules of RFC 5546).

It names nobody: entries travel through calendars that others share. Times are UTC, which every calendar shows in
its owner's zone, also in the nights when the clocks change.
"""

from datetime import UTC
from email.utils import parseaddr
from typing import Literal

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from ridealong.applications import facts
from ridealong.rides.models import Ride
from ridealong.rides.status import RideStatus

Method = Literal["REQUEST", "CANCEL"]
NOBODY = "invalid:nomail"  # how calendars write a participant whose address they keep to themselves


def entry(ride: Ride, *, method: Method, address: str = "") -> str:
    """The ride as a whole calendar with one event, in the active language. `address` is the page behind it.

    The UID is the ride's for good and SEQUENCE counts its changes, so that a moved ride moves in the calendar too.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Ridealong//Ridealong//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(ride, method, address))
    return calendar.to_ical().decode()


def _event(ride: Ride, method: Method, address: str) -> Event:
    event, program, station = Event(), ride.application.program, ride.station
    event.add("uid", f"{ride.pk}@ridealong.invalid")
    event.add("sequence", ride.calendar_sequence)
    event.add("dtstamp", timezone.now().astimezone(UTC))
    event.add("dtstart", ride.starts_at.astimezone(UTC))
    event.add("dtend", ride.ends_at.astimezone(UTC))
    event.add("summary", program.name)
    event.add("location", f"{station.name}, {station.address}")
    event.add("description", _description(ride))
    event.add("status", _status(ride, method))
    event.add("class", "PRIVATE")
    if address:
        event.add("url", address)
    event["organizer"] = _person(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}", program.name)
    event.add("attendee", _person(NOBODY, _("Rider")))
    event.add("attendee", _person(NOBODY, _("Officer")))
    return event


def _person(address: str, role: str) -> vCalAddress:
    person = vCalAddress(address)
    person.params["cn"] = vText(role)
    return person


def _status(ride: Ride, method: Method) -> str:
    if method == "CANCEL":
        return "CANCELLED"
    return "TENTATIVE" if ride.status == RideStatus.PROPOSED else "CONFIRMED"


def _description(ride: Ride) -> str:
    minutes = facts.rules_of(ride.application).arrival.early_minutes
    where = ride.station.arrival_note
    early = _("Come %(minutes)s minutes early.") % {"minutes": minutes}
    goal = _("Go to: %(where)s.") % {"where": where}
    return f"{early} {goal}" if where else early
