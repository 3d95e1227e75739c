"""The faces of our paper, cut from variable fonts when first needed.

A cut takes about half a second, once per process and face; `keep_in` names a directory that keeps cuts for the next.
"""

import unicodedata
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import RLock
from types import ModuleType

import uharfbuzz
from fontTools.ttLib import TTFont

from ridealong.documents.typesetter import scripts
from ridealong.documents.typesetter.scripts import Source

REGULAR, SEMI, BOLD = 400, 600, 750
WEIGHT_NAMES = {REGULAR: "Regular", SEMI: "SemiBold", BOLD: "Bold"}
NO_LETTER = {0, 0xFEFF, 0xFFFE}  # PDF/UA forbids codes that mean these

HERE = Path(__file__).parent
RECIPE = sha256((HERE / "cutting.py").read_bytes() + (HERE / "scripts.py").read_bytes()).hexdigest()[:8]

_lock = RLock()
_kept: list[Path] = []  # the directory of keep_in, if any


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


def keep_in(directory: Path) -> None:
    """Cuts are read from and written to `directory` from now on."""
    _kept[:] = [directory]


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
    for directory in _kept:
        return _from_disk(source, weight, directory)
    return _instance(source, weight)


def _from_disk(source: Source, weight: int, directory: Path) -> bytes:
    """Written under another name first: two workers may cut the same face at once."""
    release = version(source.package.replace("_", "-"))
    path = directory / f"{source.name}-{weight}-{release}-{RECIPE}.ttf"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        cut = _instance(source, weight)
        with NamedTemporaryFile(dir=directory, delete=False) as file:
            file.write(cut)
        Path(file.name).replace(path)
    return path.read_bytes()


def cutter() -> ModuleType:
    """Loaded when something is cut: it takes 20 MB, and most processes only read what was cut before."""
    return import_module("ridealong.documents.typesetter.cutting")


def _instance(source: Source, weight: int) -> bytes:
    cut: bytes = cutter().instance(source, weight, source.file.format(weight=WEIGHT_NAMES[weight]))
    return cut
