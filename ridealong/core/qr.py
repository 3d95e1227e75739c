"""Squares that lead a camera to an address: as rows for paper, as a picture for pages."""

from base64 import b64encode
from io import BytesIO
from typing import Any

import zxingcpp
from PIL import Image

MASK = 3  # any of the eight can be read; to compare them takes five times longer
SCALE = 6  # dots to a square on a page


def rows(address: str) -> list[list[bool]]:
    """From the top; True is dark. Without the margin that paper has anyway."""
    drawn: Any = memoryview(_code(address).to_image(scale=1, add_quiet_zones=False))
    return [[not shade for shade in row] for row in drawn.tolist()]


def picture(address: str) -> str:
    """A PNG with its margin, as an address of its own (`data:`)."""
    drawn = _code(address).to_image(scale=SCALE, add_quiet_zones=True)
    high, wide = drawn.shape
    out = BytesIO()
    Image.frombytes("L", (wide, high), bytes(drawn)).convert("1", dither=Image.Dither.NONE).save(out, "PNG")
    return f"data:image/png;base64,{b64encode(out.getvalue()).decode()}"


def _code(address: str) -> Any:
    """A sixth of it may be hidden or torn ("M")."""
    return zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK)
