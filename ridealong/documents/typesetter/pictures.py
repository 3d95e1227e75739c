"""Pictures inside a file: decoded once, kept squeezed for the next paper."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from zlib import compress

from PIL import Image

from ridealong.documents.typesetter.file import File

BADGE_DOTS = 330  # high; 62 points on paper: sharper than paper, and a fifth of an upload's weight


@dataclass(frozen=True)
class Picture:
    """`colours` and `cover` (how far each dot hides the paper) are squeezed. A photograph covers all, and its colours
    are the JPEG itself."""

    name: str
    width: int
    height: int
    colours: bytes
    cover: bytes

    def within(self, width: float, height: float) -> tuple[float, float]:
        """The largest size of the same shape."""
        part = min(width / self.width, height / self.height)
        return self.width * part, self.height * part


@lru_cache(16)
def badge(png: bytes) -> Picture:
    with Image.open(BytesIO(png)) as image:
        image.thumbnail((BADGE_DOTS * 3, BADGE_DOTS))
        return _picture(png, image)


def drawing(png: bytes) -> Picture:
    with Image.open(BytesIO(png)) as image:
        return _picture(png, image)


def photograph(jpeg: bytes) -> Picture:
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        return Picture(f"I{sha256(jpeg).hexdigest()[:12]}", image.width, image.height, jpeg, b"")


def _picture(png: bytes, image: Image.Image) -> Picture:
    whole = image.convert("RGBA")
    name = f"I{sha256(png).hexdigest()[:12]}"
    colours, cover = whole.convert("RGB").tobytes(), whole.getchannel("A").tobytes()
    return Picture(name, whole.width, whole.height, compress(colours, 9), compress(cover, 9))


def embed(file: File, picture: Picture) -> int:
    size = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
    if not picture.cover:
        return file.plain(picture.colours, f"{size}/ColorSpace/DeviceRGB/Filter/DCTDecode")
    cover = file.stream(picture.cover, f"{size}/ColorSpace/DeviceGray", is_squeezed=True)
    return file.stream(picture.colours, f"{size}/ColorSpace/DeviceRGB/SMask {cover} 0 R", is_squeezed=True)
