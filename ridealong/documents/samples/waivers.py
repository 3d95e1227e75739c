"""Samples of waivers and what belongs to them."""

from collections.abc import Iterator
from hashlib import sha256

from ridealong.documents import waiver_content
from ridealong.documents.content import Event
from ridealong.documents.samples.people import (
    AFTERNOON,
    AOIFE,
    ASSENT,
    CONSENT,
    EVENING,
    FERGUS,
    NGUYEN,
    OBRIEN,
    OMAR,
    RELEASE,
    RELEASE_ES,
    REYES,
    WANG,
    ZONE,
    at,
    check,
    department,
    drawing,
    photograph,
    signature,
)


def signed_adult() -> waiver_content.SignedWaiver:
    return waiver_content.SignedWaiver(
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


def signed_minor() -> waiver_content.SignedWaiver:
    return waiver_content.SignedWaiver(
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


def papers() -> Iterator[tuple[str, waiver_content.Paper]]:
    yield "waiver-blank", waiver_content.BlankWaiver(department(), RELEASE, "en")
    yield "waiver-blank-minor", waiver_content.BlankWaiver(department(), ASSENT, "en", is_minor=True, guardian_lines=2)
    yield (
        "waiver-prefilled-omar",
        waiver_content.PrefilledWaiver(
            department(), "AF-2026-0421", check("T8W2HJ"), RELEASE, OMAR, "en", ZONE, EVENING
        ),
    )
    yield (
        "waiver-prefilled-spanish",
        waiver_content.PrefilledWaiver(
            department(), "AF-2026-0422", check("M5C7VN"), RELEASE_ES, REYES, "es", ZONE, AFTERNOON
        ),
    )
    everything = frozenset({"countersigner", "notary", "initials"})
    yield (
        "waiver-to-notarize",
        waiver_content.PrefilledWaiver(
            department(), "AF-2026-0424", check("W9F3KD"), RELEASE, WANG, "en", ZONE, EVENING, extra=everything
        ),
    )
    yield "guardian-consent-blank", waiver_content.BlankWaiver(department(), CONSENT, "en", for_guardian=True)
    yield "waiver-signed-sealed", signed_adult()
    yield "waiver-signed-minor", signed_minor()
    yield (
        "receipt-minor",
        waiver_content.Receipt(
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
        waiver_content.Attestation(
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
            credentials="214",
            ride=EVENING,
        ),
    )
    yield (
        "attestation-notary",
        waiver_content.Attestation(
            department(),
            "AF-2026-0423",
            check("R6DK4B"),
            WANG,
            signature(
                "notary", "Łucja O'Brien-Nguyễn", at(11, 22, 40, 12, 12), None, identified_by="Stamp seen by Joan"
            ),
            sha256(b"a waiver").hexdigest(),
            (signature("rider", WANG.name, at(28, 17, 20, 3), RELEASE, initials="王"),),
            at(11, 22, 41, 2, 12),
            "en",
            ZONE,
            credentials="Notary Public, Lincoln County, commission 4711, until Dec 31, 2030",
            ride=EVENING,
        ),
    )
    yield (
        "scan-wang",
        waiver_content.ScannedPaper(
            department(),
            "AF-2026-0423",
            check("R6DK4B"),
            WANG,
            (photograph("white"), photograph("lavender")),
            ("Every page is there, of text 4, English", "Signed by 王小明", "Signed by the officer who saw it"),
            "Joan Adeyemi",
            at(11, 23, 51, 40, 12),
            at(11, 22, 10, 0, 12),
            "en",
            ZONE,
        ),
    )
