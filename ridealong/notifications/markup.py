"""The plain markup in which messages are worded. Text and HTML are both made of it, so nobody can write HTML.

A line that begins with ``#`` is the heading, ``>`` a fact, ``-`` a point of a list, ``--`` the small print.
``[Words]`` is the button, ``**words**`` is bold, an empty line parts paragraphs; ``\\`` takes the meaning off a line.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "fact", "item", "small", "button", "paragraph"]

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
MARKS: dict[str, Kind] = {"# ": "heading", "> ": "fact", "-- ": "small", "- ": "item"}
MARK_OF = {kind: mark for mark, kind in MARKS.items()}
BUTTON = re.compile(r"\[(.+)\]")
LOOKS_MARKED = re.compile(r"#|>|-|\[|\\", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """Words in one weight."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, or one line that is marked as something else."""

    kind: Kind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def placeholders(self) -> set[str]:
        return set(PLACEHOLDER.findall(self.text))


def parse(source: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    paragraph: list[str] = []
    for line in [*source.splitlines(), ""]:
        kind, words = _read(line.strip())
        if kind == "paragraph" and words:
            paragraph.append(words)
            continue
        if paragraph:
            blocks.append(Block("paragraph", _runs("\n".join(paragraph))))
            paragraph = []
        if words:
            blocks.append(Block(kind, _runs(words)))
    return tuple(blocks)


def fill(blocks: Iterable[Block], values: Mapping[str, str]) -> tuple[Block, ...]:
    """Writes values in place of ``{names}``. What would say something empty is left out: "Reason: {reason}".

    Values are never read as markup. A name without a value stays as it was written.
    """
    kept = [block for block in blocks if not any(values.get(name) == "" for name in block.placeholders)]
    return tuple(
        Block(block.kind, tuple(Run(line(run.text, values), run.is_bold) for run in block.runs)) for block in kept
    )


def line(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def source_of(blocks: Iterable[Block]) -> str:
    """Markup that reads as these blocks, however their words begin."""
    lines: list[str] = []
    before = ""
    for block in blocks:
        if lines and not (block.kind == before and block.kind in {"fact", "item"}):
            lines.append("")
        lines.append(_written(block))
        before = block.kind
    return "\n".join(lines)


def _written(block: Block) -> str:
    words = "".join(f"**{run.text}**" if run.is_bold else run.text for run in block.runs)
    if block.kind == "paragraph":
        rows = [row.strip() for row in words.splitlines() if row.strip()]
        return "\n".join(f"\\{row}" if LOOKS_MARKED.match(row) else row for row in rows)
    words = " ".join(words.split())
    return f"[{words}]" if block.kind == "button" else f"{MARK_OF[block.kind]}{words}"


def _read(row: str) -> tuple[Kind, str]:
    if row.startswith("\\"):
        return "paragraph", row[1:]
    for mark, kind in MARKS.items():
        if row.startswith(mark):
            return kind, row.removeprefix(mark).strip()
    if found := BUTTON.fullmatch(row):
        return "button", found[1].strip()
    return "paragraph", row


def _runs(words: str) -> tuple[Run, ...]:
    """Every second stretch between double asterisks is bold; a single pair of them is just asterisks."""
    parts = words.split("**")
    if len(parts) % 2 == 0:
        return (Run(words),)
    return tuple(Run(part, is_bold=number % 2 == 1) for number, part in enumerate(parts) if part)
