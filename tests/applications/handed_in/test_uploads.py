"""Files people hand in: pictures are drawn anew, PDFs saved without what acts, everything else refused politely."""

import subprocess
import sys
import zlib
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image
from pillow_heif import from_pillow

from ridealong.applications.handed_in import uploads
from ridealong.applications.handed_in.uploaded_pdf import without_notes
from tests.factories import make_picture as picture

GPS = 0x8825
SCRIPT = b"<script>alert(1)</script>"


def heic():
    out = BytesIO()
    from_pillow(Image.new("RGB", (640, 480), "navy")).save(out)
    return out.getvalue()


def with_place():
    """A picture as a phone takes it: turned, and saying where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Somebody"
    exif.get_ifd(GPS)[2] = (37.0, 46.0, 29.0)
    return picture(exif=exif)


def pdf(change=None, pages=1):
    """A small PDF; `change(pdf)` does the harm."""
    made, out = pikepdf.new(), BytesIO()
    for _page in range(pages):
        made.add_blank_page()
    if change:
        change(made)
    made.save(out)
    return out.getvalue()


def opened(clean):
    return pikepdf.open(BytesIO(clean.content))


@pytest.mark.parametrize(
    "data", [picture(), picture("PNG"), picture("WEBP"), heic()], ids=["jpeg", "png", "webp", "heic"]
)
def test_a_picture_becomes_our_own_jpeg(data):
    clean = uploads.clean(data)
    assert clean.media_type == "image/jpeg"
    assert Image.open(BytesIO(clean.content)).format == "JPEG"


def test_camera_and_place_are_gone_and_the_picture_stands_upright():
    assert Image.open(BytesIO(with_place())).getexif().get_ifd(GPS)
    drawn = Image.open(BytesIO(uploads.clean(with_place()).content))
    assert not drawn.getexif()
    assert drawn.size == (600, 800)
    assert b"Camera of Somebody" not in uploads.clean(with_place()).content


def test_what_shines_through_stands_on_white():
    out = BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(out, "PNG")
    drawn = Image.open(BytesIO(uploads.clean(out.getvalue()).content))
    assert drawn.getpixel((10, 10)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller():
    drawn = Image.open(BytesIO(uploads.clean(picture(size=(5000, 3000))).content))
    assert drawn.size == (2400, 1440)


@pytest.mark.parametrize("tail", [SCRIPT, b"PK\x03\x04" + b"x" * 100, pdf()], ids=["script", "zip", "pdf"])
def test_what_hangs_behind_a_picture_is_lost(tail):
    assert tail not in uploads.clean(picture() + tail).content


def test_a_script_in_a_comment_of_a_picture_is_lost():
    assert SCRIPT not in uploads.clean(picture(comment=SCRIPT)).content


def harm(root=None, page=None):
    def change(made):
        for name, value in (root or {}).items():
            made.Root[name] = made.make_indirect(value)
        for name, value in (page or {}).items():
            made.pages[0].obj[name] = value

    return change


def action(kind, **more):
    return pikepdf.Dictionary(S=pikepdf.Name(kind), **more)


def attached(made):
    made.attachments["virus.exe"] = pikepdf.AttachedFileSpec(made, b"MZ")


def hidden(made):
    """A script one dictionary inside the other, reached by no name we know."""
    inner = pikepdf.Dictionary(A=pikepdf.Dictionary(B=pikepdf.Array([action("/JavaScript", JS="app.alert(1)")])))
    made.Root["/Whatever"] = inner


LOCKED = BytesIO()
pikepdf.open(BytesIO(pdf())).save(LOCKED, encryption=pikepdf.Encryption(owner="owner", user=""))
LOCKED_TWICE = BytesIO()
pikepdf.open(BytesIO(pdf())).save(LOCKED_TWICE, encryption=pikepdf.Encryption(owner="owner", user="secret"))


def office():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


REFUSED = {
    "nothing": (b"", "empty"),
    "100 MB": (b"\xff\xd8\xff" + b"\x00" * 100 * 1024 * 1024, "larger than 10 MB"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "web pages"),
    "svg behind a mark": (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "web pages"),
    "html": (b"  \n<!DOCTYPE html><script>alert(1)</script>", "web pages"),
    "html before a pdf": (SCRIPT + pdf(), "web pages"),
    "word": (office(), "Office"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Office"),
    "gif": (picture("GIF"), "JPEG, PNG"),
    "tiff": (picture("TIFF"), "JPEG, PNG"),
    "gif before a pdf": (b"GIF89a" + pdf(), "JPEG, PNG"),
    "program": (b"MZ\x90\x00" + b"\x00" * 200, "JPEG, PNG"),
    "text": (b"just words", "JPEG, PNG"),
    "half a jpeg": (picture()[:200], "could not be read"),
    "a png that is none": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "could not be read"),
    "a heic that is none": (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 90, "could not be read"),
    "half a pdf": (pdf()[:40], "could not be read"),
    "pdf script": (pdf(harm(root={"/OpenAction": action("/JavaScript", JS="app.alert(1)")})), "script"),
    "pdf script on a page": (pdf(harm(page={"/AA": pikepdf.Dictionary(O=action("/JavaScript", JS="x"))})), "script"),
    "pdf script, hidden": (pdf(hidden), "script"),
    "pdf launch": (pdf(harm(root={"/OpenAction": action("/Launch", F="calc.exe")})), "script"),
    "pdf with a file inside": (pdf(attached), "another file"),
    "pdf form of scripts": (
        pdf(harm(root={"/AcroForm": pikepdf.Dictionary(XFA="x", Fields=pikepdf.Array())})),
        "script",
    ),
    "pdf locked": (LOCKED.getvalue(), "locked"),
    "pdf with a password": (LOCKED_TWICE.getvalue(), "locked"),
    "pdf of 21 pages": (pdf(pages=21), "1 to 20 pages"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_sentence_that_says_what_to_do(data, words):
    with pytest.raises(uploads.UploadRefused, match=words):
        uploads.clean(data)


def test_a_pdf_is_saved_without_what_it_tells_and_where_it_leads():
    def told(made):
        made.docinfo["/Author"] = "Somebody"
        link = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action("/URI", URI="https://tracker.example.com")
        )
        made.pages[0].obj["/Annots"] = pikepdf.Array([link])
        with made.open_metadata() as metadata:
            metadata["dc:creator"] = ["Somebody"]

    clean = uploads.clean(pdf(told))
    assert clean.media_type == "application/pdf"
    with opened(clean) as saved:
        assert "/Metadata" not in saved.Root
        assert "/Info" not in saved.trailer
        assert "/A" not in saved.pages[0].Annots[0]
    assert b"tracker" not in clean.content


def test_what_hangs_behind_a_pdf_is_lost():
    assert SCRIPT not in uploads.clean(pdf() + SCRIPT).content


def test_a_scan_keeps_its_pixels_and_loses_its_place():
    def scanned(made):
        stream = pikepdf.Stream(made, b"")
        stream.write(with_place(), filter=pikepdf.Name.DCTDecode)
        stream.Subtype, stream.Width, stream.Height = pikepdf.Name.Image, 800, 600
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=stream))

    with opened(uploads.clean(pdf(scanned))) as saved:
        kept = saved.pages[0].Resources.XObject.Scan.read_raw_bytes()
    assert b"Camera of Somebody" not in kept
    assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(with_place())).tobytes()


def test_notes_of_a_cut_jpeg_do_no_harm():
    assert without_notes(b"\xff\xd8\xff\xe1\xff") == b"\xff\xd8\xff\xe1\xff"


# Bombs: small files that unfold to more than the machine has.


def folded(size):
    press = zlib.compressobj(9)
    return b"".join(press.compress(b" " * 10_000_000) for _part in range(size // 10_000_000)) + press.flush()


def page_bomb(streams=1, size=400_000_000):
    body = folded(size)

    def change(made):
        for number in range(streams):
            stream = pikepdf.Stream(made, b"")
            stream.write(body, filter=pikepdf.Name.FlateDecode)
            made.Root[f"/Bomb{number}"] = made.make_indirect(stream)

    return pdf(change)


def object_bomb(count=1):
    """Streams of objects, which a reader unfolds while it opens the file."""
    body = b"1 0 <</Type/Catalog/Pages 2 0 R>>"
    press = zlib.compressobj(9)
    body = press.compress(body) + b"".join(press.compress(b" " * 10_000_000) for _part in range(40)) + press.flush()
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(body)
    objects = [b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    objects += [head + body + b"\nendstream"] * count
    data, places = b"%PDF-1.5\n", []
    for number, thing in enumerate(objects, start=2):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    rows = [(0, 0, 65535), (2, 4, 0), *((1, place, 0) for place in places), (1, len(data), 0)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + last.to_bytes(2) for kind, place, last in rows)
    number = len(objects) + 2
    head = b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Size %d/Root 1 0 R/Length %d>>stream\n" % (number, number + 1, len(table))
    return data + head + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(data)


def many_objects(made):
    made.Root["/Many"] = pikepdf.Array([pikepdf.Dictionary(A=1) for _number in range(25_000)])


def deep(made):
    inner = pikepdf.Dictionary()
    for _level in range(200):
        inner = pikepdf.Dictionary(A=inner)
    made.Root["/Deep"] = inner


def png_bomb():
    """20,000 by 20,000 pixels in some kilobytes."""
    row = zlib.compress(b"\x00" * (20_000 // 8 + 1) * 20_000, 9)

    def chunk(kind, body):
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    size = (20_000).to_bytes(4) * 2 + bytes([1, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


BOMBS = {
    "page": page_bomb,
    "many pages": lambda: page_bomb(streams=9, size=30_000_000),
    "objects": object_bomb,
    "many objects": lambda: object_bomb(count=41),
    "array": lambda: pdf(many_objects),
    "deep": lambda: pdf(deep),
    "png": png_bomb,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused(bomb):
    with pytest.raises(uploads.UploadRefused):
        uploads.clean(bomb())


@pytest.mark.parametrize("bomb", [page_bomb, object_bomb, png_bomb], ids=["page", "objects", "png"])
def test_a_bomb_takes_little_memory(bomb, tmp_path):
    """In a process of its own, because a peak is never forgotten: less than 200 MB above what it takes to start."""
    file = tmp_path / "bomb"
    file.write_bytes(bomb())
    program = (
        "import resource, sys\n"
        "from django.conf import settings; settings.configure(USE_I18N=False)\n"
        "from ridealong.applications.handed_in import uploads\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = peak()\n"
        f"data = open({str(file)!r}, 'rb').read()\n"
        "try: uploads.clean(data)\n"
        "except uploads.UploadRefused: print(peak() - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    unit = 1024 if sys.platform == "darwin" else 1  # kilobytes, on a Mac bytes
    assert int(done.stdout) / unit < 200_000
