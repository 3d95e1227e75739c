"""Pages as small grey pictures, so that two can be laid over each other."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from ridealong.documents import render, samples

REFERENCES = Path(__file__).parent / "references"
DOTS = 50  # to the inch
PAPERS = dict(samples.papers())
SHOWN = (
    "application-blank", "application-prefilled-sharma", "attestation-wang", "certificate-lukasz",
    "certificate-somchai", "day-sheet-mill-street", "guardian-consent-blank", "letter-approved-omar",
    "letter-approved-sharma", "letter-declined-spanish", "letter-message-wang", "packet-law", "receipt-minor",
    "report-month", "ride-report-nguyen", "rules-card-lukasz", "scan-wang", "waiver-blank", "waiver-blank-minor",
    "waiver-prefilled-omar", "waiver-signed-minor", "waiver-signed-sealed", "waiver-to-notarize",
)  # fmt: skip


def pages(name: str) -> list[Image.Image]:
    return rendered(render(PAPERS[name]))


def rendered(pdf: bytes) -> list[Image.Image]:
    """As another program than ours draws them."""
    return [sheet.render(scale=DOTS / 72, grayscale=True).to_pil() for sheet in pypdfium2.PdfDocument(pdf)]


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far the worst patch of 16 by 16 dots differs, from 0 to 255. Blurred: renderers round edges differently."""
    soft = [picture.filter(ImageFilter.GaussianBlur(1.5)) for picture in (one, other)]
    difference = ImageChops.difference(*soft)
    width, height = difference.size
    patches = difference.resize((max(1, width // 16), max(1, height // 16)), Image.Resampling.BOX)
    return float(ImageStat.Stat(patches).extrema[0][1])
