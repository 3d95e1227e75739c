"""A department's badge: a PNG, checked by what it holds, never by its name, and drawn anew before it is kept."""

from functools import lru_cache
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

LEAST, MOST, KEPT = 600, 6000, 1200  # pixels of the shorter side, of the longer side, of what is stored
LARGEST_FILE = 5 * 1024 * 1024
ON_PAGES, COLOURS = (144, 168), 128  # twice the 72 by 84 pixels at which pages show it


class BadgeRefused(Exception):
    """The text may be shown to a person."""


def clean(data: bytes) -> bytes:
    """The picture as a PNG of its own: nothing else that was in the file survives. Raises BadgeRefused."""
    if len(data) > LARGEST_FILE:
        raise BadgeRefused(_("The file is larger than 5 MB."))
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            _check_size(picture.size)
            picture.load()
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadgeRefused(_("This is not a PNG picture that can be read.")) from error
    drawn.thumbnail((KEPT, KEPT))
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=2)
def for_pages(badge: bytes) -> bytes:
    """The stored badge as small as pages show it: a sixth of the bytes that every first visit waits for."""
    with Image.open(BytesIO(badge), formats=["PNG"]) as picture:
        drawn = picture.convert("RGBA")
    drawn.thumbnail(ON_PAGES)
    out = BytesIO()
    drawn.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _check_size(size: tuple[int, int]) -> None:
    """Before a pixel is decoded: a small file may unfold to a huge picture."""
    if min(size) < LEAST:
        raise BadgeRefused(
            _("The picture is %(width)s by %(height)s pixels; it needs 600 or more on each side.")
            % {"width": size[0], "height": size[1]}
        )
    if max(size) > MOST:
        raise BadgeRefused(_("The picture is larger than 6000 pixels."))
