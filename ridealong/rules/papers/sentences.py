"""Papers and identification, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, ON_THE_DAY, Line, words


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if papers := [words(paper.name, language) for paper in rules.documents if paper.how in {"upload", "bring"}]:
        yield Line(BEFORE, _("Papers"), ", ".join(papers))
    if rules.identification.copy_with_application:
        yield Line(BEFORE, _("Copy of your ID"), _("A copy of your ID belongs to the application."))
    if rules.identification.at_check_in:
        yield Line(ON_THE_DAY, _("ID"), _("Bring your photo ID."))
