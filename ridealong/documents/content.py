"""What goes into a document: plain values, already decided, filled in by whoever has the rows.

Every document says its own `language` ("en" or "es"). Times are aware; a document shows them in its `zone`,
a name such as "America/Chicago". Optional text is "" when there is none. Nothing here knows a database.
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Department:
    """The letterhead. `badge_png` is drawn as it is, at best 600 px high or more; none leaves its place empty."""

    name: str
    badge_png: bytes | None = None
    colour: str = "#16213a"
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Check:
    """Where anyone can ask whether a paper is real. `code` is short and read aloud; `url` leads to the answer."""

    code: str
    url: str


@dataclass(frozen=True)
class Rider:
    """`age` is the age on the day of the ride."""

    name: str
    born_on: date | None = None
    age: int | None = None
    phone: str = ""
    emergency_contact: str = ""  # "Tomasz Wieczorek, brother, (555) 555-0121"


@dataclass(frozen=True)
class Guardian:
    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Ride:
    """One ride's window. `officer` is how the rider may know them: "Officer Dana Law"."""

    starts_at: datetime
    ends_at: datetime
    station: str = ""
    officer: str = ""
    badge_number: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Text:
    """A version of a legal text. `body` is read by `core.legal_text`; `sha256` is the hash stored beside it."""

    title: str
    body: str
    version: int
    language: str
    sha256: str = ""


@dataclass(frozen=True)
class Event:
    """Something on the audit page beside the signatures: a text shown, a copy sent."""

    at: datetime
    what: str
    detail: str = ""


@dataclass(frozen=True)
class Signature:
    """One person's act. `role` is "rider", "guardian", "witness", "countersigner" or "notary".

    `text` is what stood before them; several signers may share it. `identified_by` is a phrase a person reads:
    "code sent to p…@example.org". `drawing_png` is an optional picture of a signature drawn by hand.
    """

    role: str
    name: str
    signed_at: datetime
    identified_by: str
    text: Text | None = None
    relation: str = ""
    agreed_to_electronic_at: datetime | None = None
    drawing_png: bytes | None = None
    initials: str = ""
    network_address: str = ""
    browser: str = ""


@dataclass(frozen=True)
class DayRide:
    """A line of the roll call. `doubts` are why the rider may not go yet ("The waiver is not signed yet.")."""

    ride: Ride
    rider: Rider
    reference: str
    status: str = ""  # as a person reads it: "Confirmed"
    guardians: tuple[Guardian, ...] = ()
    doubts: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class DaySheet:
    department: Department
    station: str
    on: date
    rides: tuple[DayRide, ...]
    printed_at: datetime
    language: str
    zone: str


@dataclass(frozen=True)
class RulesCard:
    """What the rider keeps in the pocket. Lists are the program's own words, one sentence each."""

    department: Department
    reference: str
    rider: Rider
    ride: Ride
    language: str
    zone: str
    wear: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    arrive_early_minutes: int = 15


@dataclass(frozen=True)
class Hours:
    """One finished ride. `minutes` are those on the road, without pauses; `note` might name the station."""

    started_at: datetime
    ended_at: datetime
    minutes: int
    note: str = ""


@dataclass(frozen=True)
class Certificate:
    department: Department
    rider: Rider
    hours: tuple[Hours, ...]
    check: Check
    issued_on: date
    signed_by: str
    title: str
    language: str
    zone: str


@dataclass(frozen=True)
class Letter:
    """The decision on paper. `verdict` is "approved" or "declined"; `reason` is the public one."""

    department: Department
    reference: str
    rider: Rider
    verdict: str
    on: date
    signed_by: str
    title: str
    language: str
    address: tuple[str, ...] = ()
    reason: str = ""
    valid_until_on: date | None = None
    may_reapply_on: date | None = None
    next_step: str = ""


@dataclass(frozen=True)
class Correspondence:
    """A message of the program as a letter. `lines` are pairs of a kind ("heading", "fact", "item", "small" or
    "paragraph") and the words; `address` are the lines below the name."""

    department: Department
    title: str
    reference: str
    name: str
    on: date
    lines: tuple[tuple[str, str], ...]
    language: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class RideReport:
    """The officer's report after a ride; `log` holds start, pauses, end."""

    department: Department
    reference: str
    rider: Rider
    ride: Ride
    log: tuple[Event, ...]
    facts: tuple[tuple[str, str], ...]  # label and value: "Calls answered", "6"
    summary: str
    reported_at: datetime
    language: str
    zone: str
    moments: tuple[str, ...] = field(default=())


Paper = DaySheet | RulesCard | Certificate | Letter | Correspondence | RideReport
