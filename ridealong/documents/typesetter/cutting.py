"""Fonts with less in them. HarfBuzz cuts a face in a few thousandths of a second, because it copies what it keeps."""

from collections.abc import Iterable

from uharfbuzz import Face, SubsetFlags, SubsetInput, subset

from ridealong.documents.typesetter.scripts import Ranges

LAYOUT = ("GSUB", "GPOS", "GDEF")
NOT_NEEDED = (*LAYOUT, "cmap", "name", "post", "OS/2")  # by who shows glyphs by their numbers
FLAGS = SubsetFlags.NO_HINTING | SubsetFlags.NOTDEF_OUTLINE


def in_one_weight(data: bytes, ranges: Ranges, weight: int) -> bytes:
    """A variable face with these ranges alone; one that is not variable has the weight it has."""
    face, wanted = Face(data), SubsetInput()
    for first, last in ranges:
        wanted.unicode_set.add_range(first, last)
    for axis in face.axis_infos:
        wanted.pin_axis_location(face, axis.tag, weight if axis.tag == "wght" else axis.default_value)
    return _cut(face, wanted)


def with_letters(data: bytes, letters: str) -> bytes:
    """These letters, and the table that finds them by code."""
    wanted = SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    return _cut(Face(data), wanted, without=LAYOUT)


def with_glyphs(data: bytes, glyphs: Iterable[int]) -> bytes:
    """These glyphs under the numbers they always had, so nothing that is drawn depends on what else is."""
    wanted = SubsetInput()
    wanted.glyph_set.update(glyphs)
    return _cut(Face(data), wanted, FLAGS | SubsetFlags.RETAIN_GIDS, NOT_NEEDED)


def _cut(face: Face, wanted: SubsetInput, flags: SubsetFlags = FLAGS, without: Iterable[str] = ()) -> bytes:
    wanted.flags = flags
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in without)
    cut: bytes = subset(face, wanted).blob.data
    return cut
