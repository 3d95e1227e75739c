"""Letters into glyphs: HarfBuzz joins, kerns and places them; what no face can write is told in words or a sign."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex
import uharfbuzz

from ridealong.documents.typesetter import fonts
from ridealong.documents.typesetter.fonts import REGULAR, Face
from ridealong.documents.typesetter.scripts import PUBLIC_SANS

RIGHT_TO_LEFT = {"R", "AL", "AN"}
FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": True}
CLUSTER = regex.compile(r"\X")
SKIN_OR_VARIANT = regex.compile(r"[\U0001F3FB-\U0001F3FF\uFE00-\uFE0F\u20E3]+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """In thousandths of the size: `advance` moves what follows, (`right`, `up`) shifts this one alone."""

    number: int
    advance: int
    right: int = 0
    up: int = 0
    letters: str = ""  # what it means, where the face itself does not say


@dataclass(frozen=True, slots=True)
class Piece:
    """Drawn in one go from left to right. `is_told`: what it means stands beside it as text, for machines."""

    face: Face
    glyphs: tuple[Glyph, ...]
    text: str
    width: float  # at size 1
    is_told: bool = False


@lru_cache(2048)
def pieces(text: str, weight: int = REGULAR) -> tuple[Piece, ...]:
    """`text` from left to right as it is seen: one word, or a stretch written from right to left."""
    if not text:
        return ()
    face = fonts.face_for(text, weight)
    if face is not None:
        return (_shaped(text, face),)
    clusters: list[str] = CLUSTER.findall(text)
    if len(clusters) == 1 and len(text) == 1:
        return (_stand_in(text, weight),)
    parts = clusters if len(clusters) > 1 else list(text)
    ordered = parts[::-1] if is_right_to_left(text) else parts
    return tuple(piece for group in _by_face(ordered, weight) for piece in pieces(group, weight))


def _by_face(clusters: list[str], weight: int) -> Iterator[str]:
    """Groups of characters that one face has."""
    group: list[str] = []
    current: Face | None = None
    for cluster in clusters:
        found = fonts.face_for(cluster, weight)
        if group and (found is None or found is not current):
            yield _spelled(group)
            group = []
        group, current = [*group, cluster], found
    if group:
        yield _spelled(group)


def _spelled(group: list[str]) -> str:
    return "".join(reversed(group)) if is_right_to_left(group[0]) else "".join(group)


def turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in RIGHT_TO_LEFT


@lru_cache(2048)
def is_right_to_left(text: str) -> bool:
    return not text.isascii() and any(turns(character) for character in text)


def _shaped(text: str, face: Face) -> Piece:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.harfbuzz, buffer, {**FEATURES, "ccmp": not face.source.is_plain})
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = [info.cluster for info in infos]
    following = dict(pairwise(sorted({*starts, len(text)})))
    glyphs = []
    for info, at in zip(infos, places, strict=True):
        letters = text[info.cluster : following[info.cluster]]
        own = face.letters.get(info.codepoint)
        glyphs.append(
            Glyph(
                info.codepoint,
                round(at.x_advance * 1000 / face.units),
                round(at.x_offset * 1000 / face.units),
                round(at.y_offset * 1000 / face.units),
                "" if own else letters,
            )
        )
    is_told = face.source.is_woven or len(set(starts)) < len(starts)
    seen = text[::-1] if starts and starts[0] > starts[-1] else text
    return Piece(face, tuple(glyphs), text if is_told else seen, sum(each.advance for each in glyphs) / 1000, is_told)


def _stand_in(character: str, weight: int) -> Piece:
    """A picture's name, so that a printed page tells it; for a letter nobody has, a question mark that reads right."""
    if SKIN_OR_VARIANT.fullmatch(character):
        return Piece(fonts.face(PUBLIC_SANS, weight), (), "", 0)
    is_picture = unicodedata.category(character) == "So"
    shown = f"[{unicodedata.name(character, 'sign').lower()}]" if is_picture else "?"
    drawn = _shaped(shown, fonts.face(PUBLIC_SANS, weight))
    return Piece(drawn.face, drawn.glyphs, character, drawn.width, is_told=True)
