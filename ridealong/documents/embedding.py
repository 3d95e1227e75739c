"""Fonts inside a file: only the glyphs it shows, under the numbers they always had, and what each one means.

Most papers need the same letters, so the same font files come back again and again: they are kept, squeezed.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from zlib import compress

from ridealong.documents.file import File
from ridealong.documents.fonts import Face
from ridealong.documents.scripts import PUBLIC_SANS

COMMON = "".join(map(chr, range(0x20, 0x7F))) + "áéíñóúüÁÉÍÑÓÚÜ¿¡–—‘’“”…·"
MORE_PARTS, ARGS_ARE_WORDS, SCALE, SCALE_XY, SCALE_2X2 = 0x20, 0x01, 0x08, 0x40, 0x80  # of composite glyphs


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
    program = _program(face, glyphs)
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


def _program(face: Face, glyphs: frozenset[int]) -> bytes:
    """The font with all other glyphs blanked. Numbers stay, so nothing that is drawn depends on what else is."""
    offsets = _offsets(face)
    glyf = face.tables["glyf"]
    kept = _with_parts(glyf, offsets, glyphs | {0})
    body, places = bytearray(), []
    for glyph in range(len(offsets) - 1):
        places.append(len(body))
        if glyph in kept:
            body += glyf[offsets[glyph] : offsets[glyph + 1]]
            body += b"\0" * (-len(body) % 4)
    loca = struct.pack(f">{len(places) + 1}L", *places, len(body))
    head = bytearray(face.tables["head"])
    head[50:52] = b"\0\1"  # long offsets
    tables = {**face.tables, "glyf": bytes(body), "loca": loca, "head": bytes(head)}
    return _assembled(tables)


def _offsets(face: Face) -> list[int]:
    loca = face.tables["loca"]
    if face.tables["head"][50:52] == b"\0\0":
        return [2 * place for place in struct.unpack(f">{len(loca) // 2}H", loca)]
    return list(struct.unpack(f">{len(loca) // 4}L", loca))


def _with_parts(glyf: bytes, offsets: list[int], glyphs: frozenset[int]) -> set[int]:
    """Letters with accents are often made of others."""
    found: set[int] = set()
    waiting = list(glyphs)
    while waiting:
        glyph = waiting.pop()
        if glyph not in found:
            found.add(glyph)
            waiting += _parts(glyf[offsets[glyph] : offsets[glyph + 1]])
    return found


def _parts(outline: bytes) -> list[int]:
    if len(outline) < 10 or outline[0] < 0x80:  # a composite glyph counts -1 contours
        return []
    found, at, flags = [], 10, MORE_PARTS
    while flags & MORE_PARTS:
        flags, part = struct.unpack_from(">HH", outline, at)
        found.append(part)
        at += 4 + (4 if flags & ARGS_ARE_WORDS else 2)
        at += 2 if flags & SCALE else 4 if flags & SCALE_XY else 8 if flags & SCALE_2X2 else 0
    return found


def _assembled(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at, directory, body = 12 + 16 * count, b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        directory += tag.encode() + struct.pack(">LLL", _checksum(padded), at + len(body), len(data))
        body += padded
    return head + directory + body


def _checksum(padded: bytes) -> int:
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
