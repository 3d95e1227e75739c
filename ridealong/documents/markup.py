"""The plain markup of legal texts: `## ` begins a heading, `**…**` is strong, a blank line ends a paragraph.

Nothing else means anything, so a text cannot inject anything.
"""

import re
from dataclasses import dataclass

_STRONG = re.compile(r"\*\*(.+?)\*\*", re.S)


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph; `parts` are (weight, words)."""

    is_heading: bool
    parts: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        return "".join(words for _weight, words in self.parts)


def blocks(text: str) -> list[Block]:
    found = []
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        heading, _, rest = chunk.partition("\n")
        if heading.startswith("## "):
            found.append(Block(True, (("bold", heading[3:].strip()),)))
            chunk = rest
        if chunk.strip():
            found.append(Block(False, tuple(_parts(" ".join(chunk.split())))))
    return found


def _parts(text: str) -> list[tuple[str, str]]:
    pieces = _STRONG.split(text)
    return [("strong" if number % 2 else "regular", piece) for number, piece in enumerate(pieces) if piece]
