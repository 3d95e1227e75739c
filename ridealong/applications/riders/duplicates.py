"""Riders who may be the same person under another spelling, found along the search's index."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import ExpressionWrapper, F, TextField, UUIDField

from ridealong.applications.riders import lookalikes, search
from ridealong.applications.riders.lookalikes import Known, Likeness
from ridealong.applications.riders.rider import Rider
from ridealong.applications.riders.search import SearchText
from ridealong.core.statements import Slot, Statement

CANDIDATES = 20  # compared for each thing they share
SHOWN = 5
TYPED = ExpressionWrapper(F("rider__phone"), TextField())  # to tell two apart, a number need not be understood


@dataclass(frozen=True)
class Lookalike:
    rider: Rider
    likeness: Likeness


def of(rider: Rider) -> list[Lookalike]:
    """The most alike first, at most SHOWN. Two queries at most, whatever the number of riders."""
    same_day = search.born_as(rider.born_on)  # the newest key first
    me = _known(rider.legal_name, rider.email, str(rider.phone or ""), same_day[0])
    alike: dict[UUID, Likeness] = {}
    for pk, born, name, email, phone in _candidates(rider, same_day if rider.born_on else []):
        likeness = lookalikes.compare(me, _known(name, email, phone, same_day[0] if born in same_day else born))
        if likeness.is_enough:
            alike[pk] = likeness
    most = sorted(alike, key=lambda pk: alike[pk].points, reverse=True)[:SHOWN]
    found = Rider.objects.in_bulk(most) if most else {}
    return [Lookalike(found[pk], alike[pk]) for pk in most]


def _candidates(rider: Rider, births: list[str]) -> list[tuple[Any, ...]]:
    """Who shares a name, an address, a phone or a birth date with the rider: key, birth date, name, address, phone."""
    typed = (rider.legal_name, rider.email, str(rider.phone or ""))
    asked = [patterns for patterns in map(search.patterns, typed) if patterns]
    values: dict[str, Any] = {"rider": rider.pk, **{f"birth {n}": birth for n, birth in enumerate(births)}}
    for place, patterns in enumerate(asked):
        values[f"phrase {place}"] = search.phrase(patterns)
        values |= {f"pattern {place} {n}": pattern for n, pattern in enumerate(patterns)}
    shape = tuple(len(patterns) for patterns in asked)
    return list(dict.fromkeys(_sharing(shape, len(births)).run(values))) if shape or births else []


@lru_cache(maxsize=64)
def _sharing(shape: tuple[int, ...], births: int) -> Statement:
    """For so many patterns of each thing that is shared, and so many forms of the birth date."""
    text, others = TextField(), []
    for place, number in enumerate(shape):
        patterns = [Slot(f"pattern {place} {n}", text) for n in range(number)]
        others.append(search.with_all(patterns, Slot(f"phrase {place}", text)))
    if births:
        born = [Slot(f"birth {n}", text) for n in range(births)]
        others.append(SearchText.objects.filter(born__in=born).order_by("-id"))
    columns = ("rider", "born", "rider__legal_name", "rider__email", TYPED)
    me = Slot("rider", UUIDField())
    return Statement.of_all(rows.exclude(rider=me).values_list(*columns)[:CANDIDATES] for rows in others)


def _known(name: str, email: str, phone: str, born: str) -> Known:
    return Known(name=tuple(search.words(name)), email=email, phone=phone, born=born)
