"""What riders, guardians, officers and supervisors are written to about a ride."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ridealong.applications.message_kinds import REFERENCE, RIDER_NAME
from ridealong.core import times
from ridealong.notifications.message_kinds import MessageKind, Placeholder, Words, by_name


def _start() -> datetime:
    """A made-up ride: six in the evening, in nine days."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return timezone.localtime(timezone=zone).replace(hour=18, minute=0) + timedelta(days=9)


DAY = Placeholder("day", _("The day of the ride"), lambda: times.day(_start().date()), in_subject=True)
WHEN = Placeholder(
    "when",
    _("Day and hours of the ride, with the time zone"),
    lambda: times.span(_start(), _start() + timedelta(hours=4), settings.TIME_ZONE),
)
WITH_WHOM = Placeholder("with_whom", _("“with” and the officer, if you name officers"), _("with one of our officers"))
PLACE = Placeholder("place", _("Name and address of the station"), "Main Street Station, 100 Main Street")
ARRIVAL = Placeholder("arrival", _("Where the rider goes, and how early"), _("Go to the front desk, 15 minutes early."))
KNOWN_AS = Placeholder("rider_name", _("First name and the first letter of the surname"), "Maya T.")
RIDE = (DAY, WHEN, WITH_WHOM, PLACE, ARRIVAL)
COMING = Placeholder("next_step", _("What happens next"), _("Nothing is left for you to do."))


def _rider(
    event: str, when: Words, *more: Placeholder, is_texted: bool = True, may_be_letter: bool = True
) -> MessageKind:
    placeholders = (RIDER_NAME, REFERENCE, *more)
    return MessageKind(event, "rider", when, placeholders, is_texted=is_texted, may_be_letter=may_be_letter)


def _guardian(event: str, when: Words, *more: Placeholder) -> MessageKind:
    return MessageKind(event, "guardian", when, (RIDER_NAME, REFERENCE, *more))


def _officer(event: str, when: Words, *more: Placeholder) -> MessageKind:
    return MessageKind(event, "officer", when, (REFERENCE, *more))


MESSAGE_KINDS = by_name(
    (
        _rider("ride.scheduled", _("A ride was put on the schedule."), *RIDE),
        _rider("ride.confirmed", _("The officer confirmed the ride."), *RIDE),
        _rider("ride.rescheduled", _("The ride moved to another date or officer."), *RIDE),
        _rider(
            "ride.reminder", _("Two days before the ride."), *RIDE,
            Placeholder("dress", _("What to wear, from your rules"), _("Long pants and closed shoes.")),
            Placeholder("bring", _("What to bring, from your rules"), _("Photo ID.")),
            may_be_letter=False,  # two days before: it would come too late
        ),
        _rider(
            "ride.cancelled", _("The ride was called off."), DAY, WHEN, PLACE,
            Placeholder("reason", _("For whom it was called off"), _("We had to call it off. This is not your doing.")),
            COMING,
        ),
        _rider("ride.completed", _("The ride is over."), is_texted=False),
        _guardian("ride.scheduled", _("A minor's ride was put on the schedule."), *RIDE),
        _guardian("ride.rescheduled", _("A minor's ride moved."), *RIDE),
        _guardian("ride.cancelled", _("A minor's ride was called off."), DAY, WHEN, PLACE),
        _officer("ride.scheduled", _("A rider waits for the officer's yes."), KNOWN_AS, DAY, WHEN, PLACE),
        _officer("ride.rescheduled", _("A ride of the officer has new hours."), KNOWN_AS, DAY, WHEN, PLACE),
        _officer("ride.cancelled", _("A ride of the officer was called off."), DAY, COMING),
        _officer("ride.reassigned", _("A ride of the officer went to another one.")),
        MessageKind(
            "ride.incident", "supervisor", _("An officer reports an incident."),
            (REFERENCE, WHEN, Placeholder("officer_name", _("The officer"), "Officer Law"), PLACE), is_urgent=True,
        ),
    )
)  # fmt: skip
