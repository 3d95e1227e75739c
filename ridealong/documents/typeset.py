"""Text into lines: words in a face that has their letters, joined where the script joins, in the order seen."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

import uharfbuzz

from ridealong.documents import fonts
from ridealong.documents.fonts import PRIVATE, PUBLIC_SANS, REGULAR, Face

NO_BREAK = "\u00a0"
ELLIPSIS = "…"
WORD = re.compile(r"[^ \n]+| +|\n")
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")  # scripts that break anywhere
RIGHT_TO_LEFT = {"R", "AL", "AN"}
LONGEST = 60_000  # characters of one text; more is cut off with an ellipsis


@dataclass(frozen=True)
class Span:
    text: str
    weight: int = REGULAR


@dataclass(frozen=True)
class Piece:
    """Drawn in one go. `codes` are what the face is asked for, `text` what they mean; they differ where letters are
    joined or missing. `width` moves what follows."""

    face: Face
    size: float
    codes: str
    text: str
    width: float
    meanings: tuple[tuple[str, str], ...] = ()  # private codes and the letters they stand for

    shift: tuple[float, float] = (0, 0)  # of a mark over a letter, in parts of the size

    @property
    def is_missing(self) -> bool:
        return self.codes != self.text and not self.meanings


@dataclass(frozen=True)
class Word:
    text: str
    weight: int
    width: float


Line = tuple[Piece, ...]


def plain(text: str, weight: int = REGULAR) -> tuple[Span, ...]:
    return (Span(text, weight),)


def lines(spans: Sequence[Span], size: float, width: float, *, most: int | None = None) -> list[Line]:
    """`spans` broken to `width` points. With `most`, the last line ends in an ellipsis if there was more."""
    rows = list(islice(_rows(spans, size, width), None if most is None else most + 1))
    if most is not None and len(rows) > most:
        rows = [*rows[: most - 1], _shortened([*rows[most - 1], *rows[most]], size, width)]
    return [_set(row, size) for row in rows]


def one_line(text: str, size: float, width: float, weight: int = REGULAR) -> Line:
    """`text` on one line, ending in an ellipsis where it is too long."""
    found = lines(plain(text.replace("\n", " "), weight), size, width, most=1)
    return found[0] if found else ()


def width_of(line: Line) -> float:
    return sum(piece.width for piece in line)


def is_shortened(line: Line) -> bool:
    return bool(line) and line[-1].text.endswith(ELLIPSIS)


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
    return [part for part in re.split(f"({WIDE.pattern})", word) if part] if WIDE.search(word) else [word]


def _broken(word: Word, size: float, width: float) -> Iterator[Word]:
    """A word longer than a line, in pieces that fit."""
    rest = word.text
    while rest:
        count = max(1, int(len(rest) * width / max(_width(rest[:400], word.weight, size), 1)))
        count = min(count, len(rest), 400)
        while count > 1 and _width(rest[:count], word.weight, size) > width:
            count -= 1
        yield Word(rest[:count], word.weight, _width(rest[:count], word.weight, size))
        rest = rest[count:]


def _trimmed(row: list[Word]) -> list[Word]:
    while row and row[-1].text.isspace():
        row = row[:-1]
    return row


def _shortened(row: list[Word], size: float, width: float) -> list[Word]:
    room = width - _width(ELLIPSIS, row[-1].weight if row else REGULAR, size)
    kept: list[Word] = []
    for word in row:
        if sum(each.width for each in kept) + word.width > room:
            part = word.text
            while part and sum(each.width for each in kept) + _width(part, word.weight, size) > room:
                part = part[:-1]
            kept.append(replace(word, text=part, width=_width(part, word.weight, size)))
            break
        kept.append(word)
    kept = _trimmed(kept)
    last = kept[-1] if kept else Word("", REGULAR, 0)
    text = last.text + ELLIPSIS
    return [*kept[:-1], Word(text, last.weight, _width(text, last.weight, size))]


def _width(text: str, weight: int, size: float) -> float:
    return sum(piece.width for piece in _pieces(text, weight)) * size


def _set(row: list[Word], size: float) -> Line:
    """Words as pieces from left to right, neighbours of one face drawn together."""
    line: list[Piece] = []
    for text, weight in _seen(row):
        for piece in _pieces(text, weight):
            scaled = replace(piece, size=size, width=piece.width * size)
            line[-1:] = _joined(line[-1], scaled) if line else [scaled]
    return tuple(line)


def _joined(left: Piece, right: Piece) -> list[Piece]:
    is_apart = any((piece.is_missing, piece.shift != (0, 0)) != (False, False) for piece in (left, right))
    if left.face is not right.face or is_apart:
        return [left, right]
    return [
        replace(
            left,
            codes=left.codes + right.codes,
            text=left.text + right.text,
            width=left.width + right.width,
            meanings=left.meanings + right.meanings,
        )
    ]


def _seen(row: list[Word]) -> Iterator[tuple[str, int]]:
    """Words in the order they are seen; a stretch written from right to left is one of them."""
    stretch: list[Word] = []
    for word in row:
        is_same = bool(stretch) and word.weight == stretch[0].weight
        if is_same and (_is_right_to_left(word.text) or word.text.isspace()):
            stretch.append(word)
            continue
        yield from _turned(stretch)
        stretch = []
        if _is_right_to_left(word.text):
            stretch.append(word)
        else:
            yield word.text, word.weight
    yield from _turned(stretch)


def _turned(stretch: list[Word]) -> Iterator[tuple[str, int]]:
    """Shaped in one go. Spaces and signs at its ends belong to the sentence around, which runs from left to right."""
    if not stretch:
        return
    text, weight = "".join(word.text for word in stretch), stretch[0].weight
    strong = [number for number, character in enumerate(text) if _turns(character)]
    first, last = strong[0], strong[-1] + 1
    while last < len(text) and unicodedata.combining(text[last]):
        last += 1
    yield from ((part, weight) for part in (text[:first], text[first:last], text[last:]) if part)


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in RIGHT_TO_LEFT


@lru_cache(4096)
def _is_right_to_left(text: str) -> bool:
    return any(_turns(character) for character in text)


@lru_cache(8192)
def _pieces(text: str, weight: int) -> tuple[Piece, ...]:
    """A word at size 1, in its face; letters nobody has are drawn as boxes and still read right."""
    face = fonts.face_for(text, weight)
    if face is not None:
        return _shaped(text, face) if face.source.is_joined else (_straight(text, face),)
    if len(text) == 1:
        return (_missing(text, weight),)
    ordered = reversed(text) if _is_right_to_left(text) else text
    parts = [piece for group in _by_face(ordered, weight) for piece in _pieces(group, weight)]
    return tuple(parts)


def _by_face(characters: Iterator[str] | str, weight: int) -> Iterator[str]:
    """Groups of characters that one face has."""
    group, current = "", None
    for character in characters:
        found = fonts.face_for(character, weight)
        if group and (found is None or found is not current):
            yield group[::-1] if _is_right_to_left(group) else group
            group = ""
        group, current = group + character, found
    if group:
        yield group[::-1] if _is_right_to_left(group) else group


def _straight(text: str, face: Face) -> Piece:
    return Piece(face, 1, text, text, face.width(text, 1000) / 1000)


def _missing(character: str, weight: int) -> Piece:
    face = fonts.face(PUBLIC_SANS, weight)
    return Piece(face, 1, "?", character, face.width("?", 1000) / 1000)


def _shaped(text: str, face: Face) -> tuple[Piece, ...]:
    """Letters joined by HarfBuzz, from left to right as they are seen; a mark over a letter is a piece of its own."""
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_harfbuzz(face), buffer, {"kern": False})
    following = dict(pairwise(sorted({info.cluster for info in buffer.glyph_infos} | {len(text)})))
    pieces: list[Piece] = []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        letters = text[info.cluster : following[info.cluster]]
        code = chr(PRIVATE + info.codepoint)
        shift = (at.x_offset / face.units, at.y_offset / face.units)
        piece = Piece(face, 1, code, letters, face.width(code, 1000) / 1000, ((code, letters),), shift)
        pieces[-1:] = _joined(pieces[-1], piece) if pieces else [piece]
    return tuple(pieces)


@lru_cache
def _harfbuzz(face: Face) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(face.data))
