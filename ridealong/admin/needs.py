"""What needs somebody now: the one table of selections behind the front page's counts and the lists' filters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value
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
from ridealong.core.statements import Slot, Statement
from ridealong.notifications.models import Message
from ridealong.posts.models import PostDraft, PublicityConsent
from ridealong.program import clock
from ridealong.program.models import RuleSet
from ridealong.rides.models import Ride, RideReport
from ridealong.rides.status import ACTIVE, RIDDEN
from ridealong.waivers.models import Waiver
from ridealong.waivers.status import WaiverStatus

CAP = 1000  # no count goes further: more is "1000+"
FEW = 500  # marks that are looked up before the list is read
FIRST_IN_LINE = 10  # of the waiting lists
PARAMETER = "need"
PUBLICITY_REFUSED = "ride.publicity_refused"
MOMENTS = ("now", "midnight", "next_midnight", "season", "season_of_rides", "report_due")
LONGEST_RIDE = timedelta(days=2)  # no ride lasts so long


class Look:
    """Who looks at the desk, and when: what selections depend on besides the rows. Read when first asked for."""

    few: frozenset[str] | None = None  # kinds of marks that are known to be few

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Whose steps of the chain wait for this person."""
        return tuple(delegates.own_or_lent(self.user))

    @cached_property
    def zone(self) -> ZoneInfo:
        return clock.zone()

    @cached_property
    def moments(self) -> "dict[str, Any]":
        now = timezone.now()
        midnight, next_midnight = today(self.zone)
        known = {"now": now, "midnight": midnight, "next_midnight": next_midnight}
        season, due = now - timedelta(days=90), now - timedelta(days=2)
        return known | {"season": season, "season_of_rides": season - LONGEST_RIDE, "report_due": due}

    def marks(self, kind: str) -> "QuerySet[Any]":
        """Rows that mark a case as waiting for something."""
        return MARKS[kind](self)

    def is_few(self, kind: str) -> bool:
        """Whether the marks are looked up before the list is read. Counted without an order: a thousand marks are not
        sorted to learn that they are many."""
        if self.few is None:
            return self.marks(kind).order_by()[: FEW + 1].count() <= FEW
        return kind in self.few


class AnyTime(Look):
    """For statements that are put together once: moments are slots."""

    def __init__(self, roles: tuple[str, ...], few: frozenset[str] = frozenset()) -> None:
        self.roles, self.few = roles, few
        self.moments = {name: Slot(name) for name in MOMENTS}


MARKS: dict[str, Callable[[Look], "QuerySet[Any]"]] = {
    "decide": lambda look: Decision.objects.filter(verdict="", role__in=look.roles),
    "clearance": lambda look: Clearance.objects.filter(status=ClearanceStatus.REQUESTED),
    "guardian_declined": lambda look: Guardian.objects.filter(status=GuardianStatus.DECLINED),
    "unannounced": lambda look: Unannounced.objects.all(),
}
Select = Callable[["QuerySet[Any]", Look], "QuerySet[Any]"]


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

    def rows(self, look: Look) -> "QuerySet[Any]":
        return self.select(self.model._default_manager.all(), look)

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


def count(needs: Sequence[Need], look: Look) -> list[Counted]:
    """Each up to the cap, oldest first along the index. Two statements, however many there are."""
    known = _few(look.roles, FEW).run(look.moments)
    few = frozenset(kind for kind, (_place, number, _least) in zip(MARKS, known, strict=True) if number <= FEW)
    found = _counts(tuple(needs), look.roles, few, CAP).run(look.moments)
    return [Counted(needs[place], number, oldest) for place, number, oldest in sorted(found)]


@lru_cache(maxsize=32)
def _few(roles: tuple[str, ...], few: int) -> Statement:
    marks = (AnyTime(roles).marks(kind).order_by().values(mark=Value(1))[: few + 1] for kind in MARKS)
    return Statement.of_summaries(marks, "mark")


@lru_cache(maxsize=32)
def _counts(needs: tuple[Need, ...], roles: tuple[str, ...], few: frozenset[str], cap: int) -> Statement:
    look = AnyTime(roles, few)
    rows = ((need, need.rows(look).reverse()[: cap + 1]) for need in needs)
    since = (found.annotate(waits_since=F(need.since)).values("waits_since") for need, found in rows)
    return Statement.of_summaries(since, "waits_since")


def today(zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From this midnight to the next, by that clock."""
    midnight = timezone.localtime(timezone=zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight, midnight + timedelta(days=1)


def next_role() -> Subquery:
    """The role whose step of the chain is open."""
    steps = Decision.objects.filter(application=OuterRef("pk"), verdict="").order_by("-round", "step")
    return Subquery(steps.values("role")[:1])


def _to_decide(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
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


def _unsigned(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    signed = Waiver.objects.filter(application=OuterRef("pk"), status=WaiverStatus.SIGNED)
    return rows.filter(~Exists(signed), queue=ApplicationStatus.APPROVED)


def _unscheduled(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    ahead = Ride.objects.filter(application=OuterRef("pk"), status__in=ACTIVE)
    return rows.filter(~Exists(ahead), queue=ApplicationStatus.APPROVED)


def _clearance_due(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    return narrowed(rows, look, "clearance").exclude(queue="")


def _guardian_declined(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """The rider names another guardian, or the desk helps."""
    waiting = rows.filter(queue=ApplicationStatus.GUARDIAN_PENDING)
    return narrowed(waiting, look, "guardian_declined")


def _unannounced(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """Decided, and nobody has told the rider."""
    return narrowed(rows, look, "unannounced").exclude(queue="")


def _late(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """In review, and brought to attention."""
    return rows.filter(queue__in=waiting_line.IN_REVIEW, escalation__gt=0)


def _next_in_line(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """Those of the waiting lists whose turn comes first."""
    return rows.filter(pk__in=waiting_line.in_order().values("pk")[:FIRST_IN_LINE])


def _accommodation(rows: "QuerySet[Application]", look: Look) -> "QuerySet[Application]":
    """Sent, still open, and nobody has seen to what the rider needs."""
    wanted = rows.exclude(accommodation="").filter(accommodation_arranged_at=None)
    return wanted.exclude(queue__in=["", ApplicationStatus.DRAFT])


def _today(rows: "QuerySet[Ride]", look: Look) -> "QuerySet[Ride]":
    start, end = look.moments["midnight"], look.moments["next_midnight"]
    return rows.filter(status__in=ACTIVE, starts_at__gte=start, starts_at__lt=end)


def _overdue(rows: "QuerySet[Ride]", look: Look) -> "QuerySet[Ride]":
    return rows.filter(pk__in=Ride.objects.overdue(look.moments["now"]).values("pk"))


def _unreported(rows: "QuerySet[Ride]", look: Look) -> "QuerySet[Ride]":
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


def _in_trouble(rows: "QuerySet[Message]", look: Look) -> "QuerySet[Message]":
    return rows.filter(waits_for="mending")


def _letters(rows: "QuerySet[Message]", look: Look) -> "QuerySet[Message]":
    return rows.filter(waits_for="posting")


NEEDS = (
    Need("today", _("riding today"), Ride, _today, "starts_at", "now", "ridealong.view_ride"),
    Need("overdue", _("not checked out"), Ride, _overdue, "ends_at", "stop", "ridealong.view_ride"),
    Need(
        "review",
        _("to review"),
        Application,
        lambda rows, look: rows.filter(queue=ApplicationStatus.SUBMITTED),
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
        lambda rows, look: rows.filter(queue=ApplicationStatus.GUARDIAN_PENDING),
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
        lambda rows, look: rows.filter(queue="held"),
        "held_at",
    ),
    Need(
        "publicity",
        _("asked for publicity"),
        Ride,
        lambda rows, look: asked_for_publicity(rows),
        "ended_at",
        permission="ridealong.view_ride",
    ),
)


def of(model: type[Model]) -> list[Need]:
    return [need for need in NEEDS if need.model is model]


def for_user(user: User) -> list[Need]:
    return [need for need in NEEDS if user.has_perm(need.permission)]
