"""Invented people, and what the samples say about them. Nobody here exists."""

from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from ridealong.documents.content import Check, Department, Guardian, Ride, Rider, Signature, Text
from ridealong.documents.samples.waiver_texts import ADULT_EN, ADULT_ES, GUARDIAN_EN, MINOR_EN

ZONE = "America/Chicago"
BADGE = Path(__file__).parents[2] / "static" / "ridealong" / "alder-falls.png"


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
SHARMA = Rider("अनिता शर्मा", date(1994, 4, 17), 32, "(555) 555-0141", "שרה כהן, neighbor, (555) 555-0142")
SOMCHAI = Rider("สมชาย ใจดี", date(1990, 2, 11), 36, "(555) 555-0143", "Шевченко Олена, friend, (555) 555-0144")
FERGUS = Guardian("Fergus O’Brien", "father", "(555) 555-0118")
AOIFE = Guardian("Aoife Ní Bhriain", "mother", "(555) 555-0119")


def department() -> Department:
    return Department(
        "Alder Falls Police Department", BADGE.read_bytes(), "#16213a", "(555) 555-0100", "12 Mill Street, Alder Falls"
    )


def check(code: str, page: str = "waiver") -> Check:
    return Check(code, f"https://ride.alderfalls.example/{page}/{code}/")


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


def photograph(colour: str) -> bytes:
    """A page of paper as a scanner takes it."""
    out = BytesIO()
    page = Image.new("RGB", (850, 1100), colour)
    ImageDraw.Draw(page).line([(120, 900), (420, 860), (520, 930)], fill="navy", width=5)
    page.save(out, "JPEG", quality=70)
    return out.getvalue()
