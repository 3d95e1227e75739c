"""What goes into a waiver and the papers about one, as `content` says it of the others."""

from dataclasses import dataclass
from datetime import datetime

from ridealong.documents.content import Check, Department, Event, Guardian, Ride, Rider, Signature, Text


@dataclass(frozen=True)
class BlankWaiver:
    """For pen and paper, nothing known of the rider. `for_guardian`: only a parent or guardian signs it. `extra` are
    "countersigner", "notary" and "initials" where the rules ask for them."""

    department: Department
    text: Text
    language: str
    is_minor: bool = False
    for_guardian: bool = False
    guardian_lines: int = 1
    extra: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PrefilledWaiver:
    """For pen and paper, with what is known. A rider under age has guardians; each gets a line to sign on."""

    department: Department
    reference: str
    check: Check
    text: Text
    rider: Rider
    language: str
    zone: str
    ride: Ride | None = None
    guardians: tuple[Guardian, ...] = ()
    extra: frozenset[str] = frozenset()  # as of a blank one


@dataclass(frozen=True)
class SignedWaiver:
    """Everybody has signed. The texts printed are those of the signatures, each once.

    `is_copy`: for the binder; only the sealed file proves anything, and the copy says so.
    """

    department: Department
    reference: str
    check: Check
    rider: Rider
    signatures: tuple[Signature, ...]
    sealed_at: datetime
    language: str
    zone: str
    ride: Ride | None = None
    guardians: tuple[Guardian, ...] = ()
    events: tuple[Event, ...] = ()
    is_copy: bool = False


@dataclass(frozen=True)
class Receipt:
    """An earlier signer's own copy, while others have yet to sign."""

    department: Department
    reference: str
    check: Check
    rider: Rider
    signature: Signature
    waiting_for: tuple[str, ...]
    sealed_at: datetime
    language: str
    zone: str
    ride: Ride | None = None


@dataclass(frozen=True)
class Attestation:
    """A witness, counter-signer or notary about one waiver file, named by its SHA-256.

    `title` stands before the attesting person's name, `credentials` after it: a badge number, a notary's commission.
    `waiver_signatures` are told again in short.
    """

    department: Department
    reference: str
    check: Check
    rider: Rider
    signature: Signature
    waiver_sha256: str
    waiver_signatures: tuple[Signature, ...]
    sealed_at: datetime
    language: str
    zone: str
    title: str = ""
    credentials: str = ""
    ride: Ride | None = None


@dataclass(frozen=True)
class ScannedPaper:
    """A paper that was signed by hand, page by page as JPEG in RGB. `seen` is what `checked_by` compared, in words."""

    department: Department
    reference: str
    check: Check
    rider: Rider
    pages: tuple[bytes, ...]
    seen: tuple[str, ...]
    checked_by: str
    checked_at: datetime
    handed_in_at: datetime
    language: str
    zone: str


Paper = BlankWaiver | PrefilledWaiver | SignedWaiver | Receipt | Attestation | ScannedPaper
