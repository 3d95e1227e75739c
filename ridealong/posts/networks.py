"""What each network takes.

Limits as of 2026-11, from the program's design document; nobody has checked them against the networks since.
Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from ridealong.posts.counting import count_bytes, count_graphemes, count_mastodon, count_threads, count_x


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
