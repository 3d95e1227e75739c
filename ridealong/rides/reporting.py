"""A program's month or year in numbers, counted by the database. It names nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ridealong.core.languages import current_language
from ridealong.documents.paperwork import Chart, ProgramReport, Table
from ridealong.program.letterhead import on_paper
from ridealong.program.models import Program
from ridealong.rides import report_counts
from ridealong.rides.status import RideStatus
from ridealong.rules.words import words

DAY = timedelta(days=1)
FEWEST = 5  # voices, so that nobody's own can be told apart

Rows = tuple[tuple[str, int], ...]
Asked = dict[str, Any]  # the program and the moments of `report_counts`


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
    asked = {"program": program.pk, "start": start, "end": end}
    with translation.override(language):
        applied = _by_category(asked, language)
        stations = _by_station(asked)
        return ProgramReport(
            department=on_paper(),
            program=program.name,
            period=period.words,
            figures=tuple(_figures(applied, stations, asked)),
            charts=(
                _over_time(period, asked),
                Chart(_("How rides went"), _("Rides"), _("Outcome"), _outcomes(asked)),
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


def _figures(applied: Rows, stations: "list[Station]", asked: Asked) -> Iterator[tuple[str, str]]:
    _program, approved, declined, took = _only(report_counts.decisions().run(asked), 0, 0, None)
    _program, stars, voices = _only(report_counts.voices().run(asked), 0, 0)
    _program, hosts = _only(report_counts.hosts().run(asked), 0)
    yield _("Applications"), str(sum(number for _category, number in applied))
    yield _("Approved"), str(approved)
    yield _("Declined"), str(declined)
    yield _("Days to a decision"), str(max(1, round(took / DAY))) if took else "–"
    yield _("Rides"), str(sum(station.rides for station in stations))
    yield _("Hours on the road"), str(round(sum(station.minutes for station in stations) / 60))
    yield _("Officers who hosted"), str(hosts)
    yield _("Stars from riders"), f"{stars:.1f}" if voices >= FEWEST else "–"


def _only(found: list[tuple[Any, ...]], *nothing: Any) -> tuple[Any, ...]:
    """The one row of a program; without any, the program has nothing to tell."""
    return found[0] if found else (None, *nothing)


def _by_category(asked: Asked, language: str) -> Rows:
    latest = report_counts.latest_rules().one(asked)
    names = {category.code: words(category.name, language) for category in latest.rules.categories} if latest else {}
    counted = report_counts.sent_by_category().run(asked)
    return tuple((names.get(code, code) or _("not said"), number) for code, number in counted)


def _over_time(period: Period, asked: Asked) -> Chart:
    """Every month or week of the period, those without a ride too."""
    found = report_counts.begun(bool(period.month), period.zone).run(asked)
    counted = {at.astimezone(period.zone).date(): number for at, number in found}
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


def _outcomes(asked: Asked) -> Rows:
    counted = dict(report_counts.outcomes().run(asked))
    return tuple((str(status.label), counted[status]) for status in RideStatus if counted.get(status))


def _by_station(asked: Asked) -> "list[Station]":
    lost = dict(report_counts.dropped_off_by_station().run(asked))
    counted = report_counts.out_by_station().run(asked)
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
