"""The house frame: one message as plain text, as HTML, and as a text message, all from the same blocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ridealong.notifications.markup import Block

SLOT = "{{ link }}"  # where the worker writes the link or code that it mints while sending
LONGEST_TEXT = 300  # characters: two text messages


@dataclass(frozen=True)
class Framed:
    text: str
    html: str


def frame(
    blocks: Iterable[Block], *, address: str = SLOT, is_linkless: bool = False, is_secret: bool = False
) -> Framed:
    """In the language that is active. Without links the button becomes words and a code to type."""
    shown = list(blocks)
    context = {
        "blocks": [block for block in shown if block.kind != "small"],
        "small": [block for block in shown if block.kind == "small"],
        "address": address,
        "slot": SLOT,
        "is_linkless": is_linkless,
        "is_secret": is_secret,
    }
    text = render_to_string("emails/base.txt", context)
    return Framed(text=_tidy(text), html=render_to_string("emails/base.html", context))


def text_message(subject: str) -> str:
    """The subject and nothing else: subjects tell nothing about a person."""
    words = _("%(subject)s. More is in your e-mail. Reply STOP to end.") % {"subject": subject.rstrip(".")}
    return words[:LONGEST_TEXT]


def page(path: str) -> str:
    return settings.RIDEALONG_URL + path


def _tidy(text: str) -> str:
    """Never two empty lines in a row, whatever was left out."""
    kept: list[str] = []
    for row in text.splitlines():
        if row.strip() or (kept and kept[-1]):
            kept.append(row.rstrip())
    return "\n".join(kept).strip() + "\n"
