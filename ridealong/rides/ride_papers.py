"""Fills the papers of a shift and of a ride from rows."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.core import history as events
from ridealong.documents import content, letters
from ridealong.documents.paperwork import PacketRide, RidePacket, WaiverProof
from ridealong.program.letterhead import on_paper
from ridealong.rides import history
from ridealong.rides.models import Ride
from ridealong.rides.road import waiver_doubts
from ridealong.rides.status import BOOKED, RideStatus
from ridealong.rules.base import Texts
from ridealong.rules.words import words
from ridealong.shifts.models import Shift
from ridealong.waivers import waiver_papers as waivers
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import FileKind

NEAR = timedelta(days=1)
OF_A_RIDE = (
    "application__rule_set", "application__program", "application__station", "rider", "waiver",
    "seat__shift__officer", "seat__shift__station", "seat__shift__unit",
)  # fmt: skip


def packet(shift: Shift, language: str) -> RidePacket:
    """Everybody who rides on this shift, as things stand now."""
    known = list(_on(shift).select_related(*OF_A_RIDE).order_by("starts_at"))
    with translation.override(language):
        lines = tuple(_line(ride) for ride in known)
    texts = known[0].application.rule_set.rules.texts if known else None
    return RidePacket(
        department=on_paper(),
        officer=str(shift.officer),
        badge_number=shift.officer.badge_number,
        station=shift.station.name,
        shift=content.Ride(shift.starts_at, shift.ends_at, shift.station.name, unit=str(shift.unit or "")),
        rides=lines,
        conduct=sentences(texts.conduct, language) if texts else (),
        check=content.Check(
            shift.pk.hex[-6:].upper(), f"{settings.RIDEALONG_URL}/admin/ridealong/shift/{shift.pk}/change/"
        ),
        made_at=timezone.now(),
        language=language,
        zone=shift.station.time_zone,
    )


def sealed_packet(shift: Shift, language: str) -> bytes:
    """Slow: call it before a transaction opens."""
    return waivers.sealed(packet(shift, language), reason="Ride packet")


def is_due(shift: Shift, now: datetime) -> bool:
    """Whether the officer of the shift needs its packet now: what it tells is nobody's earlier or later."""
    return shift.starts_at - NEAR <= now <= shift.ends_at + NEAR


def note_packet(shift: Shift, *, by: User) -> None:
    """Emergency contacts and needs leave the system on paper: each case says who took them."""
    for ride in _on(shift):
        events.record("ride.packet_printed", ride, by=by)


def sentences(texts: Texts, language: str) -> tuple[str, ...]:
    """The department's words, one sentence each."""
    return split(words(texts, language))


def split(said: str) -> tuple[str, ...]:
    """One sentence each."""
    parts = re.split(r"(?<=[.!?])\s+|\n", said)
    return tuple(part.strip() for part in parts if part.strip())


def _on(shift: Shift) -> QuerySet[Ride]:
    return Ride.objects.filter(seat__shift=shift).exclude(status=RideStatus.CANCELLED)


def _line(ride: Ride) -> PacketRide:
    case = ride.application
    return PacketRide(
        ride=ride_of(ride),
        rider=waivers.rider_of(case, ride.on),
        reference=case.reference,
        check_in_code=ride.check_in_code,
        status=str(ride.get_status_display()),
        guardians=waivers.guardians_of(case, ride.on),
        proof=proof(ride.waiver or case.waivers.live().first()),
        doubts=tuple(waiver_doubts(ride)) if ride.status in BOOKED else (),
        needs=str(case.accommodation),
        languages=case.languages,
    )


def ride_of(ride: Ride) -> content.Ride:
    shift = ride.seat.shift
    return content.Ride(
        ride.starts_at,
        ride.ends_at,
        station=shift.station.name,
        officer=str(shift.officer),
        badge_number=shift.officer.badge_number,
        unit=str(shift.unit or ""),
    )


def proof(waiver: Waiver | None) -> WaiverProof | None:
    if waiver is None:
        return None
    file = waiver.files.filter(kind=FileKind.WAIVER).first()
    signed = waiver.signatures.select_related("text").first()
    text = content.Text("", "", signed.text.version, signed.language) if signed and signed.text else None
    return WaiverProof(
        code=waiver.short_code,
        state=str(waiver.get_status_display()),
        signed_at=waiver.completed_at,
        valid_until_at=waiver.valid_until_at,
        sha256=file.sha256 if file else "",
        text=_("Text %(version)s") % {"version": text.version} if text else "",
    )


def report(ride: Ride, language: str) -> content.RideReport:
    """The officer's report. Raises RideReport.DoesNotExist before there is one."""
    told = ride.report
    with translation.override(language):
        return content.RideReport(
            department=on_paper(),
            reference=ride.application.reference,
            rider=content.Rider(name=ride.rider.name, age=facts.age_on(ride.application, ride.on)),
            ride=ride_of(ride),
            log=tuple(sorted(_log(ride), key=lambda event: event.at)),
            facts=tuple(_facts(ride)),
            summary=told.summary,
            reported_at=told.reported_at,
            language=language,
            zone=ride.station.time_zone,
            moments=(told.light_moment,) if told.light_moment else (),
        )


def _facts(ride: Ride) -> Iterator[tuple[str, str]]:
    ridden = history.time_ridden(ride)
    yield _("Calls answered"), number_format(ride.report.calls)
    if ridden is not None:
        yield _("On the road"), letters.duration(int(ridden.total_seconds() // 60))
    if ride.report.conduct is not None:
        yield _("Conduct"), _("%(marks)s of 5") % {"marks": ride.report.conduct}
    yield _("Incident"), _("Yes") if ride.report.had_incident else _("No")


def _log(ride: Ride) -> Iterator[content.Event]:
    if ride.checked_in_at:
        yield content.Event(ride.checked_in_at, _("Checked in"), str(ride.checked_in_by or ""))
    if ride.started_at:
        yield content.Event(ride.started_at, _("Ride started"), ride.station.name)
    for pause in ride.pauses.all():
        told = _("dispatch told") if pause.is_dispatch_told else ""
        yield content.Event(pause.paused_at, _("Dropped off"), ", ".join(part for part in (pause.place, told) if part))
        if pause.resumed_at:
            yield content.Event(pause.resumed_at, _("Picked up again"))
    if ride.ended_at:
        yield content.Event(ride.ended_at, str(ride.get_status_display()), ride.ended_early_reason)
