"""Legal texts as HTML, in the grammar of `core.legal_text`. Everything in them is escaped."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ridealong.core import legal_text
from ridealong.core.legal_text import Block, Clause, Heading, List, Runs

DEEPEST = 6  # HTML has no smaller heading


def to_html(body: str) -> SafeString:
    """The page around it keeps h1; the headings look one size smaller than they are."""
    return _join(legal_text.read(body))


def clause_to_html(clause: Clause) -> SafeString:
    return _join([*([clause.heading] if clause.heading else []), *clause.blocks])


def _join(blocks: Iterable[Block]) -> SafeString:
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks))


def _block(block: Block) -> SafeString:
    if isinstance(block, Heading):
        rank = min(block.level + 1, DEEPEST)
        return format_html('<h{0} class="h{1}">{2}</h{0}>', rank, min(rank + 1, DEEPEST), _inline(block.runs))
    if isinstance(block, List):
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_inline(runs),) for runs in block.items))
        )
    return format_html("<p>{}</p>", _inline(block.runs))


def _inline(runs: Runs) -> SafeString:
    return format_html_join(
        "", "{}", ((format_html("<strong>{}</strong>", run.text) if run.is_strong else run.text,) for run in runs)
    )
