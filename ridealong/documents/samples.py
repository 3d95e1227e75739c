"""Invented people and one of each paper, for reviewers, printers and validators. Nobody here exists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from ridealong.documents import content
from ridealong.documents.content import Check, Department, Event, Guardian, Ride, Rider, Signature, Text
from ridealong.documents.sample_texts import ADULT_EN, ADULT_ES, GUARDIAN_EN, MINOR_EN

ZONE = "America/Chicago"
BADGE = Path(__file__).parent.parent / "static" / "ridealong" / "alder-falls.png"


def text(title: str, body: str, version: int, language: str = "en") -> Text:
    return Text(title, body, version, language, sha256(body.encode()).hexdigest())


RELEASE = text("Release and agreement to ride", ADULT_EN, 4)
RELEASE_ES = text("Exención y acuerdo para acompañar", ADULT_ES, 4, "es")
ASSENT = text("A young rider’s agreement", MINOR_EN, 2)
CONSENT = text("A parent’s or guardian’s release", GUARDIAN_EN, 3)

EVENING = Ride(
    datetime(2026, 12, 12, 0, 0, tzinfo=UTC),
    datetime(2026, 12, 12, 4, 0, tzinfo=UTC),
    "Mill Street station",
    "Officer Dana Law",
    "214",
    "2A14",
)
AFTERNOON = Ride(
    datetime(2026, 12, 12, 19, 0, tzinfo=UTC),
    datetime(2026, 12, 12, 23, 0, tzinfo=UTC),
    "Mill Street station",
    "Officer Joseph Hill",
    "187",
    "2B07",
)
NGUYEN = Rider("Nguyễn Thị Minh Khai", date(1992, 3, 3), 34, "(555) 555-0148", "Trần Văn Đức, brother, (555) 555-0121")
OBRIEN = Rider("Siobhán O’Brien", date(2010, 5, 21), 16, "(555) 555-0117", "Fergus O’Brien, father, (555) 555-0118")
LUKASZ = Rider(
    "Łukasz Żółciński", date(1988, 11, 30), 38, "(555) 555-0162", "Γιώργος Παπαδόπουλος, friend, (555) 555-0163"
)
WANG = Rider("王小明", date(1999, 7, 14), 27, "(555) 555-0175", "王芳, sister, (555) 555-0176")
OMAR = Rider("عمر الخطيب", date(1985, 1, 9), 41, "(555) 555-0133", "ليلى الخطيب, wife, (555) 555-0134")
REYES = Rider("María José Peña Núñez", date(1979, 9, 2), 47, "(555) 555-0190", "Íñigo Peña, hermano, (555) 555-0191")
FERGUS = Guardian("Fergus O’Brien", "father", "(555) 555-0118")
AOIFE = Guardian("Aoife Ní Bhriain", "mother", "(555) 555-0119")


def department() -> Department:
    return Department(
        "Alder Falls Police Department", BADGE.read_bytes(), "#16213a", "(555) 555-0100", "12 Mill Street, Alder Falls"
    )


def check(code: str) -> Check:
    return Check(code, f"https://ride.alderfalls.example/waiver/{code}/")


def at(day: int, hour: int, minute: int, second: int = 0, month: int = 11) -> datetime:
    """In UTC."""
    return datetime(2026, month, day, hour, minute, second, tzinfo=UTC)


def signature(role: str, name: str, signed_at: datetime, legal: Text | None, **more: object) -> Signature:
    facts: dict[str, object] = {
        "identified_by": "Code sent to a mailbox of theirs",
        "agreed_to_electronic_at": signed_at.replace(second=0),
        "network_address": "203.0.113.24",
        "browser": "Firefox 146 on Android",
    }
    return Signature(role=role, name=name, signed_at=signed_at, text=legal, **(facts | more))  # type: ignore[arg-type]


def drawing() -> bytes:
    """A signature drawn by hand, invented."""
    image = Image.new("RGBA", (600, 160), (255, 255, 255, 0))
    points = [(20, 110), (60, 30), (80, 120), (120, 60), (150, 110), (190, 70), (230, 115), (280, 60), (330, 112)]
    ImageDraw.Draw(image).line([*points, (420, 70), (560, 96)], fill=(22, 33, 58, 255), width=6, joint="curve")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def signed_adult() -> content.SignedWaiver:
    return content.SignedWaiver(
        department=department(),
        reference="AF-2026-0417",
        check=check("K74M9Q"),
        rider=NGUYEN,
        signatures=(signature("rider", NGUYEN.name, at(23, 3, 48, 12), RELEASE),),
        sealed_at=at(23, 3, 48, 13),
        language="en",
        zone=ZONE,
        ride=EVENING,
        events=(Event(at(23, 3, 41, 5), "Text 4 shown in full, in English", "sha-256 " + RELEASE.sha256[:16] + " …"),),
    )


def signed_minor() -> content.SignedWaiver:
    return content.SignedWaiver(
        department=department(),
        reference="AF-2026-0419",
        check=check("P3XR8T"),
        rider=OBRIEN,
        signatures=(
            signature("rider", OBRIEN.name, at(24, 21, 15, 40), ASSENT, drawing_png=drawing()),
            signature("guardian", FERGUS.name, at(25, 1, 2, 9), CONSENT, relation="father"),
            signature("guardian", AOIFE.name, at(25, 13, 30, 51), CONSENT, relation="mother"),
        ),
        sealed_at=at(25, 13, 30, 52),
        language="en",
        zone=ZONE,
        ride=AFTERNOON,
        guardians=(FERGUS, AOIFE),
    )


def papers() -> Iterator[tuple[str, content.Paper]]:
    """Name and content of every sample; names are <kind>-<case>."""
    yield "waiver-blank", content.BlankWaiver(department(), RELEASE, "en")
    yield "waiver-blank-minor", content.BlankWaiver(department(), CONSENT, "en", is_minor=True, guardian_lines=2)
    yield (
        "waiver-prefilled-omar",
        content.PrefilledWaiver(department(), "AF-2026-0421", check("T8W2HJ"), RELEASE, OMAR, "en", ZONE, EVENING),
    )
    yield (
        "waiver-prefilled-spanish",
        content.PrefilledWaiver(
            department(), "AF-2026-0422", check("M5C7VN"), RELEASE_ES, REYES, "es", ZONE, AFTERNOON
        ),
    )
    yield "waiver-signed-sealed", signed_adult()
    yield "waiver-signed-minor", signed_minor()
    yield (
        "receipt-minor",
        content.Receipt(
            department(),
            "AF-2026-0419",
            check("P3XR8T"),
            OBRIEN,
            signed_minor().signatures[0],
            ("Fergus O’Brien", "Aoife Ní Bhriain"),
            at(24, 21, 15, 41),
            "en",
            ZONE,
            AFTERNOON,
        ),
    )
    yield (
        "attestation-wang",
        content.Attestation(
            department(),
            "AF-2026-0423",
            check("R6DK4B"),
            WANG,
            signature("witness", "Dana Law", at(11, 23, 51, 40, 12), None, identified_by="Signed in as staff"),
            sha256(b"a waiver").hexdigest(),
            (signature("rider", WANG.name, at(28, 17, 20, 3), RELEASE),),
            at(11, 23, 51, 41, 12),
            "en",
            ZONE,
            title="Officer",
            badge_number="214",
            ride=EVENING,
        ),
    )
    yield from day_papers()
    yield from letter_papers()


def day_papers() -> Iterator[tuple[str, content.Paper]]:
    early = replace(AFTERNOON, starts_at=at(11, 19, 0, 0, 12), ends_at=at(11, 23, 0, 0, 12))
    both = (FERGUS, AOIFE)
    roll = (
        content.DayRide(early, OBRIEN, "AF-2026-0419", "Confirmed", both, ("Aoife Ní Bhriain has not signed yet.",)),
        content.DayRide(early, OMAR, "AF-2026-0421", "Confirmed"),
        content.DayRide(EVENING, NGUYEN, "AF-2026-0417", "Confirmed"),
        content.DayRide(EVENING, LUKASZ, "AF-2026-0420", "Checked in", note="Walks with a cane; seat in the front."),
        content.DayRide(EVENING, WANG, "AF-2026-0423", "Not confirmed", doubts=("The waiver is not signed yet.",)),
    )
    yield (
        "day-sheet-mill-street",
        content.DaySheet(
            department(), "Mill Street station", date(2026, 12, 11), roll, at(11, 17, 5, 0, 12), "en", ZONE
        ),
    )
    yield (
        "rules-card-lukasz",
        content.RulesCard(
            department(),
            "AF-2026-0420",
            LUKASZ,
            EVENING,
            "en",
            ZONE,
            wear=("Long trousers and closed shoes.", "No clothing with a police or military look."),
            bring=("A government photo ID.", "Water and whatever medicine you need for four hours."),
            conduct=(
                "Follow the officer’s instructions, every time.",
                "Wear the seat belt. Stay in the car unless the officer asks you to step out.",
                "No photos, no recordings, no weapons.",
                "Do not enter anybody’s home, even if invited.",
                "What you see and hear about people stays in the car.",
                "Ask to go back whenever you want to; the officer will bring you.",
            ),
        ),
    )
    yield (
        "rules-card-spanish",
        content.RulesCard(
            department(),
            "AF-2026-0422",
            REYES,
            AFTERNOON,
            "es",
            ZONE,
            wear=("Pantalones largos y zapatos cerrados.",),
            bring=("Una identificación oficial con foto.",),
            conduct=("Siga las instrucciones del oficial.", "Sin fotos, sin grabaciones, sin armas."),
        ),
    )
    log = (
        Event(at(12, 0, 4, 10, 12), "Ride started", "Mill Street station"),
        Event(at(12, 1, 41, 2, 12), "Paused", "Rider waited at the fire station on 5th during a call"),
        Event(at(12, 2, 10, 40, 12), "Went on"),
        Event(at(12, 3, 58, 21, 12), "Ride ended", "Brought back to Mill Street station"),
    )
    yield (
        "ride-report-nguyen",
        content.RideReport(
            department(),
            "AF-2026-0417",
            NGUYEN,
            EVENING,
            log,
            (("Calls answered", "6"), ("Traffic stops", "3"), ("On the road", "3 h 25 min"), ("Miles", "41")),
            "A quiet Friday. The rider asked good questions about dispatch and about how a shift is staffed, and kept "
            "to every rule. One call had to be answered alone; she waited at the fire station and was picked up again.",
            at(12, 4, 20, 0, 12),
            "en",
            ZONE,
            moments=("Helped find the owner of a lost dog on Alder Street.", "Saw the moon rise over the mill."),
        ),
    )


def letter_papers() -> Iterator[tuple[str, content.Paper]]:
    hours = tuple(
        content.Hours(at(day, 19, 2, 0, 11), at(day, 23, 7, 0, 11), minutes, "Mill Street station")
        for day, minutes in ((6, 245), (13, 228), (20, 240))
    )
    yield (
        "certificate-lukasz",
        content.Certificate(
            department(),
            LUKASZ,
            hours,
            check("W9FJ3Q"),
            date(2026, 11, 24),
            "Joan Abara",
            "Program coordinator",
            "en",
            ZONE,
        ),
    )
    yield (
        "letter-approved-omar",
        content.Letter(
            department(),
            "AF-2026-0421",
            OMAR,
            "approved",
            date(2026, 11, 20),
            "Joan Abara",
            "Program coordinator",
            "en",
            ("48 Foundry Lane", "Alder Falls"),
            valid_until_on=date(2027, 5, 20),
            next_step="Read and sign the waiver on your page; then choose one of the open dates.",
        ),
    )
    yield (
        "letter-declined-spanish",
        content.Letter(
            department(),
            "AF-2026-0424",
            REYES,
            "declined",
            date(2026, 11, 20),
            "Joan Abara",
            "Coordinadora del programa",
            "es",
            ("7 River Road", "Alder Falls"),
            reason="La última vez que acompañó a una patrulla fue hace menos de doce meses.",
            may_reapply_on=date(2027, 2, 1),
        ),
    )
