"""Certificates of hours: what was certified is written down once, and whoever holds the paper can ask about it."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.deciding.decision import Decision, Verdict
from ridealong.applications.riders.rider import Rider
from ridealong.core import history as events
from ridealong.core.reference import short_code
from ridealong.documents import content
from ridealong.program.letterhead import on_paper
from ridealong.rides import history
from ridealong.rides.certificate import Certificate
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN

CODE = 10  # letters: too many codes to guess one


class NothingToCertify(Exception):
    """No finished ride whose hours are known. The text may be shown to a person."""


def issue(rider: Rider, rides: Iterable[Ride], *, by: User) -> Certificate:
    """The certificate for these rides; the same one as before while their hours are the same.

    `rides` know their seat's station and their pauses. Raises NothingToCertify.
    """
    ordered = sorted(rides, key=lambda ride: ride.starts_at)
    hours = [entry for ride in ordered if (entry := _hours(ride))]
    if not hours:
        raise NothingToCertify(_("The hours of this ride are not written down yet."))
    covers = sha256(repr(hours).encode()).hexdigest()
    if found := Certificate.objects.filter(rider=rider, covers=covers).first():
        return found
    signed_by, title = _approver(rider)
    facts = {
        "code": short_code(CODE),
        "hours": hours,
        "signed_by": signed_by,
        "title": title,
        "time_zone": ordered[-1].station.time_zone,
        "issued_by": by,
    }
    with transaction.atomic():
        certificate, is_new = Certificate.objects.get_or_create(rider=rider, covers=covers, defaults=facts)
        if is_new:
            events.record("certificate.issued", certificate, by=by)
    return certificate


def of_rider(rider: Rider) -> list[Ride]:
    """All rides of a person that took place."""
    rides = Ride.objects.filter(rider=rider, status__in=RIDDEN)
    return list(rides.select_related("seat__shift__station").prefetch_related("pauses"))


def paper(certificate: Certificate) -> content.Certificate:
    rider = certificate.rider
    return content.Certificate(
        department=on_paper(),
        rider=content.Rider(name=rider.name),
        hours=tuple(
            content.Hours(
                datetime.fromisoformat(entry["started_at"]),
                datetime.fromisoformat(entry["ended_at"]),
                entry["minutes"],
                entry["station"],
            )
            for entry in certificate.hours
        ),
        check=content.Check(certificate.code, f"{settings.RIDEALONG_URL}/check/{certificate.code}/"),
        issued_on=timezone.localtime(certificate.issued_at).date(),
        signed_by=certificate.signed_by,
        title=certificate.title,
        language=rider.language,
        zone=certificate.time_zone,
    )


def _hours(ride: Ride) -> dict[str, Any] | None:
    ridden = history.time_ridden(ride)
    if ridden is None or ride.started_at is None or ride.ended_at is None:
        return None
    return {
        "started_at": ride.started_at.isoformat(),
        "ended_at": ride.ended_at.isoformat(),
        "minutes": int(ridden.total_seconds() // 60),
        "station": ride.station.name,
    }


def _approver(rider: Rider) -> tuple[str, str]:
    """Who took the last step of the rider's latest approval, by name and role."""
    decisions = Decision.objects.filter(application__rider=rider, verdict=Verdict.APPROVED)
    last = decisions.select_related("decided_by").order_by("decided_at").last()
    return (str(last.decided_by), last.get_role_display()) if last else ("", "")
