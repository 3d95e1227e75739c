"""Takes over the applications of a spreadsheet: first a dry run that explains every row, then for real.

Both steps run in the worker in stretches, go on where they stopped, and never take a row twice. Nobody is written to.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.intake import by_desk, spreadsheet
from ridealong.applications.intake.imports import COMING_IN, EarlierRide, ImportRow, ImportStatus, Outcome, sealed
from ridealong.applications.intake.imports import SpreadsheetImport as Import
from ridealong.applications.intake.spreadsheet import Understood
from ridealong.applications.intake.writing import CannotApply
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import OPEN, ApplicationStatus, Channel
from ridealong.core.workflow import IllegalMove, move
from ridealong.program.models import Program

CHUNK = 200
STRETCH = 25  # seconds of one task: well below the worker's timeout


class CannotImport(Exception):
    """Why not. The text may be shown to a person."""


def upload(program: Program, content: bytes, *, by: User) -> Import:
    """Keeps the rows, sealed, with the columns as their headings name them. Raises spreadsheet.Unreadable."""
    sheet = spreadsheet.read(content)
    with transaction.atomic():
        source = Import.objects.create(
            program=program,
            headings=sheet.headings,
            columns=spreadsheet.guess(sheet.headings),
            total=len(sheet.rows),
            uploaded_by=by,
        )
        ImportRow.objects.bulk_create(
            (ImportRow(source=source, number=number, cells=sealed(row)) for number, row in enumerate(sheet.rows, 2)),
            batch_size=500,
        )
    return source


def name_columns(source: Import, columns: Mapping[str, int], *, by: User) -> Import:
    """Starts the dry run. Raises CannotImport without a column of names, and IllegalMove."""
    if not {"legal_name", "last_name", "first_name"} & set(columns):
        raise CannotImport(_("Say which column holds the names."))
    with transaction.atomic():
        move(source, "check", by=by, changes={"columns": dict(columns), "done": 0})
        source.rows.update(outcome=Outcome.UNKNOWN, problems="", rider=None)
        async_task("ridealong.applications.tasks.check_import", str(source.pk))
    return source


def start(source: Import, *, by: User) -> Import:
    """Takes over what can come in. Raises CannotImport when nothing can, and IllegalMove."""
    with transaction.atomic():
        move(source, "run", by=by, changes={"done": 0, "uploaded_by": by})
        if not source.rows.filter(outcome__in=COMING_IN).exists():
            raise CannotImport(_("There is no row that can be taken over."))
        async_task("ridealong.applications.tasks.run_import", str(source.pk))
    return source


def discard(source: Import, *, by: User) -> Import:
    """Throws the rows away. Raises IllegalMove once it runs."""
    with transaction.atomic():
        move(source, "discard", by=by)
        source.rows.all().delete()
    return source


def check(pk: UUID) -> None:
    """A stretch of the dry run; quiet when it is gone or over."""
    source = Import.objects.filter(pk=pk, status=ImportStatus.CHECKING).select_related("program").first()
    if source is None:
        return
    until, today = time.monotonic() + STRETCH, timezone.localdate()
    seen = {_key(_understood(row, source, today)) for row in source.rows.exclude(outcome=Outcome.UNKNOWN)}
    while rows := list(source.rows.filter(outcome=Outcome.UNKNOWN)[:CHUNK]):
        with transaction.atomic():
            _look_at(rows, source, seen, today)
            Import.objects.filter(pk=pk).update(done=F("done") + len(rows))
        if time.monotonic() > until:
            async_task("ridealong.applications.tasks.check_import", str(pk))
            return
    source.refresh_from_db()
    move(source, "checked", by=source.uploaded_by)


def run(pk: UUID) -> None:
    """A stretch of taking over, each row in a transaction of its own."""
    source = Import.objects.filter(pk=pk, status=ImportStatus.RUNNING).select_related("program", "uploaded_by").first()
    if source is None:
        return
    until, today = time.monotonic() + STRETCH, timezone.localdate()
    for row in source.rows.filter(outcome__in=COMING_IN, is_taken_over=False):
        _take_over(row.pk, source, today)
        if time.monotonic() > until:
            async_task("ridealong.applications.tasks.run_import", str(pk))
            return
    with transaction.atomic():
        move(source, "finish", by=source.uploaded_by)
        source.rows.update(cells="")


def _look_at(rows: list[ImportRow], source: Import, seen: set[tuple[str, str]], today: date) -> None:
    """Decides what would become of each row, with the people known so far. Two queries a chunk, and one a row."""
    read = [_understood(row, source, today) for row in rows]
    people = _people(read)
    busy = set(
        Application.objects.filter(program=source.program, rider__in=people, status__in=OPEN).values_list(
            "rider_id", flat=True
        )
    )
    for row, said in zip(rows, read, strict=True):
        row.rider = next((rider for rider in people if _is_same(rider, said)), None)
        row.outcome = _outcome(row, said, seen, busy)
        row.problems = sealed(said.problems)
        row.save(update_fields=["outcome", "problems", "rider"])
        seen.add(_key(said))


def _outcome(row: ImportRow, said: Understood, seen: set[tuple[str, str]], busy: set[UUID]) -> Outcome:
    if said.problems:
        return Outcome.REFUSED
    if said.values["status"] == "ridden":
        return Outcome.RIDDEN
    if _key(said) in seen or row.rider_id in busy:
        return Outcome.TWICE
    return Outcome.KNOWN if row.rider_id else Outcome.NEW


def _people(read: Sequence[Understood]) -> list[Rider]:
    """Riders who may be one of these."""
    names = {said.values["legal_name"].lower() for said in read}
    emails = {said.values["email"] for said in read if "email" in said.values}
    phones = {said.values["phone"] for said in read if "phone" in said.values}
    riders = Rider.objects.alias(lower_name=Lower("legal_name"))
    return list(riders.filter(Q(lower_name__in=names) | Q(email__in=emails) | Q(phone__in=phones)))


def _is_same(rider: Rider, said: Understood) -> bool:
    """An address alone tells, a name only together with a birth date or a number."""
    values = said.values
    if "email" in values and rider.email.lower() == values["email"]:
        return True
    is_namesake = rider.legal_name.casefold() == values["legal_name"].casefold()
    born_on = rider.born_on.isoformat() if rider.born_on else ""
    return is_namesake and (born_on == values.get("born_on", "-") or str(rider.phone) == values.get("phone", "-"))


def _key(said: Understood) -> tuple[str, str]:
    """What makes two rows of one file the same application."""
    values = said.values
    who = values.get("email") or values.get("born_on") or values.get("phone") or ""
    return f"{values['legal_name'].casefold()} {values.get('last_ride_on', '')}", who


def _understood(row: ImportRow, source: Import, today: date) -> Understood:
    return spreadsheet.understand(row.values, source.columns, today=today)


def _take_over(pk: UUID, source: Import, today: date) -> None:
    """One row. What has come up since the dry run is told on the row, and keeps only this row out."""
    by = source.uploaded_by
    with transaction.atomic():
        row = ImportRow.objects.select_for_update(of=("self",)).select_related("rider").get(pk=pk)
        if row.is_taken_over:
            return
        said = _understood(row, source, today)
        try:
            with transaction.atomic():
                _enter(row, said.values, source.program, by=by)
        except (CannotApply, IllegalMove) as refusal:
            row.outcome, row.problems, row.application = Outcome.REFUSED, sealed([str(refusal)]), None
        row.is_taken_over = row.outcome in COMING_IN
        row.save(update_fields=["outcome", "problems", "rider", "application", "is_taken_over"])
        Import.objects.filter(pk=source.pk).update(done=F("done") + 1)


def _enter(row: ImportRow, values: Mapping[str, str], program: Program, *, by: User) -> None:
    if values["status"] == "ridden":
        row.rider = row.rider or _new_rider(values)
    else:
        application = by_desk.begin(program, row.rider, by=by, channel=Channel.SPREADSHEET, person=values)
        if application.status != ApplicationStatus.DRAFT:
            row.outcome = Outcome.TWICE
            return
        row.rider, row.application = application.rider, application
        by_desk.write(
            application, by=by, person=_person(application.rider, values), answers=_answers(application, values)
        )
        received_on = date.fromisoformat(values.get("applied_on") or timezone.localdate().isoformat())
        by_desk.take_over(application, values["status"], by=by, received_on=received_on, note=_note(values))
    if "last_ride_on" in values:
        on = date.fromisoformat(values["last_ride_on"])
        EarlierRide.objects.get_or_create(rider=row.rider, on=on, defaults={"noted_by": by})


def _new_rider(values: Mapping[str, str]) -> Rider:
    rider = Rider(legal_name=values["legal_name"], email=values.get("email", ""), phone=values.get("phone", ""))
    rider.born_on = date.fromisoformat(values["born_on"]) if "born_on" in values else None
    rider.save()
    return rider


def _person(rider: Rider, values: Mapping[str, str]) -> dict[str, object]:
    """Only what we do not know yet: nobody's own words are written over."""
    born_on = {"born_on": date.fromisoformat(values["born_on"])} if "born_on" in values else {}
    said = {name: values[name] for name in ("email", "phone", "address") if name in values} | born_on
    return {name: value for name, value in said.items() if not getattr(rider, name)}


def _answers(application: Application, values: Mapping[str, str]) -> dict[str, object]:
    names = ("reason", "emergency_name", "emergency_phone")
    answers: dict[str, object] = {name: values[name] for name in names if name in values}
    if "wished_on" in values:
        length = application.rule_set.rules.length.max_hours
        answers["wishes"] = [{"on": values["wished_on"], "starts": "18:00", "hours": length}]
    return answers


def _note(values: Mapping[str, str]) -> str:
    before = _("Approved on the spreadsheet.") if values["status"] == "approved" else ""
    return " ".join(part for part in (before, values.get("note", "")) if part)[:2000]
