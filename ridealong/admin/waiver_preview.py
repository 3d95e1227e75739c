"""A waiver text as people will read it, where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ridealong.core import legal_text
from ridealong.waivers.models import WaiverText
from ridealong.waivers.status import Audience
from ridealong.web import markup


@dataclass(frozen=True)
class Part:
    """`is_initialled`: the rider puts initials below it."""

    html: SafeString
    is_initialled: bool


def of(text: WaiverText) -> Iterator[Part]:
    """The text as saved, clause by clause, drawn as on the page where it is signed."""
    wants_initials = _wants_initials(text)
    for clause in legal_text.clauses(text.body):
        yield Part(markup.clause_to_html(clause), wants_initials and clause.is_initialled)


def _wants_initials(text: WaiverText) -> bool:
    """Guardians put no initials."""
    rules = text.program.rule_sets.in_force().order_by("valid_from_at", "number").last()
    return text.audience != Audience.GUARDIAN and bool(rules and rules.rules.waiver.initials_per_page)
