"""Samples of papers for the day of the ride."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ridealong.documents import content
from ridealong.documents.content import Event
from ridealong.documents.samples.people import (
    AFTERNOON,
    AOIFE,
    EVENING,
    FERGUS,
    LUKASZ,
    NGUYEN,
    OBRIEN,
    OMAR,
    REYES,
    WANG,
    ZONE,
    at,
    department,
)


def papers() -> Iterator[tuple[str, content.Paper]]:
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
