"""Riders who may be the same person under another spelling, found along the search's index."""

from dataclasses import dataclass
from typing import Any

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
    """The most alike first, at most SHOWN. Five queries, whatever the number of riders."""
    same_day = search.born_as(rider.born_on)  # the newest key first
    me = _known(rider, same_day[0])
    found = [
        Lookalike(
            row.rider, lookalikes.compare(me, _known(row.rider, same_day[0] if row.born in same_day else row.born))
        )
        for row in SearchText.objects.filter(rider__in=_candidates(rider)).select_related("rider").defer("text")
        if row.rider_id != rider.pk
    ]
    alike = [one for one in found if one.likeness.is_enough]
    return sorted(alike, key=lambda one: one.likeness.points, reverse=True)[:SHOWN]


def _candidates(rider: Rider) -> set[Any]:
    """Who shares a name, an address, a phone or a birth date; the rider too."""
    found: set[Any] = {rider.pk}
    for words in (rider.legal_name, rider.email, str(rider.phone or "")):
        found.update(search.riders(words)[:CANDIDATES])
    if rider.born_on:
        rows = SearchText.objects.filter(born__in=search.born_as(rider.born_on)).order_by("-id")
        found.update(rows.values_list("rider", flat=True)[:CANDIDATES])
    return found


def _known(rider: Rider, born: str) -> Known:
    name = tuple(search.words(rider.legal_name))
    return Known(name=name, email=rider.email, phone=str(rider.phone or ""), born=born)
