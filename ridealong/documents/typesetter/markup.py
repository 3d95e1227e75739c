"""The plain markup of legal texts: `## ` before a heading, `- ` before a point, `**strong**`, an empty line between
paragraphs. Everything else is text and stays text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ridealong.documents.typesetter.fonts import REGULAR, SEMI
from ridealong.documents.typesetter.typeset import Span

STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.S)


@dataclass(frozen=True)
class Block:
    """`kind` is "heading", "point" or "paragraph"."""

    kind: str
    spans: tuple[Span, ...]


@lru_cache(64)  # the same text stands on thousands of waivers
def blocks(body: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", body.replace("\r\n", "\n").replace("\r", "\n")):
        found.extend(_of_part([line.strip() for line in part.strip().split("\n") if line.strip()]))
    return tuple(found)


def _of_part(rows: list[str]) -> Iterator[Block]:
    """One part may begin with a heading and hold points; other lines run together."""
    open_kind, open_text = "paragraph", ""
    for row in rows:
        if row.startswith("#") and row.lstrip("#").startswith(" "):
            yield from _block(open_kind, open_text)
            yield Block("heading", _spans(row.lstrip("#").strip()))
            open_kind, open_text = "paragraph", ""
        elif row.startswith("- "):
            yield from _block(open_kind, open_text)
            open_kind, open_text = "point", row[2:]
        else:
            open_text = f"{open_text} {row}" if open_text else row
    yield from _block(open_kind, open_text)


def _block(kind: str, text: str) -> Iterator[Block]:
    if text.strip():
        yield Block(kind, _spans(text.strip()))


def _spans(text: str) -> tuple[Span, ...]:
    parts = STRONG.split(text)
    return tuple(Span(part, SEMI if number % 2 else REGULAR) for number, part in enumerate(parts) if part)
