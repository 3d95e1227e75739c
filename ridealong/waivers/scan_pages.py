"""The pages of a scan as pictures, and the codes that stand on them. Pure."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdfium2
import zxingcpp
from django.utils.translation import gettext as _
from PIL import Image

from ridealong.applications.handed_in import uploads
from ridealong.applications.handed_in.uploads import UploadRefused

MOST_PAGES = 20
LONGEST_SIDE = 2200  # pixels: a letter page at 200 dots an inch
QUALITY = 75
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
OF_A_WAIVER = re.compile(r"/waiver/([A-Z0-9]{6,12})/?$")


def of(files: Sequence[bytes]) -> list[bytes]:
    """Every page as a JPEG in RGB, in the order they were chosen. Raises UploadRefused."""
    pages: list[bytes] = []
    for file in files:
        clean = uploads.clean(file)
        drawn = _of_pdf(clean.content) if clean.media_type == "application/pdf" else [_opened(clean.content)]
        for page in drawn:
            if len(pages) == MOST_PAGES:
                raise UploadRefused(_("These are more than %(most)s pages.") % {"most": MOST_PAGES})
            pages.append(_jpeg(page))
    if not pages:
        raise UploadRefused(_("Choose the scan: a PDF, or a picture of each page."))
    return pages


def codes(pages: Sequence[bytes]) -> set[str]:
    """Short codes of waivers in QR codes on the pages."""
    found = (match for page in pages for text in _texts(page) if (match := OF_A_WAIVER.search(text)))
    return {match[1] for match in found}


def _texts(page: bytes) -> Iterator[str]:
    with Image.open(BytesIO(page), formats=["JPEG"]) as picture:
        for code in zxingcpp.read_barcodes(
            picture.convert("L"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        ):
            yield code.text


def _of_pdf(pdf: bytes) -> Iterator[Image.Image]:
    """Raises UploadRefused."""
    try:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            longest = max(page.get_size())
            if longest <= 0:
                raise UploadRefused(_("This PDF could not be read. Print it to a new PDF, or take a picture."))
            yield page.render(scale=min(LONGEST_SIDE / longest, 4), may_draw_forms=True).to_pil()
    except pypdfium2.PdfiumError as error:
        raise UploadRefused(_("This PDF could not be read. Print it to a new PDF, or take a picture.")) from error


def _opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg), formats=["JPEG"])


def _jpeg(page: Image.Image) -> bytes:
    page.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = BytesIO()
    page.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
