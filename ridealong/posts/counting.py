"""How networks count the characters of a text. Pure."""

import unicodedata
from functools import lru_cache

import regex

URL = regex.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
GRAPHEME = regex.compile(r"\X")
EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
URL_LENGTH = 23


def graphemes(text: str) -> list[str]:
    return GRAPHEME.findall(text)


@lru_cache(maxsize=4096)
def is_emoji(grapheme: str) -> bool:
    is_letter = len(grapheme) == 1 and ord(grapheme) < 0x2000  # © and ® are letters to a counter
    return not is_letter and bool(EMOJI.search(grapheme))


@lru_cache(maxsize=4096)
def _weight(grapheme: str) -> int:
    if is_emoji(grapheme):
        return 2
    return sum(1 if any(low <= ord(char) <= high for low, high in LIGHT) else 2 for char in grapheme)


def count_x(text: str) -> int:
    """Weighted: CJK and emoji weigh two, an address always 23."""
    text = unicodedata.normalize("NFC", text)
    bare = URL.sub("", text)
    weight = len(bare) if bare.isascii() else sum(map(_weight, graphemes(bare) if EMOJI.search(bare) else bare))
    return len(URL.findall(text)) * URL_LENGTH + weight


def count_graphemes(text: str) -> int:
    return len(text) if text.isascii() else len(graphemes(text))


def count_bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def count_threads(text: str) -> int:
    """Characters; an emoji counts as its UTF-8 bytes."""
    if text.isascii() or not EMOJI.search(text):
        return len(text)
    return sum(count_bytes(part) if is_emoji(part) else len(part) for part in graphemes(text))


def count_mastodon(text: str) -> int:
    bare = URL.sub("", text)
    return len(URL.findall(text)) * URL_LENGTH + count_graphemes(bare)
