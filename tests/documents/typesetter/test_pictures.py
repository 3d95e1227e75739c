"""Pictures inside a file: whole, in their colours, with what lies under them."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from ridealong.documents.typesetter import pictures
from tests.documents.typesetter import drawn
from tests.documents.typesetter.test_page import jpeg, png


def saved(image, kind="PNG"):
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def seen(data, *, is_photograph=False):
    """The colour in the middle of the picture, as it is drawn over white paper."""
    made = drawn.paper()
    draw = made.photograph if is_photograph else made.picture
    draw(data, 100, 200, 200, 200, "Picture")
    sheet = pypdfium2.PdfDocument(drawn.bound(made))[0]
    return sheet.render(scale=1).to_pil().convert("RGB").getpixel((200, 792 - 300))


def near(colour):
    return pytest.approx(colour, abs=6)


@pytest.mark.parametrize(
    ("image", "colour"),
    [
        (Image.new("RGB", (40, 40), (200, 30, 60)), (200, 30, 60)),
        (Image.new("RGBA", (40, 40), (200, 30, 60, 255)), (200, 30, 60)),
        (Image.new("RGBA", (40, 40), (0, 0, 0, 128)), (127, 127, 127)),
        (Image.new("RGBA", (40, 40), (0, 0, 0, 0)), (255, 255, 255)),
        (Image.new("L", (40, 40), 90), (90, 90, 90)),
        (Image.new("LA", (40, 40), (0, 51)), (204, 204, 204)),
        (Image.new("1", (40, 40), 0), (0, 0, 0)),
        (Image.new("RGB", (40, 40), (0, 51, 204)).convert("P"), (0, 51, 204)),
    ],
    ids=["colours", "covered", "half", "clear", "grey", "grey and clear", "black", "palette"],
)
def test_every_kind_of_png_is_seen_as_it_is(image, colour):
    assert seen(saved(image)) == near(colour)


def test_a_photograph_is_seen_as_it_is():
    assert seen(saved(Image.new("RGB", (40, 40), (200, 30, 60)), "JPEG"), is_photograph=True) == near((200, 30, 60))


def test_a_photograph_goes_in_as_the_jpeg_it_was():
    data = jpeg()
    made = drawn.paper()
    made.photograph(data, 54, 100, 300, 400, "Page")
    with pikepdf.open(BytesIO(drawn.bound(made))) as opened:
        (picture,) = opened.pages[0].Resources.XObject.values()
        assert picture.read_raw_bytes() == data
        assert picture.Filter[0] == "/DCTDecode"


def test_a_photograph_must_be_a_jpeg():
    with pytest.raises(OSError, match="cannot identify"):
        pictures.photograph(png())


def test_a_large_badge_is_made_as_fine_as_paper_needs():
    badge = pictures.badge(png(1600, 2000))
    assert badge.drawn.height == pictures.BADGE_DOTS
    assert badge.drawn.width / badge.drawn.height == pytest.approx(0.8, abs=0.01)


def test_a_small_badge_and_a_drawing_keep_their_dots():
    assert (pictures.badge(png(120, 100)).drawn.width, pictures.drawing(png(1600, 900)).drawn.width) == (120, 1600)


@pytest.mark.parametrize(("room", "size"), [((90, 90), (90, 60)), ((300, 60), (90, 60)), ((30, 90), (30, 20))])
def test_a_picture_is_as_large_as_fits(room, size):
    assert pictures.drawing(png(300, 200)).within(*room) == pytest.approx(size)


def test_the_same_picture_has_the_same_name_and_another_another():
    assert pictures.drawing(png()).name == pictures.drawing(png()).name != pictures.drawing(png(301, 200)).name


def test_a_kept_badge_serves_many_files():
    """ReportLab's objects belong to one file each."""
    files = [drawn.bound(drawn.paper(badge=png(330, 330))) for _number in range(3)]
    assert len(set(files)) == 1
    with pikepdf.open(BytesIO(files[-1])) as opened:
        (picture,) = opened.pages[0].Resources.XObject.values()
        assert (int(picture.Width), int(picture.SMask.Height), picture.SMask.ColorSpace) == (330, 330, "/DeviceGray")
