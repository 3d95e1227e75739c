"""A department's own colour: what may replace our navy, by the contrast rules of WCAG 2.2."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OURS = "#16213a"
AMBER = "#f5a800"
WHITE = "#ffffff"
TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
MARK_CONTRAST = 3.0  # WCAG 2.2, 1.4.11


def contrast(one: str, other: str) -> float:
    """Ratio between two colours such as "#16213a", from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def objections(colour: str) -> list[Promise]:
    """Why this colour cannot stand behind the department's name; an empty list if it can."""
    reasons: list[Promise] = []
    if contrast(WHITE, colour) < TEXT_CONTRAST:
        reasons.append(_("White words on this color are hard to read. Choose a darker one."))
    if contrast(AMBER, colour) < MARK_CONTRAST:
        reasons.append(_("The amber line does not show on this color. Choose a darker one."))
    return reasons


def darker(colour: str, share: float = 0.3) -> str:
    """The same colour with `share` of its light taken away, for a button under the pointer."""
    return "#" + "".join(f"{round(channel * (1 - share)):02x}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 255 / 12.92 if channel / 255 <= 0.04045 else ((channel / 255 + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
