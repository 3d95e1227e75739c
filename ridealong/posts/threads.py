"""How a text becomes a thread where it is longer than a post. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

import regex

from ridealong.posts.counting import graphemes
from ridealong.posts.networks import Network

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
