"""A rider's own case, with all that its pages show, in one query. Strangers get a 404."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, UUIDField
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.status import ApplicationStatus, ClearanceStatus
from ridealong.core.statements import Slot, Things
from ridealong.program.models import ProgramStatus, Station
from ridealong.rides.models import Feedback, Ride
from ridealong.rides.status import BOOKED, RIDDEN, RideStatus
from ridealong.rules.document import Rules
from ridealong.waivers import moments
from ridealong.waivers.models import Signature, Waiver
from ridealong.waivers.status import LIVE, SignerRole, WaiverStatus

ACCOUNT, CASE = Slot("account", UUIDField()), Slot("case", UUIDField())
OF_THE_RIDE: list[str] = [
    "latest_ride__seat__shift__officer",
    "latest_ride__seat__shift__station",
    "latest_ride__waiver",
    "latest_ride__feedback",
]


@dataclass
class Case:
    """An application and the one live thing of each kind that belongs to it."""

    application: Application
    rules: Rules
    question: InformationRequest | None
    clearance: Clearance | None
    waiver: Waiver | None
    ride: Ride | None
    feedback: Feedback | None
    has_signed: bool  # the rider, on the live waiver

    @property
    def status(self) -> str:
        return self.application.status

    @property
    def is_draft(self) -> bool:
        return self.status == ApplicationStatus.DRAFT

    @property
    def may_edit(self) -> bool:
        return self.status in {ApplicationStatus.DRAFT, ApplicationStatus.NEEDS_INFORMATION}

    @property
    def pause_words(self) -> str:
        """Why nothing can be sent now, while the program pauses."""
        program = self.application.program
        if program.status != ProgramStatus.PAUSED:
            return ""
        return program.pause_message or _("The program is paused for now.")

    @property
    def has_seat(self) -> bool:
        """A ride ahead that the rider may still move or cancel."""
        return self.ride is not None and self.ride.status in BOOKED

    @property
    def has_ridden(self) -> bool:
        return self.ride is not None and self.ride.status in RIDDEN

    @property
    def is_signed(self) -> bool:
        return self.waiver is not None and self.waiver.status == WaiverStatus.SIGNED

    @property
    def signs_online(self) -> bool:
        return "online" in self.rules.waiver.channels

    @cached_property
    def may_sign(self) -> bool:
        """On a screen of their own, now: when the program wants it, and only once."""
        is_time = self.signs_online and moments.is_time(self.application, self.ride.starts_at if self.ride else None)
        return is_time and not (self.has_signed or self.is_signed or self.has_ridden)

    @property
    def waits_for_others(self) -> bool:
        """The rider has signed and somebody else has not."""
        return self.has_signed and not self.is_signed

    @property
    def station(self) -> Station | None:
        """Where the ride is, or where the rider would like it to be."""
        return self.ride.station if self.ride else self.application.station


def find(account: User, pk: UUID) -> Case:
    """The case, if it is this person's own. Raises Http404. One query."""
    found = _of_account().one({"account": account.pk, "case": pk})
    if found is None:
        raise Http404
    return _case(found)


@lru_cache(maxsize=1)
def _of_account() -> Things:
    """A wide statement, which takes longer to put together than to answer."""
    joined = _joined()
    own = Signature.objects.filter(waiver__application=OuterRef("pk"), waiver__status__in=LIVE, role=SignerRole.RIDER)
    applications = (
        Application.objects.filter(rider__account=ACCOUNT, pk=CASE)
        .annotate(has_signed=Exists(own), **joined)
        .select_related("program", "rider", "rule_set", "station", *joined)
        .select_related(*OF_THE_RIDE)
    )
    return Things.of(applications.order_by(F("latest_ride__starts_at").desc(nulls_last=True))[:1])


def find_writing(account: User, pk: UUID) -> Case:
    """The same for the pages of writing, which show nothing of waiver and ride. Raises Http404."""
    found = _in_writing().one({"account": account.pk, "case": pk})
    if found is None:
        raise Http404
    return _case(found)


@lru_cache(maxsize=1)
def _in_writing() -> Things:
    own = Application.objects.filter(rider__account=ACCOUNT, pk=CASE)
    return Things.of(own.select_related("program", "rider", "rule_set", "station"))


def _joined() -> dict[str, FilteredRelation]:
    """The one live row of each kind. Made anew for every query: Django writes into them."""
    return {
        "open_question": FilteredRelation("requests", condition=Q(requests__answered_at=None)),
        "live_clearance": FilteredRelation("clearances", condition=~Q(clearances__status=ClearanceStatus.LAPSED)),
        "live_waiver": FilteredRelation("waivers", condition=Q(waivers__status__in=LIVE)),
        "latest_ride": FilteredRelation("rides", condition=~Q(rides__status=RideStatus.CANCELLED)),
    }


def _case(application: Application) -> Case:
    ride: Ride | None = getattr(application, "latest_ride", None)
    if ride:
        ride.application, ride.rider = application, application.rider
    waiver = getattr(application, "live_waiver", None)
    return Case(
        application=application,
        rules=application.rule_set.rules.for_category(application.category),
        question=getattr(application, "open_question", None),
        clearance=getattr(application, "live_clearance", None),
        waiver=waiver or (ride.waiver if ride else None),
        ride=ride,
        feedback=getattr(ride, "feedback", None),
        has_signed=getattr(application, "has_signed", False),
    )
