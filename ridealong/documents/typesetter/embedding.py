"""Fonts inside a file: only the glyphs it shows, under the numbers they always had, and what each one means.

Most papers need the same letters, so the same font files come back again and again: they are kept, squeezed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from zlib import compress

from ridealong.documents.typesetter import cutting
from ridealong.documents.typesetter.file import File
from ridealong.documents.typesetter.fonts import Face
from ridealong.documents.typesetter.scripts import PUBLIC_SANS

COMMON = "".join(map(chr, range(0x20, 0x7F))) + "áéíñóúüÁÉÍÑÓÚÜ¿¡–—‘’“”…·"


@dataclass(frozen=True)
class Embedded:
    """`program` and `meaning` are squeezed streams."""

    name: str
    program: bytes
    length: int
    widths: str
    meaning: bytes


def embed(file: File, face: Face, glyphs: frozenset[int], meanings: Mapping[int, str]) -> int:
    """Writes the font with `glyphs` and returns its number."""
    made = _embedded(face, _rounded(face, glyphs), tuple(sorted(meanings.items())))
    program = file.stream(made.program, f"/Length1 {made.length}", is_squeezed=True)
    box = " ".join(str(side) for side in face.box)
    descriptor = file.put(
        f"<</Type/FontDescriptor/FontName/{made.name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {face.rise}"
        f"/Descent {face.fall}/CapHeight {face.rise}/StemV 80/FontFile2 {program} 0 R>>"
    )
    descendant = file.put(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{made.name}/CIDToGIDMap/Identity/DW 0/W[{made.widths}]"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R>>"
    )
    meaning = file.stream(made.meaning, is_squeezed=True)
    return file.put(
        f"<</Type/Font/Subtype/Type0/BaseFont/{made.name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {meaning} 0 R>>"
    )


@lru_cache(32)
def _common(face: Face) -> frozenset[int]:
    return frozenset(face.glyph_of[ord(each)] for each in COMMON if ord(each) in face.glyph_of)


def _rounded(face: Face, glyphs: frozenset[int]) -> frozenset[int]:
    return glyphs | _common(face) if face.source is PUBLIC_SANS else glyphs


@lru_cache(256)
def _embedded(face: Face, glyphs: frozenset[int], meanings: tuple[tuple[int, str], ...]) -> Embedded:
    program = cutting.with_glyphs(face.data, glyphs)
    tag = "".join(chr(65 + byte % 26) for byte in sha256(repr(sorted(glyphs)).encode()).digest()[:6])
    widths = " ".join(f"{glyph}[{round(face.advances[glyph] * 1000 / face.units)}]" for glyph in sorted(glyphs))
    meaning = _meaning(face, glyphs, dict(meanings))
    return Embedded(f"{tag}+{face.name}", compress(program, 9), len(program), widths, compress(meaning, 9))


def _meaning(face: Face, glyphs: frozenset[int], meanings: Mapping[int, str]) -> bytes:
    told = {glyph: meanings.get(glyph) or face.letters.get(glyph, "") for glyph in sorted(glyphs)}
    rows = [f"<{glyph:04X}> <{letters.encode('utf-16-be').hex()}>" for glyph, letters in told.items() if letters]
    chunks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "".join(f"{len(chunk)} beginbfchar\n{chr(10).join(chunk)}\nendbfchar\n" for chunk in chunks)
    return (CODES % body).encode()


CODES = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end"""
