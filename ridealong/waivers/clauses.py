"""Two versions of a waiver text beside each other, clause by clause and word by word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

HEADING = re.compile(r"^#+\s+", re.MULTILINE)
WORDS = re.compile(r"\S+\s*")
Mark = Literal["same", "gone", "new"]


@dataclass(frozen=True)
class Clause:
    """`pieces` are stretches of words with what became of them; read one after the other they make both versions."""

    heading: str
    pieces: tuple[tuple[Mark, str], ...]

    @property
    def is_changed(self) -> bool:
        return any(mark != "same" for mark, _words in self.pieces)


def differences(former: str, text: str) -> list[Clause]:
    """Every clause of the new text in its order, then those that were taken out."""
    old, new = dict(_clauses(former)), dict(_clauses(text))
    found = [Clause(heading, tuple(_pieces(old.get(heading, ""), words))) for heading, words in new.items()]
    gone = [Clause(heading, (("gone", words),)) for heading, words in old.items() if heading not in new and words]
    return [*found, *gone]


def _clauses(body: str) -> Iterator[tuple[str, str]]:
    """Heading and words of each; what stands before the first heading has none. A heading that comes twice is told
    apart by its place."""
    seen: dict[str, int] = {}
    for number, part in enumerate(HEADING.split(body.replace("\r\n", "\n"))):
        heading, _line, words = part.partition("\n") if number else ("", "", part)
        seen[heading] = seen.get(heading, 0) + 1
        name = heading.strip() if seen[heading] == 1 else f"{heading.strip()} ({seen[heading]})"
        yield name, words.strip()


def _pieces(former: str, text: str) -> Iterator[tuple[Mark, str]]:
    old, new = WORDS.findall(former), WORDS.findall(text)
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(new[new_from:new_to])
            continue
        if old_to > old_from:
            yield "gone", "".join(old[old_from:old_to])
        if new_to > new_from:
            yield "new", "".join(new[new_from:new_to])
