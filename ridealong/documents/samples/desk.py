"""Samples of the desk's own paperwork: forms to fill in, the packet of a shift, reports of a program."""

from collections.abc import Iterator
from hashlib import sha256

from ridealong.documents.content import Ride
from ridealong.documents.paperwork import (
    ApplicationForm,
    Chart,
    PacketRide,
    Paperwork,
    ProgramReport,
    Question,
    RidePacket,
    Table,
    WaiverProof,
)
from ridealong.documents.samples.people import (
    AOIFE,
    EVENING,
    FERGUS,
    NGUYEN,
    OBRIEN,
    SHARMA,
    ZONE,
    at,
    check,
    department,
)

TIES = (("live", "I live here"), ("work", "I work here"), ("study", "I study here"), ("family", "My family lives here"))
LISTED = (
    "A felony conviction in the last ten years.",
    "An open warrant, or a protective order against you.",
    "A case with this department that is not closed.",
)
CONDUCT = (
    "Follow the officer’s instructions, every time.",
    "Wear the seat belt. Stay in the car unless the officer asks you to step out.",
    "No photos, no recordings, no weapons.",
    "Do not enter anybody’s home, even if invited.",
)


def papers() -> Iterator[tuple[str, Paperwork]]:
    yield "application-blank", ApplicationForm(department(), "Citizen ride-along", "en", disqualifiers=LISTED)
    yield "application-prefilled-sharma", _prefilled()
    yield "packet-law", _packet()
    yield "report-month", _month()
    yield "report-year", _year()


def _prefilled() -> ApplicationForm:
    """A name outside Latin-1 is drawn; the rest can still be typed over."""
    return ApplicationForm(
        department(),
        "Citizen ride-along",
        "en",
        reference="AF-2026-0425",
        check=check("H4TN7C"),
        known={
            "legal_name": SHARMA.name,
            "preferred_name": "Anita",
            "born_on": "April 17, 1994",
            "phone": SHARMA.phone,
            "address": "31 Mill Street, Alder Falls",
            "emergency_name": "שרה כהן",
            "emergency_relation": "neighbor",
            "emergency_phone": "(555) 555-0142",
            "reason": "I answer the phones at the clinic and would like to see what happens after I call you.",
        },
        ties=TIES,
        disqualifiers=LISTED,
        questions=(
            Question("class", "Which citizen academy class are you in?"),
            Question("shirt", "Size of the vest", "choice", (("s", "Small"), ("m", "Medium"), ("l", "Large"))),
            Question("before", "Have you ridden with us before?", "yes_no"),
        ),
    )


def _packet() -> RidePacket:
    sealed = WaiverProof(
        "K74M9Q",
        "Signed and sealed",
        at(23, 3, 48, 12),
        at(12, 4, 0, 0, 12),
        sha256(b"a waiver").hexdigest(),
        "Text 4, English",
    )
    waiting = WaiverProof("P3XR8T", "Partly signed", text="Text 2, English")
    late = Ride(at(12, 4, 0, 0, 12), at(12, 8, 0, 0, 12), EVENING.station, EVENING.officer, "214", "2A14")
    rides = (
        PacketRide(EVENING, NGUYEN, "AF-2026-0417", "R7K2M4", "Confirmed", (), sealed),
        PacketRide(
            late,
            OBRIEN,
            "AF-2026-0419",
            "T3P9WX",
            "Confirmed",
            (FERGUS, AOIFE),
            waiting,
            doubts=("Aoife Ní Bhriain has not signed yet.",),
            needs="Walks with a cane; please give the front seat.",
            languages="Irish, Spanish",
        ),
    )
    shift = Ride(at(11, 23, 0, 0, 12), at(12, 9, 0, 0, 12), EVENING.station, unit="2A14")
    return RidePacket(
        department(),
        "Officer Dana Law",
        EVENING.station,
        shift,
        rides,
        CONDUCT,
        check("4C07E1", "admin/ridealong/shift"),
        at(11, 22, 15, 0, 12),
        "en",
        ZONE,
        badge_number="214",
    )


def _month() -> ProgramReport:
    weeks = (("Nov 2", 6), ("Nov 9", 9), ("Nov 16", 4), ("Nov 23", 11), ("Nov 30", 0))
    return ProgramReport(
        department(),
        "Citizen ride-along",
        "November 2026",
        (("Applications", "42"), ("Approved", "31"), ("Rides", "30"), ("Hours on the road", "108")),
        (
            Chart("Rides by week", "Rides", "Week from", weeks, is_over_time=True),
            Chart("How cases ended", "Cases", "Outcome", (("Approved", 31), ("Declined", 3), ("Withdrawn", 5))),
        ),
        (
            Table(
                "Stations", ("Station", "Rides", "Hours"), (("Mill Street station", "19", "70"), ("North", "11", "38"))
            ),
        ),
        ("Numbers below five are not broken down further, so that nobody can be recognized.",),
        at(1, 14, 0, 0, 12),
        "en",
        ZONE,
    )


def _year() -> ProgramReport:
    months = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
    counts = (11, 14, 22, 19, 25, 31, 28, 17, 24, 27, 30, 9)
    return ProgramReport(
        department(),
        "Acompañe a una patrulla",
        "2026",
        (("Solicitudes", "338"), ("Aprobadas", "271"), ("Recorridos", "257"), ("Horas", "934")),
        (Chart("Recorridos por mes", "Recorridos", "Mes", tuple(zip(months, counts, strict=True)), is_over_time=True),),
        (),
        (),
        at(2, 14, 0, 0, 1),
        "es",
        ZONE,
    )
