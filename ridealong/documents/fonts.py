"""The faces of our paper: Public Sans, and for other scripts Noto, cut from variable fonts when first needed.

A cut takes about half a second, once per process and face. `CACHE`, when a directory is named there, keeps cuts
between processes.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from threading import RLock

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont as FontFile
from fontTools.varLib import instancer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, SEMI, BOLD = 400, 600, 750
PRIVATE = 0xE000  # joined letters have no code of their own; they get one here, counted by glyph

CACHE: Path | None = None
_lock = RLock()


@dataclass(frozen=True)
class Source:
    """Part of a variable font. `ranges` are code points, first and last."""

    name: str
    package: str
    file: str
    ranges: tuple[tuple[int, int], ...]
    is_joined: bool = False  # letters take their shape from their neighbours


PUBLIC_SANS = Source(
    "PublicSans",
    "fontpkg_public_sans",
    "PublicSans[wght].ttf",
    ((0x20, 0x24F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)),
)
NOTO = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")
LATIN = (0x20, 0x17F)
SOURCES = (
    PUBLIC_SANS,
    Source("NotoLatin", *NOTO, (LATIN, (0x180, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x25CC, 0x25CC))),
    Source("NotoGreek", *NOTO, (LATIN, (0x300, 0x3FF), (0x1F00, 0x1FFF))),
    Source("NotoCyrillic", *NOTO, (LATIN, (0x300, 0x36F), (0x400, 0x52F))),
    Source(
        "NotoArabic",
        "fontpkg_noto_sans_arabic",
        "NotoSansArabic[wdth,wght].ttf",
        ((0x20, 0x20), (0x600, 0x6FF), (0x750, 0x77F)),
        is_joined=True,
    ),
)


class Face:
    """One source in one weight: what reportlab draws with, and what it covers."""

    def __init__(self, source: Source, weight: int) -> None:
        self.source = source
        self.data = _cut(source, weight)
        self.name = f"{source.name}-{weight}"
        self.font = TTFont(self.name, BytesIO(self.data))
        self.covers = frozenset(self.font.face.charToGlyph)
        pdfmetrics.registerFont(self.font)

    def width(self, text: str, size: float) -> float:
        return float(self.font.stringWidth(text, size))


def face(source: Source, weight: int) -> Face:
    with _lock:
        return _face(source, weight)


@lru_cache
def _face(source: Source, weight: int) -> Face:
    return Face(source, weight)


def face_for(word: str, weight: int) -> Face | None:
    """The first face that has every character of `word`; a whole word in one face looks better than a mixed one."""
    points = {ord(character) for character in word if not character.isspace()}
    for source in SOURCES:
        if all(_within(point, source) for point in points) and points <= face(source, weight).covers:
            return face(source, weight)
    return None


def _within(point: int, source: Source) -> bool:
    return any(first <= point <= last for first, last in source.ranges)


def clean(text: str) -> str:
    """What can be drawn: composed, without control characters, surrogates and marks that steer direction."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    return "".join(
        character for character in composed if character == "\n" or unicodedata.category(character)[0] != "C"
    )


def _cut(source: Source, weight: int) -> bytes:
    kept = CACHE and CACHE / f"{source.name}-{weight}-{version(source.package.replace('_', '-'))}.ttf"
    if kept and kept.exists():
        return kept.read_bytes()
    data = _instance(source, weight)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
    return data


def _instance(source: Source, weight: int) -> bytes:
    font = FontFile(BytesIO(files(source.package).joinpath("files", source.file).read_bytes()), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["*"] if source.is_joined else [], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[point for first, last in source.ranges for point in range(first, last + 1)])
    subsetter.subset(font)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
    instancer.instantiateVariableFont(font, axes, inplace=True)
    for number, value in ((1, source.name), (4, f"{source.name} {weight}"), (6, f"{source.name}-{weight}")):
        font["name"].setName(value, number, 3, 1, 0x409)
        font["name"].setName(value, number, 1, 0, 0)
    if source.is_joined:
        for table in font["cmap"].tables:
            table.cmap.update({PRIVATE + number: name for number, name in enumerate(font.getGlyphOrder())})
    out = BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()
