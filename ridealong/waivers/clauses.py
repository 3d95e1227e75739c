"""Two versions of a waiver text beside each other, clause by clause and word by word. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ridealong.core import legal_text
from ridealong.core.legal_text import List, Paragraph, Runs

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
    found = legal_text.clauses(body)
    if not found or found[0].heading:
        yield "", ""
    seen: Counter[str] = Counter()
    for clause in found:
        name = legal_text.words(clause.heading.runs) if clause.heading else ""
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})", "\n\n".join(map(_words, clause.blocks))


def _words(block: Paragraph | List) -> str:
    """With the marks of points and strong words, so that a change of those is seen too."""
    return _marked(block.runs) if isinstance(block, Paragraph) else "\n".join(f"- {_marked(r)}" for r in block.items)


def _marked(runs: Runs) -> str:
    return "".join(f"**{run.text}**" if run.is_strong else run.text for run in runs)


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
