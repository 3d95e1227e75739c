"""Samples of papers that are signed for the department."""

from collections.abc import Iterator
from datetime import date

from ridealong.documents import content
from ridealong.documents.samples.people import (
    LUKASZ,
    OMAR,
    REYES,
    SHARMA,
    SOMCHAI,
    ZONE,
    at,
    check,
    department,
)


def papers() -> Iterator[tuple[str, content.Paper]]:
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
            check("W9FJ3QK7RT", "check"),
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
        "letter-message-wang",
        content.Correspondence(
            department(),
            "Your ride is confirmed",
            "AF-2026-0426",
            "王小明",
            date(2026, 11, 20),
            (
                ("heading", "王小明, your ride is confirmed."),
                ("fact", "Friday, December 11, 2026, 6 PM – 10 PM (Central)"),
                ("fact", "Main Street Station, 100 Main Street"),
                ("paragraph", "Please come to the front desk fifteen minutes early, and bring a photo ID."),
                ("item", "Long pants and closed shoes."),
                ("item", "No weapons, and no recording."),
                ("small", "You get this because you applied for a ride-along."),
            ),
            "en",
            ("12 Foundry Lane", "Alder Falls"),
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
    yield (
        "letter-approved-sharma",
        content.Letter(
            department(),
            "AF-2026-0425",
            SHARMA,
            "approved",
            date(2026, 11, 20),
            "Joan Abara",
            "Program coordinator",
            "en",
            ("31 Mill Street", "Alder Falls"),
        ),
    )
    yield (
        "certificate-somchai",
        content.Certificate(
            department(),
            SOMCHAI,
            hours[:1],
            check("N2VX6DM4HA", "check"),
            date(2026, 11, 24),
            "Joan Abara",
            "Coordinadora del programa",
            "es",
            ZONE,
        ),
    )
