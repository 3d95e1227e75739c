"""A program's month or year in numbers, counted by the database. It names nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth, TruncWeek
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ridealong.applications.application import Application
from ridealong.applications.status import ApplicationStatus
from ridealong.core.languages import current_language
from ridealong.documents.paperwork import Chart, ProgramReport, Table
from ridealong.program.letterhead import on_paper
from ridealong.program.models import Program
from ridealong.rides.models import Feedback, Pause, Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.rules.words import words

APPROVED = (ApplicationStatus.APPROVED, ApplicationStatus.CLOSED)
TIME = DurationField()
DAY = timedelta(days=1)
FEWEST = 5  # voices, so that nobody's own can be told apart

Rows = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Station:
    """`rides` that took place there, `minutes` on the road."""

    name: str
    rides: int
    minutes: int


@dataclass(frozen=True)
class Period:
    """A month, or with `month` 0 a whole year, by the clock of `zone`."""

    year: int
    month: int
    zone: ZoneInfo

    @property
    def starts_on(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def ends_on(self) -> date:
        """The first day that no longer belongs to it."""
        if not self.month or self.month == 12:
            return date(self.year + 1, 1, 1)
        return date(self.year, self.month + 1, 1)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From its first midnight up to the one after its last."""
        start, end = (datetime(on.year, on.month, on.day, tzinfo=self.zone) for on in (self.starts_on, self.ends_on))
        return start, end

    @property
    def words(self) -> str:
        """ "November 2026", "2026"."""
        return _spelled(self.starts_on, "LLLL y") if self.month else str(self.year)


def report(program: Program, period: Period, language: str) -> ProgramReport:
    """The same few queries, whatever the size of the program."""
    start, end = period.span
    rides = Ride.objects.filter(application__program=program, starts_at__gte=start, starts_at__lt=end)
    cases = Application.objects.filter(program=program)
    sent = cases.filter(submitted_at__gte=start, submitted_at__lt=end)
    decided = cases.filter(decided_at__gte=start, decided_at__lt=end)
    with translation.override(language):
        applied = _by_category(program, sent, language)
        stations = _by_station(rides)
        return ProgramReport(
            department=on_paper(),
            program=program.name,
            period=period.words,
            figures=tuple(_figures(applied, decided, rides, stations)),
            charts=(
                _over_time(rides, period),
                Chart(_("How rides went"), _("Rides"), _("Outcome"), _outcomes(rides)),
                Chart(_("Who applied"), _("Applications"), _("Kind of rider"), applied),
            ),
            tables=(_table(stations),) if stations else (),
            notes=(
                _("Rides count on the day they begin, applications on the day they were sent."),
                _("Hours are those between start and end, without the time a rider was dropped off."),
            ),
            made_at=timezone.now(),
            language=language,
            zone=period.zone.key,
        )


def _figures(
    applied: Rows, decided: "QuerySet[Application]", rides: "QuerySet[Ride]", stations: "list[Station]"
) -> Iterator[tuple[str, str]]:
    took = ExpressionWrapper(F("decided_at") - F("submitted_at"), TIME)
    told = decided.aggregate(
        approved=Count("pk", filter=Q(status__in=APPROVED)),
        declined=Count("pk", filter=Q(status=ApplicationStatus.DECLINED)),
        took=Avg(took, filter=Q(submitted_at__isnull=False)),
    )
    felt = Feedback.objects.filter(ride__in=rides).aggregate(stars=Avg("stars"), number=Count("pk"))
    yield _("Applications"), str(sum(number for _category, number in applied))
    yield _("Approved"), str(told["approved"])
    yield _("Declined"), str(told["declined"])
    yield _("Days to a decision"), str(max(1, round(told["took"] / DAY))) if told["took"] else "–"
    yield _("Rides"), str(sum(station.rides for station in stations))
    yield _("Hours on the road"), str(round(sum(station.minutes for station in stations) / 60))
    yield _("Officers who hosted"), str(rides.filter(status__in=RIDDEN).aggregate(
        number=Count("seat__shift__officer", distinct=True))["number"])  # fmt: skip
    yield _("Stars from riders"), f"{felt['stars']:.1f}" if felt["number"] >= FEWEST else "–"


def _by_category(program: Program, sent: "QuerySet[Application]", language: str) -> Rows:
    latest = program.rule_sets.order_by("-number").first()
    names = {category.code: words(category.name, language) for category in latest.rules.categories} if latest else {}
    counted = sent.order_by().values_list("category").annotate(number=Count("pk")).order_by("-number", "category")
    return tuple((names.get(code, code) or _("not said"), number) for code, number in counted)


def _over_time(rides: "QuerySet[Ride]", period: Period) -> Chart:
    """Every month or week of the period, those without a ride too."""
    step = TruncWeek if period.month else TruncMonth
    ridden = rides.filter(status__in=RIDDEN).order_by()
    begun = step("starts_at", tzinfo=period.zone)
    counted = {
        at.astimezone(period.zone).date(): number
        for at, number in ridden.annotate(begun=begun).values_list("begun").annotate(number=Count("pk"))
    }
    if period.month:
        rows = tuple((_spelled(on, "MMM d"), counted.get(on, 0)) for on in _mondays(period))
        return Chart(_("Rides by week"), _("Rides"), _("Week from"), rows, is_over_time=True)
    months = [date(period.year, month, 1) for month in range(1, 13)]
    rows = tuple((_spelled(on, "LLL"), counted.get(on, 0)) for on in months)
    return Chart(_("Rides by month"), _("Rides"), _("Month"), rows, is_over_time=True)


def _mondays(period: Period) -> Iterator[date]:
    on = period.starts_on - timedelta(days=period.starts_on.weekday())
    while on < period.ends_on:
        yield on
        on += timedelta(days=7)


def _outcomes(rides: "QuerySet[Ride]") -> Rows:
    counted = dict(rides.order_by().values_list("status").annotate(number=Count("pk")))
    return tuple((str(status.label), counted[status]) for status in RideStatus if counted.get(status))


def _by_station(rides: "QuerySet[Ride]") -> "list[Station]":
    """Two sums, one of time out and one of time dropped off, because a join would count a ride once per pause."""
    ridden = rides.filter(status__in=RIDDEN, started_at__isnull=False, ended_at__isnull=False).order_by()
    place = "seat__shift__station__name"
    out = ExpressionWrapper(F("ended_at") - F("started_at"), TIME)
    away = ExpressionWrapper(F("resumed_at") - F("paused_at"), TIME)
    paused = Pause.objects.filter(ride__in=ridden, resumed_at__isnull=False).order_by()
    lost = dict(paused.values_list(f"ride__{place}").annotate(away=Sum(away)))
    counted = ridden.values_list(place).annotate(number=Count("pk"), out=Sum(out)).order_by(place)
    return [
        Station(name, number, int((time - lost.get(name, timedelta())).total_seconds() // 60))
        for name, number, time in counted
    ]


def _table(stations: "list[Station]") -> Table:
    rows = tuple((station.name, str(station.rides), str(round(station.minutes / 60))) for station in stations)
    return Table(_("Stations"), (_("Station"), _("Rides"), _("Hours on the road")), rows)


def month_name(number: int) -> str:
    return _spelled(date(2000, number, 1), "LLLL")


def _spelled(on: date, pattern: str) -> str:
    return format_date(on, pattern, locale=current_language())
