"""What must be true on arrival: the four points of every ride, and those that the program's rules add."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ridealong.applications import asked, facts
from ridealong.rides.models import Ride
from ridealong.rules.words import words

ID, SOBER, DRESSED, BRIEFED = "has_shown_id", "is_sober", "is_dressed", "is_briefed"
GUARDIAN, GUARDIAN_ID, LATE, PAPER = "guardian", "guardian_id", "late", "paper_"
WAIVER = {"waiver", "rules"}  # papers that other steps see to


@dataclass(frozen=True)
class Point:
    """One thing to see. `unmet` is what is said when it was not seen."""

    code: str
    label: str | Promise
    unmet: str | Promise
    is_required: bool = True


SHOWS_ID = Point(ID, gettext_lazy("ID matches"), gettext_lazy("The ID must be seen, and match."))
OF_EVERY_RIDE = (
    Point(SOBER, gettext_lazy("Sober and unarmed"), gettext_lazy("The rider must be sober and unarmed.")),
    Point(DRESSED, gettext_lazy("Dressed as agreed"), gettext_lazy("The rider must be dressed as agreed.")),
    Point(BRIEFED, gettext_lazy("Briefed"), gettext_lazy("The rider must be briefed.")),
)


def points(ride: Ride, now: datetime) -> list[Point]:
    """In the order in which the officer meets them (domain.md, rows 3, 12, 19 and 22)."""
    rules = facts.rules_of(ride.application)
    shows_id = [SHOWS_ID] if rules.identification.at_check_in else []
    return [*shows_id, *_guardian(ride), *papers(ride), *OF_EVERY_RIDE, *_late(ride, now)]


def papers(ride: Ride) -> list[Point]:
    """Papers that are signed or brought on the day."""
    return [
        _paper(paper)
        for paper in asked.papers(ride.application, on=ride.on)
        if paper.how in {"sign", "bring"} and paper.code not in WAIVER
    ]


def to_bring(ride: Ride, language: str) -> list[str]:
    """What the rider is told to bring, and to sign there, beside the ID: the department's words, then the papers."""
    with translation.override(language):
        said = [words(facts.rules_of(ride.application).texts.bring, language)]
        for paper in asked.papers(ride.application, on=ride.on):
            if paper.how in {"sign", "bring"} and paper.code not in WAIVER:
                sentence = _("Bring: %(name)s.") if paper.how == "bring" else _("You sign there: %(name)s.")
                said.append(sentence % {"name": words(paper.name, language)})
        return [sentence for sentence in said if sentence]


def is_too_late(ride: Ride, now: datetime) -> bool:
    """Whether the minutes that a rider may be late are over."""
    return now >= ride.starts_at + timedelta(minutes=facts.rules_of(ride.application).arrival.late_minutes)


def _guardian(ride: Ride) -> Iterator[Point]:
    if not facts.is_minor(ride.application, ride.on):
        return
    rules = facts.rules_of(ride.application)
    if rules.minors.guardian_present:
        yield Point(GUARDIAN, _("A parent or guardian is here"), _("A parent or guardian must be here."))
    if rules.identification.guardian_too:
        yield Point(
            GUARDIAN_ID, _("The guardian’s ID matches"), _("The ID of the parent or guardian must be seen, and match.")
        )


def _paper(paper: asked.Paper) -> Point:
    name = {"name": words(paper.name, get_language() or "en")}
    if paper.how == "sign":
        label, unmet = _("Signed: %(name)s") % name, _("“%(name)s” must be signed.") % name
    else:
        label, unmet = _("Brought: %(name)s") % name, _("“%(name)s” must be here.") % name
    return Point(PAPER + paper.code, label, unmet, paper.is_required)


def _late(ride: Ride, now: datetime) -> Iterator[Point]:
    if facts.rules_of(ride.application).arrival.late_action == "supervisor" and is_too_late(ride, now):
        yield Point(
            LATE,
            _("Late: the supervisor says that they may still ride"),
            _("The rider is late. Ask the supervisor first."),
        )
