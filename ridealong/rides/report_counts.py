"""What a report counts, of one program between two moments: statements that are put together once a process."""

from functools import cache
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum, UUIDField
from django.db.models.functions import TruncMonth, TruncWeek

from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.core.statements import Slot, Statement, Things
from ridealong.program.models import RuleSet
from ridealong.rides.models import Feedback, Pause, Ride
from ridealong.rides.status import RIDDEN

PROGRAM, START, END = Slot("program", UUIDField()), Slot("start"), Slot("end")
APPROVED = (ApplicationStatus.APPROVED, ApplicationStatus.CLOSED)
TIME = DurationField()
PLACE = "seat__shift__station__name"


def rides() -> "QuerySet[Ride]":
    return Ride.objects.filter(application__program=PROGRAM, starts_at__gte=START, starts_at__lt=END).order_by()


def ridden() -> "QuerySet[Ride]":
    return rides().filter(status__in=RIDDEN)


@cache
def latest_rules() -> Things:
    """The newest version, also one that is still written: its names for kinds of riders."""
    return Things.of(RuleSet.objects.filter(program=PROGRAM).order_by("-number")[:1])


@cache
def sent_by_category() -> Statement:
    """Category, how many; the most first."""
    sent = Application.objects.filter(program=PROGRAM, submitted_at__gte=START, submitted_at__lt=END).order_by()
    return Statement.of(sent.values_list("category").annotate(number=Count("pk")).order_by("-number", "category"))


@cache
def decisions() -> Statement:
    """The program, how many it approved and declined, and how long that took; no row where it decided nothing."""
    decided = Application.objects.filter(program=PROGRAM, decided_at__gte=START, decided_at__lt=END).order_by()
    told: dict[str, Any] = {
        "approved": Count("pk", filter=Q(status__in=APPROVED)),
        "declined": Count("pk", filter=Q(status=ApplicationStatus.DECLINED)),
        "took": Avg(ExpressionWrapper(F("decided_at") - F("submitted_at"), TIME), filter=Q(submitted_at__isnull=False)),
    }
    return Statement.of(decided.values_list("program").annotate(**told))


@cache
def voices() -> Statement:
    """The program, its stars in the middle, and how many gave any."""
    felt = Feedback.objects.filter(
        ride__application__program=PROGRAM, ride__starts_at__gte=START, ride__starts_at__lt=END
    ).order_by()
    told = {"stars": Avg("stars"), "number": Count("pk")}
    return Statement.of(felt.values_list("ride__application__program").annotate(**told))


@cache
def hosts() -> Statement:
    """The program, and how many officers hosted."""
    officers = Count("seat__shift__officer", distinct=True)
    return Statement.of(ridden().values_list("application__program").annotate(number=officers))


@cache
def begun(by_week: bool, zone: Any) -> Statement:
    """The first moment of each week or month by that clock, and how many rides took place in it."""
    step = TruncWeek if by_week else TruncMonth
    counted = ridden().annotate(begun=step("starts_at", tzinfo=zone)).values_list("begun")
    return Statement.of(counted.annotate(number=Count("pk")))


@cache
def outcomes() -> Statement:
    return Statement.of(rides().values_list("status").annotate(number=Count("pk")))


@cache
def out_by_station() -> Statement:
    """Station, how many rides, and how long they were out."""
    whole = ridden().filter(started_at__isnull=False, ended_at__isnull=False)
    out = Sum(ExpressionWrapper(F("ended_at") - F("started_at"), TIME))
    return Statement.of(whole.values_list(PLACE).annotate(number=Count("pk"), out=out).order_by(PLACE))


@cache
def dropped_off_by_station() -> Statement:
    """Station, and how long its riders were dropped off. Apart, because a join would count a ride once per pause."""
    whole = ridden().filter(started_at__isnull=False, ended_at__isnull=False)
    paused = Pause.objects.filter(ride__in=whole, resumed_at__isnull=False).order_by()
    away = Sum(ExpressionWrapper(F("resumed_at") - F("paused_at"), TIME))
    return Statement.of(paused.values_list(f"ride__{PLACE}").annotate(away=away))
