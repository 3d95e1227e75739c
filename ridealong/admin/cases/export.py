"""The list of applications as a spreadsheet: what the list shows, with its filters and its search."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import openpyxl
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from accounts.models import User
from ridealong.admin import own_pages
from ridealong.admin.cases import whose_turn
from ridealong.admin.cases.case import wishes
from ridealong.applications.application import Application
from ridealong.core import batches, cells, history
from ridealong.core.languages import current_language
from ridealong.program import clock
from ridealong.rules.words import words

CHUNK = 1000
MOST_IN_XLSX = 50_000  # what the worker writes within its time
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Neither what is sealed nor what the desk alone knows leaves the house by this door.
COLUMNS: dict[str, str | Promise] = {
    "reference": _("Case"),
    "name": _("Name"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "program": _("Program"),
    "category": _("Kind of rider"),
    "station": _("Station"),
    "channel": _("Came in"),
    "status": _("Status"),
    "turn": _("Waiting for"),
    "submitted_at": _("Sent"),
    "decided_at": _("Decided"),
    "approved_until_on": _("Approval valid until"),
    "wish": _("First wish"),
    "ride_at": _("Ride"),
}


class Echo:
    """A file that hands back each line as it is written."""

    def write(self, line: str) -> str:
        return line


@require_safe
def applications_csv(request: HttpRequest) -> HttpResponseBase:
    """Line by line, so that a hundred thousand cases need no more memory than one. Who took the list is noted."""
    user = own_pages.allowed(request, "ridealong.work_case")
    history.record("application.list_exported", user, by=user, kind="csv", filters=sorted(request.GET))
    writer = csv.writer(Echo())
    lines = (writer.writerow(row) for row in table(selected(request)))
    name = f"applications-{timezone.localdate().isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(_marked(lines), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def applications_xlsx(request: HttpRequest) -> HttpResponse:
    """The same list, made by the worker."""
    user = own_pages.allowed(request, "ridealong.work_case")
    total = selected(request)[: MOST_IN_XLSX + 1].count()
    if total > MOST_IN_XLSX:
        messages.error(request, _("An XLSX file holds at most %(most)s cases here. Take CSV.") % {"most": MOST_IN_XLSX})
        return redirect(f"{reverse('admin:ridealong_application_changelist')}?{request.GET.urlencode()}")
    name = f"applications-{timezone.localdate().isoformat()}.xlsx"
    batch = batches.ask(
        "ridealong.admin.tasks.make_applications_xlsx",
        gettext("List of applications"),
        by=user,
        file_name=name,
        media_type=XLSX,
        total=total,
        query=request.GET.urlencode(),
    )
    return redirect("admin:batch", batch.pk)


def workbook(rows: Iterable[Sequence[str]], told: Callable[[int], None] = lambda number: None) -> IO[bytes]:
    """A workbook of plain text cells, written row by row into a file that goes away with its handle."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(gettext("Applications"))
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, text) for text in row])
        if number % CHUNK == 0:
            told(number)
    stream: IO[bytes] = TemporaryFile()  # noqa: SIM115 - handed on open
    book.save(stream)
    return stream


def _cell(sheet: Any, text: str) -> WriteOnlyCell:
    """Text for certain, whatever it looks like."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell


def _marked(lines: Iterable[str]) -> Iterator[str]:
    """With a mark at the head by which Excel knows that it is UTF-8."""
    yield "\ufeff"
    yield from lines


def selected(request: HttpRequest) -> "QuerySet[Application]":
    """The cases of the list as this person filtered it, newest first."""
    page: Any = admin.site.get_model_admin(Application)
    changes = page.get_changelist_instance(request)
    return whose_turn.with_turn(changes.get_queryset(request))


def asked(query: str, user: User) -> HttpRequest:
    """The list as it was asked for, for the worker."""
    request = HttpRequest()
    request.method, request.GET, request.user = "GET", QueryDict(query), user
    return request


def table(cases: "QuerySet[Application]") -> Iterator[list[str]]:
    """Headings, then a row for each case; every cell is plain text."""
    yield [str(heading) for heading in COLUMNS.values()]
    zone = clock.zone()
    names: dict[tuple[UUID, str], str] = {}  # reading a rule document costs more than a row
    for case in cases.iterator(chunk_size=CHUNK):
        key = case.rule_set_id, case.category
        if key not in names:
            names[key] = _category(case)
        yield [cells.safe(value) for value in _row(case, names[key], zone)]


def _category(case: Application) -> str:
    category = case.rule_set.rules.category(case.category)
    return words(category.name, current_language()) if category else case.category


def _row(case: Any, category: str, zone: ZoneInfo) -> list[Any]:
    turn = whose_turn.turn(case)
    return [
        case.reference,
        case.rider.name,
        case.rider.email,
        case.rider.phone,
        case.program,
        category,
        case.station or "",
        case.get_channel_display(),
        whose_turn.WORDS[case.status][2],
        f"{turn.who}: {turn.what}" if turn.who else "",
        _moment(case.submitted_at, zone),
        _moment(case.decided_at, zone),
        case.approved_until_on or "",
        next(wishes(case, case.station.zone if case.station else zone), ""),
        _moment(case.ride_at, zone),
    ]


def _moment(at: Any, zone: ZoneInfo) -> str:
    """ "2026-12-11 18:00", in the desk's zone: as spreadsheets sort it."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""
