"""Text into lines: words in a face that has their letters, in the order seen."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, islice
from operator import attrgetter

from ridealong.documents.typesetter import fonts, shaping
from ridealong.documents.typesetter.fonts import REGULAR, Face
from ridealong.documents.typesetter.shaping import CLUSTER, Glyph, Piece, is_right_to_left

NO_BREAK = "\u00a0"
ELLIPSIS = "…"
WORD = re.compile(r"[^ \n]+| +|\n")
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")  # scripts that break anywhere
LONGEST = 60_000  # characters of one text; more is cut off with an ellipsis
REMEMBERED = 2_000  # characters; longer texts are laid out anew


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    weight: int = REGULAR


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    weight: int
    width: float


@dataclass(frozen=True, eq=False)
class Line:
    """Pieces from left to right, and how they are drawn: worked out once, used wherever the line stands."""

    size: float
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces) * self.size

    @cached_property
    def glyphs(self) -> tuple[tuple[Face, tuple[int, ...]], ...]:
        return tuple((piece.face, tuple({each.number for each in piece.glyphs})) for piece in self.pieces)

    @cached_property
    def meanings(self) -> tuple[tuple[Face, int, str], ...]:
        return tuple((piece.face, each.number, each.letters) for piece in self.pieces for each in piece.glyphs
                     if each.letters)  # fmt: skip

    @cached_property
    def drawn(self) -> str:
        """Operators of a PDF, without the place."""
        return "".join(_drawn(piece, self.size) for piece in self.pieces)


def plain(text: str, weight: int = REGULAR) -> tuple[Span, ...]:
    return (Span(text, weight),)


def lines(spans: Sequence[Span], size: float, width: float, *, most: int | None = None) -> list[Line]:
    """`spans` broken to `width` points. With `most`, the last line ends in an ellipsis if there was more."""
    if sum(len(span.text) for span in spans) > REMEMBERED:
        return _lines(tuple(spans), size, width, most)
    return list(_remembered(tuple(spans), size, width, most))


@lru_cache(1024)
def _remembered(spans: tuple[Span, ...], size: float, width: float, most: int | None) -> tuple[Line, ...]:
    return tuple(_lines(spans, size, width, most))


def _lines(spans: tuple[Span, ...], size: float, width: float, most: int | None) -> list[Line]:
    rows = list(islice(_rows(spans, size, width), None if most is None else most + 1))
    if most is not None and len(rows) > most:
        rows = [*rows[: most - 1], _shortened([*rows[most - 1], *rows[most]], size, width)]
    return [_set(row, size) for row in rows]


def one_line(text: str, size: float, width: float, weight: int = REGULAR) -> Line:
    """`text` on one line, ending in an ellipsis where it is too long."""
    found = lines(plain(text.replace("\n", " "), weight), size, width, most=1)
    return found[0] if found else Line(size)


def width_of(line: Line) -> float:
    return line.width


def is_shortened(line: Line) -> bool:
    return bool(line) and line.pieces[-1].text.endswith(ELLIPSIS)


def _rows(spans: Sequence[Span], size: float, width: float) -> Iterator[list[Word]]:
    row: list[Word] = []
    used = 0.0
    for word in _words(spans, size, width):
        if word.text == "\n":
            yield _trimmed(row)
            row, used = [], 0.0
        elif used + word.width > width and row and not word.text.isspace():
            yield _trimmed(row)
            row, used = [word], word.width
        elif row or not word.text.isspace():
            row.append(word)
            used += word.width
    if row:
        yield _trimmed(row)


def _words(spans: Sequence[Span], size: float, width: float) -> Iterator[Word]:
    for span in spans:
        text = fonts.clean(span.text)
        text = text if len(text) <= LONGEST else text[:LONGEST] + ELLIPSIS
        for found in WORD.findall(text):
            for part in _breakable(found):
                word = Word(part, span.weight, _width(part, span.weight, size))
                yield from [word] if word.width <= width else _broken(word, size, width)


def _breakable(word: str) -> list[str]:
    if word.isascii() or not WIDE.search(word):
        return [word]
    return [part for part in re.split(f"({WIDE.pattern})", word) if part]


def _broken(word: Word, size: float, width: float) -> Iterator[Word]:
    """A word longer than a line, in pieces that fit; a letter keeps its marks."""
    rest: list[str] = CLUSTER.findall(word.text)
    while rest:
        head = rest[:400]
        count = min(len(head), max(1, int(len(head) * width / max(_width("".join(head), word.weight, size), 1))))
        while count > 1 and _width("".join(rest[:count]), word.weight, size) > width:
            count -= 1
        part = "".join(rest[:count])
        yield Word(part, word.weight, _width(part, word.weight, size))
        rest = rest[count:]


def _trimmed(row: list[Word]) -> list[Word]:
    while row and row[-1].text.isspace():
        row = row[:-1]
    return row


def _shortened(row: list[Word], size: float, width: float) -> list[Word]:
    room = width - _width(ELLIPSIS, row[-1].weight if row else REGULAR, size)
    kept: list[Word] = []
    used = 0.0
    for word in row:
        if used + word.width > room:
            part = word.text
            while part and used + _width(part, word.weight, size) > room:
                part = part[:-1]
            kept.append(Word(part, word.weight, _width(part, word.weight, size)))
            break
        kept.append(word)
        used += word.width
    kept = _trimmed(kept)
    last = kept[-1] if kept else Word("", REGULAR, 0)
    text = last.text + ELLIPSIS
    return [*kept[:-1], Word(text, last.weight, _width(text, last.weight, size))]


def _width(text: str, weight: int, size: float) -> float:
    return sum(piece.width for piece in shaping.pieces(text, weight)) * size


def _set(row: list[Word], size: float) -> Line:
    """Words as pieces from left to right, neighbours of one face drawn together."""
    line: list[Piece] = []
    for text, weight in _seen(row):
        for piece in shaping.pieces(text, weight):
            line[-1:] = _joined(line[-1], piece) if line else [piece]
    return Line(size, tuple(line))


def _joined(left: Piece, right: Piece) -> list[Piece]:
    if left.face is not right.face or left.is_told or right.is_told:
        return [left, right]
    return [Piece(left.face, left.glyphs + right.glyphs, left.text + right.text, left.width + right.width)]


def _seen(row: list[Word]) -> Iterator[tuple[str, int]]:
    """Words in the order they are seen; a stretch written from right to left is one of them."""
    stretch: list[Word] = []
    for word in row:
        is_same = bool(stretch) and word.weight == stretch[0].weight
        if is_same and (is_right_to_left(word.text) or word.text.isspace()):
            stretch.append(word)
            continue
        yield from _turned(stretch)
        stretch = []
        if is_right_to_left(word.text):
            stretch.append(word)
        else:
            yield word.text, word.weight
    yield from _turned(stretch)


def _turned(stretch: list[Word]) -> Iterator[tuple[str, int]]:
    """Shaped in one go. Spaces and signs at its ends belong to the sentence around, which runs from left to right."""
    if not stretch:
        return
    text, weight = "".join(word.text for word in stretch), stretch[0].weight
    strong = [number for number, character in enumerate(text) if shaping.turns(character)]
    first, last = strong[0], strong[-1] + 1
    while last < len(text) and unicodedata.combining(text[last]):
        last += 1
    yield from ((part, weight) for part in (text[:first], text[first:last], text[last:]) if part)


def _drawn(piece: Piece, size: float) -> str:
    shown = f"/{piece.face.name} {size:g} Tf{_shown(piece.glyphs, piece.face, size)}\n"
    if not piece.is_told:
        return shown
    return f"/Span<</ActualText<FEFF{piece.text.encode('utf-16-be').hex()}>>>BDC\n{shown}EMC\n"


def _shown(glyphs: Sequence[Glyph], face: Face, size: float) -> str:
    """Glyphs by number. A mark over a letter is raised; what stands straight needs no word about it."""
    out = ""
    for up, group in groupby(glyphs, key=attrgetter("up")):
        out += f" {up * size / 1000:.2f} Ts" if up or out else ""
        out += f"[{_placed(group, face)}]TJ"
    return out + (" 0 Ts" if " Ts" in out else "")


def _placed(glyphs: Iterable[Glyph], face: Face) -> str:
    """Where HarfBuzz moves a glyph, the move stands between them, in thousandths to the left."""
    text = ""
    for glyph in glyphs:
        before = -glyph.right
        after = round(face.advances[glyph.number] * 1000 / face.units) - glyph.advance + glyph.right
        text += (f">{before}<" if before else "") + f"{glyph.number:04X}" + (f">{after}<" if after else "")
    return f"<{text}>".replace("<>", "")
