"""The faces of our paper: Public Sans, and for other scripts Noto, cut from variable fonts when first needed.

A cut takes about half a second, once per process and face; `keep_in` names a directory that keeps cuts for the next.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import RLock

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont as FontFile
from fontTools.varLib import instancer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, SEMI, BOLD = 400, 600, 750
WEIGHT_NAMES = {REGULAR: "Regular", SEMI: "SemiBold", BOLD: "Bold"}
PRIVATE = 0xE000  # joined letters have no code of their own; they get one here, counted by glyph

HAN_BLOCK = 256  # characters; a name of three then costs three small cuts instead of one of 30,000

RECIPE = sha256(Path(__file__).read_bytes()).hexdigest()[:8]

_lock = RLock()
_kept: list[Path] = []  # the directory of keep_in, if any


@dataclass(frozen=True)
class Source:
    """Part of a font; one whose file names a weight is not variable. `ranges` are code points, first and last."""

    name: str
    package: str
    file: str
    ranges: tuple[tuple[int, int], ...]
    is_joined: bool = False  # letters take their shape from their neighbours


PUBLIC_SANS = Source(
    "PublicSans",
    "fontpkg_public_sans",
    "files/PublicSans[wght].ttf",
    ((0x20, 0x24F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)),
)
NOTO = ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
LATIN = (0x20, 0x17F)
SOURCES = (
    PUBLIC_SANS,
    Source("NotoLatin", *NOTO, (LATIN, (0x180, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x25CC, 0x25CC))),
    Source("NotoGreek", *NOTO, (LATIN, (0x300, 0x3FF), (0x1F00, 0x1FFF))),
    Source("NotoCyrillic", *NOTO, (LATIN, (0x300, 0x36F), (0x400, 0x52F))),
    Source(
        "PlexArabic",  # its letters carry their dots, so each glyph is one letter and can be read back
        "fontpkg_ibm_plex_sans_arabic",
        "files/IBMPlexSansArabic-{weight}.ttf",
        ((0x20, 0x20), (0x600, 0x6FF)),
        is_joined=True,
    ),
)
HAN = ("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf")
HANGUL = ("justmytype_intl_cjk", "fonts/ofl/notosanskr/NotoSansKR[wght].ttf")


class Face:
    """One source in one weight: what reportlab draws with, and what it covers."""

    def __init__(self, source: Source, weight: int) -> None:
        self.source = source
        self.data = _cut(source, weight)
        self.name = f"{source.name}-{weight}"
        self.font = TTFont(self.name, BytesIO(self.data))
        self.covers = frozenset(self.font.face.charToGlyph)
        self.units = int(self.font.face.unitsPerEm) if hasattr(self.font.face, "unitsPerEm") else 1000
        pdfmetrics.registerFont(self.font)

    def width(self, text: str, size: float) -> float:
        return float(self.font.stringWidth(text, size))


def keep_in(directory: Path) -> None:
    """Cuts are read from and written to `directory` from now on."""
    _kept[:] = [directory]


def warm() -> None:
    """Cuts what every paper needs, and the scripts of names, so that nobody waits for it later."""
    for source in SOURCES:
        for weight in (REGULAR, SEMI, BOLD):
            face(source, weight)


def face(source: Source, weight: int) -> Face:
    with _lock:
        return _face(source, weight)


@cache
def _face(source: Source, weight: int) -> Face:
    return Face(source, weight)


@lru_cache(8192)
def face_for(word: str, weight: int) -> Face | None:
    """The first face that has every character of `word`; a whole word in one face looks better than a mixed one."""
    points = {ord(character) for character in word if not character.isspace()}
    for source in (*SOURCES, *_wide(points)):
        if all(_within(point, source) for point in points) and points <= face(source, weight).covers:
            return face(source, weight)
    return None


def _wide(points: set[int]) -> Iterator[Source]:
    """The part of a Chinese, Japanese or Korean face that holds the one character asked for."""
    if len(points) == 1 and find_spec(HAN[0]):
        block = next(iter(points)) // HAN_BLOCK
        if 0x2E <= block < 0xD8 or 0xF9 <= block <= 0xFF:
            ranges = ((0x20, 0x20), (block * HAN_BLOCK, (block + 1) * HAN_BLOCK - 1))
            yield Source(f"NotoHan{block:X}", *HAN, ranges)
            yield Source(f"NotoHangul{block:X}", *HANGUL, ranges)


def _within(point: int, source: Source) -> bool:
    return any(first <= point <= last for first, last in source.ranges)


def clean(text: str) -> str:
    """What can be drawn: composed, without control characters, surrogates and marks that steer direction."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    return "".join(
        character for character in composed if character == "\n" or unicodedata.category(character)[0] != "C"
    )


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
        with NamedTemporaryFile(dir=directory, delete=False) as file:
            file.write(_instance(source, weight))
        Path(file.name).replace(path)
    return path.read_bytes()


def _instance(source: Source, weight: int) -> bytes:
    name = source.file.format(weight=WEIGHT_NAMES[weight])
    font = FontFile(BytesIO(files(source.package).joinpath(name).read_bytes()), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["*"] if source.is_joined else [], notdef_outline=True)
    options.drop_tables += ["meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[point for first, last in source.ranges for point in range(first, last + 1)])
    subsetter.subset(font)
    if "fvar" in font:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
        instancer.instantiateVariableFont(font, axes, inplace=True)
    for number, value in ((1, source.name), (4, f"{source.name} {weight}"), (6, f"{source.name}-{weight}")):
        font["name"].setName(value, number, 3, 1, 0x409)
        font["name"].setName(value, number, 1, 0, 0)
    if source.is_joined:
        for table in font["cmap"].tables:
            table.cmap.update({PRIVATE + number: name for number, name in enumerate(font.getGlyphOrder())})
    out = BytesIO()
    font.save(out)
    return out.getvalue()
