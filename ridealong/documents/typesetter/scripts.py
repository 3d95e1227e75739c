"""Which face writes which script: Public Sans first, then Noto and IBM Plex. All come as packages."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

HAN_BLOCK = 256  # characters; a name of three then costs three small cuts instead of one of 30,000

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Source:
    """Part of a font; one whose file names a weight is not variable. `ranges` are code points, first and last.

    `is_plain`: a letter is a glyph, accents and all. `is_woven`: letters change places or merge, so that a word is
    read back from its text and not from its glyphs.
    """

    name: str
    package: str
    file: str
    ranges: Ranges
    is_plain: bool = False
    is_woven: bool = False


def _noto(script: str, package: str, *ranges: tuple[int, int], is_woven: bool = False) -> Source:
    file = f"fonts/ofl/notosans{script.lower()}/NotoSans{script}[wdth,wght].ttf"
    return Source(f"Noto{script}", f"justmytype_intl_{package}", file, (SPACE, *ranges), is_woven=is_woven)


SPACE = (0x20, 0x20)
LATIN = (0x20, 0x17F)
NOTO = ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
PUBLIC_SANS = Source(
    "PublicSans",
    "fontpkg_public_sans",
    "files/PublicSans[wght].ttf",
    ((0x20, 0x24F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)),
    is_plain=True,
)
SOURCES = (
    PUBLIC_SANS,
    Source("NotoLatin", *NOTO, (LATIN, (0x180, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x25CC, 0x25CC)), True),
    Source("NotoGreek", *NOTO, (LATIN, (0x300, 0x3FF), (0x1F00, 0x1FFF)), True),
    Source("NotoCyrillic", *NOTO, (LATIN, (0x300, 0x36F), (0x400, 0x52F)), True),
    Source(
        "PlexArabic",  # its letters carry their dots, so each glyph is one letter and can be read back
        "fontpkg_ibm_plex_sans_arabic",
        "files/IBMPlexSansArabic-{weight}.ttf",
        (SPACE, (0x600, 0x6FF)),
    ),
    _noto("Hebrew", "rtl", (0x591, 0x5F4)),
    _noto("Devanagari", "south_asia", (0x900, 0x97F), is_woven=True),
    _noto("Bengali", "south_asia", (0x964, 0x965), (0x980, 0x9FF), is_woven=True),
    _noto("Tamil", "south_asia", (0xB80, 0xBFF), is_woven=True),
    _noto("Telugu", "south_asia", (0xC00, 0xC7F), is_woven=True),
    _noto("Thai", "sea", (0xE00, 0xE7F), is_woven=True),
    _noto("Lao", "sea", (0xE80, 0xEFF), is_woven=True),
    _noto("Myanmar", "sea", (0x1000, 0x109F), is_woven=True),
    _noto("Khmer", "sea", (0x1780, 0x17FF), is_woven=True),
    _noto("Ethiopic", "africa", (0x1200, 0x139F)),
)
HAN = ("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf")
HANGUL = ("justmytype_intl_cjk", "fonts/ofl/notosanskr/NotoSansKR[wght].ttf")


def for_points(points: set[int]) -> Iterator[Source]:
    """Those that may have all of `points`, best first."""
    for source in SOURCES:
        if all(any(first <= point <= last for first, last in source.ranges) for point in points):
            yield source
    yield from _wide(points)


def _wide(points: set[int]) -> Iterator[Source]:
    """The part of a Chinese, Japanese or Korean face that holds the one character asked for."""
    if len(points) == 1 and find_spec(HAN[0]):
        block = next(iter(points)) // HAN_BLOCK
        if 0x2E <= block < 0xD8 or 0xF9 <= block <= 0xFF:
            ranges = (SPACE, (block * HAN_BLOCK, (block + 1) * HAN_BLOCK - 1))
            yield Source(f"NotoHan{block:X}", *HAN, ranges)
            yield Source(f"NotoHangul{block:X}", *HANGUL, ranges)
