"""The faces on paper: Public Sans in three weights, and for other scripts the face that has the letters.

Fonts come out of their packages, cut to one weight the first time they are needed and kept for the process.
"""

import unicodedata
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont as Source
from fontTools.varLib import instancer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

WEIGHTS = {"regular": 400, "strong": 600, "bold": 750}
PUBLIC = ("fontpkg_public_sans", "PublicSans[wght].ttf")
# Looked through in this order for a letter that Public Sans does not have.
OTHERS = {
    "noto": ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
    "arabic": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
}
EAST_ASIAN = "STSong-Light"  # readers bring it along
JOINED = {"arabic"}  # scripts whose letters must be shaped


def name_of(family: str, weight: str) -> str:
    """The registered font of a family and a weight."""
    if family == "east":
        return _east_asian()
    return _register(family, weight)


def runs(text: str) -> list[tuple[str, str]]:
    """Cuts a text into (family, part), so that every part can be drawn in one face."""
    found: list[tuple[str, str]] = []
    for letter in unicodedata.normalize("NFC", text):
        family = found[-1][0] if found and _stays(letter, found[-1][0]) else _family(letter)
        if found and found[-1][0] == family:
            found[-1] = (family, found[-1][1] + letter)
        else:
            found.append((family, letter))
    return found


def is_joined(family: str) -> bool:
    return family in JOINED


def _stays(letter: str, family: str) -> bool:
    """Spaces and marks do not end a run of letters that belong together."""
    return (letter.isspace() or unicodedata.combining(letter) > 0) and ord(letter) in _letters(family)


@lru_cache(maxsize=4096)
def _family(letter: str) -> str:
    code = ord(letter)
    for family in ("public", *OTHERS):
        if code in _letters(family):
            return family
    return "east" if unicodedata.east_asian_width(letter) in "WF" else "public"


@lru_cache
def _letters(family: str) -> frozenset[int]:
    if family == "east":
        return frozenset()
    with Source(_path(family), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _path(family: str) -> str:
    package, file = PUBLIC if family == "public" else OTHERS[family]
    return str(next(path for path in _walk(package) if path.endswith(file)))


@lru_cache
def _walk(package: str) -> list[str]:
    found, waiting = [], [files(package)]
    while waiting:
        here = waiting.pop()
        for entry in here.iterdir():
            if entry.is_dir():
                waiting.append(entry)
            else:
                found.append(str(entry))
    return found


@lru_cache
def _register(family: str, weight: str) -> str:
    name = f"Ridealong-{family}-{weight}"
    font = Source(_path(family))
    options = Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_letters(family))
    subsetter.subset(font)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": WEIGHTS[weight]}
    axis = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
    axes["wght"] = min(max(WEIGHTS[weight], axis.minValue), axis.maxValue)
    static = instancer.instantiateVariableFont(font, axes)
    for number in (1, 4, 6):
        static["name"].setName(name, number, 3, 1, 0x409)
        static["name"].setName(name, number, 1, 0, 0)
    out = BytesIO()
    static.save(out)
    out.seek(0)
    pdfmetrics.registerFont(TTFont(name, out, shapable=family in JOINED))
    return name


@lru_cache
def _east_asian() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(EAST_ASIAN))
    return EAST_ASIAN
