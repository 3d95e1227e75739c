"""Legal texts as HTML. Plain markup: `## ` begins a heading, `**…**` is strong, a blank line ends a paragraph."""

import re

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

STRONG = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def to_html(body: str) -> SafeString:
    """Everything is escaped; headings become h2 in the size of h3, which the page around it leaves free."""
    blocks = re.split(r"\n\s*\n|(?<=\n)(?=## )|(?<=^)(?=## )", body.replace("\r\n", "\n").strip())
    return format_html_join("\n", "{}", ((_block(block.strip()),) for block in blocks if block.strip()))


def parts(body: str) -> list[SafeString]:
    """The same, cut before each heading: what a person initials one by one."""
    cut = re.split(r"\n(?=## )", body.replace("\r\n", "\n").strip())
    return [to_html(part) for part in cut if part.strip()]


def _block(block: str) -> SafeString:
    """A heading, and the paragraph below it if there is no blank line between."""
    if not block.startswith("## "):
        return format_html("<p>{}</p>", _inline(block))
    heading, _newline, rest = block.partition("\n")
    html = format_html('<h2 class="h3">{}</h2>', _inline(heading.removeprefix("## ")))
    return format_html("{}\n{}", html, _block(rest.strip())) if rest.strip() else html


def _inline(text: str) -> SafeString:
    return mark_safe(STRONG.sub(r"<strong>\1</strong>", str(conditional_escape(text))))  # noqa: S308
