"""Builds Alder Falls: the department, its people, its stations, its rules and its shifts."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Role, User
from ridealong.core import history
from ridealong.demo import people
from ridealong.notifications import message_style
from ridealong.program.models import Department, Program, RuleSet, Station
from ridealong.rules.presets import ALDER_FALLS
from ridealong.shifts import actions as shifts
from ridealong.shifts.models import HostUnit, Officer, Seat, Shift
from ridealong.waivers.models import WaiverText
from ridealong.waivers.placeholder import BODIES, TITLES

ZONE = ZoneInfo("America/Chicago")
BADGE = Path(settings.BASE_DIR, "ridealong", "static", "ridealong", "alder-falls.png")


@dataclass
class Town:
    """Everybody by the short name of people.py."""

    now: datetime
    department: Department
    program: Program
    stations: dict[str, Station]
    staff: dict[str, User] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def at(self, days: int, clock: str = "10:00") -> datetime:
        """A moment of the station's clock, so many days from today."""
        return datetime.combine(self.today + timedelta(days=days), time.fromisoformat(clock), tzinfo=ZONE)

    def shift(self, host: str, starts_at: datetime, hours: float = 10) -> Seat:
        """A shift of its own for a scene, with one seat."""
        officer = self.officers[host]
        planned = shifts.plan(
            officer,
            by=self.staff["joan"],
            station=officer.station,
            starts_at=starts_at,
            ends_at=(starts_at.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZONE),
            unit=HostUnit.objects.filter(station=officer.station).order_by("?").first(),
            accepts_short_rest=True,
        )
        return planned.seats.get()


def build(now: datetime) -> Town:
    """The department as it stood before the month began."""
    department = Department.objects.create(
        name="Alder Falls Police Department",
        short_name="Alder Falls",
        reference_prefix="AF",
        phone="+16625550142",
        desk_hours="weekdays 8 AM – 4 PM",
        address="100 Alder Street, Alder Falls",
        badge=BADGE.read_bytes(),
        is_demo=True,
        opened_at=timezone.now(),
        tested_mail_at=timezone.now(),
    )
    stations = {
        "main": _station("Main Street Station", "100 Alder Street, Alder Falls", "the front desk"),
        "mill": _station("Mill District Station", "7 Weir Road, Alder Falls", "the side door on Weir Road"),
    }
    program = Program.objects.create(slug="citizen", name="Citizen ride-along", has_publicity=True)
    program.stations.set(stations.values())
    town = Town(now, department, program, stations)
    for person in people.STAFF:
        town.staff[person.key] = account(person.name, f"{person.key}@alderfalls.example.gov", *person.roles)
    administrator = next(user for user in town.staff.values() if user.has_role(Role.ADMINISTRATOR))
    message_style.change(by=administrator, quiet_from=time(21), quiet_until=time(8), is_linkless=False, has_texts=True)
    _hosts(town)
    _rules(town)
    return town


def account(name: str, email: str, *roles: Role) -> User:
    """Somebody who can sign in; staff with a second factor, as everyone who gets in has."""
    user = User.objects.create_user(email, name=name, is_staff=bool(roles))
    if roles:
        user.groups.set(Group.objects.filter(name__in=roles))
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    return user


def roster(town: Town, first: int, last: int, *, free: dict[str, set[int]]) -> None:
    """Two evenings or days on, two off, for everyone who takes riders; `free` are days a scene needs for itself."""
    for number, host in enumerate(host for host in people.HOSTS if host.takes_riders):
        officer, is_day = town.officers[host.key], number % 2 == 1
        for days in range(first, last):
            if (days + number) % 4 < 2 and days not in free.get(host.key, set()):
                starts_at = town.at(days, "07:00" if is_day else "16:00")
                ends_at = (starts_at.astimezone(UTC) + timedelta(hours=10)).astimezone(ZONE)
                shift = Shift.objects.create(
                    officer=officer, station=officer.station, starts_at=starts_at, ends_at=ends_at
                )
                Seat.objects.create(shift=shift)
                history.record("shift.planned", shift, by=town.staff["joan"], seats=1)


def _station(name: str, address: str, note: str) -> Station:
    station = Station.objects.create(name=name, address=address, arrival_note=note, time_zone=ZONE.key)
    for number in (1, 2, 3):
        HostUnit.objects.create(name=f"Car {name[0]}{number}", station=station)
    return station


def _hosts(town: Town) -> None:
    for host in people.HOSTS:
        roles = (Role.OFFICER, Role.SUPERVISOR) if host.rank == "Sergeant" else (Role.OFFICER,)
        town.officers[host.key] = Officer.objects.create(
            account=account(f"{host.rank} {host.name}", f"{host.key}@alderfalls.example.gov", *roles),
            rank=host.rank,
            surname=host.surname,
            badge_number=host.badge_number,
            station=town.stations[host.station],
            takes_riders=host.takes_riders,
            may_be_named=host.may_be_named,
            is_probationary=host.is_probationary,
            is_protected=host.is_protected,
        )


def _rules(town: Town) -> None:
    by = town.staff["lindqvist"]
    signed = {"status": "published", "published_at": timezone.now(), "published_by": by}
    RuleSet.objects.create(program=town.program, number=1, content=ALDER_FALLS, valid_from_at=timezone.now(), **signed)
    for (audience, language), body in BODIES.items():
        WaiverText.objects.create(
            program=town.program,
            audience=audience,
            language=language,
            version=1,
            title=TITLES[audience, language],
            body=body,
            is_placeholder=True,
            **signed,
        )
