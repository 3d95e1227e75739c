"""Cases that wait for somebody."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ridealong.admin.needs.look import Look
from ridealong.applications.application import Application
from ridealong.applications.deciding import waiting_line
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.status import ApplicationStatus
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import WaiverStatus

FIRST_IN_LINE = 10  # of the waiting lists


def next_role() -> Subquery:
    """The role whose step of the chain is open."""
    steps = Decision.objects.filter(application=OuterRef("pk"), verdict="").order_by("-round", "step")
    return Subquery(steps.values("role")[:1])


def to_decide(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    waiting, marks = rows.filter(queue=ApplicationStatus.UNDER_REVIEW), look.marks("decide")
    if look.is_few("decide"):
        waiting = waiting.filter(pk__in=marks.values("application"))
    # As a join, whose size a database can estimate: the role of the next step as a value it cannot.
    before = Q(round__gt=OuterRef("round")) | Q(round=OuterRef("round"), step__lt=OuterRef("step"))
    earlier = Decision.objects.filter(before, verdict="", application=OuterRef("application"))
    return waiting.filter(Exists(marks.filter(~Exists(earlier), application=OuterRef("pk"))))


def narrowed(rows: "QuerySet[Application]", look: Look, kind: str) -> "QuerySet[Application]":
    """Cases with a mark: looked up by key while the marks are few, along the list's own index when they are many."""
    marks = look.marks(kind)
    if look.is_few(kind):
        return rows.filter(pk__in=marks.values("application"))
    return rows.filter(Exists(marks.filter(application=OuterRef("pk"))))


def unsigned(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    signed = Waiver.objects.filter(application=OuterRef("pk"), status=WaiverStatus.SIGNED)
    return rows.filter(~Exists(signed), queue=ApplicationStatus.APPROVED)


def unscheduled(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    ahead = Ride.objects.filter(application=OuterRef("pk"), status__in=ACTIVE)
    return rows.filter(~Exists(ahead), queue=ApplicationStatus.APPROVED)


def clearance_due(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    return narrowed(rows, look, "clearance").exclude(queue="")


def guardian_declined(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """The rider names another guardian, or the desk helps."""
    waiting = rows.filter(queue=ApplicationStatus.GUARDIAN_PENDING)
    return narrowed(waiting, look, "guardian_declined")


def unannounced(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """Decided, and nobody has told the rider."""
    return narrowed(rows, look, "unannounced").exclude(queue="")


def late(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """In review, and brought to attention."""
    return rows.filter(queue__in=waiting_line.IN_REVIEW, escalation__gt=0)


def next_in_line(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """Those of the waiting lists whose turn comes first."""
    return rows.filter(pk__in=waiting_line.in_order().values("pk")[:FIRST_IN_LINE])


def accommodation(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """Sent, still open, and nobody has seen to what the rider needs."""
    wanted = rows.exclude(accommodation="").filter(accommodation_arranged_at=None)
    return wanted.exclude(queue__in=["", ApplicationStatus.DRAFT])
