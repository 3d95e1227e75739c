"""Fields that a person types into or ticks in any PDF reader, and the empty one for the department's seal."""

from functools import lru_cache

from ridealong.documents.typesetter import cutting, fonts
from ridealong.documents.typesetter.file import File, text
from ridealong.documents.typesetter.fonts import REGULAR, Face
from ridealong.documents.typesetter.ink import INK, operands
from ridealong.documents.typesetter.scripts import PUBLIC_SANS
from ridealong.documents.typesetter.tags import Field, Leaf

SIZE = 10.2
FONT = "Typed"
LOOK = f"/{FONT} {SIZE} Tf {operands(INK)} rg"
PRINTED, PRINTED_AND_LOCKED = 4, 132
REQUIRED, MANY_LINES = 1 << 1, 1 << 12
WRITABLE = bytes(range(32, 256)).decode("cp1252", "ignore")


def can_hold(value: str) -> bool:
    """A typed value is Latin-1; what goes beyond is drawn on the paper instead."""
    return all(character in WRITABLE for character in value)


class Form:
    """The fields of one file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._fonts = 0
        self._widgets: list[int] = []

    def put(self, found: Field, leaf: Leaf, page: int) -> None:
        """Writes the widget of a field that stands on `page`."""
        self._widgets.append(leaf.number)
        box = " ".join(f"{side:.2f}" for side in found.box)
        self._file.put(
            f"<</Type/Annot/Subtype/Widget/T{text(found.name)}/TU{text(found.words)}/P {page} 0 R"
            f"/Rect[{box}]/StructParent {leaf.key}{self._kind(found)}>>",
            leaf.number,
        )

    def finish(self) -> int:
        """The list of all fields; 0 when there are none."""
        if not self._widgets:
            return 0
        widgets = " ".join(f"{widget} 0 R" for widget in self._widgets)
        fonts = f"/DR<</Font {self._fonts} 0 R>>/DA({LOOK})" if self._fonts else ""
        return self._file.put(f"<</Fields[{widgets}]{fonts}>>")

    def _kind(self, found: Field) -> str:
        if found.kind == "seal":
            return f"/FT/Sig/F {PRINTED_AND_LOCKED}"
        flags = REQUIRED if found.is_required else 0
        if found.kind == "tick":
            return f"/F {PRINTED}/Ff {flags}{self._tick(found)}"
        return f"/F {PRINTED}/Ff {flags | (MANY_LINES if found.has_lines else 0)}{self._typed(found)}"

    def _typed(self, found: Field) -> str:
        self._fonts = self._fonts or self._file.put(f"<</{FONT} {_embed(self._file)} 0 R>>")
        width, height = found.box[2] - found.box[0], found.box[3] - found.box[1]
        base = height - SIZE - 2 if found.has_lines else (height - SIZE) / 2 + 1.6
        shown = found.value.encode("cp1252", "replace").hex()
        words = f"q BT {LOOK} 2 {base:.2f} Td <{shown}> Tj ET Q" if shown else ""
        look = self._file.stream(
            f"/Tx BMC {words} EMC".encode(),
            f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]/Resources<</Font {self._fonts} 0 R>>",
        )
        most = f"/MaxLen {found.most}" if found.most else ""
        value = f"/V{text(found.value)}" if found.value else ""
        return f"/FT/Tx{most}{value}/DA({LOOK})/AP<</N {look} 0 R>>"

    def _tick(self, found: Field) -> str:
        side = found.box[2] - found.box[0]
        about = f"/Type/XObject/Subtype/Form/BBox[0 0 {side:.2f} {side:.2f}]/Resources<<>>"
        hook = (
            f"q {operands(INK)} RG 1.8 w 1 J {side * 0.2:.2f} {side * 0.5:.2f} m {side * 0.42:.2f} {side * 0.25:.2f} l "
        )
        on = self._file.stream(f"{hook}{side * 0.82:.2f} {side * 0.8:.2f} l S Q".encode(), about)
        off = self._file.stream(b"", about)
        state = "Yes" if found.value else "Off"
        return f"/FT/Btn/V/{state}/AS/{state}/AP<</N<</Yes {on} 0 R/Off {off} 0 R>>>>"


def _embed(file: File) -> int:
    """A simple font with all of Latin-1: programs that type into fields know no other kind."""
    face = fonts.face(PUBLIC_SANS, REGULAR)
    program = _program(face)
    widths = " ".join(str(_width(face, bytes((code,)).decode("cp1252", "ignore"))) for code in range(32, 256))
    box = " ".join(str(side) for side in face.box)
    descriptor = file.put(
        f"<</Type/FontDescriptor/FontName/{face.name}/Flags 32/FontBBox[{box}]/ItalicAngle 0/Ascent {face.rise}"
        f"/Descent {face.fall}/CapHeight {face.rise}/StemV 80"
        f"/FontFile2 {file.stream(program, f'/Length1 {len(program)}')} 0 R>>"
    )
    return file.put(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{face.name}/FirstChar 32/LastChar 255/Widths[{widths}]"
        f"/Encoding/WinAnsiEncoding/FontDescriptor {descriptor} 0 R>>"
    )


def _width(face: Face, character: str) -> int:
    glyph = face.glyph_of.get(ord(character), 0) if character else 0
    return round(face.advances[glyph] * 1000 / face.units)


@lru_cache(2)
def _program(face: Face) -> bytes:
    return cutting.with_letters(face.data, WRITABLE)
