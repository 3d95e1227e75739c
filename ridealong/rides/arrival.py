"""What must be true on arrival: the four points of every ride, and those that the program's rules add."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ridealong.applications import facts, requirements
from ridealong.core.languages import current_language
from ridealong.rides.models import Ride
from ridealong.rules import rows
from ridealong.rules.facts import Facts
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment
from ridealong.rules.papers.reasons import BY_HOW
from ridealong.rules.reason import Reason, filled
from ridealong.rules.words import words

SOBER, DRESSED, BRIEFED, WEAPON = "is_sober", "is_dressed", "is_briefed", "weapon"
WAIVER = {"waiver", "rules"}  # papers that other steps see to


@dataclass(frozen=True)
class Point:
    """One thing to see. `unmet` is what is said when it was not seen."""

    code: str
    label: str | Promise
    unmet: str | Promise
    is_required: bool = True
    rank: int = 5


SOBER_AND_UNARMED = Point(
    SOBER, gettext_lazy("Sober and unarmed"), gettext_lazy("The rider must be sober and unarmed.")
)
SOBER_ALONE = Point(SOBER, gettext_lazy("Sober"), gettext_lazy("The rider must be sober."))
OF_EVERY_RIDE = (
    Point(DRESSED, gettext_lazy("Dressed as agreed"), gettext_lazy("The rider must be dressed as agreed.")),
    Point(BRIEFED, gettext_lazy("Briefed"), gettext_lazy("The rider must be briefed.")),
)


def points(ride: Ride, now: datetime) -> list[Point]:
    """In the order in which the officer meets them: what the rules would say if nothing were seen, and what is seen
    on every ride."""
    by_rule = [_point(reason) for reason in against(ride, now, seen=()) if reason.kind.point]
    is_never_armed = facts.rules_of(ride.application).weapons.policy == "never"
    every = [SOBER_AND_UNARMED if is_never_armed else SOBER_ALONE, *OF_EVERY_RIDE]
    return sorted([*by_rule, *_optional(ride), *every], key=lambda point: point.rank)


def unmet(ride: Ride, now: datetime, *, seen: Collection[str]) -> list[str]:
    """What still stands against the ride, as sentences for the officer, when those points were seen."""
    missed = [str(point.unmet) for point in points(ride, now) if point.is_required and point.code not in seen]
    others = [reason for reason in against(ride, now, seen=seen) if reason.kind.point is None]
    return [*missed, *(str(reason) for reason in others if reason.code != WEAPON)]


def against(ride: Ride, now: datetime, *, seen: Collection[str]) -> Sequence[Reason]:
    """The reasons of the moment when the rider stands there; the waiver is asked apart."""
    found = judge(_facts(ride, now, seen), ride.application.rule_set.rules, Moment.ARRIVE).reasons
    return [reason for reason in found if reason.row != rows.WAIVER]


def _facts(ride: Ride, now: datetime, seen: Collection[str]) -> Facts:
    """The case on the day of the ride, with what the officer saw."""
    known = facts.known_of(ride.application, ride.on)
    is_unarmed = SOBER in seen if facts.rules_of(ride.application).weapons.policy == "never" else WEAPON in seen
    person = replace(
        known.person,
        id_shown="has_shown_id" in seen,
        guardian_present="guardian" in seen,
        guardian_id="guardian_id" in seen,
        accompanied="accompanied" in seen,
        documents=frozenset(code.removeprefix("paper_") for code in seen if code.startswith("paper_")),
        armed=not is_unarmed,
        weapon_declared=is_unarmed,
        records="recording" not in seen,
        minutes_late=None if "late" in seen else int((now - ride.starts_at).total_seconds() // 60),
    )
    return replace(known, person=person)


def _point(reason: Reason) -> Point:
    point = reason.kind.point
    assert point is not None  # noqa: S101 - only those are asked for
    label, sentence = (filled(text, reason.values) for text in (point.label, point.unmet))
    return Point(filled(point.code, reason.values), label, sentence, rank=point.rank)


def papers(ride: Ride) -> list[Point]:
    """Papers that are signed or brought on the day."""
    return [point for point in points(ride, ride.starts_at) if point.code.startswith("paper_")]


def _optional(ride: Ride) -> Iterator[Point]:
    """Papers that may be left out are seen too, where they are there."""
    for paper in requirements.papers(ride.application, on=ride.on):
        kind = BY_HOW.get(paper.how)
        if kind and kind.point and not paper.is_required:
            name = words(paper.name, current_language())
            yield replace(_point(kind.stands(code=paper.code, name=name)), is_required=False)


def to_bring(ride: Ride, language: str) -> list[str]:
    """What the rider is told to bring, and to sign there, beside the ID: the department's words, then the papers."""
    with translation.override(language):
        said = [words(facts.rules_of(ride.application).texts.bring, language)]
        for paper in requirements.papers(ride.application, on=ride.on):
            if paper.how in {"sign", "bring"} and paper.code not in WAIVER:
                sentence = _("Bring: %(name)s.") if paper.how == "bring" else _("You sign there: %(name)s.")
                said.append(sentence % {"name": words(paper.name, language)})
        return [sentence for sentence in said if sentence]


def is_too_late(ride: Ride, now: datetime) -> bool:
    """Whether the minutes that a rider may be late are over."""
    return now >= ride.starts_at + timedelta(minutes=facts.rules_of(ride.application).arrival.late_minutes)
