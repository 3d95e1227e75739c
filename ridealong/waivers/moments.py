"""When and where a waiver may be signed, as the program's rule says (domain.md, row 18)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.status import OPEN, ApplicationStatus


class CannotSign(Exception):
    """Why this signature is not taken. The text may be shown to a person."""


def with_application(application: Application) -> bool:
    """Whether the rider signs together with the application, before anybody decides about it."""
    return facts.rules_of(application).waiver.moment == "application"


def on_the_day(application: Application) -> bool:
    """Whether the rider signs at the station, on the day of the ride."""
    return facts.rules_of(application).waiver.moment == "on_the_day"


CHANNELS = {
    "online": gettext_lazy("This program takes no signatures on people's own screens. Sign at the station."),
    "device": gettext_lazy("This program takes no signatures on its own device."),
    "paper": gettext_lazy("This program takes no waivers on paper."),
}


def takes(application: Application, channel: str) -> bool:
    """Whether the program takes signatures this way: "online", "device" or "paper"."""
    return channel in facts.rules_of(application).waiver.channels


def check_channel(application: Application, channel: str) -> None:
    """Raises CannotSign where the program takes no signatures this way."""
    if not takes(application, channel):
        raise CannotSign(str(CHANNELS[channel]))


def is_time(application: Application, ride_at: datetime | None) -> bool:
    """Whether the rider may sign now on a screen of their own; `ride_at` (aware) is when the ride begins, if there is
    one."""
    try:
        check(application, ride_at)
    except CannotSign:
        return False
    return True


def check(application: Application, ride_at: datetime | None) -> None:
    """Raises CannotSign while it is too early."""
    check_decided(application)
    if not on_the_day(application):
        return
    zone = facts.zone_of(application)
    if ride_at is None or timezone.localdate(timezone=zone) < ride_at.astimezone(zone).date():
        raise CannotSign(_("The waiver is signed at the station, on the day of the ride."))


def is_decided(application: Application) -> bool:
    """Whether the application is far enough for the rider's signature, on whatever day."""
    if application.status == ApplicationStatus.APPROVED:
        return True
    is_sent = application.status in OPEN and application.status != ApplicationStatus.DRAFT
    return is_sent and with_application(application)


def check_decided(application: Application) -> None:
    """Raises CannotSign before the application is sent, or approved where the program wants that first."""
    if not is_decided(application):
        raise CannotSign(_("The waiver is signed once the application is approved."))
