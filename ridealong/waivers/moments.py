"""When and where a waiver may be signed, as the program's rule says (domain.md, row 18)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.rules.facts import Facts
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment
from ridealong.rules.person import Person
from ridealong.rules.reason import Reason
from ridealong.rules.ride import Wish
from ridealong.rules.waiver.reasons import UNDECIDED


class CannotSign(Exception):
    """Why this signature is not taken. The text may be shown to a person."""


def with_application(application: Application) -> bool:
    """Whether the rider signs together with the application, before anybody decides about it."""
    return facts.rules_of(application).waiver.moment == "application"


def on_the_day(application: Application) -> bool:
    """Whether the rider signs at the station, on the day of the ride."""
    return facts.rules_of(application).waiver.moment == "on_the_day"


def takes(application: Application, channel: str) -> bool:
    """Whether the program takes signatures this way: "online", "device" or "paper"."""
    return not against(application, signed_how=channel, stage=None)


def check_channel(application: Application, channel: str) -> None:
    """Raises CannotSign where the program takes no signatures this way."""
    _raise(against(application, signed_how=channel, stage=None))


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
    _raise(against(application, ride_at=ride_at))


def is_decided(application: Application) -> bool:
    """Whether the application is far enough for the rider's signature, on whatever day."""
    return UNDECIDED not in [reason.kind for reason in against(application)]


def check_decided(application: Application) -> None:
    """Raises CannotSign before the application is sent, or approved where the program wants that first."""
    _raise([reason for reason in against(application) if reason.kind == UNDECIDED])


def against(application: Application, *, ride_at: datetime | None = None, **person: Any) -> Sequence[Reason]:
    """What the rules say against a signature now, for a ride that begins at `ride_at` (aware), if there is one."""
    zone = facts.zone_of(application)
    start = ride_at.astimezone(zone) if ride_at else None
    asked = Facts(
        Person(**{"category": application.category, "stage": facts.stage_of(application), **person}),
        Wish(start, start, knows_length=False) if start else None,
        applied_on=timezone.localdate(timezone=zone),
    )
    return judge(asked, facts.rules_of(application), Moment.SIGN).reasons


def _raise(against: Sequence[Reason]) -> None:
    if against:
        raise CannotSign(" ".join(map(str, against)))
