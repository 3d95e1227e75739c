"""What riders, guardians, officers and supervisors are told about a ride."""

from typing import Any

from django.conf import settings
from django.utils import translation

from accounts.models import Role, User
from ridealong.applications import facts
from ridealong.applications.models import Guardian
from ridealong.applications.status import GuardianStatus
from ridealong.notifications.outbox import queue
from ridealong.program.describe import words
from ridealong.rides import calendar
from ridealong.rides.models import Ride
from ridealong.shifts.models import Officer, Seat


def scheduled(ride: Ride) -> None:
    scheduled_to_rider(ride)
    scheduled_to_officer(ride)
    for guardian in _guardians(ride):
        _to_guardian("ride.scheduled", ride, guardian, method="REQUEST")


def scheduled_to_rider(ride: Ride) -> None:
    _to_rider("ride.scheduled", ride, method="REQUEST")


def scheduled_to_officer(ride: Ride) -> None:
    _to_officer("ride.scheduled", ride, ride.officer, method="REQUEST")


def rescheduled(ride: Ride, *, was_seat: Seat) -> None:
    """Everyone learns the new hours; an officer who is no longer the host sees the entry go."""
    _to_rider("ride.rescheduled", ride, method="REQUEST")
    before = was_seat.shift.officer
    if before.pk == ride.officer.pk:
        _to_officer("ride.rescheduled", ride, ride.officer, method="REQUEST")
    else:
        _to_officer("ride.cancelled", ride, before, method="CANCEL", is_reassigned=True)
        scheduled_to_officer(ride)
    for guardian in _guardians(ride):
        _to_guardian("ride.rescheduled", ride, guardian, method="REQUEST")


def confirmed(ride: Ride) -> None:
    _to_rider("ride.confirmed", ride, method="REQUEST")


def cancelled(ride: Ride, *, by: User) -> None:
    """Whoever calls it off knows; everyone else is told, and every calendar lets go of it."""
    _to_rider("ride.cancelled", ride, method="CANCEL")
    _to_officer("ride.cancelled", ride, ride.officer, method="CANCEL", is_own=ride.officer.account_id == by.pk)
    for guardian in _guardians(ride):
        _to_guardian("ride.cancelled", ride, guardian, method="CANCEL")


def completed(ride: Ride) -> None:
    _to_rider("ride.completed", ride)


def incident(ride: Ride) -> None:
    """To everyone who holds the role of supervisor or command: something happened; what it was stands in the case."""
    people = User.objects.filter(groups__name__in=[Role.SUPERVISOR, Role.COMMAND], is_active=True).distinct()
    for person in people:
        queue(
            "ride.incident",
            "supervisor",
            to=person.email,
            language=person.language,
            context=_context(ride),
            case=ride.application_id,
            dedupe_key=f"ride.incident:{ride.pk}:supervisor:{person.pk}",
        )


def reminder(ride: Ride) -> dict[str, Any]:
    """What `queue` needs to remind the rider: what to bring and wear, where to go."""
    texts, language = facts.rules_of(ride.application).texts, ride.rider.language
    told = {"dress": words(texts.dress, language), "bring": words(texts.bring, language)}
    return _message("ride.reminder", ride, language, told)


def _to_rider(event: str, ride: Ride, *, method: calendar.Method | None = None, **more: Any) -> None:
    queue(**_message(event, ride, ride.rider.language, more, method))


def _message(
    event: str, ride: Ride, language: str, more: dict[str, Any], method: calendar.Method | None = None
) -> dict[str, Any]:
    path = f"/my/{ride.application_id}/"
    return {
        "event": event,
        "recipient": "rider",
        "to": ride.rider.email,
        "language": language,
        "context": _context(ride) | {"name": ride.rider.short_name, "path": path} | more,
        "case": ride.application_id,
        "dedupe_key": f"{event}:{ride.pk}:{ride.calendar_sequence}:rider",
        "calendar": _entry(ride, language, path, method),
    }


def _to_officer(event: str, ride: Ride, officer: Officer, *, method: calendar.Method, **more: Any) -> None:
    account, path = officer.account, f"/officer/rides/{ride.pk}/"
    queue(
        event,
        "officer",
        to=account.email,
        language=account.language,
        context=_context(ride) | {"officer": officer, "path": path} | more,
        case=ride.application_id,
        dedupe_key=f"{event}:{ride.pk}:{ride.calendar_sequence}:officer:{officer.pk}",
        calendar=_entry(ride, account.language, path, method),
    )


def _to_guardian(event: str, ride: Ride, guardian: Guardian, *, method: calendar.Method) -> None:
    path = f"/guardian/{guardian.pk}/"
    queue(
        event,
        "guardian",
        to=guardian.email,
        language=guardian.language,
        context=_context(ride) | {"guardian": guardian, "path": path},
        case=ride.application_id,
        dedupe_key=f"{event}:{ride.pk}:{ride.calendar_sequence}:guardian:{guardian.pk}",
        calendar=_entry(ride, guardian.language, path, method),
    )


def _guardians(ride: Ride) -> list[Guardian]:
    """Those of a rider who is still a minor on the day."""
    if not facts.is_minor(ride.application, ride.on):
        return []
    return list(ride.application.guardians.filter(status=GuardianStatus.CONSENTED))


def _context(ride: Ride) -> dict[str, Any]:
    rules = facts.rules_of(ride.application)
    return {
        "ride": ride,
        "application": ride.application,
        "station": ride.station,
        "officer": ride.officer,
        "early": rules.arrival.early_minutes,
    }


def _entry(ride: Ride, language: str, path: str, method: calendar.Method | None) -> str:
    if method is None:
        return ""
    with translation.override(language):
        return calendar.entry(ride, method=method, address=settings.RIDEALONG_URL + path)
