"""What a guardian may see of a case: the whole text, who rides and when, and where it stands."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, UUIDField
from django.db.models.functions import Lower
from django.http import Http404

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import OPEN, GuardianStatus
from ridealong.core.statements import Slot, Things
from ridealong.program.models import Station
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.rules.document import Rules
from ridealong.waivers.models import SealedFile, Signature
from ridealong.waivers.status import LIVE, FileKind

RELATED = (
    "account",
    "application__rider",
    "application__program",
    "application__rule_set",
    "application__station",
)


@dataclass(frozen=True)
class Case:
    guardian: Guardian
    application: Application
    rules: Rules
    ride: Ride | None  # the latest that was not called off
    station: Station | None
    zone: ZoneInfo
    age: int | None  # in years, on the day of the ride, or on the first day that is wished
    is_needed: bool  # whether the rider is a minor on that day
    has_signed: bool  # the waiver that is alive now

    @property
    def may_sign(self) -> bool:
        """Asked and not answered; or agreed, but the waiver was replaced since, as when the ride moved."""
        is_open = self.application.status in OPEN and self.guardian.status != GuardianStatus.DECLINED
        return self.is_needed and is_open and not self.has_signed and not self.has_begun

    @property
    def signs_online(self) -> bool:
        return "online" in self.rules.waiver.channels

    @property
    def may_take_back(self) -> bool:
        return (
            self.guardian.status == GuardianStatus.CONSENTED and self.application.status in OPEN and not self.has_begun
        )

    @property
    def has_begun(self) -> bool:
        return self.ride is not None and self.ride.started_at is not None

    @property
    def asks_publicity(self) -> bool:
        """After a minor's ride, where the program writes of rides and the guardian was one who agreed to it."""
        ride, agreed = self.ride, self.guardian.status == GuardianStatus.CONSENTED
        if ride is None or not agreed or ride.status not in RIDDEN or not self.application.program.has_publicity:
            return False
        return facts.is_minor(self.application, ride.on)


def of_account(account: User) -> QuerySet[Guardian]:
    """The person's own: by account, or not yet by account but by the address they have shown to be theirs.

    Never a rider's own application: nobody is their own guardian.
    """
    return _own(account.pk, account.email)


def _own(account: UUID | Slot, address: str | Slot) -> QuerySet[Guardian]:
    """`address` in small letters, as accounts have it."""
    own = Q(account=account) | Q(account=None, address=address)
    guardians = Guardian.objects.exclude(status=GuardianStatus.REPLACED).alias(address=Lower("email")).filter(own)
    return guardians.exclude(application__rider__account=account).select_related(*RELATED)


def find(account: User, pk: UUID) -> Case:
    """Raises Http404 for strangers, and for the rider."""
    asked = {"account": account.pk, "email": account.email, "guardian": pk}
    guardian = _guardian().one(asked)
    if guardian is None:
        raise Http404
    application = guardian.application
    ride = _ride().one({"case": application.pk})
    on = ride.on if ride else facts.first_wish_on(application)
    return Case(
        guardian=guardian,
        application=application,
        rules=facts.rules_of(application),
        ride=ride,
        station=ride.station if ride else application.station,
        zone=ride.station.zone if ride else facts.zone_of(application),
        is_needed=facts.needs_guardian(application, on),
        age=facts.age_on(application, on),
        has_signed=guardian.has_signed,
    )


@lru_cache(maxsize=1)
def _guardian() -> Things:
    """With `has_signed`: the waiver that is alive now."""
    signed = Exists(Signature.objects.filter(guardian=OuterRef("pk"), waiver__status__in=LIVE))
    own = _own(Slot("account", UUIDField()), Slot("email", CharField())).annotate(has_signed=signed)
    return Things.of(own.filter(pk=Slot("guardian", UUIDField())))


@lru_cache(maxsize=1)
def _ride() -> Things:
    """The latest that was not called off."""
    rides = Ride.objects.filter(application=Slot("case", UUIDField())).exclude(status=RideStatus.CANCELLED)
    related = ("seat__shift__station", "seat__shift__officer", "rider")
    return Things.of(rides.select_related(*related).order_by("-starts_at")[:1])


def files(guardian: UUID | Slot, case: UUID | Slot) -> QuerySet[SealedFile]:
    """What this guardian signed: the receipt of the signature, and the waiver once everyone has signed."""
    whole = Q(kind__in=[FileKind.WAIVER, FileKind.SCAN], waiver__signatures__guardian=guardian)
    signed = Q(signature__guardian=guardian) | whole
    return SealedFile.objects.filter(signed, waiver__application=case).distinct()


@lru_cache(maxsize=1)
def all_files() -> Things:
    """The same of a `guardian` and a `case`, for the page that lists them."""
    return Things.of(files(Slot("guardian", UUIDField()), Slot("case", UUIDField())))
