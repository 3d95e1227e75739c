"""A file somebody hands in: told by what it holds, never by its name, and written anew by us. Pure.

Pictures become a JPEG without a word about camera or place; PDFs are looked through and saved without anything that
acts. What we cannot make safe is refused with a sentence that says what to do.
"""

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from ridealong.applications.handed_in import uploaded_pdf
from ridealong.applications.handed_in.uploaded_pdf import UploadRefused

__all__ = ["LARGEST_FILE", "Clean", "UploadRefused", "clean"]
LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000  # what phones take today
LARGEST_SIDE = 2400  # pixels of what is kept: a page at 200 dots an inch
QUALITY = 85
# What a broken or hostile picture makes its reader say.
BROKEN = (struct.error, zlib.error, ValueError, OSError, EOFError, SyntaxError, MemoryError, RuntimeError, IndexError)
HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
MARKUP = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")

register_heif_opener()


@dataclass(frozen=True)
class Clean:
    """What may be kept and shown: `media_type` is image/jpeg or application/pdf."""

    media_type: str
    content: bytes


def clean(data: bytes) -> Clean:
    """Raises UploadRefused."""
    if not data:
        raise UploadRefused(_("The file is empty. Choose it again."))
    if len(data) > LARGEST_FILE:
        raise UploadRefused(too_large())
    if data.startswith(b"%PDF-"):
        return Clean("application/pdf", uploaded_pdf.clean(data))
    if kind := _picture_kind(data):
        return Clean("image/jpeg", _redrawn(data, kind))
    if data.lstrip()[:4].startswith(MARKUP):
        raise UploadRefused(_("Drawings and web pages are not taken. Take a picture of it, or print it to a PDF."))
    if data.startswith(OFFICE):
        raise UploadRefused(_("Office files are not taken. Save it as a PDF, or print it and take a picture."))
    raise UploadRefused(
        _("We take pictures (JPEG, PNG, HEIC, WebP) and PDFs. Take a picture of it, or save it as PDF.")
    )


def too_large() -> str:
    return _("The file is larger than %(size)s MB. Take a smaller picture, or split it.") % {
        "size": LARGEST_FILE // 1024 // 1024
    }


def _picture_kind(data: bytes) -> str:
    """Pillow's name of the format its first bytes speak of, or ""."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return "HEIF" if data[4:8] == b"ftyp" and data[8:12] in HEIC else ""


def _redrawn(data: bytes, kind: str) -> bytes:
    """The picture the right way up, on white, and nothing else that was in the file. Raises UploadRefused."""
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data), formats=[kind]) as picture:
            warnings.simplefilter("ignore")  # a picture over the limit is refused below, before a pixel is read
            if picture.width * picture.height > MOST_PIXELS:
                raise UploadRefused(_("The picture has too many pixels. Take it with a lower resolution."))
            return _jpeg(picture)
    except (*BROKEN, Image.DecompressionBombError) as error:
        raise UploadRefused(_("The picture could not be read. Take it again, or save it as JPEG.")) from error


def _jpeg(picture: Image.Image) -> bytes:
    picture.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))  # a large JPEG is read in a smaller size at once
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    page = Image.new("RGB", upright.size, "white")
    page.paste(upright, mask=upright.getchannel("A"))
    out = BytesIO()
    page.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
