"""Pictures inside a file, as ReportLab keeps them: decoded and squeezed once, and ready for the next paper."""

from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from zlib import compress

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from ridealong.documents.typesetter.file import File

BADGE_DOTS = 330  # high; 62 points on paper: sharper than paper, and a fifth of an upload's weight


@dataclass(frozen=True)
class Picture:
    """`drawn` is never written itself, only copies of it: one belongs to one file. `cover` is how far each dot hides
    the paper; without one it hides all of it."""

    name: str
    drawn: PDFImageXObject
    cover: PDFImageXObject | None = None

    def within(self, width: float, height: float) -> tuple[float, float]:
        """The largest size of the same shape."""
        part = min(width / self.drawn.width, height / self.drawn.height)
        return self.drawn.width * part, self.drawn.height * part


@lru_cache(16)
def badge(png: bytes) -> Picture:
    with Image.open(BytesIO(png)) as image:
        image.thumbnail((BADGE_DOTS * 3, BADGE_DOTS))
        return _picture(png, image.convert("RGBA"))


def drawing(png: bytes) -> Picture:
    with Image.open(BytesIO(png)) as image:
        return _picture(png, image.convert("RGBA"))


def photograph(jpeg: bytes) -> Picture:
    """Its colours are the JPEG itself."""
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        return Picture(_name(jpeg), _object(_name(jpeg), image, jpeg, "DCTDecode"))


def embed(file: File, picture: Picture) -> None:
    drawn = copy(picture.drawn)
    if picture.cover:
        drawn.smask = file.drawing(f"{picture.name}.cover", copy(picture.cover))
    file.drawing(picture.name, drawn)


def _picture(png: bytes, image: Image.Image) -> Picture:
    parts = image.convert("RGB"), image.getchannel("A")
    return Picture(
        _name(png), *(_object(_name(png), part, compress(part.tobytes(), 9), "FlateDecode") for part in parts)
    )


def _name(data: bytes) -> str:
    return f"I{sha256(data).hexdigest()[:12]}"


def _object(name: str, image: Image.Image, data: bytes, encoding: str) -> PDFImageXObject:
    """Squeezed by us: ReportLab writes it as letters, a quarter longer."""
    made = PDFImageXObject(name)
    made.width, made.height, made.bitsPerComponent = image.width, image.height, 8
    made.colorSpace = "DeviceGray" if image.mode == "L" else "DeviceRGB"
    made.streamContent, made._filters = data, (encoding,)
    return made
