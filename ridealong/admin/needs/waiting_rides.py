"""Rides that wait for somebody."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from ridealong.admin.needs.look import Look
from ridealong.core.history import Event
from ridealong.posts.models import PostDraft, PublicityConsent
from ridealong.program.models import RuleSet
from ridealong.rides.models import Ride, RideReport
from ridealong.rides.status import ACTIVE, RIDDEN

PUBLICITY_REFUSED = "ride.publicity_refused"


def today(rows: "QuerySet[Ride]", look: Look) -> "QuerySet[Ride]":
    start, end = look.moments["midnight"], look.moments["next_midnight"]
    return rows.filter(status__in=ACTIVE, starts_at__gte=start, starts_at__lt=end)


def overdue(rows: "QuerySet[Ride]", look: Look) -> "QuerySet[Ride]":
    return rows.filter(pk__in=Ride.objects.overdue(look.moments["now"]).values("pk"))


def unreported(rows: "QuerySet[Ride]", look: Look) -> "QuerySet[Ride]":
    """Ridden in the last season, the program asks for a report, and the next day is over without one."""
    season, due = look.moments["season"], look.moments["report_due"]
    ridden = rows.filter(status__in=RIDDEN, ended_at__gt=season, ended_at__lt=due)
    # The same in the terms of the index.
    ridden = ridden.filter(starts_at__gt=look.moments["season_of_rides"], starts_at__lt=due)
    silent = RuleSet.objects.filter(content__after__officer_report=False).values("pk")
    return ridden.filter(Q(report=None) | Q(report__conduct=None)).exclude(application__rule_set__in=silent)


def asked_for_publicity(rows: "QuerySet[Ride]") -> "QuerySet[Ride]":
    """The rider says yes, nothing happened, and the desk has not answered yet."""
    agreed = PublicityConsent.objects.active().filter(allows_posts=True).values("ride")
    posts = PostDraft.objects.filter(ride=OuterRef("pk"))
    refused = Event.objects.filter(subject=OuterRef("pk"), name=PUBLICITY_REFUSED)
    incident = RideReport.objects.filter(ride=OuterRef("pk"), had_incident=True)
    return rows.filter(~Exists(posts), ~Exists(refused), ~Exists(incident), pk__in=agreed, status__in=RIDDEN)
