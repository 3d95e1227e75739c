"""What the editor shows beside a text: marked spans and each network's view."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ridealong.posts.networks import NETWORKS, Network
from ridealong.posts.screening import Finding
from ridealong.posts.threads import split


@dataclass(frozen=True)
class Piece:
    text: str
    numbers: list[int]  # findings that end here
    is_marked: bool
    is_stop: bool


@dataclass(frozen=True)
class Preview:
    network: Network
    count: int
    over: int
    parts: list[str]


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """The text cut at every edge of a finding."""
    edges = sorted({0, len(text), *(edge for found in findings for edge in (found.start, found.end))})
    cut = []
    for start, end in pairwise(edges):
        here = [(number, found) for number, found in enumerate(findings, 1) if found.start <= start < found.end]
        cut.append(
            Piece(
                text[start:end],
                [number for number, found in here if found.end == end],
                bool(here),
                any(found.outcome in "XB" for _, found in here),
            )
        )
    return cut


def previews(text: str) -> list[Preview]:
    return [_preview(text, NETWORKS[name]) for name in ("x", "bluesky", "threads", "mastodon")]


def _preview(text: str, network: Network) -> Preview:
    count = network.count(text)
    return Preview(network, count, max(0, count - network.limit), split(text, network))
