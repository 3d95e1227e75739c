"""Bringing over the applications a department kept on a spreadsheet: upload, name the columns, look, take over."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.admin import own_pages
from ridealong.admin.intake.import_forms import ColumnsForm, UploadForm
from ridealong.applications.intake import importing, spreadsheet
from ridealong.applications.intake.imports import COMING_IN, ImportRow, ImportStatus, Outcome, SpreadsheetImport
from ridealong.applications.intake.spreadsheet import COLUMNS, LARGEST_FILE
from ridealong.core.workflow import IllegalMove

WORK = "ridealong.work_case"
ROWS = 100  # on a page
KINDS = {Outcome.NEW: "go", Outcome.KNOWN: "go", Outcome.RIDDEN: "go", Outcome.TWICE: "now", Outcome.REFUSED: "stop"}

BECOMES = {
    "submitted": gettext_lazy("Enters the queue, to be reviewed."),
    "under_review": gettext_lazy("Comes in under review."),
    "approved": gettext_lazy("Comes in under review: somebody decides here."),
    "waitlisted": gettext_lazy("Comes in on the waiting list."),
    "declined": gettext_lazy("Is kept as declined, for the record."),
    "withdrawn": gettext_lazy("Is kept as withdrawn, for the record."),
    "ridden": gettext_lazy("The ride counts toward the limits."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The spreadsheets so far, and a new one."""
    user = own_pages.allowed(request, WORK)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            content = form.cleaned_data["file"].read(LARGEST_FILE + 1)
            source = importing.upload(form.cleaned_data["program"], content, by=user)
        except spreadsheet.Unreadable as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("admin:import", source.pk)
    before = SpreadsheetImport.objects.select_related("program", "uploaded_by")[:20]
    return own_pages.page(request, "admin/imports.html", title=_("Bring over a spreadsheet"), form=form, imports=before)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where it stands: columns to be named, work under way, or every row explained."""
    user = own_pages.allowed(request, WORK)
    source = get_object_or_404(SpreadsheetImport.objects.select_related("program", "uploaded_by"), pk=pk)
    form = ColumnsForm(request.POST if request.method == "POST" else None, source=source)
    if request.method == "POST" and form.is_valid():
        try:
            importing.name_columns(source, form.columns, by=user)
        except importing.CannotImport as refusal:
            form.add_error("legal_name", str(refusal))
        except IllegalMove as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:import", pk)
        else:
            return redirect("admin:import", pk)
    is_explained = source.status in {ImportStatus.CHECKED, ImportStatus.DONE}
    return own_pages.page(
        request,
        "admin/import.html",
        title=_("Spreadsheet for %(program)s") % {"program": source},
        source=source,
        form=form,
        sample=list(source.rows.all()[:3]) if source.status == ImportStatus.UPLOADED else [],
        counts=_counts(source) if is_explained else [],
        page=_explained(request, source) if is_explained else None,
        is_working=source.status in {ImportStatus.CHECKING, ImportStatus.RUNNING},
        coming_in=source.rows.filter(outcome__in=COMING_IN).count() if is_explained else 0,
    )


@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = own_pages.allowed(request, WORK)
    source = get_object_or_404(SpreadsheetImport, pk=pk)
    try:
        importing.start(source, by=user)
    except (importing.CannotImport, IllegalMove) as refusal:
        messages.error(request, str(refusal))
    return redirect("admin:import", pk)


@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = own_pages.allowed(request, WORK)
    source = get_object_or_404(SpreadsheetImport, pk=pk)
    try:
        importing.discard(source, by=user)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The spreadsheet is thrown away. Nothing of it was taken over."))
    return redirect("admin:imports")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty spreadsheet with the headings we know."""
    own_pages.allowed(request, WORK)
    headings = ",".join(str(words[0]).capitalize() for _label, words in COLUMNS.values())
    headers = {"Content-Disposition": 'attachment; filename="applications.csv"'}
    return HttpResponse(f"{headings}\r\n", content_type="text/csv; charset=utf-8", headers=headers)


def _counts(source: SpreadsheetImport) -> list[tuple[str, str, int]]:
    rows = source.rows.values_list("outcome").annotate(number=Count("pk")).order_by()
    found = dict(rows)
    return [(outcome.value, str(outcome.label), found[outcome]) for outcome in KINDS if found.get(outcome)]


def _explained(request: HttpRequest, source: SpreadsheetImport) -> Any:
    """The rows of a page, each with its tag, its name and its sentences; `?outcome=` chooses a kind."""
    rows = source.rows.select_related("application", "rider")
    if request.GET.get("outcome") in KINDS:
        rows = rows.filter(outcome=request.GET["outcome"])
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    page.object_list = [_explain(row, source) for row in page.object_list]  # type: ignore[misc]
    return page


def _explain(row: ImportRow, source: SpreadsheetImport) -> dict[str, Any]:
    outcome = Outcome(row.outcome)
    return {
        "number": row.number,
        "name": " ".join(_cell(row, source, name) for name in ("legal_name", "first_name", "last_name")).strip(),
        "kind": KINDS.get(outcome, "quiet"),
        "words": outcome.label,
        "status": _cell(row, source, "status"),
        "sentences": row.sentences or list(_why(row, source)),
        "application": row.application,
        "rider": row.rider,
    }


def _why(row: ImportRow, source: SpreadsheetImport) -> Iterator[str]:
    """What becomes of a row that comes in, and what will have to be asked for."""
    if row.outcome not in COMING_IN or not row.values:
        return
    said = spreadsheet.understand(row.values, source.columns, today=timezone.localdate()).values
    yield str(BECOMES[said["status"]])
    if row.outcome == Outcome.KNOWN and row.rider:
        yield _("Joins the history of %(name)s.") % {"name": row.rider.name}
    if said["status"] != "ridden" and not said.get("born_on"):
        yield _("The date of birth is missing: ask for it.")


def _cell(row: ImportRow, source: SpreadsheetImport, name: str) -> str:
    number, values = source.columns.get(name), row.values
    return values[number] if number is not None and number < len(values) else ""
