"""Squares are read back by the program that reads scans."""

from base64 import b64decode
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from ridealong.core import qr

ADDRESSES = [
    "https://ride.alderfalls.example/waiver/T8W2HJ",
    "https://ride.example/arrived/" + "x" * 400,
    "http://localhost:8000/überfall/?q=王",
]


def read(picture):
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.mark.parametrize("address", ADDRESSES)
def test_rows_are_read_back(address):
    rows = qr.rows(address)
    picture = Image.new("1", (len(rows) + 8, len(rows) + 8), 1)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if is_dark else 1)
    assert read(picture.resize((picture.width * 4, picture.height * 4))) == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_picture_is_read_back(address):
    kind, data = qr.picture(address).split(",")
    assert kind == "data:image/png;base64"
    assert read(Image.open(BytesIO(b64decode(data)))) == [address]


def test_rows_are_a_square_with_three_corners_to_find_it_by():
    rows = qr.rows(ADDRESSES[0])
    assert {len(row) for row in rows} == {len(rows)}
    corner = [True] * 7 + [False]
    assert rows[0][:8] == rows[-1][:8] == rows[0][-1:-9:-1] == corner
    assert rows[-1][-1:-9:-1] != corner


def test_the_same_address_gives_the_same_squares():
    assert qr.rows(ADDRESSES[0]) == qr.rows(ADDRESSES[0]) != qr.rows(ADDRESSES[0][:-1] + "K")


def test_a_code_with_a_torn_corner_is_still_read():
    picture = Image.open(BytesIO(b64decode(qr.picture(ADDRESSES[0]).split(",")[1]))).convert("L")
    picture.paste(255, (150, 150, 190, 190))
    assert read(picture) == [ADDRESSES[0]]
