"""What goes into the desk's own paperwork: forms to fill in, the packet of a shift, the report of a program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ridealong.documents.content import Check, Department, Guardian, Ride, Rider

Choices = tuple[tuple[str, str], ...]  # code and label


@dataclass(frozen=True)
class Question:
    """One of the program's own. `kind` is "short", "long", "yes_no", "choice", "date" or "number"."""

    code: str
    words: str
    kind: str = "short"
    choices: Choices = ()


@dataclass(frozen=True)
class ApplicationForm:
    """`known` is what stands in the fields already, by the name of the field; `check` leads to the case."""

    department: Department
    program: str
    language: str
    reference: str = ""
    check: Check | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    ties: Choices = ()
    disqualifiers: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    has_guardian: bool = True
    adult_from: int = 18


@dataclass(frozen=True)
class WaiverProof:
    """What the officer must know of a rider's waiver; `sha256` is the sealed file's."""

    code: str
    state: str  # as a person reads it: "Signed and sealed"
    signed_at: datetime | None = None
    valid_until_at: datetime | None = None
    sha256: str = ""
    text: str = ""  # "Text 4, English"


@dataclass(frozen=True)
class PacketRide:
    """`doubts` are why the rider may not go yet; `needs` what would help them take part."""

    ride: Ride
    rider: Rider
    reference: str
    check_in_code: str = ""
    status: str = ""
    guardians: tuple[Guardian, ...] = ()
    proof: WaiverProof | None = None
    doubts: tuple[str, ...] = ()
    needs: str = ""
    languages: str = ""


@dataclass(frozen=True)
class RidePacket:
    """All an officer needs for one shift. It is sealed: what it says about waivers held when it was made."""

    department: Department
    officer: str
    station: str
    shift: Ride
    rides: tuple[PacketRide, ...]
    conduct: tuple[str, ...]
    check: Check
    made_at: datetime
    language: str
    zone: str
    badge_number: str = ""


@dataclass(frozen=True)
class Chart:
    """Numbers by label. `is_over_time` draws columns with the table beside them, else each row has its bar.

    `unit` is what is counted, in the plural: "Rides".
    """

    title: str
    unit: str
    label: str  # of the first column: "Month"
    rows: tuple[tuple[str, int], ...]
    is_over_time: bool = False


@dataclass(frozen=True)
class Table:
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ProgramReport:
    """A month or a year in numbers: no people. `figures` are label and value."""

    department: Department
    program: str
    period: str
    figures: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    made_at: datetime
    language: str
    zone: str


Paperwork = ApplicationForm | RidePacket | ProgramReport
