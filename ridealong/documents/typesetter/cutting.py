"""Cuts weights and scripts out of variable fonts."""

from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from ridealong.documents.typesetter.scripts import Source


def instance(source: Source, weight: int, file: str) -> bytes:
    """`file` of the source's package, with only its ranges, in one weight."""
    font = TTFont(BytesIO(files(source.package).joinpath(file).read_bytes()), recalcTimestamp=False)
    options = Options(hinting=False, notdef_outline=True)
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
    return _saved(font)


def with_only(data: bytes, letters: str) -> bytes:
    """A face with these letters alone, which keeps the table that finds them by code."""
    font = TTFont(BytesIO(data))
    subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True))
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return _saved(font)


def _saved(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()
