"""A signature drawn by hand, as it arrives from a browser: read, shrunk and written again by us. Pure."""

import binascii
import struct
import warnings
import zlib
from base64 import b64decode, b64encode
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image

LARGEST = 300_000  # characters as it arrives
LARGEST_SIDE = 4000  # pixels
BOX = (1600, 600)  # pixels of what is kept
# What a broken or hostile picture makes the reader say.
BROKEN = (binascii.Error, struct.error, zlib.error, ValueError, OSError, EOFError, SyntaxError, MemoryError)


class Unreadable(ValueError):
    """Why the drawing is not taken. The text may be shown to a person."""


def clean(drawing: str) -> str:
    """The drawing (base64 of a PNG, or a data URL) as base64 of our own PNG; "" without one. Raises Unreadable."""
    if not drawing:
        return ""
    if len(drawing) > LARGEST:
        raise Unreadable(_("The drawing is too large. Clear it and draw again, or leave it out."))
    try:
        raw = b64decode(drawing.partition(",")[2] if drawing.startswith("data:") else drawing, validate=True)
        return b64encode(_redrawn(raw)).decode()
    except (*BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable(_("The drawing could not be read. Clear it and draw again, or leave it out.")) from error


def _redrawn(raw: bytes) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture = Image.open(BytesIO(raw), formats=["PNG"])
    if max(picture.size) > LARGEST_SIDE:
        raise ValueError("larger than any screen")
    picture.thumbnail(BOX)
    out = BytesIO()
    picture.convert("RGBA").save(out, "PNG", optimize=True)
    return out.getvalue()
