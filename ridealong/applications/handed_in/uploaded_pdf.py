"""A PDF somebody hands in: looked through object by object, and saved without anything that acts. Pure.

Its library unfolds at most 40 MB of any one stream, so that a small file cannot fill the machine.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from django.utils.translation import gettext as _
from pikepdf import settings
from pikepdf.sanitize import Sanitizer

MOST_PAGES = 20
MOST_OBJECTS = 20_000
MOST_OBJECT_STREAMS = 40
LARGEST_STREAM = 40_000_000  # bytes: a page scanned in color, unfolded
LARGEST_WHOLE = 200_000_000
DEEPEST = 50
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/RichMediaExecute"}
ACTING = {"/JS", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent", "/3DD"}
PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}  # read by viewers, never unfolded here
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a name may hide its letters
# Camera, place and software stand in these parts of a JPEG; the color profile and Adobe's mark stay.
_TOLD = frozenset({0xE1, 0xED, 0xFE})

settings.set_qpdf_limits(
    flate_max_memory=LARGEST_STREAM,
    png_max_memory=LARGEST_STREAM,
    tiff_max_memory=LARGEST_STREAM,
    run_length_max_memory=LARGEST_STREAM,
    max_stream_filters=4,
    parser_max_container_size=100_000,
)


class UploadRefused(Exception):
    """Why a file is not taken, and what to do. The text may be shown to a person."""


def clean(data: bytes) -> bytes:
    """Raises UploadRefused."""
    plain = _CODED.sub(lambda match: bytes([int(match[1], 16)]), data)
    if plain.count(b"/ObjStm") > MOST_OBJECT_STREAMS:
        raise UploadRefused(_too_much())
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise UploadRefused(_locked())
            _look_through(pdf)
            return _saved(pdf)
    except pikepdf.PasswordError as error:
        raise UploadRefused(_locked()) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise UploadRefused(_("This PDF could not be read. Print it to a new PDF, or take a picture.")) from error


def _locked() -> str:
    return _("This PDF is locked. Save it without a password, and upload it again.")


def _too_much() -> str:
    return _("This PDF holds too much for a letter or a form. Upload only the pages we ask for.")


def _look_through(pdf: pikepdf.Pdf) -> None:
    """Everything in the file, within its bounds. Raises UploadRefused."""
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        raise UploadRefused(_("The PDF must have 1 to %(most)s pages.") % {"most": MOST_PAGES})
    seen = size = 0
    for thing in pdf.objects:
        for part in _parts(thing, DEEPEST):
            seen += 1
            if seen > MOST_OBJECTS:
                raise UploadRefused(_too_much())
            if _acts(part):
                raise UploadRefused(
                    _("This PDF holds a script or another file. Print it to a new PDF, and upload that one.")
                )
        if isinstance(thing, pikepdf.Stream):
            size += _unfolded(thing)
            if size > LARGEST_WHOLE:
                raise UploadRefused(_too_much())


def _parts(thing: Any, depth: int) -> Iterator[pikepdf.Dictionary]:
    """The dictionaries in an object, those of other objects left out. Raises UploadRefused for what is too deep."""
    if depth == 0:
        raise UploadRefused(_too_much())
    inner: Any = ()
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing  # type: ignore[misc]
        inner = (value for _name, value in thing.items())
    elif isinstance(thing, pikepdf.Array):
        inner = iter(thing)
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _parts(value, depth - 1)


def _acts(part: Any) -> bool:
    keys = set(part.keys())
    if keys & ACTING:
        return True
    kind = part.get("/S")
    return isinstance(kind, pikepdf.Name) and str(kind) in ACTIONS


def _unfolded(stream: pikepdf.Stream) -> int:
    """Bytes of a stream as a viewer would see it."""
    if PICTURES & set(_filters(stream)):
        return len(stream.read_raw_bytes())
    return len(stream.read_bytes())


def _filters(stream: pikepdf.Stream) -> list[str]:
    found: Any = stream.get("/Filter", ())
    return [str(found)] if isinstance(found, pikepdf.Name) else [str(name) for name in found]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """Without links out, notes about its making, and what only a program would read."""
    scrub = Sanitizer().remove_javascript().remove_external_access().remove_attachments().remove_multimedia()
    scrub.remove_private_app_data().remove_thumbnails().remove_search_index().remove_web_capture().remove_collection()
    scrub.apply(pdf)
    for key in ("/Metadata", "/OpenAction", "/AA", "/Perms", "/Names"):
        if key in pdf.Root:
            del pdf.Root[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            _untold(thing)
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, linearize=False)
    return out.getvalue()


def _untold(stream: pikepdf.Stream) -> None:
    """Takes the camera's and the place's notes out of a picture."""
    if "/Metadata" in stream:
        del stream["/Metadata"]
    if _filters(stream) == ["/DCTDecode"]:
        stream.write(without_notes(stream.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def without_notes(jpeg: bytes) -> bytes:
    """The same JPEG without EXIF, XMP, IPTC and comments; pixels are not touched."""
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if jpeg[at + 1] not in _TOLD:
            kept += jpeg[at:end]
        at = end
    return bytes(kept + jpeg[at:])
