"""The faces of our paper, cut from variable fonts when first needed."""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from struct import unpack_from
from threading import RLock

import uharfbuzz

from ridealong.documents.typesetter import cutting, scripts
from ridealong.documents.typesetter.scripts import Source

REGULAR, SEMI, BOLD = 400, 600, 750
WEIGHT_NAMES = {REGULAR: "Regular", SEMI: "SemiBold", BOLD: "Bold"}
NO_LETTER = {0, 0xFEFF, 0xFFFE}  # PDF/UA forbids codes that mean these

_lock = RLock()


class Face:
    """One source in one weight: its glyphs, how wide they are, and what they mean."""

    def __init__(self, source: Source, weight: int) -> None:
        self.source = source
        self.name = f"{source.name}-{weight}"
        self.data = _cut(source, weight)
        self.harfbuzz = uharfbuzz.Font(uharfbuzz.Face(self.data))
        known = self.harfbuzz.face
        cmap = {point: self.harfbuzz.get_nominal_glyph(point) for point in known.unicodes if point not in NO_LETTER}
        self.covers = frozenset(cmap)
        self.glyph_of = cmap
        # The plainest character of a glyph: people search for a space, not for the one that does not break.
        self.letters = {glyph: chr(point) for point, glyph in sorted(cmap.items(), reverse=True)}
        self.letters |= {cmap[point]: " " for point in (0xA0, 0x202F) if point in cmap}
        self.units = int(known.upem)
        self.advances = tuple(map(self.harfbuzz.get_glyph_h_advance, range(known.glyph_count)))
        sides = unpack_from(">4h", known.reference_table("head").data, 36)
        heights = unpack_from(">2h", known.reference_table("hhea").data, 4)
        self.box = tuple(round(side * 1000 / self.units) for side in sides)
        self.rise, self.fall = (round(side * 1000 / self.units) for side in heights)


def face(source: Source, weight: int) -> Face:
    with _lock:
        return _face(source, weight)


@cache
def _face(source: Source, weight: int) -> Face:
    return Face(source, weight)


@lru_cache(4096)
def face_for(word: str, weight: int) -> Face | None:
    """The first face that has every character of `word`; a whole word in one face looks better than a mixed one."""
    points = {ord(character) for character in word if not character.isspace()}
    for source in scripts.for_points(points):
        if points <= face(source, weight).covers:
            return face(source, weight)
    return None


def clean(text: str) -> str:
    """What can be drawn: composed, without control characters, surrogates and marks that steer direction."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(_plain(character) for character in composed)


def _plain(character: str) -> str:
    """Spaces of every kind become one that all faces have; what nobody sees is left out."""
    if character in "\n\u00a0" or character.isalnum():
        return character
    if character.isspace():
        return "\n" if character in "\u2028\u2029" else " "
    return "" if unicodedata.category(character)[0] == "C" else character


def _cut(source: Source, weight: int) -> bytes:
    file = files(source.package).joinpath(source.file.format(weight=WEIGHT_NAMES[weight]))
    return cutting.in_one_weight(file.read_bytes(), source.ranges, weight)
