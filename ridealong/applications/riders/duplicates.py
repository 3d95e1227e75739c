"""Riders who may be the same person under another spelling, found along the search's index."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ridealong.applications.riders import lookalikes, search
from ridealong.applications.riders.lookalikes import Known, Likeness
from ridealong.applications.riders.rider import Rider
from ridealong.applications.riders.search import SearchText

CANDIDATES = 20  # compared for each thing they share
SHOWN = 5


@dataclass(frozen=True)
class Lookalike:
    rider: Rider
    likeness: Likeness


def of(rider: Rider) -> list[Lookalike]:
    """The most alike first, at most SHOWN. Six queries at most, whatever the number of riders."""
    same_day = search.born_as(rider.born_on)  # the newest key first
    me = _known(rider.legal_name, rider.email, rider.phone, same_day[0])
    columns = ("rider", "born", "rider__legal_name", "rider__email", "rider__phone")
    others = SearchText.objects.filter(rider__in=_candidates(rider)).exclude(rider=rider).values_list(*columns)
    alike: dict[UUID, Likeness] = {}
    for pk, born, name, email, phone in others:
        likeness = lookalikes.compare(me, _known(name, email, phone, same_day[0] if born in same_day else born))
        if likeness.is_enough:
            alike[pk] = likeness
    most = sorted(alike, key=lambda pk: alike[pk].points, reverse=True)[:SHOWN]
    found = Rider.objects.in_bulk(most) if most else {}
    return [Lookalike(found[pk], alike[pk]) for pk in most]


def _candidates(rider: Rider) -> set[Any]:
    """Who shares a name, an address, a phone or a birth date; the rider too."""
    found: set[Any] = {rider.pk}
    for words in (rider.legal_name, rider.email, str(rider.phone or "")):
        found.update(search.riders(words)[:CANDIDATES])
    if rider.born_on:
        rows = SearchText.objects.filter(born__in=search.born_as(rider.born_on)).order_by("-id")
        found.update(rows.values_list("rider", flat=True)[:CANDIDATES])
    return found


def _known(name: str, email: str, phone: Any, born: str) -> Known:
    return Known(name=tuple(search.words(name)), email=email, phone=str(phone or ""), born=born)
