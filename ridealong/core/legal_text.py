"""How legal texts are written: one grammar, read once, for the screen, the paper, the clauses and their initials.

- A line that begins with one to six ``#`` and a space is a heading. How deep it is follows from the headings before it.
- A line that begins with ``-`` and a space is a point; points that follow one another, also over empty lines, are one
  list. There are no lists in lists: spaces before a line mean nothing.
- Other lines are words. They run on, in a paragraph or in the point above them, until an empty line, a heading or a
  point.
- ``**Words**`` are strong where the stars touch the words; within one paragraph, point or heading.

All else is text and stays as it was typed: HTML, numbers, stars and marks without their space. Lines end as on any
machine; spaces and tabs in a row are one space. What nobody sees (control characters, marks that turn a line around)
is left out. A clause goes from one heading, of whatever depth, to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

MARK = re.compile(r"#{1,6}|-")
STRONG = re.compile(r"\*\*(?=\S)((?:[^*]|\*(?!\*))++)(?<=\S)\*\*")
SPACES = re.compile(r"[^\S\u00a0]+")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight."""

    text: str
    is_strong: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1 and never skips one on the way down, however many marks were typed."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Runs, ...]


Block = Heading | Paragraph | List


@dataclass(frozen=True, slots=True)
class Clause:
    """A heading with what stands below it; before the first heading, without one. Who initials the text does so where
    `is_initialled` says: at clauses that have words of their own, and at the last in any case."""

    heading: Heading | None
    blocks: tuple[Paragraph | List, ...]
    is_initialled: bool


@lru_cache(64)  # the same text stands on thousands of waivers
def read(body: str) -> tuple[Block, ...]:
    found: list[Block] = []
    outline: list[int] = []
    for mark, pieces in groupby(_pieces(body), key=itemgetter(0)):
        all_runs = [_runs(" ".join(lines)) for _mark, lines in pieces]
        if mark == "-":
            found.append(List(tuple(all_runs)))
        elif mark:
            found.extend(Heading(_depth(outline, len(mark)), runs) for runs in all_runs)
        else:
            found.extend(Paragraph(runs) for runs in all_runs)
    return tuple(found)


@lru_cache(64)
def clauses(body: str) -> tuple[Clause, ...]:
    parts: list[tuple[Heading | None, list[Paragraph | List]]] = []
    for block in read(body):
        if isinstance(block, Heading):
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            parts.append((None, [block]))
    return tuple(
        Clause(heading, tuple(blocks), bool(blocks) or number == len(parts))
        for number, (heading, blocks) in enumerate(parts, start=1)
    )


def words(runs: Runs) -> str:
    """Without their weight."""
    return "".join(run.text for run in runs)


def _pieces(body: str) -> Iterator[tuple[str, list[str]]]:
    """The mark of a heading or a point, or none, and the lines that belong to it."""
    mark, lines = "", list[str]()
    for row in body.splitlines():
        line = SPACES.sub(" ", UNSEEN.sub("", row)).strip()
        first, _space, rest = line.partition(" ")
        is_marked = bool(rest and MARK.fullmatch(first))
        if lines and (is_marked or not line or mark.startswith("#")):
            yield mark, lines
            lines = []
        if is_marked:
            mark, lines = first, [rest]
        elif line:
            mark = mark if lines else ""
            lines.append(line)
    if lines:
        yield mark, lines


def _depth(outline: list[int], marks: int) -> int:
    """How deep a heading lies below those it belongs to; `outline` holds their marks, and then its own."""
    while outline and outline[-1] >= marks:
        outline.pop()
    outline.append(marks)
    return len(outline)


def _runs(text: str) -> Runs:
    """Of the parts between strong stretches every second one is such a stretch."""
    parts = STRONG.split(text)
    return tuple(Run(part, is_strong=number % 2 == 1) for number, part in enumerate(parts) if part)
