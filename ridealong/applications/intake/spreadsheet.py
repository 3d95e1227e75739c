"""Reads a spreadsheet of applications as departments keep them. Bytes in, rows and sentences out; no ORM.

Every problem is a sentence for the person who brought the file; nothing is guessed where a guess could be wrong.
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.utils.exceptions import InvalidFileException

from ridealong.applications import forbidden_text
from ridealong.core import phone

LARGEST_FILE = 10_000_000  # bytes
LARGEST_UNPACKED = 100_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 2_000
DATES = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%B %d, %Y", "%b %d, %Y")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# What a column may hold, and the headings by which it is recognised.
COLUMNS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "legal_name": (gettext_lazy("Name"), ("name", "full name", "legal name", "applicant", "rider", "nombre")),
    "first_name": (gettext_lazy("First name"), ("first", "first name", "given name", "primer nombre")),
    "last_name": (gettext_lazy("Last name"), ("last", "last name", "surname", "family name", "apellido", "apellidos")),
    "born_on": (gettext_lazy("Date of birth"), ("dob", "date of birth", "birth date", "born", "fecha de nacimiento")),
    "email": (gettext_lazy("E-mail"), ("email", "e-mail", "email address", "mail", "correo", "correo electronico")),
    "phone": (gettext_lazy("Phone"), ("phone", "phone number", "cell", "mobile", "telephone", "telefono")),
    "address": (gettext_lazy("Address"), ("address", "home address", "street", "direccion")),
    "reason": (gettext_lazy("Why they want to ride"), ("reason", "why", "purpose", "motivo")),
    "wished_on": (gettext_lazy("Wished date"), ("requested date", "ride date wanted", "preferred date", "wish")),
    "applied_on": (gettext_lazy("Day it came in"), ("applied", "date applied", "received", "submitted", "recibido")),
    "status": (gettext_lazy("Status"), ("status", "state", "decision", "estado")),
    "last_ride_on": (gettext_lazy("Last ride"), ("last ride", "rode on", "ride date", "date of ride", "ultimo paseo")),
    "emergency_name": (gettext_lazy("Emergency contact"), ("emergency contact", "emergency name", "emergencia")),
    "emergency_phone": (gettext_lazy("Emergency phone"), ("emergency phone", "emergency number")),
    "note": (gettext_lazy("Note for the desk"), ("note", "notes", "comment", "comments", "notas")),
}
# How departments call where a case stands → how we take it over.
STATUSES = {
    "submitted": ("", "new", "received", "submitted", "pending", "open", "nuevo", "pendiente"),
    "under_review": ("in review", "under review", "review", "background", "checking", "en revision"),
    "waitlisted": ("waitlist", "waiting list", "waitlisted", "lista de espera"),
    "approved": ("approved", "ok", "cleared", "aprobado", "aprobada"),
    "declined": ("declined", "denied", "rejected", "disapproved", "rechazado", "denegado"),
    "withdrawn": ("withdrawn", "cancelled", "canceled", "retirado", "cancelado"),
    "ridden": ("done", "completed", "complete", "rode", "closed", "ridden", "terminado"),
}


class Unreadable(Exception):
    """Why the file cannot be read. The text may be shown to a person."""


@dataclass(frozen=True)
class Sheet:
    headings: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Understood:
    """One row: the values we take over, and what is wrong with it in sentences."""

    values: dict[str, str]  # dates in ISO form, phones in E.164
    problems: list[str]


def read(content: bytes) -> Sheet:
    """The first sheet of an XLSX file, or a CSV file in whatever dialect. Raises Unreadable."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(_("The file is larger than 10 MB. Split it."))
    rows = _cells(_workbook(content) if content.startswith(b"PK") else _delimited(content))
    filled = [row for row in rows if any(row)]
    if len(filled) < 2:
        raise Unreadable(_("The file needs a row of headings and at least one row below it."))
    if len(filled) > MOST_ROWS + 1:
        raise Unreadable(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    width = len(filled[0])
    return Sheet(filled[0], [(row + [""] * width)[:width] for row in filled[1:]])


def guess(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by its heading; the first that fits wins."""
    known = {word: name for name, (_label, words) in COLUMNS.items() for word in words}
    found: dict[str, int] = {}
    for number, heading in enumerate(headings):
        name = known.get(_plain(heading))
        if name and name not in found:
            found[name] = number
    return found


def understand(row: Sequence[str], columns: Mapping[str, int], *, today: date) -> Understood:
    """What one row says, checked field by field."""
    said = {name: row[number].strip() for name, number in columns.items() if number < len(row)}
    values, problems = {name: text for name, text in said.items() if text}, []
    whole = " ".join(part for part in (said.get("first_name"), said.get("last_name")) if part)
    values["legal_name"] = values.get("legal_name") or whole
    if not values["legal_name"]:
        problems.append(_("There is no name."))
    if len(values["legal_name"]) > 200:
        problems.append(_("The name is longer than 200 characters."))
    problems += [*_dates(values, today), *_reachable(values), *_words(values)]
    status = _status(values.get("status", ""))
    if status is None:
        problems.append(_("“%(status)s” is not a status we know.") % {"status": values["status"][:40]})
    values["status"] = status or "submitted"
    if status == "ridden" and "last_ride_on" not in values:
        problems.append(_("A ride that took place needs its date."))
    return Understood(values, problems)


def _dates(values: dict[str, str], today: date) -> Iterator[str]:
    for name in ("born_on", "wished_on", "applied_on", "last_ride_on"):
        if name not in values:
            continue
        label, on = COLUMNS[name][0], _date(values[name])
        if on is None:
            said = values.pop(name)[:40]
            yield _("%(column)s: “%(said)s” is not a date such as 12/31/2026.") % {"column": label, "said": said}
        elif name != "wished_on" and (on > today or on.year < today.year - 120):
            yield _("%(column)s: please check the year.") % {"column": label}
        else:
            values[name] = on.isoformat()


def _reachable(values: dict[str, str]) -> Iterator[str]:
    for name in ("phone", "emergency_phone"):
        if name in values:
            try:
                values[name] = phone.parse(values[name])
            except ValueError:
                said = values.pop(name)[:40]
                yield _("%(column)s: “%(said)s” is not a phone number.") % {"column": COLUMNS[name][0], "said": said}
    if "email" in values:
        values["email"] = values["email"].lower()
        try:
            validate_email(values["email"])
        except ValidationError:
            yield _("“%(said)s” is not an e-mail address.") % {"said": values.pop("email")[:40]}


def _words(values: dict[str, str]) -> Iterator[str]:
    for name in ("legal_name", "address", "reason", "note", "emergency_name"):
        if why := forbidden_text.refused(values.get(name, "")):
            yield f"{COLUMNS[name][0]}: {why}"


def _status(text: str) -> str | None:
    return next((status for status, words in STATUSES.items() if _plain(text) in words), None)


def _date(text: str) -> date | None:
    for form in DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.replace("_", " ").replace(":", " ").split())


def _cells(rows: Iterable[Sequence[Any]]) -> list[list[str]]:
    found: list[list[str]] = []
    for row in rows:
        if len(found) > MOST_ROWS + 1:
            break
        cells = [_text(cell) for cell in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        found.append(cells)
    return found


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell)
    return _CONTROL.sub("", unicodedata.normalize("NFC", text))[:LONGEST_CELL].strip()


def _workbook(content: bytes) -> Iterator[Sequence[Any]]:
    """Sizes are read from the archive before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise Unreadable(_("The file unpacks to more than 100 MB."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        yield from sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError) as error:
        raise Unreadable(_("This is not a spreadsheet we can read. Save it as XLSX or CSV.")) from error


def _delimited(content: bytes) -> Iterator[Sequence[str]]:
    text = _decoded(content)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Unreadable(_("This is not a spreadsheet we can read. Save it as XLSX or CSV.")) from error


def _decoded(content: bytes) -> str:
    if b"\x00" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_("This is not a spreadsheet we can read. Save it as XLSX or CSV."))
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
