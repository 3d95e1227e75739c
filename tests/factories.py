"""Valid rows at any stage, as plain functions. What a test does not say is unremarkable."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.utils import timezone
from PIL import Image

from accounts.models import Role, User
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.riders import search
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import ApplicationStatus
from ridealong.program.models import Department, Program, RuleSet, Station
from ridealong.rides.models import Ride
from ridealong.rides.status import RideStatus
from ridealong.rules.presets import ALDER_FALLS
from ridealong.shifts.models import Officer, Seat, Shift
from ridealong.waivers import signing
from ridealong.waivers.models import Waiver, WaiverText
from ridealong.waivers.placeholder import BODIES, TITLES
from ridealong.waivers.signature_acts import Act

CENTRAL = ZoneInfo("America/Chicago")
CAUSES = {
    RideStatus.CANCELLED: {"cancelled_for": "rider"},
    RideStatus.TURNED_AWAY: {"turned_away_for": "dress"},
    RideStatus.ENDED_EARLY: {"ended_early_by": "officer"},
}
_numbers = count(1)


def local(on: date, at: str = "18:00") -> datetime:
    """A moment of the station's clock."""
    return datetime.combine(on, time.fromisoformat(at), tzinfo=CENTRAL)


def days_ahead(days: int) -> date:
    return timezone.now().astimezone(CENTRAL).date() + timedelta(days=days)


def make_department(**fields: Any) -> Department:
    defaults = {
        "name": "Alder Falls Police Department",
        "short_name": "Alder Falls",
        "reference_prefix": "AF",
        "phone": "+15555550142",
        "desk_hours": "weekdays 8 AM – 4 PM",
        "address": "100 Alder Street, Alder Falls",
        "opened_at": timezone.now(),
        "tested_mail_at": timezone.now(),
    }
    department, _ = Department.objects.get_or_create(only=True, defaults={**defaults, **fields})
    return department


def make_station(name: str = "Main Street Station", **fields: Any) -> Station:
    defaults = {
        "address": "100 Alder Street, Alder Falls",
        "arrival_note": "the front desk",
        "time_zone": "America/Chicago",
    }
    station, _ = Station.objects.get_or_create(name=name, defaults={**defaults, **fields})
    return station


def make_program(slug: str = "citizen", rules: dict[str, Any] | None = None, **fields: Any) -> Program:
    """A program open to the public, with rules in force and waiver texts in both languages."""
    if found := Program.objects.filter(slug=slug).first():
        return found
    make_department()
    program = Program.objects.create(slug=slug, **{"name": "Citizen ride-along", "has_publicity": True, **fields})
    program.stations.add(make_station())
    now, by = timezone.now(), User.objects.the_program()
    RuleSet.objects.create(
        program=program,
        number=1,
        content=rules or ALDER_FALLS,
        status="published",
        valid_from_at=now - timedelta(days=400),
        published_at=now,
        published_by=by,
    )
    for (audience, language), body in BODIES.items():
        WaiverText.objects.create(
            program=program,
            audience=audience,
            language=language,
            version=1,
            title=TITLES[audience, language],
            body=body,
            is_placeholder=True,
            status="published",
            published_at=now,
            published_by=by,
        )
    return program


def make_citizen(name: str = "Maya Torres", email: str = "") -> User:
    return User.objects.create_user(email or f"citizen{next(_numbers)}@example.org", name=name)


def make_staff(name: str, *roles: Role, email: str = "") -> User:
    """Staff with a second factor, as everyone who gets in has."""
    user = User.objects.create_user(
        email or f"staff{next(_numbers)}@example.gov", "a long pass phrase", name=name, is_staff=True
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    return user


def make_rider(name: str = "Maya Torres", *, account: User | None = None, **fields: Any) -> Rider:
    account = account or make_citizen(name)
    defaults = {
        "legal_name": name,
        "email": account.email,
        "phone": "+16625550164",
        "born_on": date(1985, 6, 21),
        "address": "12 Elm Street, Alder Falls",
    }
    return Rider.objects.create(account=account, **{**defaults, **fields})


def make_application(status: str = "submitted", *, rider: Rider | None = None, **fields: Any) -> Application:
    """A complete application in any status, for a ride three weeks ahead."""
    program = fields.pop("program", None) or make_program()
    number = next(_numbers)
    now = timezone.now()
    defaults: dict[str, Any] = {
        "reference": f"AF-2026-{number:04}",
        "category": "citizen",
        "station": make_station(),
        "wishes": [{"on": days_ahead(21).isoformat(), "starts": "18:00", "hours": 4}],
        "reason": "My players want to join the explorers, and I would like to know what I tell them.",
        "emergency_name": "Adwoa Osei",
        "emergency_relation": "sister",
        "emergency_phone": "+16625550109",
        "has_relative_here": False,
        "has_open_case": False,
        "attestation": "none_applies",
        "agreed_to_check_at": now,
        "accepted_rules_at": now,
        "submitted_at": None if status == ApplicationStatus.DRAFT else now - timedelta(days=6),
    }
    if status == ApplicationStatus.APPROVED:
        defaults |= {"decided_at": now, "approved_until_on": days_ahead(180)}
    application = Application.objects.create(
        rider=rider or make_rider(),
        program=program,
        rule_set=program.rule_set,
        status=status,
        **{**defaults, **fields},
    )
    search.remember(application.rider, as_newest=True)
    return application


def make_guardian(application: Application, name: str = "Rosa Torres", **fields: Any) -> Guardian:
    defaults = {"relation": "mother", "email": f"guardian{next(_numbers)}@example.org", "phone": "+16625550110"}
    return Guardian.objects.create(application=application, name=name, **{**defaults, **fields})


def make_clearance(application: Application, *, by: User, outcome: str = "clear") -> Clearance:
    return Clearance.objects.create(
        application=application,
        status="recorded",
        outcome=outcome,
        recorded_at=timezone.now(),
        recorded_by=by,
        valid_until_on=days_ahead(180),
    )


def make_officer(surname: str = "Law", *, account: User | None = None, **fields: Any) -> Officer:
    number = next(_numbers)
    defaults = {
        "badge_number": str(200 + number),
        "station": make_station(),
        "takes_riders": True,
        "may_be_named": True,
    }
    return Officer.objects.create(
        account=account or make_staff(f"Officer {surname}", Role.OFFICER), surname=surname, **{**defaults, **fields}
    )


def make_seat(officer: Officer | None = None, *, starts_at: datetime | None = None, hours: float = 10) -> Seat:
    """An open seat on a shift of its own."""
    officer = officer or make_officer()
    starts_at = starts_at or local(days_ahead(21), "17:00")
    shift = Shift.objects.create(
        officer=officer,
        station=officer.station,
        starts_at=starts_at,
        ends_at=(starts_at.astimezone(UTC) + timedelta(hours=hours)),
    )
    return Seat.objects.create(shift=shift)


def make_ride(
    status: str = "confirmed", *, application: Application | None = None, seat: Seat | None = None, **fields: Any
) -> Ride:
    """A ride of an approved application in any status; what the status needs must be handed in."""
    application = application or make_application(ApplicationStatus.APPROVED)
    seat = seat or make_seat()
    starts_at = fields.pop("starts_at", seat.shift.starts_at + timedelta(hours=1))
    number = next(_numbers)
    if status in {RideStatus.IN_PROGRESS, RideStatus.PAUSED, RideStatus.COMPLETED, RideStatus.ENDED_EARLY}:
        fields.setdefault("started_at", starts_at)
    if status in {RideStatus.COMPLETED, RideStatus.ENDED_EARLY}:
        fields.setdefault("ended_at", starts_at + timedelta(hours=3))
    for name, value in CAUSES.get(status, {}).items():
        fields.setdefault(name, value)
    return Ride.objects.create(
        application=application,
        rider=application.rider,
        seat=seat,
        status=status,
        check_in_code=f"R{number:05}",
        starts_at=starts_at,
        ends_at=fields.pop("ends_at", starts_at + timedelta(hours=4)),
        scheduled_by=fields.pop("scheduled_by", User.objects.the_program()),
        **fields,
    )


def make_act(name: str, **fields: Any) -> Act:
    """What somebody does who types their name and agrees to sign on screen."""
    known = {"identified_by": "email_code", "agrees_to_electronic": True, "network_address": "203.0.113.9"}
    return Act(typed_name=name, **{**known, **fields})


def make_signed_waiver(application: Application) -> Waiver:
    """The waiver of an approved adult, really signed, rendered and sealed."""
    rider = application.rider
    waiver = signing.open_for(application, by=rider.account)
    text = signing.text_for_rider(application)
    return signing.sign(waiver, by=rider.account, act=make_act(rider.legal_name), text=text)


def make_picture(kind: str = "JPEG", size: tuple[int, int] = (800, 600), **more: Any) -> bytes:
    """What a camera makes."""
    out = BytesIO()
    Image.new("RGB", size, "navy").save(out, kind, **more)
    return out.getvalue()
