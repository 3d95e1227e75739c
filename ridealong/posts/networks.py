"""What each network takes, how it counts, and how a text is split for it.

Limits as of 2026-11, from the program's design document; nobody has checked them against the networks since.
Pure: text in, numbers and links out.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

import regex

URL = regex.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
GRAPHEME = regex.compile(r"\X")
EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
URL_LENGTH = 23


def graphemes(text: str) -> list[str]:
    return GRAPHEME.findall(text)


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
    weight = len(bare) if bare.isascii() else sum(_weight(grapheme) for grapheme in graphemes(bare))
    return len(URL.findall(text)) * URL_LENGTH + weight


def count_graphemes(text: str) -> int:
    return len(text) if text.isascii() else len(graphemes(text))


def count_bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def count_threads(text: str) -> int:
    """Characters; an emoji counts as its UTF-8 bytes."""
    if text.isascii():
        return len(text)
    return sum(count_bytes(part) if is_emoji(part) else len(part) for part in graphemes(text))


def count_mastodon(text: str) -> int:
    bare = URL.sub("", text)
    return len(URL.findall(text)) * URL_LENGTH + count_graphemes(bare)


@dataclass(frozen=True)
class Network:
    """`count` measures what `limit` bounds; `share` takes the text where a link can carry it."""

    name: str
    limit: int
    unit: str
    count: Callable[[str], int] = count_graphemes
    byte_limit: int = 0
    share: str = ""
    alt_limit: int = 0

    def fits(self, text: str) -> bool:
        return self.count(text) <= self.limit and not (self.byte_limit and count_bytes(text) > self.byte_limit)

    def share_link(self, text: str) -> str:
        return self.share + quote(text, safe="", errors="replace") if self.share else ""


NETWORKS = {
    "story": Network("Story page", 5000, "characters"),
    "x": Network("X", 280, "weighted", count_x, share="https://x.com/intent/post?text=", alt_limit=1000),
    "bluesky": Network(
        "Bluesky",
        300,
        "characters",
        byte_limit=3000,
        share="https://bsky.app/intent/compose?text=",
        alt_limit=2000,
    ),
    "threads": Network(
        "Threads", 500, "characters", count_threads, share="https://www.threads.com/intent/post?text=", alt_limit=1000
    ),
    "mastodon": Network(
        "Mastodon", 500, "characters", count_mastodon, share="https://mastodon.social/share?text=", alt_limit=1500
    ),
    "facebook": Network("Facebook", 480, "visible characters"),
    "instagram": Network("Instagram", 2200, "characters", alt_limit=1000),
    "nextdoor": Network("Nextdoor", 5000, "characters"),
}
CUTS = (regex.compile(r"\n\n+"), regex.compile(r"(?<=[.!?…][\"”’)]*)\s+"), regex.compile(r"\s+"))


def split(text: str, network: Network) -> list[str]:
    """The text as a thread: cut at paragraph, sentence or word, with "(3/7)" where there are several parts.

    Never cuts an address, a hashtag or a grapheme; only a single word longer than a post is cut, between graphemes.
    """
    text = text.strip()
    if not text or network.fits(text):
        return [text] if text else []
    digits = 1
    while True:
        room = f" ({'9' * digits}/{'9' * digits})"
        parts = list(_parts(text, _fitting(network, room)))
        if len(str(len(parts))) <= digits:
            return [f"{part} ({number}/{len(parts)})" for number, part in enumerate(parts, 1)]
        digits += 1


def _fitting(network: Network, room: str) -> Callable[[str], bool]:
    return lambda part: network.fits(part + room)


def _parts(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    while not fits(text):
        end = _longest(text, fits)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    yield text


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """The last place to cut so that the head fits: a whole paragraph before a sentence before a word."""
    for cut in CUTS:
        ends = [found.start() for found in cut.finditer(text) if found.start()]
        if fitting := bisect_left(ends, True, key=lambda end: not fits(text[:end])):
            return ends[fitting - 1]
    end = 0
    for grapheme in graphemes(text):
        if end and not fits(text[: end + len(grapheme)]):
            break
        end += len(grapheme)
    return end
