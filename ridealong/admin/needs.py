"""What needs somebody now: the one table of selections behind the front page's counts and the lists' filters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, Min, Model, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding import delegates, waiting_line
from ridealong.applications.deciding.announcing import Unannounced
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import ApplicationStatus, ClearanceStatus, GuardianStatus
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.posts.models import PostDraft, PublicityConsent
from ridealong.program.models import Department, RuleSet
from ridealong.rides.models import Ride, RideReport
from ridealong.rides.status import ACTIVE, RIDDEN
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import WaiverStatus

CAP = 1000  # no count goes further: more is "1000+"
FEW = 500  # marks that are looked up before the list is read
FIRST_IN_LINE = 10  # of the waiting lists
PARAMETER = "need"
PUBLICITY_REFUSED = "ride.publicity_refused"

Select = Callable[["QuerySet[Any]", User], "QuerySet[Any]"]


@dataclass(frozen=True)
class Need:
    """One selection: what it is called, which rows, and what counts as waiting since."""

    code: str
    words: str | Promise
    model: type[Model]
    select: Select
    since: str
    tone: str = ""  # "now" or "stop", as .ra-needs has it
    permission: str = "ridealong.view_application"
    tells_oldest: bool = False  # with a tone, too

    def rows(self, user: User) -> "QuerySet[Any]":
        return self.select(self.model._default_manager.all(), user)

    def url(self) -> str:
        opts = self.model._meta
        query = urlencode({PARAMETER: self.code})
        return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{query}"


@dataclass(frozen=True)
class Counted:
    """A need as the front page shows it."""

    need: Need
    number: int
    oldest_at: datetime | None

    @property
    def words(self) -> str:
        return f"{CAP}+" if self.number > CAP else str(self.number)

    @property
    def tone(self) -> str:
        return self.need.tone if self.number else "none"


def count(need: Need, user: User) -> Counted:
    """Counted up to the cap, oldest first along the index. One query."""
    rows = need.rows(user).reverse()[: CAP + 1]
    found = rows.aggregate(number=Count("pk"), oldest=Min(need.since))
    return Counted(need, found["number"], found["oldest"])


def desk_zone() -> ZoneInfo:
    """The clock that hangs over the desk."""
    return ZoneInfo(Department.objects.values_list("time_zone", flat=True).first() or settings.TIME_ZONE)


def today(zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From this midnight to the next, by that clock."""
    midnight = timezone.localtime(timezone=zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight, midnight + timedelta(days=1)


def next_role() -> Subquery:
    """The role whose step of the chain is open."""
    steps = Decision.objects.filter(application=OuterRef("pk"), verdict="").order_by("-round", "step")
    return Subquery(steps.values("role")[:1])


def _to_decide(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    mine = delegates.own_or_lent(user)
    waiting = rows.filter(queue=ApplicationStatus.UNDER_REVIEW)
    opened = Decision.objects.filter(verdict="")
    marks = opened.filter(role__in=mine)
    if is_few(marks):
        waiting = waiting.filter(pk__in=marks.values("application"))
    # As a join, whose size a database can estimate: the role of the next step as a value it cannot.
    before = Q(round__gt=OuterRef("round")) | Q(round=OuterRef("round"), step__lt=OuterRef("step"))
    earlier = opened.filter(before, application=OuterRef("application"))
    return waiting.filter(Exists(marks.filter(~Exists(earlier), application=OuterRef("pk"))))


def is_few(marks: "QuerySet[Any]") -> bool:
    """Counted without an order: a thousand marks are not sorted to learn that they are many."""
    return marks.order_by()[: FEW + 1].count() <= FEW


def narrowed(rows: "QuerySet[Application]", marks: "QuerySet[Any]") -> "QuerySet[Application]":
    """Cases with a mark: looked up by key while the marks are few, along the list's own index when they are many."""
    if is_few(marks):
        return rows.filter(pk__in=marks.values("application"))
    return rows.filter(Exists(marks.filter(application=OuterRef("pk"))))


def _unsigned(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    signed = Waiver.objects.filter(application=OuterRef("pk"), status=WaiverStatus.SIGNED)
    return rows.filter(~Exists(signed), queue=ApplicationStatus.APPROVED)


def _unscheduled(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    ahead = Ride.objects.filter(application=OuterRef("pk"), status__in=ACTIVE)
    return rows.filter(~Exists(ahead), queue=ApplicationStatus.APPROVED)


def _clearance_due(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    return narrowed(rows, Clearance.objects.filter(status=ClearanceStatus.REQUESTED)).exclude(queue="")


def _guardian_declined(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    """The rider names another guardian, or the desk helps."""
    waiting = rows.filter(queue=ApplicationStatus.GUARDIAN_PENDING)
    return narrowed(waiting, Guardian.objects.filter(status=GuardianStatus.DECLINED))


def _unannounced(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    """Decided, and nobody has told the rider."""
    return narrowed(rows, Unannounced.objects.all()).exclude(queue="")


def _late(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    """In review, and brought to attention."""
    return rows.filter(queue__in=waiting_line.IN_REVIEW, escalation__gt=0)


def _next_in_line(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    """Those of the waiting lists whose turn comes first."""
    return rows.filter(pk__in=list(waiting_line.in_order().values_list("pk", flat=True)[:FIRST_IN_LINE]))


def _accommodation(rows: "QuerySet[Application]", user: User) -> "QuerySet[Application]":
    """Sent, still open, and nobody has seen to what the rider needs."""
    wanted = rows.exclude(accommodation="").filter(accommodation_arranged_at=None)
    return wanted.exclude(queue__in=["", ApplicationStatus.DRAFT])


def _today(rows: "QuerySet[Ride]", user: User) -> "QuerySet[Ride]":
    start, end = today(desk_zone())
    return rows.filter(status__in=ACTIVE, starts_at__gte=start, starts_at__lt=end)


def _overdue(rows: "QuerySet[Ride]", user: User) -> "QuerySet[Ride]":
    return rows.filter(pk__in=Ride.objects.overdue().values("pk"))


def _unreported(rows: "QuerySet[Ride]", user: User) -> "QuerySet[Ride]":
    """Ridden in the last season, the program asks for a report, and the next day is over without one."""
    now = timezone.now()
    season, last = now - timedelta(days=90), now - timedelta(days=2)
    ridden = rows.filter(status__in=RIDDEN, ended_at__gt=season, ended_at__lt=last)
    # The same in the terms of the index: no ride lasts two days.
    ridden = ridden.filter(starts_at__gt=season - timedelta(days=2), starts_at__lt=last)
    silent = RuleSet.objects.filter(content__after__officer_report=False).values("pk")
    return ridden.filter(Q(report=None) | Q(report__conduct=None)).exclude(application__rule_set__in=silent)


def asked_for_publicity(rows: "QuerySet[Ride]") -> "QuerySet[Ride]":
    """The rider says yes, nothing happened, and the desk has not answered yet."""
    agreed = PublicityConsent.objects.active().filter(allows_posts=True).values("ride")
    posts = PostDraft.objects.filter(ride=OuterRef("pk"))
    refused = Event.objects.filter(subject=OuterRef("pk"), name=PUBLICITY_REFUSED)
    incident = RideReport.objects.filter(ride=OuterRef("pk"), had_incident=True)
    return rows.filter(~Exists(posts), ~Exists(refused), ~Exists(incident), pk__in=agreed, status__in=RIDDEN)


def _in_trouble(rows: "QuerySet[Message]", user: User) -> "QuerySet[Message]":
    return rows.filter(waits_for="mending")


def _letters(rows: "QuerySet[Message]", user: User) -> "QuerySet[Message]":
    return rows.filter(waits_for="posting")


NEEDS = (
    Need("today", _("riding today"), Ride, _today, "starts_at", "now", "ridealong.view_ride"),
    Need("overdue", _("not checked out"), Ride, _overdue, "ends_at", "stop", "ridealong.view_ride"),
    Need(
        "review",
        _("to review"),
        Application,
        lambda rows, user: rows.filter(queue=ApplicationStatus.SUBMITTED),
        "submitted_at",
    ),
    Need("late", _("waiting too long"), Application, _late, "submitted_at", "stop", tells_oldest=True),
    Need("clearance", _("records check due"), Application, _clearance_due, "submitted_at"),
    Need("decide", _("to decide by you"), Application, _to_decide, "submitted_at"),
    Need(
        "unannounced",
        _("decided, not announced"),
        Application,
        _unannounced,
        "unannounced__decided_at",
        "now",
        tells_oldest=True,
    ),
    Need(
        "guardian",
        _("waiting for a guardian"),
        Application,
        lambda rows, user: rows.filter(queue=ApplicationStatus.GUARDIAN_PENDING),
        "submitted_at",
    ),
    Need(
        "guardian_declined",
        _("guardian said no"),
        Application,
        _guardian_declined,
        "submitted_at",
        "now",
    ),
    Need("accommodation", _("ask for help to take part"), Application, _accommodation, "submitted_at", "now"),
    Need("next_in_line", _("first on the waiting list"), Application, _next_in_line, "submitted_at"),
    Need("unsigned", _("waiver not signed"), Application, _unsigned, "decided_at"),
    Need("unscheduled", _("without a date"), Application, _unscheduled, "decided_at"),
    Need(
        "reports", _("reports overdue"), Ride, _unreported, "ended_at", "now", "ridealong.view_ride", tells_oldest=True
    ),
    Need("messages", _("mail that failed"), Message, _in_trouble, "created_at", "", "ridealong.view_message"),
    Need("letters", _("letters to print or post"), Message, _letters, "created_at", "", "ridealong.work_case"),
    Need(
        "held",
        _("on hold"),
        Application,
        lambda rows, user: rows.filter(queue="held"),
        "held_at",
    ),
    Need(
        "publicity",
        _("asked for publicity"),
        Ride,
        lambda rows, user: asked_for_publicity(rows),
        "ended_at",
        permission="ridealong.view_ride",
    ),
)


def of(model: type[Model]) -> list[Need]:
    return [need for need in NEEDS if need.model is model]


def for_user(user: User) -> list[Need]:
    return [need for need in NEEDS if user.has_perm(need.permission)]
