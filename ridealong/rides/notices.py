"""What riders, guardians, officers and supervisors are told about a ride."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Role, User
from ridealong.applications import facts
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import ApplicationStatus, GuardianStatus
from ridealong.core import times
from ridealong.notifications.outbox import Envelope, nothing, queue
from ridealong.rides import arrival, calendar
from ridealong.rides.message_kinds import MESSAGE_KINDS
from ridealong.rides.models import Ride
from ridealong.rules.words import words
from ridealong.shifts.models import Officer, Seat

Tells = Callable[[], Mapping[str, str]]


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
        _to_officer("ride.reassigned", ride, before, method="CANCEL")
        scheduled_to_officer(ride)
    for guardian in _guardians(ride):
        _to_guardian("ride.rescheduled", ride, guardian, method="REQUEST")


def confirmed(ride: Ride) -> None:
    _to_rider("ride.confirmed", ride, method="REQUEST")


def cancelled(ride: Ride, *, by: User) -> None:
    """Whoever calls it off knows; everyone else is told, and every calendar lets go of it."""
    is_own = ride.officer.account_id == by.pk
    _to_rider("ride.cancelled", ride, method="CANCEL", tells=lambda: _after_cancelling(ride))
    _to_officer("ride.cancelled", ride, ride.officer, method="CANCEL", tells=lambda: {"next_step": _to_do(is_own)})
    for guardian in _guardians(ride):
        _to_guardian("ride.cancelled", ride, guardian, method="CANCEL")


def completed(ride: Ride) -> None:
    _to_rider("ride.completed", ride, below="feedback/")


def incident(ride: Ride) -> None:
    """To everyone who holds the role of supervisor or command: something happened; what it was stands in the case."""
    people = User.objects.filter(groups__name__in=[Role.SUPERVISOR, Role.COMMAND], is_active=True).distinct()
    for person in people:
        queue(
            Envelope(
                kind=MESSAGE_KINDS["ride.incident", "supervisor"],
                to=person.email,
                language=person.language,
                tells=lambda: _told(ride) | {"officer_name": str(ride.officer), "place": ride.station.name},
                path="/admin/",
                case=ride.application_id,
                dedupe_key=f"ride.incident:{ride.pk}:supervisor:{person.pk}",
            )
        )


def reminder(ride: Ride) -> Envelope:
    """What `queue_many` needs to remind the rider: what to bring and wear, where to go."""
    texts, language = facts.rules_of(ride.application).texts, ride.rider.language
    told = {"dress": words(texts.dress, language), "bring": " ".join(arrival.to_bring(ride, language))}
    return _envelope("ride.reminder", ride, tells=lambda: told)


def _to_rider(event: str, ride: Ride, **more: Any) -> None:
    queue(_envelope(event, ride, **more))


def _envelope(
    event: str, ride: Ride, *, method: calendar.Method | None = None, tells: Tells = nothing, below: str = ""
) -> Envelope:
    rider, program, path = ride.rider, ride.application.program, f"/my/{ride.application_id}/{below}"
    return Envelope(
        kind=MESSAGE_KINDS[event, "rider"],
        to=rider.email,
        name=rider.name,
        phone=rider.phone_for_texts,
        language=rider.language,
        tells=lambda: _told(ride) | {"rider_name": rider.short_name} | dict(tells()),
        path=path,
        case=ride.application_id,
        program=program.pk,
        is_linkless=program.is_linkless,
        zone=ride.station.time_zone,
        about_at=ride.starts_at,
        dedupe_key=f"{event}:{ride.pk}:{ride.calendar_sequence}:rider",
        calendar=_entry(ride, rider.language, "" if program.is_linkless else path, method),
    )


def _to_officer(event: str, ride: Ride, officer: Officer, *, method: calendar.Method, tells: Tells = nothing) -> None:
    account, path = officer.account, f"/officer/rides/{ride.pk}/"
    is_over = method == "CANCEL"
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, "officer"],
            to=account.email,
            language=account.language,
            tells=lambda: _told(ride) | {"rider_name": ride.known_as} | dict(tells()),
            path="/officer/" if is_over else path,
            case=ride.application_id,
            dedupe_key=f"{event}:{ride.pk}:{ride.calendar_sequence}:officer:{officer.pk}",
            calendar=_entry(ride, account.language, path, method),
        )
    )


def _to_guardian(event: str, ride: Ride, guardian: Guardian, *, method: calendar.Method) -> None:
    path, program = f"/guardian/{guardian.pk}/", ride.application.program
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, "guardian"],
            to=guardian.email,
            name=guardian.name,
            language=guardian.language,
            tells=lambda: _told(ride) | {"rider_name": ride.rider.short_name},
            path=path,
            case=ride.application_id,
            program=program.pk,
            is_linkless=program.is_linkless,
            zone=ride.station.time_zone,
            about_at=ride.starts_at,
            dedupe_key=f"{event}:{ride.pk}:{ride.calendar_sequence}:guardian:{guardian.pk}",
            calendar=_entry(ride, guardian.language, "" if program.is_linkless else path, method),
        )
    )


def _guardians(ride: Ride) -> list[Guardian]:
    """Those of a rider who is still a minor on the day."""
    if not facts.is_minor(ride.application, ride.on):
        return []
    return list(ride.application.guardians.filter(status=GuardianStatus.CONSENTED))


def _told(ride: Ride) -> dict[str, str]:
    """When, where and with whom, in the language that is active."""
    station, early = ride.station, facts.rules_of(ride.application).arrival.early_minutes
    named = {"officer": ride.officer}
    where = {"where": station.arrival_note, "minutes": early}
    return {
        "reference": ride.application.reference,
        "day": times.day(ride.on),
        "when": times.span(ride.starts_at, ride.ends_at, station.zone),
        "place": f"{station.name}, {station.address}",
        "with_whom": _("with one of our officers") if ride.officer.is_protected else _("with %(officer)s") % named,
        "arrival": (
            _("Go to %(where)s, %(minutes)s minutes early.")
            if station.arrival_note
            else _("Come %(minutes)s minutes early.")
        )
        % where,
    }


def _after_cancelling(ride: Ride) -> dict[str, str]:
    stays = ride.application.status == ApplicationStatus.APPROVED
    if ride.is_late_cancel:
        hours = {"hours": facts.rules_of(ride.application).arrival.cancel_hours}
        counts = _("It was less than %(hours)s hours before the ride, so it counts as a ride you missed.") % hours
        return {"reason": _("You asked us to, or we heard from you at the desk."), "next_step": counts}
    reasons = {
        "rider": _("You asked us to, or we heard from you at the desk."),
        "officer": _("The officer cannot take you that day. This is not your doing."),
    }
    next_step = _("Your approval stays. We find another date with you, and this one does not count against you.")
    return {
        "reason": reasons.get(ride.cancelled_for, _("We had to call it off. This is not your doing.")),
        "next_step": next_step if stays else "",
    }


def _to_do(is_own: bool) -> str:
    if is_own:
        return _("You said that you cannot take it. The desk knows and finds another seat for the rider.")
    return _("Nothing is left for you to do.")


def _entry(ride: Ride, language: str, path: str, method: calendar.Method | None) -> str:
    if method is None:
        return ""
    with translation.override(language):
        return calendar.entry(ride, method=method, address=settings.RIDEALONG_URL + path if path else "")
