"""What the page of a case asks the database, each put together once a process."""

from functools import cache
from typing import Any

from django.db.models import DateField, Max, QuerySet, UUIDField

from ridealong.admin import timeline
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.handed_in.attachments import Attachment
from ridealong.applications.intake.answer import Answer
from ridealong.applications.riders.ban import Ban
from ridealong.core.history import Event
from ridealong.core.statements import Slot, Statement, Things
from ridealong.notifications.models import Message
from ridealong.posts.models import PublicityConsent
from ridealong.program.station_availability import StationAvailability
from ridealong.rides.models import Ride
from ridealong.waivers.models import SealedFile, Signature, Waiver

OF_A_RIDE = ("seat__shift__officer", "seat__shift__station", "seat__shift__unit", "report")
STORY = 200  # events; a case has some dozens
LOOKED = 5
OTHERS = 8
SHOWN = 20  # messages
CASE, RIDER = Slot("case", UUIDField()), Slot("rider", UUIDField())


@cache
def of_the_case() -> dict[str, Things]:
    rows: dict[str, QuerySet[Any]] = {
        "clearances": Clearance.objects.all(),
        "guardians": Guardian.objects.all(),
        "waivers": Waiver.objects.all(),
        "rides": Ride.objects.select_related(*OF_A_RIDE),
        "decisions": Decision.objects.select_related("decided_by", "on_behalf_of"),
        "requests": InformationRequest.objects.select_related("asked_by"),
        "answers": Answer.objects.all(),
        "attachments": Attachment.objects.all(),
    }
    return {name: Things.of(each.filter(application=CASE)) for name, each in rows.items()}


@cache
def bans() -> Things:
    return Things.of(Ban.objects.filter(rider=RIDER).select_related("banned_by"))


@cache
def availabilities() -> Things:
    return Things.of(StationAvailability.objects.filter(program=Slot("program", UUIDField())))


@cache
def of_waivers() -> dict[str, Things]:
    rows: dict[str, QuerySet[Any]] = {"signatures": Signature.objects.all(), "files": SealedFile.objects.all()}
    return {name: Things.of(each.filter(waiver__application=CASE)) for name, each in rows.items()}


@cache
def agreed() -> Things:
    """What riders allow today."""
    active = PublicityConsent.objects.active(Slot("today", DateField()))
    return Things.of(active.filter(ride__application=CASE, allows_posts=True))


@cache
def messages() -> Things:
    return Things.of(Message.objects.filter(case=CASE).only("subject", "status", "created_at")[:SHOWN])


@cache
def earlier() -> Things:
    others = Application.objects.filter(rider=RIDER).exclude(pk=CASE).select_related("program")
    shown = others.only("reference", "status", "program__name")
    return Things.of(shown.order_by("-created_at", "-pk")[:OTHERS])


@cache
def events() -> Things:
    told = Event.objects.in_case(CASE).exclude(name__in=timeline.QUIET)  # type: ignore[arg-type]
    return Things.of(told.order_by("-at", "-id")[:STORY])


@cache
def looked() -> Statement:
    views = Event.objects.in_case(CASE).filter(name="application.viewed").order_by()  # type: ignore[arg-type]
    return Statement.of(views.values_list("actor_name").annotate(last=Max("at")).order_by("-last")[:LOOKED])
