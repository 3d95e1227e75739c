"""The faces of our paper, cut from variable fonts when first needed."""

import unicodedata
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from threading import RLock

import uharfbuzz
from fontTools.ttLib import TTFont

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
        font = TTFont(BytesIO(self.data), lazy=True)
        number = font.getReverseGlyphMap()
        cmap = {point: number[name] for point, name in font.getBestCmap().items() if point not in NO_LETTER}
        self.covers = frozenset(cmap)
        self.glyph_of = cmap
        # The plainest character of a glyph: people search for a space, not for the one that does not break.
        self.letters = {glyph: chr(point) for point, glyph in sorted(cmap.items(), reverse=True)}
        self.letters |= {cmap[point]: " " for point in (0xA0, 0x202F) if point in cmap}
        self.units = int(font["head"].unitsPerEm)
        self.advances = tuple(font["hmtx"][name][0] for name in font.getGlyphOrder())
        head, rise = font["head"], font["hhea"]
        self.box = tuple(round(side * 1000 / self.units) for side in (head.xMin, head.yMin, head.xMax, head.yMax))
        self.rise, self.fall = (round(side * 1000 / self.units) for side in (rise.ascent, rise.descent))

    @cached_property
    def harfbuzz(self) -> uharfbuzz.Font:
        return uharfbuzz.Font(uharfbuzz.Face(self.data))


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
